//===- BufferTest.cpp - Tests of buffers and their elements -----*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceTest.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/bit.h"
#include <cfloat>
#include <cmath>
#include <cstring>

using namespace mlir;
using namespace mlir::compress::reference;

namespace {

class BufferTest : public ReferenceTest {
protected:
  /// Checks every 16-bit pattern of `element` and the f32 values around it.
  void checkFormat(Type element, const llvm::fltSemantics &semantics) {
    uint16_t bits = 0;
    Buffer buffer = Buffer::get(&bits, element, {});
    auto check = [&](float value) {
      buffer.storeFloat({}, value);
      llvm::APFloat expected(value);
      bool losesInfo;
      expected.convert(semantics, llvm::APFloat::rmNearestTiesToEven, &losesInfo);
      ASSERT_EQ(bits, expected.bitcastToAPInt().getZExtValue()) << value;
    };
    for (uint32_t pattern = 0; pattern <= 0xffff; ++pattern) {
      bits = pattern;
      float value = buffer.loadFloat({});
      llvm::APFloat expected(semantics, llvm::APInt(16, pattern));
      if (expected.isNaN()) {
        ASSERT_TRUE(std::isnan(value)) << pattern;
        buffer.storeFloat({}, value);
        ASSERT_TRUE(llvm::APFloat(semantics, llvm::APInt(16, bits)).isNaN()) << pattern;
        continue;
      }
      ASSERT_EQ(llvm::bit_cast<uint32_t>(value),
                llvm::bit_cast<uint32_t>(expected.convertToFloat()))
          << pattern;
      // The value, the tie between it and the next one, and their neighbours.
      bits = pattern + ((pattern & 0x7fff) != 0x7fff);
      float next = buffer.loadFloat({});
      float tie = value + (next - value) / 2;
      for (float x : {value, tie})
        if (std::isfinite(x))
          for (float y : {x, std::nextafter(x, -INFINITY), std::nextafter(x, INFINITY)})
            check(y);
    }
    check(65520.0f);
    check(std::nextafter(65520.0f, 0.0f));
    check(FLT_MAX);
    check(-INFINITY);
  }
};

TEST_F(BufferTest, F16RoundsAsAPFloat) { checkFormat(f16, llvm::APFloat::IEEEhalf()); }

TEST_F(BufferTest, BF16RoundsAsAPFloat) { checkFormat(bf16, llvm::APFloat::BFloat()); }

TEST_F(BufferTest, NaNsWhosePayloadIsCutOffStayNaNs) {
  for (Type element : {f16, bf16})
    EXPECT_TRUE(std::isnan(roundTo(element, llvm::bit_cast<float>(0x7f800001u))));
}

TEST_F(BufferTest, ForEachIndexIsRowMajor) {
  std::vector<std::vector<int64_t>> visited;
  forEachIndex({2, 2}, [&](ArrayRef<int64_t> index) { visited.push_back(index.vec()); });
  EXPECT_EQ(visited, (std::vector<std::vector<int64_t>>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
}

TEST_F(BufferTest, ForEachIndexVisitsAScalarOnce) {
  int count = 0;
  forEachIndex({}, [&](ArrayRef<int64_t> index) { count += 1 + int(index.size()); });
  EXPECT_EQ(count, 1);
}

TEST_F(BufferTest, ForEachIndexVisitsNothingOfAnEmptyTensor) {
  for (const std::vector<int64_t> &shape : {std::vector<int64_t>{0}, {3, 0}, {0, 3}}) {
    forEachIndex(shape, [&](ArrayRef<int64_t>) { FAIL(); });
    forEachRow(shape, [&](ArrayRef<int64_t>) { FAIL(); });
  }
}

TEST_F(BufferTest, ViewsMayBeStridedAndMisaligned) {
  float values[] = {1, 2, 3, 4, 5, 6};
  char memory[sizeof(values) + 1];
  std::memcpy(memory + 1, values, sizeof(values));
  Buffer transposed{memory + 1, f32, {3, 2}, {1, 3}};
  EXPECT_EQ(transposed.loadFloat({2, 1}), 6);
  EXPECT_EQ(transposed.loadFloat({0, 1}), 4);
  transposed.storeFloat({1, 0}, 7);
  EXPECT_EQ(transposed.loadFloat({1, 0}), 7);
}

} // namespace
