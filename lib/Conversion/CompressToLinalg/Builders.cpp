//===- Builders.cpp - What the lowerings to linalg build with -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Builders.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"

using namespace mlir;
using namespace mlir::compress;

LogicalResult compress::requireDenseTensors(Operation *op, PatternRewriter &rewriter) {
  auto isDense = [](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return !tensor || !tensor.getEncoding();
  };
  if (llvm::all_of(op->getOperandTypes(), isDense) && llvm::all_of(op->getResultTypes(), isDense))
    return success();
  return rewriter.notifyMatchFailure(op, "a tensor has an encoding, only dense ones are lowered");
}

SmallVector<Value> compress::createMultiGeneric(ImplicitLocOpBuilder &b, ValueRange inputs,
                                                ValueRange inits, ArrayRef<AffineMap> maps,
                                                ArrayRef<utils::IteratorType> iterators,
                                                MultiBodyFn body) {
  auto build = [&](OpBuilder &builder, Location loc, ValueRange args) {
    ImplicitLocOpBuilder inner(loc, builder);
    linalg::YieldOp::create(inner, body(inner, args));
  };
  return linalg::GenericOp::create(b, inits.getTypes(), inputs, inits, maps, iterators, build)
      ->getResults();
}

Value compress::createGeneric(ImplicitLocOpBuilder &b, ValueRange inputs, Value init,
                              ArrayRef<AffineMap> maps, ArrayRef<utils::IteratorType> iterators,
                              BodyFn body) {
  auto yieldOne = [&](ImplicitLocOpBuilder &b, ValueRange args) {
    return SmallVector<Value>{body(b, args)};
  };
  return createMultiGeneric(b, inputs, init, maps, iterators, yieldOne)[0];
}

Value compress::createElementwise(ImplicitLocOpBuilder &b, ValueRange inputs, Value init,
                                  BodyFn body) {
  int64_t rank = cast<ShapedType>(init.getType()).getRank();
  SmallVector<AffineMap> maps(inputs.size() + 1, b.getMultiDimIdentityMap(rank));
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::parallel);
  return createGeneric(b, inputs, init, maps, iterators, body);
}

OpFoldResult compress::getSize(ImplicitLocOpBuilder &b, Value tensor, int64_t dim) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (!type.isDynamicDim(dim))
    return b.getIndexAttr(type.getDimSize(dim));
  return b.createOrFold<tensor::DimOp>(tensor, dim);
}

SmallVector<OpFoldResult> compress::getSizes(ImplicitLocOpBuilder &b, Value tensor) {
  SmallVector<OpFoldResult> sizes;
  for (int64_t dim = 0; dim < cast<RankedTensorType>(tensor.getType()).getRank(); ++dim)
    sizes.push_back(getSize(b, tensor, dim));
  return sizes;
}

Value compress::createEmptyLike(ImplicitLocOpBuilder &b, Value like, Type element) {
  return tensor::EmptyOp::create(b, getSizes(b, like), element);
}

Value compress::createZeros(ImplicitLocOpBuilder &b, ArrayRef<OpFoldResult> sizes, Type element) {
  Value empty = tensor::EmptyOp::create(b, sizes, element);
  Value zero = arith::ConstantOp::create(b, b.getZeroAttr(element));
  return linalg::FillOp::create(b, ValueRange{zero}, ValueRange{empty}).getResult(0);
}

/// A tensor of `type` without elements, of the sizes of `tensor` plus `high`.
static Value createEmptyPadded(ImplicitLocOpBuilder &b, RankedTensorType type, Value tensor,
                               ArrayRef<OpFoldResult> high) {
  AffineMap add = AffineMap::get(2, 0, b.getAffineDimExpr(0) + b.getAffineDimExpr(1));
  SmallVector<OpFoldResult> sizes = getSizes(b, tensor);
  for (auto [size, more] : llvm::zip_equal(sizes, high))
    size = affine::makeComposedFoldedAffineApply(b, b.getLoc(), add, {size, more});
  Value empty = tensor::EmptyOp::create(b, sizes, type.getElementType());
  return castTensor(b, empty, type);
}

