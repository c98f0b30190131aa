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
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"

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

/// Whether `value` holds 4-bit integers by its definition.
static bool isNibbles(Value value) {
  if (auto quantize = value.getDefiningOp<QuantizeOp>())
    return quantize.getScheme().getBits() <= 4;
  auto unpack = value.getDefiningOp<UnpackOp>();
  return unpack && unpack.getEncoding().getBits() == 4;
}

/// Values that 4 bits don't hold end the call instead of wrapping around:
///
/// %high = linalg.generic ins(%q) outs(%zero) { yield %out | ((%q + 8) & 0xf0) }
/// cf.assert %high == 0
static void checkNibbles(ImplicitLocOpBuilder &b, Value values) {
  int64_t rank = cast<RankedTensorType>(values.getType()).getRank();
  Type i8 = b.getI8Type();
  SmallVector<AffineMap> maps{b.getMultiDimIdentityMap(rank),
                              AffineMap::get(rank, 0, b.getContext())};
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::reduction);
  Value high = createGeneric(b, values, createZeros(b, {}, i8), maps, iterators,
                             [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                               Value stored =
                                   arith::AddIOp::create(b, args[0], createInt(b, i8, 8));
                               Value bits = arith::AndIOp::create(b, stored, createInt(b, i8, -16));
                               return arith::OrIOp::create(b, args[1], bits);
                             });
  high = tensor::ExtractOp::create(b, high, ValueRange{});
  Value fits = arith::CmpIOp::create(b, arith::CmpIPredicate::eq, high, createInt(b, i8, 0));
  std::string message;
  llvm::raw_string_ostream(message)
      << "'compress.pack' at " << b.getLoc() << ": a value is not a 4-bit integer, -8 to 7";
  cf::AssertOp::create(b, fits, message);
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
    if (encoding.getBits() == 4 && !isNibbles(op.getInputs()[0]))
      checkNibbles(b, op.getInputs()[0]);
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
