//===- Epilogue.cpp - Elementwise readers of a kernel's result ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::compress;

/// How an operand is read: a row of columns, or one scalar for all of them.
/// Anything else (columns in another place, index expressions) doesn't fit.
static bool isReadable(AffineMap map) {
  unsigned columns = map.getNumDims() - 1;
  for (auto [position, expr] : llvm::enumerate(map.getResults())) {
    if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
      if (constant.getValue() != 0)
        return false;
      continue;
    }
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || (dim.getPosition() == columns && position + 1 != map.getNumResults()))
      return false;
  }
  return true;
}

static bool isVectorizable(Operation &op) {
  return isa<linalg::YieldOp>(op) || op.hasTrait<OpTrait::ConstantLike>() ||
         (OpTrait::hasElementwiseMappableTraits(&op) && op.getNumRegions() == 0 &&
          op.getNumResults() == 1);
}

linalg::GenericOp compress::findEpilogue(PackedMatmulOp op) {
  if (!op.getResult().hasOneUse())
    return {};
  OpOperand &use = *op.getResult().use_begin();
  auto generic = dyn_cast<linalg::GenericOp>(use.getOwner());
  if (!generic || !generic.isDpsInput(&use) || generic.getNumResults() != 1 ||
      generic.getNumReductionLoops() || generic->getBlock() != op->getBlock())
    return {};
  AffineMap out = generic.getMatchingIndexingMap(generic.getDpsInitOperand(0));
  if (!out.isIdentity() || !generic.getMatchingIndexingMap(&use).isIdentity())
    return {};
  // The init is overwritten, not read; reading it would need it in place.
  if (generic.payloadUsesValueFromOperand(generic.getDpsInitOperand(0)))
    return {};
  for (OpOperand *input : generic.getDpsInputOperands())
    if (!isReadable(generic.getMatchingIndexingMap(input)))
      return {};
  if (!llvm::all_of(*generic.getBody(), isVectorizable))
    return {};
  return generic;
}

/// Reads the vector or broadcast scalar of one operand.
static Value readOperand(OpBuilder &builder, Location loc, Value operand, AffineMap map,
                         ValueRange indices, int64_t lanes, bool inBounds) {
  auto type = dyn_cast<RankedTensorType>(operand.getType());
  auto vectorOf = [&](Type element) { return VectorType::get({lanes}, element); };
  if (!type) // a scalar operand of the generic
    return vector::BroadcastOp::create(builder, loc, vectorOf(operand.getType()), operand);

  SmallVector<Value> position;
  bool isRow = false;
  for (AffineExpr expr : map.getResults()) {
    if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
      position.push_back(indices[dim.getPosition()]);
      isRow |= dim.getPosition() + 1 == map.getNumDims();
    } else {
      position.push_back(arith::ConstantIndexOp::create(builder, loc, 0));
    }
  }
  Type element = type.getElementType();
  if (!isRow) {
    Value scalar = tensor::ExtractOp::create(builder, loc, operand, position);
    return vector::BroadcastOp::create(builder, loc, vectorOf(element), scalar);
  }
  Value padding = arith::ConstantOp::create(builder, loc, builder.getZeroAttr(element));
  return vector::TransferReadOp::create(builder, loc, vectorOf(element), operand, position, padding,
                                        ArrayRef<bool>{inBounds});
}

Value compress::emitEpilogue(OpBuilder &builder, linalg::GenericOp epilogue, PackedMatmulOp op,
                             Value value, ValueRange indices, bool inBounds) {
  Location loc = epilogue.getLoc();
  int64_t lanes = cast<VectorType>(value.getType()).getDimSize(0);
  auto vectorOf = [&](Type element) { return VectorType::get({lanes}, element); };

  IRMapping mapping;
  for (OpOperand *input : epilogue.getDpsInputOperands()) {
    BlockArgument argument = epilogue.getMatchingBlockArgument(input);
    if (argument.use_empty())
      continue;
    mapping.map(argument, input->get() == op.getResult()
                              ? value
                              : readOperand(builder, loc, input->get(),
                                            epilogue.getMatchingIndexingMap(input), indices, lanes,
                                            inBounds));
  }
  for (Operation &inner : epilogue.getBody()->without_terminator()) {
    SmallVector<Value> operands;
    for (Value operand : inner.getOperands()) {
      if (!mapping.contains(operand)) // a scalar from outside the body
        mapping.map(operand, vector::BroadcastOp::create(builder, loc, vectorOf(operand.getType()),
                                                         operand));
      operands.push_back(mapping.lookup(operand));
    }
    if (inner.hasTrait<OpTrait::ConstantLike>()) {
      Operation *scalar = builder.clone(inner);
      mapping.map(inner.getResult(0),
                  vector::BroadcastOp::create(builder, loc, vectorOf(inner.getResult(0).getType()),
                                              scalar->getResult(0)));
      continue;
    }
    OperationState state(inner.getLoc(), inner.getName(), operands,
                         {vectorOf(inner.getResult(0).getType())}, inner.getAttrs());
    mapping.map(inner.getResult(0), builder.create(state)->getResult(0));
  }
  Value yielded = epilogue.getBody()->getTerminator()->getOperand(0);
  if (!mapping.contains(yielded))
    return vector::BroadcastOp::create(builder, loc, vectorOf(yielded.getType()), yielded);
  return mapping.lookup(yielded);
}
