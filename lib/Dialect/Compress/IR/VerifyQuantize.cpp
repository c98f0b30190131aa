//===- VerifyQuantize.cpp - Verifiers of the quantize family ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::compress;

/// The constraints that `quant_params` and the ops that use scales share.
static LogicalResult verifyScheme(Operation *op, SchemeAttr scheme, ShapedType data,
                                  ShapedType scale, Value zeroPoint) {
  if (int64_t(scheme.getBlock().size()) != data.getRank()) // block rank
    return op->emitOpError() << "block has " << scheme.getBlock().size()
                             << " sizes for a tensor of rank " << data.getRank() << ": " << data;

  auto checkShape = [&](StringRef name, ShapedType type) -> LogicalResult {
    SmallVector<int64_t> expected = scheme.getScaleShape(data.getShape());
    if (succeeded(verifyCompatibleShape(type.getShape(), expected)))
      return success();
    return op->emitOpError() << name << " shape doesn't match " << data << " in blocks of ["
                             << scheme.getBlock() << "]: expected "
                             << RankedTensorType::get(expected, type.getElementType()) << ", got "
                             << type;
  };
  if (failed(checkShape("scale", scale)))
    return failure();
  if (bool(zeroPoint) == scheme.isSymmetric())
    return op->emitOpError(scheme.isSymmetric() ? "a symmetric scheme has no zero point"
                                                : "an asymmetric scheme needs a zero point");
  if (zeroPoint)
    return checkShape("zero point", cast<ShapedType>(zeroPoint.getType()));
  return success();
}

// (C1) block's rank, (C2) shapes, (C3) zero point.
LogicalResult QuantParamsOp::verify() {
  return verifyScheme(*this, getScheme(), getInput().getType(), getScale().getType(),
                      getZeroPoint());
}

// (C1) shapes of input and result, (C2) block's rank, (C3) shapes of the
// parameters, (C4) zero point.
template <typename Op>
static LogicalResult verifyScaled(Op op) {
  if (op.getInput().getType().getShape() != op.getResult().getType().getShape()) // (C1)
    return op.emitOpError() << "result shape doesn't match the input: " << op.getResult().getType()
                            << " of " << op.getInput().getType();
  return verifyScheme(op, op.getScheme(), op.getInput().getType(), op.getScale().getType(),
                      op.getZeroPoint());
}

LogicalResult QuantizeOp::verify() { return verifyScaled(*this); }
LogicalResult DequantizeOp::verify() { return verifyScaled(*this); }
LogicalResult FakeQuantizeOp::verify() { return verifyScaled(*this); }
