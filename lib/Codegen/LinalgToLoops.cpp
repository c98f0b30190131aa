//===- LinalgToLoops.cpp - Loops that LLVM vectorizes -------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Codegen/ReductionLoops.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLINALGTOLOOPS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// The loop nest of one op, reductions innermost with their sums in registers.
class RegisterReduction {
public:
  RegisterReduction(RewriterBase &rewriter, linalg::LinalgOp op)
      : b(rewriter), op(op), loc(op.getLoc()), ivs(op.getNumLoops()) {}

  void emit();

private:
  SmallVector<Value> indicesOf(OpOperand *operand) {
    AffineMap map = op.getMatchingIndexingMap(operand);
    SmallVector<Value> indices;
    for (AffineExpr expr : map.getResults())
      indices.push_back(affine::makeComposedAffineApply(
          b, loc, AffineMap::get(map.getNumDims(), 0, expr), getAsOpFoldResult(ivs)));
    return indices;
  }
  Value loadOperand(OpOperand *operand) {
    if (!isa<MemRefType>(operand->get().getType()))
      return operand->get();
    return memref::LoadOp::create(b, loc, operand->get(), indicesOf(operand));
  }
  SmallVector<Value> emitBody(ValueRange sums);

  RewriterBase &b;
  linalg::LinalgOp op;
  Location loc;
  SmallVector<Value> ivs;
  SmallVector<Range> ranges;
};
} // namespace

SmallVector<Value> RegisterReduction::emitBody(ValueRange sums) {
  IRMapping mapping;
  for (OpOperand *input : op.getDpsInputOperands())
    if (!op.getMatchingBlockArgument(input).use_empty())
      mapping.map(op.getMatchingBlockArgument(input), loadOperand(input));
  for (auto [init, sum] : llvm::zip_equal(op.getDpsInitsMutable(), sums))
    mapping.map(op.getMatchingBlockArgument(&init), sum);
  for (Operation &inner : op.getBlock()->without_terminator()) {
    if (auto index = dyn_cast<linalg::IndexOp>(inner)) {
      mapping.map(index.getResult(), ivs[index.getDim()]);
      continue;
    }
    Operation *clone = b.clone(inner, mapping);
    // Vectorizing a sum of floats reorders it.
    if (auto add = dyn_cast<arith::AddFOp>(clone))
      if (llvm::is_contained(sums, add.getLhs()) || llvm::is_contained(sums, add.getRhs()))
        add.setFastmath(add.getFastmath() | arith::FastMathFlags::reassoc);
  }
  SmallVector<Value> results;
  for (Value yielded : op.getBlock()->getTerminator()->getOperands())
    results.push_back(mapping.lookupOrDefault(yielded));
  return results;
}

void RegisterReduction::emit() {
  SmallVector<Range, 4> loopRanges = op.createLoopRanges(b, loc);
  ranges.assign(loopRanges.begin(), loopRanges.end());
  SmallVector<unsigned> parallel, reductions;
  op.getParallelDims(parallel);
  op.getReductionDims(reductions);

  auto body = [&] {
    SmallVector<Value> sums;
    for (OpOperand &init : op.getDpsInitsMutable())
      sums.push_back(loadOperand(&init));
    sums = emitReductionLoops(b, loc, ranges, reductions, ivs, std::move(sums),
                              [&](ValueRange sums) { return emitBody(sums); });
    for (auto [init, sum] : llvm::zip_equal(op.getDpsInitsMutable(), sums))
      memref::StoreOp::create(b, loc, sum, init.get(), indicesOf(&init));
  };
  if (parallel.empty())
    return body();
  SmallVector<Value> from, to, step;
  for (unsigned dim : parallel) {
    from.push_back(getValueOrCreateConstantIndexOp(b, loc, ranges[dim].offset));
    to.push_back(getValueOrCreateConstantIndexOp(b, loc, ranges[dim].size));
    step.push_back(getValueOrCreateConstantIndexOp(b, loc, ranges[dim].stride));
  }
  scf::ParallelOp::create(b, loc, from, to, step,
                          [&](OpBuilder &nested, Location, ValueRange indices) {
                            OpBuilder::InsertionGuard guard(b);
                            b.setInsertionPointToStart(nested.getInsertionBlock());
                            for (auto [dim, iv] : llvm::zip_equal(parallel, indices))
                              ivs[dim] = iv;
                            body();
                          });
}

/// Reductions go innermost if the innermost dimension is one: then the reads of
/// a sum are contiguous, and its register pays.
static bool isRegisterReduction(linalg::LinalgOp op) {
  auto iterators = op.getIteratorTypesArray();
  return !iterators.empty() && iterators.back() == utils::IteratorType::reduction &&
         !movesWithReduction(op);
}

namespace {
struct LinalgToLoops : compress::impl::CompressLinalgToLoopsBase<LinalgToLoops> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.hasPureBufferSemantics())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      rewriter.setInsertionPoint(op);
      if (isRegisterReduction(op)) {
        RegisterReduction(rewriter, op).emit();
      } else if (failed(linalg::linalgOpToParallelLoops(rewriter, op))) {
        op->emitError("this op on memrefs has no loops");
        return signalPassFailure();
      }
      rewriter.eraseOp(op);
    }
  }
};
} // namespace
