//===- HoistSizeChecks.cpp - Checks before what relies on them ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %y = linalg.exp ins(%x : tensor<?xf32>)
//   cf.assert (tensor.dim %y == 1)
//   linalg.dot ins(%y, %w : tensor<?xf32>, tensor<1xf32>)
// becomes
//   cf.assert (tensor.dim %x == 1)
//   %y = linalg.exp ins(%x : tensor<?xf32>)
//   linalg.dot ins(%y, %w : tensor<?xf32>, tensor<1xf32>)
//
// as canonicalization concludes from the last op that %y has one element, and gives it
// memory for no more.
//
//===----------------------------------------------------------------------===//

#include "ResolveSizes.h"
#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSHOISTSIZECHECKS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// What a condition is computed from, as far as it can stand earlier in its block.
struct Condition {
  llvm::SetVector<Operation *> ops; ///< operands first
  Operation *after = nullptr;       ///< what has to come before; null: the block's start

  void add(Value value, Block *block) {
    Operation *op = value.getDefiningOp();
    if (!op || op->getBlock() != block || ops.contains(op))
      return;
    bool moves = isPure(op) && (isa<tensor::DimOp>(op) ||
                                isa<affine::AffineDialect, arith::ArithDialect>(op->getDialect()));
    if (!moves) {
      if (!after || after->isBeforeInBlock(op))
        after = op;
      return;
    }
    for (Value operand : op->getOperands())
      add(operand, block);
    ops.insert(op);
  }
};

struct HoistSizeChecks : compress::impl::CompressHoistSizeChecksBase<HoistSizeChecks> {
  void runOnOperation() override {
    if (failed(resolveSizes(getOperation())))
      return signalPassFailure();
    SmallVector<cf::AssertOp> assertions;
    getOperation()->walk([&](cf::AssertOp op) { assertions.push_back(op); });
    // By what they come after: they stay in order.
    llvm::DenseMap<std::pair<Block *, Operation *>, Operation *> last;
    for (cf::AssertOp assertion : assertions) {
      Block *block = assertion->getBlock();
      Condition condition;
      condition.add(assertion.getArg(), block);
      Operation *&before = last[{block, condition.after}];
      Operation *place = before ? before : condition.after;
      condition.ops.insert(assertion);
      for (Operation *op : condition.ops) {
        Operation *next = place ? place->getNextNode() : &block->front();
        if (next != op && next->isBeforeInBlock(op))
          op->moveBefore(next);
        if (!place || place->isBeforeInBlock(op))
          place = op;
      }
      before = assertion;
    }
  }
};
} // namespace
