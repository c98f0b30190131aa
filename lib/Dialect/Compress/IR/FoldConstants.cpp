//===- FoldConstants.cpp - Ops on small constants -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// By the reference evaluation, so a folded program computes what an unfolded
// one would. Small constants only: weights are evaluated by --compress-pack,
// straight from their container.
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Fold.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::compress;

static constexpr int64_t maxElements = 1024;

namespace {
struct FoldConstants : RewritePattern {
  explicit FoldConstants(MLIRContext *context)
      : RewritePattern(MatchAnyOpTypeTag(), /*benefit=*/1, context) {}

  LogicalResult matchAndRewrite(Operation *op, PatternRewriter &rewriter) const override {
    if (!isa_and_nonnull<CompressDialect>(op->getDialect()))
      return failure();
    FailureOr<SmallVector<DenseElementsAttr>> values = reference::foldConstantOp(op, maxElements);
    if (failed(values))
      return rewriter.notifyMatchFailure(op, "operands aren't small constants");
    SmallVector<Value> constants;
    for (DenseElementsAttr value : *values)
      constants.push_back(arith::ConstantOp::create(rewriter, op->getLoc(), value));
    rewriter.replaceOp(op, constants);
    return success();
  }
};
} // namespace

void CompressDialect::getCanonicalizationPatterns(RewritePatternSet &patterns) const {
  patterns.add<FoldConstants>(getContext());
}
