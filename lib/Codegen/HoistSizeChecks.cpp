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
// memory for no more. Where a check can't stand first, since it depends on what is
// computed, a slice of all of %y keeps the two apart:
//
//   %y = linalg.exp ins(%x : tensor<?xf32>)
//   %n = arith.divui ..
//   cf.assert (tensor.dim %x == %n)
//   %all = tensor.extract_slice %y[0] [%d] [1]
//   linalg.add ins(%all, %z : tensor<?xf32>, tensor<?xf32>)
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
    bool isScalar = isa<tensor::DimOp, tensor::ExtractOp>(op) ||
                    isa<affine::AffineDialect, arith::ArithDialect>(op->getDialect());
    if (!isScalar || !isPure(op)) {
      if (!after || after->isBeforeInBlock(op))
        after = op;
      return;
    }
    for (Value operand : op->getOperands())
      add(operand, block);
    ops.insert(op);
  }
};

/// What is computed in front of the check and of a size that is known at run time
/// only is used behind it as a slice of all of it.
static void separate(IRRewriter &rewriter, cf::AssertOp check) {
  Block *block = check->getBlock();
  for (Operation &op :
       llvm::make_early_inc_range(llvm::make_range(block->begin(), check->getIterator())))
    for (OpResult result : op.getResults()) {
      auto type = dyn_cast<RankedTensorType>(result.getType());
      bool holdsNothing = type && llvm::is_contained(type.getShape(), 0);
      if (!type || type.hasStaticShape() || holdsNothing ||
          isa<tensor::EmptyOp, tensor::ExtractSliceOp>(op))
        continue;
      auto isBehind = [&](OpOperand &use) {
        Operation *user = block->findAncestorOpInBlock(*use.getOwner());
        return check->isBeforeInBlock(user) && !isa<tensor::DimOp>(use.getOwner());
      };
      if (llvm::none_of(result.getUses(), isBehind))
        continue;
      rewriter.setInsertionPointAfter(check);
      Location loc = op.getLoc();
      SmallVector<OpFoldResult> zeros(type.getRank(), rewriter.getIndexAttr(0)),
          ones(type.getRank(), rewriter.getIndexAttr(1));
      Value all = tensor::ExtractSliceOp::create(
          rewriter, loc, result, zeros, tensor::getMixedSizes(rewriter, loc, result), ones);
      rewriter.replaceUsesWithIf(result, all, [&](OpOperand &use) {
        return isBehind(use) && use.getOwner() != all.getDefiningOp();
      });
    }
}

struct HoistSizeChecks : compress::impl::CompressHoistSizeChecksBase<HoistSizeChecks> {
  void runOnOperation() override {
    if (failed(resolveSizes(getOperation())))
      return signalPassFailure();
    SmallVector<cf::AssertOp> assertions, late;
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
      if (condition.after)
        late.push_back(assertion);
    }
    IRRewriter rewriter(&getContext());
    for (cf::AssertOp assertion : late)
      separate(rewriter, assertion);
  }
};
} // namespace
