//===- SeparateDestinations.cpp - Each result gets its own memory -------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// CSE makes one tensor.empty of all of a shape, and one linalg.fill of all zeros.
// Bufferization then looks for conflicts between all ops that write there, which
// takes time that grows with their number squared, and copies the zeros. Here each
// op that writes gets an empty tensor, or zeros, of its own.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSSEPARATEDESTINATIONS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Whether the operand is one that its owner writes into.
static bool isDestination(OpOperand &operand) {
  if (auto op = dyn_cast<DestinationStyleOpInterface>(operand.getOwner()))
    return op.isDpsInit(&operand);
  auto loop = dyn_cast<LoopLikeOpInterface>(operand.getOwner());
  return loop &&
         llvm::any_of(loop.getInitsMutable(), [&](OpOperand &init) { return &init == &operand; });
}

/// A clone for each destination but the first; of zeros, with a tensor.empty of
/// their own, which is what they are written into.
static void separate(IRRewriter &rewriter, Operation *op) {
  SmallVector<OpOperand *> destinations;
  for (OpOperand &use : op->getUses())
    if (isDestination(use))
      destinations.push_back(&use);
  if (destinations.empty() || op->hasOneUse())
    return;
  for (OpOperand *use : ArrayRef(destinations).drop_front()) {
    rewriter.setInsertionPoint(use->getOwner());
    Operation *copy = rewriter.clone(*op);
    rewriter.modifyOpInPlace(use->getOwner(), [&] { use->set(copy->getResult(0)); });
  }
}

namespace {
struct SeparateDestinations
    : compress::impl::CompressSeparateDestinationsBase<SeparateDestinations> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    // Zeros first: each then is a destination of the empty tensor.
    getOperation()->walk([&](linalg::FillOp op) {
      if (op->getNumResults() == 1)
        separate(rewriter, op);
    });
    getOperation()->walk([&](tensor::EmptyOp op) { separate(rewriter, op); });
  }
};
} // namespace
