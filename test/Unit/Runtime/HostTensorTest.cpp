//===- HostTensorTest.cpp - Tests of tensors in host memory ---------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/HostTensor.h"
#include "llvm/Support/Compiler.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace mlir::compress;

namespace {

constexpr int64_t big = int64_t(1) << 40;

std::string allocationError(DType dtype, ArrayRef<int64_t> shape) {
  Expected<HostTensor> tensor = HostTensor::allocate(dtype, shape);
  return tensor ? "" : toString(tensor.takeError());
}

TEST(HostTensorTest, ElementCountIsTheProduct) {
  EXPECT_EQ(elementCount({}), 1);
  EXPECT_EQ(elementCount({7}), 7);
  EXPECT_EQ(elementCount({2, 3, 4}), 24);
}

TEST(HostTensorTest, ElementCountIsZeroForAnEmptyDimension) {
  EXPECT_EQ(elementCount({2, 0, 4}), 0);
}

TEST(HostTensorTest, ElementCountRejectsNegativeDimensions) {
  EXPECT_EQ(elementCount({2, -1}), std::nullopt);
  EXPECT_EQ(elementCount({0, -1}), std::nullopt);
}

TEST(HostTensorTest, ElementCountRejectsOverflow) {
  EXPECT_EQ(elementCount({INT64_MAX}), INT64_MAX);
  EXPECT_EQ(elementCount({INT64_MAX, 2}), std::nullopt);
  EXPECT_EQ(elementCount({big, big}), std::nullopt);
}

TEST(HostTensorTest, ElementCountRejectsOverflowOfAStrideInAnEmptyTensor) {
  EXPECT_EQ(elementCount({0, big, big}), std::nullopt);
  EXPECT_EQ(elementCount({big, big, 0}), std::nullopt);
}

TEST(HostTensorTest, ByteSizeRejectsOverflow) {
  EXPECT_EQ(byteSize(DType::F32, {2, 3}), 24);
  EXPECT_EQ(byteSize(DType::I8, {INT64_MAX}), INT64_MAX);
  EXPECT_EQ(byteSize(DType::F32, {INT64_MAX}), std::nullopt);
}

TEST(HostTensorTest, SmallTensorsAreAlignedForVectors) {
  for (int64_t size : {1, 3, 100, 4097}) {
    HostTensor tensor = cantFail(HostTensor::allocate(DType::I8, {size}));
    EXPECT_TRUE(isAligned(tensor.view(), 64));
    EXPECT_EQ(tensor.data().size(), static_cast<size_t>(size));
  }
}

TEST(HostTensorTest, LargeTensorsAreAlignedForHugePages) {
  HostTensor tensor = cantFail(HostTensor::allocate(DType::F32, {1 << 19}));
  EXPECT_TRUE(isAligned(tensor.view(), 2 << 20));
  tensor.data().back() = 1;
}

TEST(HostTensorTest, EmptyTensorHasAPointerAndNoData) {
  HostTensor tensor = cantFail(HostTensor::allocate(DType::F32, {0, 3}));
  EXPECT_NE(tensor.data().data(), nullptr);
  EXPECT_TRUE(tensor.data().empty());
}

TEST(HostTensorTest, ViewSurvivesAMove) {
  HostTensor first = cantFail(HostTensor::allocate(DType::I8, {2, 3}));
  TensorView view = first.view();
  HostTensor second = std::move(first);
  EXPECT_EQ(view.shape.data(), second.shape().data());
  EXPECT_EQ(view.data.data(), second.data().data());
}

TEST(HostTensorTest, CopyAlignsMisalignedData) {
  char bytes[9] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  int64_t shape[] = {2};
  TensorView view{DType::F32, shape, ArrayRef(bytes).drop_front()};
  HostTensor tensor = cantFail(HostTensor::copy(view));
  EXPECT_TRUE(isAligned(tensor.view(), 64));
  EXPECT_EQ(ArrayRef<char>(tensor.data()), view.data);
}

TEST(HostTensorTest, IsAlignedLooksAtTheAddress) {
  alignas(8) char bytes[16] = {};
  int64_t shape[] = {15};
  TensorView view{DType::I8, shape, ArrayRef(bytes).drop_front()};
  EXPECT_TRUE(isAligned(view, 1));
  EXPECT_FALSE(isAligned(view, 2));
}

TEST(HostTensorTest, AllocationOfAnImpossibleShapeFails) {
  EXPECT_EQ(allocationError(DType::F32, {big, big}),
            "cannot allocate a tensor of shape [1099511627776, "
            "1099511627776]: a dimension is negative or the size overflows");
}

#if !LLVM_ADDRESS_SANITIZER_BUILD // It ends the process instead.
TEST(HostTensorTest, AllocationOfTooMuchMemoryFails) {
  EXPECT_EQ(allocationError(DType::I8, {INT64_MAX}),
            "cannot allocate 9223372036854775807 bytes for a tensor of shape "
            "[9223372036854775807]");
}
#endif

} // namespace
