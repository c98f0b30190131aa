//===- OrderMaxima.cpp - Reductions by maxnumf that vectorize -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reductions by arith.maximumf become vectors, those by maxnumf don't (see
// LowerExtrema.cpp). The two differ in NaN only, and where a maximum begins at a
// number %c, leaving a NaN out is taking %c for it:
//
//   %m = arith.maxnumf %x, %out
// becomes
//   %n = arith.cmpf uno, %x, %x
//   %y = arith.select %n, %c, %x
//   %m = arith.maximumf %y, %out
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSORDERMAXIMA
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// The number that the result begins at, if it is known and one.
static Value getStart(OpOperand &init) {
  auto fill = init.get().getDefiningOp<linalg::FillOp>();
  APFloat value(0.0f);
  if (!fill || !matchPattern(fill.getInputs()[0], m_ConstantFloat(&value)) || value.isNaN())
    return {};
  return fill.getInputs()[0];
}

template <typename NumOp, typename OrderedOp>
static void order(IRRewriter &rewriter, linalg::LinalgOp op, OpOperand &init) {
  unsigned number = init.getOperandNumber() - op.getNumDpsInputs();
  BlockArgument out = op.getMatchingBlockArgument(&init);
  auto reduce = op.getBlock()->getTerminator()->getOperand(number).getDefiningOp<NumOp>();
  if (!reduce || reduce->getBlock() != op.getBlock() || !out.hasOneUse() ||
      (reduce.getLhs() == out) == (reduce.getRhs() == out))
    return;
  Value start = getStart(init), x = reduce.getLhs() == out ? reduce.getRhs() : reduce.getLhs();
  if (!start)
    return;
  rewriter.setInsertionPoint(reduce);
  Location loc = reduce.getLoc();
  Value isNaN = arith::CmpFOp::create(rewriter, loc, arith::CmpFPredicate::UNO, x, x);
  Value counted = arith::SelectOp::create(rewriter, loc, isNaN, start, x);
  rewriter.replaceOpWithNewOp<OrderedOp>(reduce, counted, out, reduce.getFastmath());
}

namespace {
struct OrderMaxima : compress::impl::CompressOrderMaximaBase<OrderMaxima> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() == 0)
        return;
      for (OpOperand &init : op.getDpsInitsMutable()) {
        order<arith::MaxNumFOp, arith::MaximumFOp>(rewriter, op, init);
        order<arith::MinNumFOp, arith::MinimumFOp>(rewriter, op, init);
      }
    });
  }
};
} // namespace
