//===- Epilogue.cpp - Elementwise readers of a kernel's result ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"
#include "compress/Codegen/VectorBody.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

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
  return isVectorizableBody(generic) ? generic : linalg::GenericOp();
}

/// Reads the vector or broadcast scalar of one operand.
static Value readOperand(OpBuilder &builder, Location loc, Value operand, AffineMap map,
                         ValueRange indices, int64_t lanes, bool inBounds) {
  auto type = dyn_cast<RankedTensorType>(operand.getType());
  if (!type) // a scalar operand of the generic
    return splatToLanes(builder, loc, operand, lanes);

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
    return splatToLanes(builder, loc, scalar, lanes);
  }
  Value padding = arith::ConstantOp::create(builder, loc, builder.getZeroAttr(element));
  return vector::TransferReadOp::create(builder, loc, VectorType::get({lanes}, element), operand,
                                        position, padding, ArrayRef<bool>{inBounds});
}

Value compress::emitEpilogue(OpBuilder &builder, linalg::GenericOp epilogue, PackedMatmulOp op,
                             Value value, ValueRange indices, bool inBounds) {
  int64_t lanes = cast<VectorType>(value.getType()).getDimSize(0);
  return emitVectorBody(builder, epilogue, lanes, [&](OpOperand *input) {
    return input->get() == op.getResult()
               ? value
               : readOperand(builder, epilogue.getLoc(), input->get(),
                             epilogue.getMatchingIndexingMap(input), indices, lanes, inBounds);
  });
}
