//===- QuantizeTest.cpp - Tests of the quantize family ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceTest.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

namespace {

constexpr SchemeMode symmetric = SchemeMode::Symmetric, asymmetric = SchemeMode::Asymmetric;
using Ints = std::vector<int32_t>;
using Floats = std::vector<float>;

class QuantizeTest : public ReferenceTest {
protected:
  std::vector<Tensor> params(float scale) {
    std::vector<Tensor> params;
    params.push_back(floats(f32, {1}, {scale}));
    return params;
  }
  std::vector<Tensor> params(float scale, int32_t zeroPoint) {
    std::vector<Tensor> both = params(scale);
    both.push_back(ints(i8, {1}, {zeroPoint}));
    return both;
  }
  Ints quantize(ArrayRef<float> x, ArrayRef<Tensor> params, unsigned bits = 8) {
    SchemeMode mode = params.size() > 1 ? asymmetric : symmetric;
    return scaled("quantize", floats(f32, int64_t(x.size()), x), params, scheme(bits, mode, {0}),
                  i8)
        .ints();
  }
  float scaleOf(ArrayRef<float> x, Type element, unsigned bits = 8, SchemeMode mode = symmetric) {
    return quantParams(floats(f32, int64_t(x.size()), x), scheme(bits, mode, {0}), element)[0]
        .floats()[0];
  }
};

TEST_F(QuantizeTest, TiesRoundToEven) {
  EXPECT_EQ(quantize({0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f}, params(1)),
            Ints({0, 2, 2, 0, -2, -2}));
}

TEST_F(QuantizeTest, ValuesSaturateAfterTheZeroPoint) {
  EXPECT_EQ(quantize({1e9f, -1e9f, 130, -130, FLT_MAX}, params(1)),
            Ints({127, -128, 127, -128, 127}));
  EXPECT_EQ(quantize({9, -9, 4, 5}, params(1, 3), 4), Ints({7, -6, 7, 7}));
}

TEST_F(QuantizeTest, InfinitySaturatesAndNaNIsTheZeroPoint) {
  EXPECT_EQ(quantize({INFINITY, -INFINITY, NAN, -NAN}, params(1)), Ints({127, -128, 0, 0}));
  EXPECT_EQ(quantize({INFINITY, -INFINITY, NAN}, params(1, -7)), Ints({127, -128, -7}));
}

TEST_F(QuantizeTest, ScaleZeroSendsAllButNaNToTheEnds) {
  EXPECT_EQ(quantize({1, -1, 0, -0.0f, NAN}, params(0)), Ints({127, -128, 0, 0, 0}));
}

TEST_F(QuantizeTest, ItDividesAndDoesNotMultiplyByAReciprocal) {
  // Near the ties, where the two differ.
  for (int trial = 0; trial < 10000; ++trial) {
    float s = std::ldexp(float(uniform(1 << 23, 1 << 24)), -24);
    float v = float(uniform(0, 253)) * 0.5f * s;
    ASSERT_EQ(quantize({v}, params(s)), Ints({int32_t(std::nearbyint(v / s))}));
  }
}

TEST_F(QuantizeTest, DequantizeRoundsOnceToTheResultType) {
  Tensor q = ints(i8, {2}, {127, -128});
  std::vector<Tensor> scale = params(0.3f, 127);
  EXPECT_EQ(scaled("dequantize", q, scale, scheme(8, asymmetric, {0}), f32).floats(),
            Floats({0, -255 * 0.3f}));
  EXPECT_EQ(scaled("dequantize", q, scale, scheme(8, asymmetric, {0}), bf16).floats(),
            Floats({0, roundTo(bf16, -255 * 0.3f)}));
}

TEST_F(QuantizeTest, AZeroBlockHasTheSmallestNormalScaleAndSurvives) {
  for (SchemeMode mode : {symmetric, asymmetric})
    for (Type element : {f16, bf16, f32}) {
      Tensor x = floats(f32, {3}, {0, -0.0f, 0});
      SchemeAttr attr = scheme(4, mode, {0});
      std::vector<Tensor> params = quantParams(x, attr, element);
      EXPECT_EQ(params[0].floats(), Floats({element == f16 ? 0x1p-14f : FLT_MIN}));
      Tensor y = scaled("fake_quantize", x, params, attr, f32);
      EXPECT_EQ(y.floats(), Floats({0, 0, 0}));
    }
}

TEST_F(QuantizeTest, ScalesAreNeverDenormalOrInfinite) {
  EXPECT_EQ(scaleOf({1e-40f}, f32), FLT_MIN);
  EXPECT_EQ(scaleOf({1e-6f}, f16), 0x1p-14f);
  EXPECT_EQ(scaleOf({FLT_MAX}, f16), 65504);
  EXPECT_EQ(scaleOf({FLT_MAX}, bf16, 2), 0x1.fep127f);
  EXPECT_EQ(scaleOf({FLT_MAX, -FLT_MAX}, f32, 1, asymmetric), FLT_MAX);
}

TEST_F(QuantizeTest, WhatIsNotFiniteDoesNotCount) {
  EXPECT_EQ(scaleOf({NAN, INFINITY, -INFINITY, -127}, f32), 1);
  EXPECT_EQ(scaleOf({NAN, INFINITY}, f32), FLT_MIN);
}

TEST_F(QuantizeTest, AnEmptyDimensionHasOneScale) {
  Tensor x(RankedTensorType::get({2, 0}, f32));
  EXPECT_EQ(quantParams(x, scheme(8, symmetric, {1, 0}), f32)[0].floats(),
            Floats({FLT_MIN, FLT_MIN}));
}

TEST_F(QuantizeTest, AsymmetricRangesIncludeZero) {
  // [5, 10] becomes [0, 10]: zero is -8.
  Tensor x = floats(f32, {2}, {5, 10});
  std::vector<Tensor> up = quantParams(x, scheme(4, asymmetric, {0}), f32);
  EXPECT_EQ(up[0].floats(), Floats({10.0f / 15}));
  EXPECT_EQ(up[1].ints(), Ints({-8}));
  Tensor y = floats(f32, {2}, {-5, -10});
  EXPECT_EQ(quantParams(y, scheme(4, asymmetric, {0}), f32)[1].ints(), Ints({7}));
}

TEST_F(QuantizeTest, ZeroPointsRoundTiesToEven) {
  // -8 + 1.5
  std::vector<Tensor> params =
      quantParams(floats(f32, {2}, {-1.5f, 13.5f}), scheme(4, asymmetric, {0}), f32);
  EXPECT_EQ(params[0].floats(), Floats({1}));
  EXPECT_EQ(params[1].ints(), Ints({-6}));
}

TEST_F(QuantizeTest, OneBitIsZeroOrTheExtreme) {
  Tensor x = floats(f32, {4}, {0, 1, 2, 3});
  SchemeAttr attr = scheme(1, asymmetric, {0});
  Tensor y = scaled("fake_quantize", x, quantParams(x, attr, f32), attr, f32);
  EXPECT_EQ(y.floats(), Floats({0, 0, 3, 3}));
}

/// Random shapes, blocks and types against the formula, element by element.
TEST_F(QuantizeTest, EveryElementFollowsTheFormula) {
  Type elements[] = {f16, bf16, f32};
  for (int trial = 0; trial < 100; ++trial) {
    SmallVector<int64_t> shape = randomShape(uniform(0, 4), 7), block;
    for (int64_t size : shape)
      block.push_back(uniform(0, size + 1));
    SchemeMode mode = uniform(0, 1) ? symmetric : asymmetric;
    SchemeAttr attr = scheme(uniform(2, 8), mode, block);
    Type element = elements[uniform(0, 2)], scaleType = elements[uniform(0, 2)];
    Tensor x = randomFloats(element, shape);
    std::vector<Tensor> params = quantParams(x, attr, scaleType);
    Tensor q = scaled("quantize", x, params, attr, i8);
    Tensor y = scaled("dequantize", q, params, attr, element);
    Tensor fake = scaled("fake_quantize", x, params, attr, element);
    EXPECT_EQ(fake.bytes, y.bytes);

    float qmin = attr.getQMin(), qmax = attr.getQMax();
    forEachIndex(shape, [&](ArrayRef<int64_t> index) {
      SmallVector<int64_t> at;
      for (auto [i, size] : llvm::zip_equal(index, block))
        at.push_back(size ? i / size : 0);
      float scale = params[0].buffer.loadFloat(at);
      int32_t zp = mode == symmetric ? 0 : params[1].buffer.loadInt(at);
      float value = x.buffer.loadFloat(index);
      float exact = std::nearbyint(value / scale) + float(zp);
      int32_t expected = int32_t(std::min(std::max(exact, qmin), qmax));
      ASSERT_EQ(q.buffer.loadInt(index), expected);
      float back = roundTo(element, float(expected - zp) * scale);
      ASSERT_EQ(y.buffer.loadFloat(index), back);
      // Nothing saturates but what the scale's and the zero point's own rounding
      // push over the end.
      float slack = element == f32 ? 0 : std::fabs(back) * 0x1p-8f;
      if (exact >= qmin && exact <= qmax)
        ASSERT_LE(std::fabs(back - value), scale * 0.50001f + slack);
    });
  }
}

TEST_F(QuantizeTest, ParamsAreTheExtremesOfEachBlock) {
  for (int trial = 0; trial < 50; ++trial) {
    SmallVector<int64_t> shape = randomShape(uniform(1, 4), 7), block;
    for (int64_t size : shape)
      block.push_back(uniform(0, size + 1));
    Tensor x = randomFloats(f32, shape);
    SchemeAttr attr = scheme(8, asymmetric, block);
    std::vector<Tensor> params = quantParams(x, attr, f32);
    forEachIndex(params[0].buffer.shape, [&](ArrayRef<int64_t> at) {
      float lo = 0, hi = 0;
      forEachIndex(shape, [&](ArrayRef<int64_t> index) {
        for (auto [i, size, b] : llvm::zip_equal(index, block, at))
          if ((size ? i / size : 0) != b)
            return;
        lo = std::min(lo, x.buffer.loadFloat(index));
        hi = std::max(hi, x.buffer.loadFloat(index));
      });
      float scale = hi / 255 - lo / 255;
      EXPECT_EQ(params[0].buffer.loadFloat(at), scale);
      EXPECT_EQ(params[1].buffer.loadInt(at), int32_t(std::nearbyint(-128 - lo / scale)));
    });
  }
}

} // namespace
