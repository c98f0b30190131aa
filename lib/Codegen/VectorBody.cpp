//===- VectorBody.cpp - Scalar bodies on vectors ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/VectorBody.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::compress;

static bool isVectorizable(Operation &op) {
  // A lane past the end of a row may hold a zero, and there is no instruction.
  if (isa<arith::DivSIOp, arith::DivUIOp, arith::CeilDivSIOp, arith::CeilDivUIOp,
          arith::FloorDivSIOp, arith::RemSIOp, arith::RemUIOp>(op))
    return false;
  return isa<linalg::YieldOp>(op) || op.hasTrait<OpTrait::ConstantLike>() ||
         (OpTrait::hasElementwiseMappableTraits(&op) && op.getNumRegions() == 0 &&
          op.getNumResults() == 1);
}

bool compress::isVectorizableBody(linalg::GenericOp op) {
  return llvm::all_of(*op.getBody(), isVectorizable);
}

Value compress::splatToLanes(OpBuilder &builder, Location loc, Value scalar, int64_t lanes) {
  return vector::BroadcastOp::create(builder, loc, VectorType::get({lanes}, scalar.getType()),
                                     scalar);
}

Value compress::emitVectorBody(OpBuilder &builder, linalg::GenericOp op, int64_t lanes,
                               llvm::function_ref<Value(OpOperand *)> read) {
  Location loc = op.getLoc();
  IRMapping mapping;
  for (OpOperand &operand : op->getOpOperands())
    if (BlockArgument argument = op.getMatchingBlockArgument(&operand); !argument.use_empty())
      mapping.map(argument, read(&operand));
  // A scalar from outside the body, or a constant of it, fills the lanes.
  auto lookup = [&](Value value) {
    if (!mapping.contains(value))
      mapping.map(value, splatToLanes(builder, loc, value, lanes));
    return mapping.lookup(value);
  };
  for (Operation &inner : op.getBody()->without_terminator()) {
    if (inner.hasTrait<OpTrait::ConstantLike>()) {
      Value scalar = builder.clone(inner)->getResult(0);
      mapping.map(inner.getResult(0), splatToLanes(builder, loc, scalar, lanes));
      continue;
    }
    SmallVector<Value> operands = llvm::map_to_vector(inner.getOperands(), lookup);
    Type result = VectorType::get({lanes}, inner.getResult(0).getType());
    OperationState state(inner.getLoc(), inner.getName(), operands, result, inner.getAttrs());
    mapping.map(inner.getResult(0), builder.create(state)->getResult(0));
  }
  return lookup(op.getBody()->getTerminator()->getOperand(0));
}
