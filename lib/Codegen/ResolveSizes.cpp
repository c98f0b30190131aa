//===- ResolveSizes.cpp - Sizes of results by those of operands ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResolveSizes.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace {
/// A result has the sizes of its init. Before upstream's pattern: of a linalg result
/// that a constant indexes, that one takes the constant for the size.
struct DimOfInit : OpRewritePattern<tensor::DimOp> {
  explicit DimOfInit(MLIRContext *context) : OpRewritePattern(context, /*benefit=*/2) {}
  LogicalResult matchAndRewrite(tensor::DimOp op, PatternRewriter &rewriter) const override {
    auto result = dyn_cast<OpResult>(op.getSource());
    auto owner = result ? dyn_cast<DestinationStyleOpInterface>(result.getOwner())
                        : DestinationStyleOpInterface();
    if (!owner)
      return rewriter.notifyMatchFailure(op, "isn't of an op with inits");
    rewriter.modifyOpInPlace(
        op, [&] { op.getSourceMutable().assign(owner.getTiedOpOperand(result)->get()); });
    return success();
  }
};
} // namespace

LogicalResult compress::resolveSizes(Operation *root) {
  RewritePatternSet patterns(root->getContext());
  patterns.add<DimOfInit>(root->getContext());
  memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
  return applyPatternsGreedily(root, std::move(patterns));
}
