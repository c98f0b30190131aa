//===- LegalizeSlices.cpp - Slices that become valid views --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Some slices of tensors are valid whose views of memory upstream refuses, or
// crashes on: empty ones that begin at the end, and such that take steps and drop
// some of several dimensions of size 1. Vectors are read from elements that touch:
// of others there is no view.
//
//===----------------------------------------------------------------------===//

#include "DroppedDims.h"
#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLEGALIZESLICES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

static bool isEmpty(RankedTensorType type) { return llvm::is_contained(type.getShape(), 0); }

/// The steps, where one isn't taken because the size is 1 as 1.
static SmallVector<OpFoldResult> getSteps(OpBuilder &builder, ArrayRef<OpFoldResult> sizes,
                                          ArrayRef<OpFoldResult> steps) {
  SmallVector<OpFoldResult> result(steps);
  for (auto [size, step] : llvm::zip_equal(sizes, result))
    if (isConstantIntValue(size, 1) && !isConstantIntValue(step, 1))
      step = builder.getIndexAttr(1);
  return result;
}

static SmallVector<int64_t> getFullShape(ArrayRef<int64_t> reduced,
                                         const llvm::SmallBitVector &dropped) {
  SmallVector<int64_t> full;
  for (unsigned dim = 0, next = 0; dim < dropped.size(); ++dim)
    full.push_back(dropped.test(dim) ? 1 : reduced[next++]);
  return full;
}

/// Whether neighbours along the last dimension of the slice aren't neighbours in
/// its source.
static bool takesApart(tensor::ExtractSliceOp op) {
  if (op.getType().getRank() == 0)
    return false;
  // Of several dimensions of size 1, the view of memory may drop another one.
  bool isLastDropped =
      op.getDroppedDims().any() && isConstantIntValue(op.getMixedSizes().back(), 1);
  return isLastDropped || !isConstantIntValue(op.getMixedStrides().back(), 1);
}

/// Whether vectors are read from the value or from a view of it.
static bool isReadAsVectors(Value value) {
  return llvm::any_of(value.getUsers(), [&](Operation *user) {
    if (isa<tensor::ExtractSliceOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(
            user))
      return isReadAsVectors(user->getResult(0));
    auto read = dyn_cast<vector::TransferReadOp>(user);
    return read && read.getBase() == value;
  });
}

static void copyApart(IRRewriter &rewriter, tensor::ExtractSliceOp op) {
  if (!takesApart(op) || !isReadAsVectors(op))
    return;
  rewriter.setInsertionPointAfter(op);
  auto copy = bufferization::AllocTensorOp::create(rewriter, op.getLoc(), op.getType(),
                                                   /*dynamicSizes=*/ValueRange{}, op.getResult());
  rewriter.replaceAllUsesExcept(op, copy, copy);
}

namespace {
struct LegalizeExtract : OpRewritePattern<tensor::ExtractSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExtractSliceOp op,
                                PatternRewriter &rewriter) const override {
    RankedTensorType type = op.getType();
    if (type.hasStaticShape() && isEmpty(type)) {
      rewriter.replaceOpWithNewOp<tensor::EmptyOp>(op, type.getShape(), type.getElementType());
      return success();
    }
    SmallVector<OpFoldResult> steps = getSteps(rewriter, op.getMixedSizes(), op.getMixedStrides());
    llvm::SmallBitVector dropped = op.getDroppedDims();
    bool splits = dropped.any() && !op.hasUnitStride();
    if (!splits && steps == op.getMixedStrides())
      return rewriter.notifyMatchFailure(op, "its view is valid");
    auto full =
        RankedTensorType::get(getFullShape(type.getShape(), dropped), type.getElementType());
    Value slice = tensor::ExtractSliceOp::create(rewriter, op.getLoc(), full, op.getSource(),
                                                 op.getMixedOffsets(), op.getMixedSizes(), steps);
    if (dropped.any())
      slice = tensor::CollapseShapeOp::create(rewriter, op.getLoc(), type, slice,
                                              groupDropped(dropped));
    rewriter.replaceOp(op, slice);
    return success();
  }
};

