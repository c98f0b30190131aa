//===- Evaluate.cpp - From an op to its plain loops ---------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Evaluate.h"
#include "Ops.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

LogicalResult mlir::compress::reference::evaluate(Operation *op, Buffers inputs, Buffers results) {
  FailureOr<SmallVector<SmallVector<int64_t>>> shapes = inferResultShapes(op, inputs);
  if (failed(shapes))
    return failure();
  if (results.size() != shapes->size())
    return op->emitOpError() << "has " << shapes->size() << " results, got " << results.size()
                             << " buffers";
  for (auto [i, result, shape] : llvm::enumerate(results, *shapes)) {
    Type element = getElementTypeOrSelf(op->getResult(i).getType());
    if (result.element != element || result.shape != shape)
      return op->emitOpError() << "result #" << i << " must be "
                               << RankedTensorType::get(shape, element) << " at run time, got "
                               << RankedTensorType::get(result.shape, result.element);
  }
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case<PruneMaskOp, ApplyMaskOp, QuantParamsOp, QuantizeOp, DequantizeOp, FakeQuantizeOp,
            PackOp, UnpackOp, PackedMatmulOp>(
          [&](auto op) { return evaluateOp(op, inputs, results); })
      .Default([](Operation *) -> LogicalResult {
        llvm_unreachable("inferResultShapes has refused it");
      });
}
