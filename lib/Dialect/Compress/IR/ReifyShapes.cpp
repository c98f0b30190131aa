//===- ReifyShapes.cpp - Result shapes as values ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

static OpFoldResult ceilDiv(OpBuilder &builder, Location loc, OpFoldResult size, int64_t by) {
  AffineExpr d0 = builder.getAffineDimExpr(0);
  return affine::makeComposedFoldedAffineApply(builder, loc, AffineMap::get(1, 0, d0.ceilDiv(by)),
                                               {size});
}

namespace {
/// Sizes of one tensor, and what can be computed from them.
struct Sizes {
  OpBuilder &builder;
  Location loc;
  SmallVector<OpFoldResult> dims;

  Sizes(OpBuilder &builder, Value tensor)
      : builder(builder), loc(tensor.getLoc()), dims(tensor::getMixedSizes(builder, loc, tensor)) {}

  OpFoldResult product(ArrayRef<int64_t> which) {
    OpFoldResult result = builder.getIndexAttr(1);
    AffineMap multiply =
        AffineMap::get(0, 2, builder.getAffineSymbolExpr(0) * builder.getAffineSymbolExpr(1));
    for (int64_t dim : which)
      result = affine::makeComposedFoldedAffineApply(builder, loc, multiply, {result, dims[dim]});
    return result;
  }
  SmallVector<OpFoldResult> inBlocks(ArrayRef<int64_t> block) {
    SmallVector<OpFoldResult> result;
    for (auto [size, by] : llvm::zip_equal(dims, block))
      result.push_back(by ? ceilDiv(builder, loc, size, by)
                          : OpFoldResult(builder.getIndexAttr(1)));
    return result;
  }
};

/// The sizes of a statically shaped type.
SmallVector<OpFoldResult> staticSizes(OpBuilder &builder, Type type) {
  return getAsIndexOpFoldResult(builder.getContext(), cast<ShapedType>(type).getShape());
}

/// A dimension whose size the result type states is that constant.
LogicalResult finish(Operation *op, OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  for (auto [result, shape] : llvm::zip_equal(op->getResultTypes(), shapes))
    for (auto [size, known] : llvm::zip_equal(shape, cast<ShapedType>(result).getShape()))
      if (!ShapedType::isDynamic(known))
        size = builder.getIndexAttr(known);
  return success();
}
} // namespace

LogicalResult PruneMaskOp::reifyResultShapes(OpBuilder &builder,
                                             ReifiedRankedShapedTypeDims &shapes) {
  for (Value input : getInputs())
    shapes.push_back(Sizes(builder, input).dims);
  return finish(*this, builder, shapes);
}

LogicalResult ApplyMaskOp::reifyResultShapes(OpBuilder &builder,
                                             ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(Sizes(builder, getInput()).dims);
  return finish(*this, builder, shapes);
}

LogicalResult QuantParamsOp::reifyResultShapes(OpBuilder &builder,
                                               ReifiedRankedShapedTypeDims &shapes) {
  shapes.assign(getNumResults(), Sizes(builder, getInput()).inBlocks(getScheme().getBlock()));
  return finish(*this, builder, shapes);
}

LogicalResult QuantizeOp::reifyResultShapes(OpBuilder &builder,
                                            ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(Sizes(builder, getInput()).dims);
  return finish(*this, builder, shapes);
}

LogicalResult DequantizeOp::reifyResultShapes(OpBuilder &builder,
                                              ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(Sizes(builder, getInput()).dims);
  return finish(*this, builder, shapes);
}

LogicalResult FakeQuantizeOp::reifyResultShapes(OpBuilder &builder,
                                                ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(Sizes(builder, getInput()).dims);
  return finish(*this, builder, shapes);
}

ReifiedRankedShapedTypeDims compress::reifyComponentShapes(OpBuilder &builder, Location loc,
                                                           EncodingAttr encoding,
                                                           OpFoldResult batch, OpFoldResult n,
                                                           OpFoldResult k) {
  int64_t n0 = encoding.getTile()[0], k0 = encoding.getTile()[1], group = encoding.getGroup();
  SmallVector<OpFoldResult> prefix;
  if (batch)
    prefix.push_back(batch);
  prefix.push_back(ceilDiv(builder, loc, n, n0));

  SmallVector<OpFoldResult> values(prefix), scales(prefix);
  if (encoding.getBits() == 4)
    values.append({ceilDiv(builder, loc, k, group), builder.getIndexAttr(group / (2 * k0))});
  else
    values.push_back(ceilDiv(builder, loc, k, k0));
  values.append({builder.getIndexAttr(n0), builder.getIndexAttr(k0)});
  scales.append({group ? ceilDiv(builder, loc, k, group) : OpFoldResult(builder.getIndexAttr(1)),
                 builder.getIndexAttr(n0)});
  ReifiedRankedShapedTypeDims shapes{values};
  if (encoding.getScale())
    shapes.push_back(scales);
  if (encoding.getAsymmetric())
    shapes.push_back(scales);
  return shapes;
}

LogicalResult PackOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  EncodingAttr encoding = getEncoding();
  Sizes sizes(builder, getInputs()[0]);
  OpFoldResult batch =
      encoding.getBatch().empty() ? OpFoldResult() : sizes.product(encoding.getBatch());
  shapes = reifyComponentShapes(builder, getLoc(), encoding, batch, sizes.product(encoding.getN()),
                                sizes.product(encoding.getK()));
  return finish(*this, builder, shapes);
}

LogicalResult UnpackOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  for (Type type : getResultTypes())
    shapes.push_back(staticSizes(builder, type));
  return success();
}

LogicalResult PackedMatmulOp::reifyResultShapes(OpBuilder &builder,
                                                ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(Sizes(builder, getInit()).dims);
  return success();
}
