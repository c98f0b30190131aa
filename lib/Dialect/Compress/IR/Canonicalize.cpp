//===- Canonicalize.cpp - Rewrites that keep the numerics contract ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// quantize and dequantize never cancel: that pair is the loss the user asked
// for. What may fold is what is exact.
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::compress;

OpFoldResult ApplyMaskOp::fold(FoldAdaptor adaptor) {
  auto mask = dyn_cast_or_null<DenseElementsAttr>(adaptor.getMask());
  if (!mask || !mask.isSplat())
    return {};
  if (mask.getSplatValue<bool>())
    return getInput();
  if (!getType().hasStaticShape())
    return {};
  return DenseElementsAttr::get(getType(), FloatAttr::get(getType().getElementType(), 0.0));
}

namespace {
/// apply_mask(apply_mask(x, m), m) -> apply_mask(x, m)
struct DropRepeatedMask : OpRewritePattern<ApplyMaskOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ApplyMaskOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<ApplyMaskOp>();
    if (!inner || inner.getMask() != op.getMask())
      return rewriter.notifyMatchFailure(op, "the input isn't under the same mask");
    rewriter.replaceOp(op, inner.getResult());
    return success();
  }
};

/// unpack(pack(w)) -> w: packing is exact. A pack of 4 bits stays, as it fails where
/// values don't fit.
struct CancelUnpackOfPack : OpRewritePattern<UnpackOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(UnpackOp op, PatternRewriter &rewriter) const override {
    auto pack = op.getComponents()[0].getDefiningOp<PackOp>();
    if (!pack || pack.getEncoding() != op.getEncoding() ||
        ValueRange(pack.getComponents()) != ValueRange(op.getComponents()) ||
        TypeRange(pack.getInputs()) != TypeRange(op.getResults()))
      return rewriter.notifyMatchFailure(op, "components aren't those of one pack");
    auto quantize = pack.getInputs()[0].getDefiningOp<QuantizeOp>();
    bool fits = quantize && quantize.getScheme().getBits() <= 4;
    if (op.getEncoding().getElement().isInteger(4) && !fits)
      return rewriter.notifyMatchFailure(op, "the pack checks its values");
    rewriter.replaceOp(op, pack.getInputs());
    return success();
  }
};
} // namespace

void ApplyMaskOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<DropRepeatedMask>(context);
}

void UnpackOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<CancelUnpackOfPack>(context);
}
