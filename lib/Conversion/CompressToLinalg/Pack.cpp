//===- Pack.cpp - Pack and unpack to linalg -----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One linalg.generic per result over the result's own index space. Its body
// computes where the element lies on the other side and reads it there.
//
//===----------------------------------------------------------------------===//

#include "PackLayout.h"
#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"

using namespace mlir;
using namespace mlir::compress;

/// Fills a tensor of `sizes` by what `body` computes from its indices.
static Value fillByIndex(ImplicitLocOpBuilder &b, ArrayRef<OpFoldResult> sizes, Type element,
                         function_ref<Value(ImplicitLocOpBuilder &, ValueRange)> body) {
  Value init = tensor::EmptyOp::create(b, sizes, element);
  return createElementwise(b, {}, init, [&](ImplicitLocOpBuilder &b, ValueRange) {
    return body(b, createLoopIndices(b, sizes.size()));
  });
}

namespace {
/// %p = compress.pack %w <i8, n = [0], k = [1], tile = [16, 4]>
///      : (tensor<20x30xi8>) -> tensor<2x8x16x4xi8>
///
/// %p = linalg.generic outs(tensor<2x8x16x4xi8>) {
///   n = d0 * 16 + d2; k = d1 * 4 + d3
///   yield (n < 20 and k < 30 ? %w[min(n, 19), min(k, 29)] : 0) + 128
/// }
struct PackToLinalg : OpRewritePattern<PackOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PackOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ReifiedRankedShapedTypeDims shapes;
    if (failed(op.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the components' sizes can't be computed");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    EncodingAttr encoding = op.getEncoding();
    SmallVector<Value> components;
    for (auto [i, result] : llvm::enumerate(op.getResultTypes())) {
      Value input = op.getInputs()[i];
      SmallVector<Value> sizes = createSizes(b, input);
      auto create = i == 0 ? createPackedValue : createPackedParam;
      Value component = fillByIndex(b, shapes[i], cast<ShapedType>(result).getElementType(),
                                    [&](ImplicitLocOpBuilder &b, ValueRange at) {
                                      return create(b, encoding, input, sizes, at);
                                    });
      components.push_back(castTensor(b, component, result));
    }
    rewriter.replaceOp(op, components);
    return success();
  }
};

/// %w = compress.unpack %p <i8, n = [0], k = [1], tile = [16, 4]>
///      : (tensor<2x8x16x4xi8>) -> tensor<20x30xi8>
///
/// %w = linalg.generic outs(tensor<20x30xi8>) {
///   yield %p[d0 / 16, d1 / 4, d0 % 16, d1 % 4] - 128
/// }
struct UnpackToLinalg : OpRewritePattern<UnpackOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(UnpackOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    EncodingAttr encoding = op.getEncoding();
    SmallVector<Value> results;
    for (auto [i, result] : llvm::enumerate(op.getResultTypes())) {
      auto type = cast<RankedTensorType>(result);
      Value packed = op.getComponents()[i];
      SmallVector<Value> sizes;
      for (int64_t size : type.getShape())
        sizes.push_back(createIndex(b, size));
      auto load = i == 0 ? loadPackedValue : loadPackedParam;
      results.push_back(
          fillByIndex(b, getAsIndexOpFoldResult(b.getContext(), type.getShape()),
                      type.getElementType(), [&](ImplicitLocOpBuilder &b, ValueRange at) {
                        return load(b, encoding, packed, getMatrixIndex(b, encoding, at, sizes));
                      }));
    }
    rewriter.replaceOp(op, results);
    return success();
  }
};
} // namespace

void compress::populatePackToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<PackToLinalg, UnpackToLinalg>(patterns.getContext());
}
