//===- DecomposeAggregates.cpp - Named ops that stand for several -------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSDECOMPOSEAGGREGATES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Upstream refuses tiles of dynamic sizes.
template <typename OpTy, typename ResultTy>
static bool check(OpTy op, const FailureOr<ResultTy> &lowered) {
  if (failed(lowered))
    op.emitOpError("is lowered with inner tiles of static sizes only: write it as "
                   "tensor.pad, tensor.expand_shape and linalg.transpose");
  return succeeded(lowered);
}

/// Upstream takes the rows' maximum of a softmax by maxnumf, from NaN. A NaN in a row
/// makes all of it NaN anyway, by the sum; maximumf becomes vectors.
static void orderMaximum(IRRewriter &rewriter, linalg::GenericOp op) {
  auto maximum = op.getBody()->getTerminator()->getOperand(0).getDefiningOp<arith::MaxNumFOp>();
  auto fill = op.getDpsInits()[0].getDefiningOp<linalg::FillOp>();
  if (!maximum || !fill)
    return;
  auto type = cast<FloatType>(maximum.getType());
  rewriter.setInsertionPoint(fill);
  TypedAttr least =
      rewriter.getFloatAttr(type, APFloat::getInf(type.getFloatSemantics(), /*Negative=*/true));
  Value start = arith::ConstantOp::create(rewriter, op.getLoc(), least);
  rewriter.modifyOpInPlace(fill, [&] { fill.getInputsMutable().assign(start); });
  rewriter.setInsertionPoint(maximum);
  rewriter.replaceOpWithNewOp<arith::MaximumFOp>(maximum, maximum.getLhs(), maximum.getRhs());
}

namespace {
struct DecomposeAggregates : compress::impl::CompressDecomposeAggregatesBase<DecomposeAggregates> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::AggregatedOpInterface> ops;
    getOperation()->walk([&](linalg::AggregatedOpInterface op) { ops.push_back(op); });
    for (linalg::AggregatedOpInterface op : ops) {
      rewriter.setInsertionPoint(op);
      Operation *before = op->getPrevNode();
      // What can't be taken apart is reported by name at the pipeline's end.
      FailureOr<SmallVector<Value>> parts = op.decomposeOperation(rewriter);
      if (failed(parts))
        continue;
      if (isa<linalg::SoftmaxOp>(op)) {
        Block::iterator first = before ? std::next(before->getIterator()) : op->getBlock()->begin();
        for (Operation &part : llvm::make_range(first, op->getIterator()))
          if (auto generic = dyn_cast<linalg::GenericOp>(part))
            orderMaximum(rewriter, generic);
      }
      rewriter.replaceOp(op, *parts);
    }
    bool isDone = true;
    getOperation()->walk([&](linalg::PackOp op) {
      rewriter.setInsertionPoint(op);
      isDone &= check(op, linalg::lowerPack(rewriter, op, /*lowerPadLikeWithInsertSlice=*/false));
    });
    getOperation()->walk([&](linalg::UnPackOp op) {
      rewriter.setInsertionPoint(op);
      isDone &=
          check(op, linalg::lowerUnPack(rewriter, op, /*lowerUnpadLikeWithExtractSlice=*/false));
    });
    if (!isDone)
      signalPassFailure();
  }
};
} // namespace
