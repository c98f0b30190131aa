//===- CompareTest.cpp - How far two tensors are apart -------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/Compare.h"
#include "gtest/gtest.h"
#include <cmath>

using namespace mlir::compress;

namespace {
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

template <typename T>
Difference compareAs(DType dtype, const std::vector<T> &a, const std::vector<T> &b) {
  int64_t size = a.size();
  auto view = [&](const std::vector<T> &values) {
    return TensorView{
        dtype, size, {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)}};
  };
  return llvm::cantFail(compare(view(a), view(b)));
}

TEST(Compare, MeasuresFloats) {
  Difference result = compareAs<float>(DType::F32, {3, 4}, {3, 0});
  EXPECT_EQ(result.maxError, 4);
  EXPECT_DOUBLE_EQ(result.rmsError, std::sqrt(8));
  EXPECT_DOUBLE_EQ(result.cosine, 0.6);
  EXPECT_DOUBLE_EQ(result.sqnr, 10 * std::log10(9.0 / 16));
}

TEST(Compare, EqualTensorsHaveNoNoise) {
  Difference result = compareAs<float>(DType::F32, {1, nan, infinity}, {1, nan, infinity});
  EXPECT_EQ(result.maxError, 0);
  EXPECT_EQ(result.cosine, 1);
  EXPECT_EQ(result.sqnr, infinity);
}

TEST(Compare, WhatIsNotFiniteBesideOthersIsInfinitelyOff) {
  EXPECT_EQ(compareAs<float>(DType::F32, {nan}, {1}).maxError, infinity);
  EXPECT_EQ(compareAs<float>(DType::F32, {1}, {infinity}).maxError, infinity);
  EXPECT_EQ(compareAs<float>(DType::F32, {-infinity}, {infinity}).maxError, infinity);
}

TEST(Compare, ReadsAllTypes) {
  EXPECT_EQ(compareAs<int8_t>(DType::I8, {-128}, {127}).maxError, 255);
  EXPECT_EQ(compareAs<uint8_t>(DType::U8, {255}, {0}).maxError, 255);
  EXPECT_EQ(compareAs<uint8_t>(DType::Bool, {1}, {0}).maxError, 1);
  EXPECT_EQ(compareAs<uint16_t>(DType::F16, {0x3c00}, {0xc000}).maxError, 3);  // 1, -2
  EXPECT_EQ(compareAs<uint16_t>(DType::BF16, {0x3f80}, {0xc000}).maxError, 3); // 1, -2
  EXPECT_EQ(compareAs<int64_t>(DType::I64, {1}, {-1}).maxError, 2);
  EXPECT_EQ(compareAs<double>(DType::F64, {1e300}, {0}).maxError, 1e300);
}

TEST(Compare, EmptyAndZeroHaveNoAngle) {
  EXPECT_TRUE(std::isnan(compareAs<float>(DType::F32, {}, {}).cosine));
  EXPECT_TRUE(std::isnan(compareAs<float>(DType::F32, {0}, {1}).cosine));
}

TEST(Compare, TypesAndShapesMustAgree) {
  HostTensor a = llvm::cantFail(HostTensor::allocate(DType::F32, {2, 3}));
  HostTensor b = llvm::cantFail(HostTensor::allocate(DType::F32, {3, 2}));
  EXPECT_EQ(llvm::toString(compare(a.view(), b.view()).takeError()),
            "tensors of different types can't be compared: F32 [2, 3] and F32 [3, 2]");
}
} // namespace
