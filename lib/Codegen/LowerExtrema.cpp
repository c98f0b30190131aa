//===- LowerExtrema.cpp - Maxima that LLVM knows ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// arith-expand makes comparisons and selects of arith.maximumf and minimumf, in which
// LLVM's loop vectorizer doesn't find the reduction again, and which lose the order of
// the zeros. As intrinsics they are neither. Not maxnumf and minnumf: of their
// intrinsics the vectorizer drops elements (test/Integration/extrema.test).
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLOWEREXTREMA
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

namespace {
template <typename ArithOp, typename LLVMOp>
struct LowerExtremum : OpRewritePattern<ArithOp> {
  using OpRewritePattern<ArithOp>::OpRewritePattern;

  LogicalResult matchAndRewrite(ArithOp op, PatternRewriter &rewriter) const override {
    // Smaller floats are emulated in f32 first.
    Type type = op.getType(), element = getElementTypeOrSelf(type);
    auto vector = dyn_cast<VectorType>(type);
    bool isLegal = !isa<ShapedType>(type) || (vector && vector.getRank() == 1);
    if (!isLegal || !(element.isF32() || element.isF64()))
      return rewriter.notifyMatchFailure(op, "no type of LLVM's that all targets have");
    rewriter.replaceOpWithNewOp<LLVMOp>(op, op.getLhs(), op.getRhs());
    return success();
  }
};

struct LowerExtrema : compress::impl::CompressLowerExtremaBase<LowerExtrema> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<LowerExtremum<arith::MaximumFOp, LLVM::MaximumOp>,
                 LowerExtremum<arith::MinimumFOp, LLVM::MinimumOp>>(&getContext());
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
