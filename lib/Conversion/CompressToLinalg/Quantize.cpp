//===- Quantize.cpp - Quantize, dequantize, fake_quantize to linalg -----*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each op is one elementwise linalg.generic over the data; BlockLoops reads the
// scales (and zero points) of its blocks:
//
//   %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
//        : tensor<4x64xf32>, tensor<4x2xf32> -> tensor<4x64xi8>
//
//   %e = tensor.expand_shape %x [[0], [1, 2]] : tensor<4x64xf32> into tensor<4x2x32xf32>
//   %g = linalg.generic (d0, d1, d2), (d0, d1) -> (d0, d1, d2) ins(%e, %s) ..
//   %q = tensor.collapse_shape %g [[0], [1, 2]]
//
//===----------------------------------------------------------------------===//

#include "Blocks.h"
#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::compress;

/// `value`, which isn't NaN, between two bounds. Comparisons, because a maximum that
/// has a rule for NaN is several instructions where these are one each.
static Value clampNumber(ImplicitLocOpBuilder &b, Value value, float low, float high) {
  auto select = [&](arith::CmpFPredicate keeps, float bound) {
    Value limit = createF32(b, bound);
    Value kept = arith::CmpFOp::create(b, keeps, value, limit);
    value = arith::SelectOp::create(b, kept, value, limit);
  };
  select(arith::CmpFPredicate::OGT, low);
  select(arith::CmpFPredicate::OLT, high);
  return value;
}

/// clamp(roundeven(x / scale) + zp, qmin, qmax) in f32, then an i32; zp (an i32)
/// may be null. NaN counts as 0 before zp is added. The clamp comes before fptosi.
static Value quantizeScalar(ImplicitLocOpBuilder &b, Value x, Value scale, Value zp,
                            SchemeAttr scheme) {
  Value ratio = arith::DivFOp::create(b, toF32(b, x), toF32(b, scale));
  Value value = math::RoundEvenOp::create(b, ratio);
  Value isNaN = arith::CmpFOp::create(b, arith::CmpFPredicate::UNO, ratio, ratio);
  value = arith::SelectOp::create(b, isNaN, createF32(b, 0), value);
  if (zp)
    value = arith::AddFOp::create(b, value, arith::SIToFPOp::create(b, b.getF32Type(), zp));
  value = clampNumber(b, value, scheme.getQMin(), scheme.getQMax());
  return arith::FPToSIOp::create(b, b.getI32Type(), value);
}

/// (q - zp) * scale of i32s in f32, rounded once to `type`; zp may be null.
static Value dequantizeScalar(ImplicitLocOpBuilder &b, Value q, Value scale, Value zp, Type type) {
  if (zp)
    q = arith::SubIOp::create(b, q, zp);
  Value value = arith::SIToFPOp::create(b, b.getF32Type(), q);
  value = arith::MulFOp::create(b, value, toF32(b, scale));
  return fromF32(b, value, type);
}

static Value computeScalar(QuantizeOp op, ImplicitLocOpBuilder &b, Value x, Value scale, Value zp) {
  Value q = quantizeScalar(b, x, scale, zp, op.getScheme());
  return arith::TruncIOp::create(b, b.getI8Type(), q);
}

static Value computeScalar(DequantizeOp op, ImplicitLocOpBuilder &b, Value q, Value scale,
                           Value zp) {
  Value wide = arith::ExtSIOp::create(b, b.getI32Type(), q);
  return dequantizeScalar(b, wide, scale, zp, op.getType().getElementType());
}

static Value computeScalar(FakeQuantizeOp op, ImplicitLocOpBuilder &b, Value x, Value scale,
                           Value zp) {
  Value q = quantizeScalar(b, x, scale, zp, op.getScheme());
  return dequantizeScalar(b, q, scale, zp, op.getType().getElementType());
}

namespace {
template <typename Op>
struct ScaledOpToLinalg : OpRewritePattern<Op> {
  using OpRewritePattern<Op>::OpRewritePattern;
  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    BlockLoops loops(op.getContext(), op.getType().getShape(), op.getScheme().getBlock());

    SmallVector<Value> inputs{loops.expandData(b, op.getInput()),
                              loops.collapseParams(b, op.getScale())};
    SmallVector<AffineMap> maps{loops.getDataMap(), loops.getParamMap()};
    if (op.getZeroPoint()) {
      inputs.push_back(loops.collapseParams(b, op.getZeroPoint()));
      maps.push_back(loops.getParamMap());
    }
    Value init = createEmptyLike(b, inputs[0], op.getType().getElementType());
    maps.push_back(loops.getDataMap());
    SmallVector<utils::IteratorType> iterators(loops.getNumLoops(), utils::IteratorType::parallel);
    Value result = createGeneric(b, inputs, init, maps, iterators,
                                 [&](ImplicitLocOpBuilder &b, ValueRange args) {
                                   Value zp;
                                   if (op.getZeroPoint())
                                     zp = arith::ExtSIOp::create(b, b.getI32Type(), args[2]);
                                   return computeScalar(op, b, args[0], args[1], zp);
                                 });
    rewriter.replaceOp(op, loops.collapseData(b, result));
    return success();
  }
};
} // namespace

/// One element of the scales or zero points, of the block that holds the data's.
static Value extractOfBlock(ImplicitLocOpBuilder &b, Value params, ValueRange indices,
                            SchemeAttr scheme) {
  SmallVector<Value> position;
  for (auto [index, block] : llvm::zip_equal(indices, scheme.getBlock()))
    position.push_back(block == 0   ? createIndex(b, 0)
                       : block == 1 ? index
                                    : arith::DivUIOp::create(b, index, createIndex(b, block)));
  return tensor::ExtractOp::create(b, params, position);
}

void compress::dequantizeExtracted(Operation *root) {
  IRRewriter rewriter(root->getContext());
  root->walk([&](tensor::ExtractOp op) {
    auto dequantize = op.getTensor().getDefiningOp<DequantizeOp>();
    if (!dequantize)
      return;
    rewriter.setInsertionPoint(op);
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto extract = [&](Value params) {
      return extractOfBlock(b, params, op.getIndices(), dequantize.getScheme());
    };
    Value code = tensor::ExtractOp::create(b, dequantize.getInput(), op.getIndices());
    Value scale = extract(dequantize.getScale()), zp;
    if (dequantize.getZeroPoint())
      zp = arith::ExtSIOp::create(b, b.getI32Type(), extract(dequantize.getZeroPoint()));
    rewriter.replaceOp(op, computeScalar(dequantize, b, code, scale, zp));
    if (dequantize->use_empty())
      rewriter.eraseOp(dequantize);
  });
}

void compress::populateQuantizeToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<ScaledOpToLinalg<QuantizeOp>, ScaledOpToLinalg<DequantizeOp>,
               ScaledOpToLinalg<FakeQuantizeOp>>(patterns.getContext());
}
