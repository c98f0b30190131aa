//===- PruneTest.cpp - Tests of prune_mask and apply_mask -------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceTest.h"
#include "llvm/ADT/bit.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

namespace {

class PruneTest : public ReferenceTest {
protected:
  std::vector<Tensor> mask(ArrayRef<const Tensor *> inputs, PatternAttr pattern,
                           ArrayRef<NamedAttribute> criterion) {
    SmallVector<RankedTensorType> types;
    for (const Tensor *input : inputs)
      types.push_back(RankedTensorType::get(input->buffer.shape, i1));
    SmallVector<NamedAttribute> attributes{builder.getNamedAttr("pattern", pattern)};
    llvm::append_range(attributes, criterion);
    return run("prune_mask", inputs, types, attributes);
  }
  std::vector<Tensor> maskByRatio(ArrayRef<const Tensor *> inputs, double ratio) {
    return mask(inputs, PatternAttr::get(&context),
                builder.getNamedAttr("ratio", builder.getF64FloatAttr(ratio)));
  }
  std::vector<int32_t> maskByThreshold(const Tensor &input, double threshold) {
    return mask({&input}, PatternAttr::get(&context),
                builder.getNamedAttr("threshold", builder.getF64FloatAttr(threshold)))[0]
        .ints();
  }
  Tensor maskByPattern(const Tensor &input, int64_t n, int64_t m, int64_t axis) {
    return std::move(mask({&input}, PatternAttr::get(&context, n, m, axis), {})[0]);
  }
  Tensor vector(ArrayRef<float> values) { return floats(f32, int64_t(values.size()), values); }
};

using Ints = std::vector<int32_t>;

TEST_F(PruneTest, ThresholdIsExclusive) {
  EXPECT_EQ(maskByThreshold(vector({0.5f, -0.5f, 0.50001f, -1, 0}), 0.5), Ints({0, 0, 1, 1, 0}));
}

TEST_F(PruneTest, ThresholdIsComparedExactly) {
  // As f32, 0.1 is above the f64; as f16 it is below.
  EXPECT_EQ(maskByThreshold(vector({0.1f}), 0.1), Ints({1}));
  EXPECT_EQ(maskByThreshold(floats(f16, {1}, {0.1f}), 0.1), Ints({0}));
  EXPECT_EQ(maskByThreshold(vector({FLT_MAX, INFINITY}), 1e300), Ints({0, 1}));
}

TEST_F(PruneTest, ThresholdZeroKeepsDenormalsOnly) {
  EXPECT_EQ(maskByThreshold(vector({0, -0.0f, 1e-45f, NAN}), 0), Ints({0, 0, 1, 1}));
}

TEST_F(PruneTest, TiesGoFromTheFront) {
  Tensor w = vector({1, -1, 1, -1, 0.5f});
  EXPECT_EQ(maskByRatio({&w}, 0.6)[0].ints(), Ints({0, 0, 1, 1, 0}));
}

TEST_F(PruneTest, CountRoundsToEven) {
  Tensor w = vector({1, 2, 3, 4, 5});
  EXPECT_EQ(maskByRatio({&w}, 0.5)[0].ints(), Ints({0, 0, 1, 1, 1})); // 2.5 -> 2
  EXPECT_EQ(maskByRatio({&w}, 0.7)[0].ints(), Ints({0, 0, 0, 0, 1})); // 3.5 -> 4
}

TEST_F(PruneTest, RatioZeroKeepsAllAndRatioOneNothing) {
  Tensor w = vector({0, NAN, INFINITY});
  EXPECT_EQ(maskByRatio({&w}, 0)[0].ints(), Ints({1, 1, 1}));
  EXPECT_EQ(maskByRatio({&w}, 1)[0].ints(), Ints({0, 0, 0}));
}

TEST_F(PruneTest, NaNIsLargerThanInfinityWhateverItsPayload) {
  float payload = llvm::bit_cast<float>(0xffffffffu);
  Tensor w = vector({payload, NAN, -INFINITY, INFINITY});
  EXPECT_EQ(maskByRatio({&w}, 0.25)[0].ints(), Ints({1, 1, 0, 1}));
  EXPECT_EQ(maskByRatio({&w}, 0.75)[0].ints(), Ints({0, 1, 0, 0}));
}

TEST_F(PruneTest, SignsOfZeroAreEqualAndDenormalsAreNot) {
  Tensor w = vector({1e-45f, -0.0f, 0.0f, -3e-45f});
  EXPECT_EQ(maskByRatio({&w}, 0.25)[0].ints(), Ints({1, 0, 1, 1}));
  EXPECT_EQ(maskByRatio({&w}, 0.75)[0].ints(), Ints({0, 0, 0, 1}));
}

TEST_F(PruneTest, ScalarsAndEmptyTensorsHaveMasks) {
  Tensor scalar = floats(f32, {}, {1}), empty(RankedTensorType::get({0, 4}, f32));
  auto masks = maskByRatio({&empty, &scalar}, 1);
  EXPECT_EQ(masks[0].ints(), Ints({}));
  EXPECT_EQ(masks[1].ints(), Ints({0}));
}

TEST_F(PruneTest, RatioIsOneRankingOverInputsOfAnyType) {
  for (int trial = 0; trial < 50; ++trial) {
    // Rounding to bf16 makes ties.
    Tensor a = randomFloats(bf16, randomShape(2, 12)), b = randomFloats(f32, randomShape(3, 5));
    Tensor c = randomFloats(f16, {uniform(0, 20)});
    double ratio = uniform(0, 100) / 100.0;
    std::vector<std::tuple<float, int, int64_t>> ranking;
    const Tensor *inputs[] = {&a, &b, &c};
    for (auto [i, input] : llvm::enumerate(inputs))
      for (auto [j, value] : llvm::enumerate(input->floats()))
        ranking.emplace_back(std::fabs(value), i, j);
    llvm::sort(ranking);
    ranking.resize(size_t(std::nearbyint(ratio * double(ranking.size()))));

    std::vector<Tensor> masks = maskByRatio(inputs, ratio);
    int64_t pruned = 0;
    for (const Tensor &mask : masks)
      pruned += llvm::count(mask.ints(), 0);
    ASSERT_EQ(pruned, int64_t(ranking.size()));
    for (auto [value, input, index] : ranking)
      ASSERT_EQ(masks[input].ints()[index], 0) << value;
  }
}

TEST_F(PruneTest, PatternLosesTheSmallestAndInTiesTheFirst) {
  Tensor w = vector({1, 2, 3, 4, /**/ 1, -1, 1, -1, /**/ NAN, 0, INFINITY, 1});
  EXPECT_EQ(maskByPattern(w, 2, 4, 0).ints(), Ints({0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0}));
}

TEST_F(PruneTest, PatternKeepsNInAShorterLastGroup) {
  EXPECT_EQ(maskByPattern(vector({9, 9, 9, 9, 3, 1, 2}), 2, 4, 0).ints(),
            Ints({0, 0, 1, 1, 1, 0, 1}));
  EXPECT_EQ(maskByPattern(vector({9, 9, 9, 9, 3}), 2, 4, 0).ints(), Ints({0, 0, 1, 1, 1}));
  EXPECT_EQ(maskByPattern(vector({1, 2}), 1, 100, 0).ints(), Ints({0, 1}));
}

TEST_F(PruneTest, PatternHoldsInEveryGroupOfAnyAxis) {
  for (int trial = 0; trial < 50; ++trial) {
    SmallVector<int64_t> shape = randomShape(uniform(1, 4), 9);
    int64_t axis = uniform(0, shape.size() - 1), m = uniform(2, 6), n = uniform(1, m - 1);
    Tensor w = randomFloats(bf16, shape), mask = maskByPattern(w, n, m, axis);
    forEachIndex(shape, [&](ArrayRef<int64_t> index) {
      // Kept if fewer than n of its group rank above it.
      SmallVector<int64_t> other(index);
      float value = std::fabs(w.buffer.loadFloat(index));
      int64_t above = 0, begin = index[axis] / m * m;
      for (other[axis] = begin; other[axis] < std::min(begin + m, shape[axis]); ++other[axis]) {
        float with = std::fabs(w.buffer.loadFloat(other));
        above += with > value || (with == value && other[axis] > index[axis]);
      }
      EXPECT_EQ(mask.buffer.loadInt(index), above < n);
    });
  }
}

TEST_F(PruneTest, ApplyMaskSelectsBits) {
  for (Type element : {f16, bf16, f32}) {
    Tensor w = floats(element, {4}, {NAN, -INFINITY, -0.0f, NAN});
    Tensor mask = ints(i1, {4}, {0, 0, 1, 1});
    Tensor result = std::move(run("apply_mask", {&w, &mask}, {w.type()}, {}).front());
    size_t half = w.bytes.size() / 2;
    EXPECT_TRUE(llvm::all_of(ArrayRef(result.bytes).take_front(half), [](char c) { return !c; }));
    EXPECT_EQ(ArrayRef(result.bytes).drop_front(half), ArrayRef(w.bytes).drop_front(half));
  }
}

} // namespace