Value compress::padToBlocks(ImplicitLocOpBuilder &b, Value tensor, ArrayRef<int64_t> block,
                            TypedAttr fill) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<int64_t> shape(type.getShape());
  SmallVector<OpFoldResult> low(shape.size(), b.getIndexAttr(0)), high(low);
  for (auto [dim, by] : llvm::enumerate(block)) {
    if (by <= 1 || (!ShapedType::isDynamic(shape[dim]) && shape[dim] % by == 0))
      continue;
    AffineMap missing = AffineMap::get(1, 0, -b.getAffineDimExpr(0) % by);
    high[dim] =
        affine::makeComposedFoldedAffineApply(b, b.getLoc(), missing, {getSize(b, tensor, dim)});
    if (!ShapedType::isDynamic(shape[dim]))
      shape[dim] = llvm::alignTo(shape[dim], by);
  }
  if (llvm::all_of(high, isZeroInteger))
    return tensor;
  // Nothing to copy: bufferization would make a subview that doesn't verify.
  if (llvm::is_contained(shape, 0))
    return createEmptyPadded(b, type.clone(shape), tensor, high);
  Value value = arith::ConstantOp::create(b, fill);
  return tensor::PadOp::create(b, type.clone(shape), tensor, low, high, value);
}

Value compress::expandShape(ImplicitLocOpBuilder &b, RankedTensorType type, Value tensor,
                            ArrayRef<ReassociationIndices> groups) {
  SmallVector<OpFoldResult> sizes = getAsIndexOpFoldResult(b.getContext(), type.getShape());
  for (auto [from, group] : llvm::enumerate(groups)) {
    int64_t others = 1, dynamic = -1;
    for (int64_t dim : group)
      type.isDynamicDim(dim) ? dynamic = dim : others *= type.getDimSize(dim);
    if (dynamic < 0)
      continue;
    Value size = b.createOrFold<tensor::DimOp>(tensor, from);
    sizes[dynamic] = b.createOrFold<arith::DivUIOp>(size, createIndex(b, others));
  }
  return tensor::ExpandShapeOp::create(b, type, tensor, groups, sizes);
}

Value compress::castTensor(ImplicitLocOpBuilder &b, Value tensor, Type type) {
  if (tensor.getType() == type)
    return tensor;
  return tensor::CastOp::create(b, type, tensor);
}

SmallVector<Value> compress::createSizes(ImplicitLocOpBuilder &b, Value tensor) {
  return getValueOrCreateConstantIndexOp(b, b.getLoc(), getSizes(b, tensor));
}

SmallVector<Value> compress::createLoopIndices(ImplicitLocOpBuilder &b, int64_t numLoops) {
  SmallVector<Value> indices;
  for (int64_t loop = 0; loop < numLoops; ++loop)
    indices.push_back(linalg::IndexOp::create(b, loop));
  return indices;
}

Value compress::linearize(ImplicitLocOpBuilder &b, ValueRange indices, ValueRange sizes) {
  if (indices.empty())
    return createIndex(b, 0);
  Value linear = indices[0];
  for (auto [index, size] : llvm::zip_equal(indices.drop_front(), sizes.drop_front())) {
    Value scaled = b.createOrFold<arith::MulIOp>(linear, size);
    linear = b.createOrFold<arith::AddIOp>(scaled, index);
  }
  return linear;
}

Value compress::createIndex(ImplicitLocOpBuilder &b, int64_t value) {
  return arith::ConstantIndexOp::create(b, value);
}

Value compress::createInt(ImplicitLocOpBuilder &b, Type type, int64_t value) {
  return arith::ConstantOp::create(b, b.getIntegerAttr(type, value));
}

Value compress::createF32(ImplicitLocOpBuilder &b, float value) {
  return arith::ConstantOp::create(b, b.getF32FloatAttr(value));
}

Value compress::toF32(ImplicitLocOpBuilder &b, Value value) {
  if (value.getType().isF32())
    return value;
  return arith::ExtFOp::create(b, b.getF32Type(), value);
}

Value compress::fromF32(ImplicitLocOpBuilder &b, Value value, Type type) {
  if (type.isF32())
    return value;
  return arith::TruncFOp::create(b, type, value);
}

Value compress::magnitudeBits(ImplicitLocOpBuilder &b, Value value) {
  unsigned width = value.getType().getIntOrFloatBitWidth();
  Type type = b.getIntegerType(width);
  Value bits = arith::BitcastOp::create(b, type, value);
  return arith::AndIOp::create(b, bits,
                               createInt(b, type, llvm::maskTrailingOnes<uint64_t>(width - 1)));
}

int64_t compress::getInfinityBits(Type type) {
  return APFloat::getInf(cast<FloatType>(type).getFloatSemantics()).bitcastToAPInt().getZExtValue();
}