struct LegalizeInsert : OpRewritePattern<tensor::InsertSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::InsertSliceOp op,
                                PatternRewriter &rewriter) const override {
    RankedTensorType type = op.getSourceType();
    if (isEmpty(type)) {
      rewriter.replaceOp(op, op.getDest());
      return success();
    }
    SmallVector<OpFoldResult> steps = getSteps(rewriter, op.getMixedSizes(), op.getMixedStrides());
    llvm::SmallBitVector dropped = op.getDroppedDims();
    bool splits = dropped.any() && !op.hasUnitStride();
    if (!splits && steps == op.getMixedStrides())
      return rewriter.notifyMatchFailure(op, "its view is valid");
    Value source = op.getSource();
    if (dropped.any()) {
      auto full =
          RankedTensorType::get(getFullShape(type.getShape(), dropped), type.getElementType());
      source = tensor::ExpandShapeOp::create(rewriter, op.getLoc(), full, source,
                                             groupDropped(dropped), op.getMixedSizes());
    }
    rewriter.replaceOpWithNewOp<tensor::InsertSliceOp>(
        op, source, op.getDest(), op.getMixedOffsets(), op.getMixedSizes(), steps);
    return success();
  }
};

/// A view of memory has to agree with its source on which size is 0; where there are
/// no elements, any memory does.
struct LegalizeCollapse : OpRewritePattern<tensor::CollapseShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::CollapseShapeOp op,
                                PatternRewriter &rewriter) const override {
    RankedTensorType source = op.getSrcType(), result = op.getResultType();
    if (!isEmpty(source) || isEmpty(result))
      return rewriter.notifyMatchFailure(op, "its view is valid");
    SmallVector<OpFoldResult> sizes;
    for (auto [dim, group] : llvm::enumerate(op.getReassociationIndices())) {
      bool isZero = llvm::any_of(group, [&](int64_t i) { return source.getDimSize(i) == 0; });
      Value size = arith::ConstantIndexOp::create(rewriter, op.getLoc(), isZero ? 0 : 1);
      for (int64_t i : group)
        if (!isZero)
          size = rewriter.createOrFold<arith::MulIOp>(
              op.getLoc(), size, rewriter.createOrFold<tensor::DimOp>(op.getLoc(), op.getSrc(), i));
      sizes.push_back(result.isDynamicDim(dim) ? OpFoldResult(size)
                                               : rewriter.getIndexAttr(result.getDimSize(dim)));
    }
    rewriter.replaceOpWithNewOp<tensor::EmptyOp>(op, sizes, result.getElementType());
    return success();
  }
};

/// What surrounds nothing is all there is.
struct LegalizePad : OpRewritePattern<tensor::PadOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::PadOp op, PatternRewriter &rewriter) const override {
    bool empty = isEmpty(op.getSourceType()) || isEmpty(op.getResultType());
    if (!empty || !op.getResultType().hasStaticShape())
      return rewriter.notifyMatchFailure(op, "there is something to pad");
    auto generate =
        tensor::GenerateOp::create(rewriter, op.getLoc(), op.getResultType(), ValueRange{});
    rewriter.inlineRegionBefore(op.getRegion(), generate.getBody(), generate.getBody().begin());
    rewriter.replaceOp(op, generate.getResult());
    return success();
  }
};

struct LegalizeSlices : compress::impl::CompressLegalizeSlicesBase<LegalizeSlices> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<LegalizeExtract, LegalizeInsert, LegalizeCollapse, LegalizePad>(&getContext());
    tensor::populateDecomposeTensorConcatPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](tensor::ExtractSliceOp op) { copyApart(rewriter, op); });
  }
};
} // namespace
