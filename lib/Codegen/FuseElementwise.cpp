//===- FuseElementwise.cpp - Elementwise fusion without recomputation ---*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DroppedDims.h"
#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSFUSEELEMENTWISE
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// Whether the reader uses each element of the operand once.
static bool readsOnce(OpOperand *operand) {
  auto producer = operand->get().getDefiningOp<linalg::GenericOp>();
  auto consumer = dyn_cast<linalg::GenericOp>(operand->getOwner());
  if (!producer || !consumer || !producer->hasOneUse())
    return false;
  return consumer.getMatchingIndexingMap(operand).isPermutation();
}

namespace {
/// Drops dimensions of 1 that constants index, such as those that a reduction keeps:
///
///   %r = generic {.. (i, j) -> (i, 0)} outs(%o : tensor<?x1xf32>)
/// becomes
///   %c = tensor.collapse_shape %o ; %d = generic {.. (i, j) -> (i)} outs(%c)
///   %r = tensor.expand_shape %d
///
/// Loops stay as they are. Upstream's folding of unit loops takes a dynamic dimension
/// that another operand says is 1 for one of 0.
struct DropConstantIndices : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  /// Which dimensions of the operand fall: constants index them, and they are 1.
  static llvm::SmallBitVector findDropped(linalg::GenericOp op, OpOperand &operand) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    ArrayRef<int64_t> shape = op.getShape(&operand);
    llvm::SmallBitVector dropped(map.getNumResults());
    for (auto [dim, expr] : llvm::enumerate(map.getResults()))
      if (shape[dim] == 1 && expr == getAffineConstantExpr(0, map.getContext()))
        dropped.set(dim);
    return dropped;
  }

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics())
      return rewriter.notifyMatchFailure(op, "works on memory");
    SmallVector<Value> operands(op->getOperands());
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    SmallVector<SmallVector<ReassociationIndices>> groups(operands.size());
    bool changes = false;
    for (OpOperand &operand : op->getOpOperands()) {
      unsigned number = operand.getOperandNumber();
      llvm::SmallBitVector dropped = findDropped(op, operand);
      if (dropped.none())
        continue;
      groups[number] = groupDropped(dropped);
      maps[number] = maps[number].dropResults(dropped);
      operands[number] =
          tensor::CollapseShapeOp::create(rewriter, op.getLoc(), operand.get(), groups[number]);
      changes = true;
    }
    if (!changes)
      return rewriter.notifyMatchFailure(op, "no constant indexes a dimension of 1");
    ValueRange inputs = ValueRange(operands).take_front(op.getNumDpsInputs());
    ValueRange inits = ValueRange(operands).drop_front(op.getNumDpsInputs());
    auto dropped = linalg::GenericOp::create(rewriter, op.getLoc(), inits.getTypes(), inputs, inits,
                                             maps, op.getIteratorTypesArray());
    rewriter.inlineRegionBefore(op.getRegion(), dropped.getRegion(), dropped.getRegion().begin());
    SmallVector<Value> results(dropped.getResults());
    for (auto [i, result] : llvm::enumerate(results))
      if (Type type = op.getResult(i).getType(); type != result.getType())
        result = tensor::ExpandShapeOp::create(rewriter, op.getLoc(), type, result,
                                               groups[op.getNumDpsInputs() + i]);
    rewriter.replaceOp(op, results);
    return success();
  }
};

struct FuseElementwise : compress::impl::CompressFuseElementwiseBase<FuseElementwise> {
  /// Named elementwise ops become generics. Fills stay: they say that an init
  /// is constant.
  void generalize() {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (!isa<linalg::GenericOp, linalg::FillOp>(op) && op.hasPureTensorSemantics() &&
          op.getNumReductionLoops() == 0)
        ops.push_back(op);
    });
    for (linalg::LinalgOp op : ops) {
      rewriter.setInsertionPoint(op);
      // What has no generic form (a pack, say) isn't elementwise.
      (void)succeeded(linalg::generalizeNamedOp(rewriter, op));
    }
  }

  void runOnOperation() override {
    generalize();
    MLIRContext *context = &getContext();
    RewritePatternSet patterns(context);
    patterns.add<DropConstantIndices>(context);
    linalg::populateElementwiseOpsFusionPatterns(patterns, readsOnce);
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, readsOnce);
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    linalg::GenericOp::getCanonicalizationPatterns(patterns, context);
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, context);
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, context);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
