//===- DTypeTest.cpp - Tests of the element types -------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/DType.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace mlir::compress;

namespace {

constexpr DType allDTypes[] = {DType::Bool, DType::I8,  DType::U8,  DType::I16, DType::U16,
                               DType::I32,  DType::U32, DType::I64, DType::U64, DType::F16,
                               DType::BF16, DType::F32, DType::F64};

TEST(DTypeTest, SafetensorsNamesRoundTrip) {
  for (DType dtype : allDTypes)
    EXPECT_EQ(parseSafetensorsName(getSafetensorsName(dtype)), dtype);
}

TEST(DTypeTest, SafetensorsNamesAreThoseOfTheFormat) {
  EXPECT_EQ(listSafetensorsNames(), "BOOL, I8, U8, I16, U16, I32, U32, I64, "
                                    "U64, F16, BF16, F32, F64");
}

TEST(DTypeTest, UnknownSafetensorsNamesAreRejected) {
  for (StringRef name : {"", "f32", "F8_E4M3", "F", "F320"})
    EXPECT_EQ(parseSafetensorsName(name), std::nullopt) << name.str();
}

TEST(DTypeTest, NumpyDescrsRoundTrip) {
  for (DType dtype : allDTypes) {
    std::optional<NumpyDescr> descr = parseNumpyDescr(getNumpyDescr(dtype));
    ASSERT_TRUE(descr);
    EXPECT_EQ(descr->dtype, dtype);
    EXPECT_FALSE(descr->byteSwapped);
  }
}

TEST(DTypeTest, NumpyDescrNamesTheByteWidth) {
  for (DType dtype : allDTypes)
    EXPECT_EQ(getNumpyDescr(dtype).back() - '0', byteWidth(dtype));
}

TEST(DTypeTest, NumpyBigEndianIsByteSwapped) {
  EXPECT_TRUE(parseNumpyDescr(">f4")->byteSwapped);
  EXPECT_TRUE(parseNumpyDescr(">i2")->byteSwapped);
}

TEST(DTypeTest, NumpyByteOrderOfSingleBytesIsIgnored) {
  for (StringRef descr : {"|u1", "<u1", ">u1"}) {
    EXPECT_EQ(parseNumpyDescr(descr)->dtype, DType::U8);
    EXPECT_FALSE(parseNumpyDescr(descr)->byteSwapped);
  }
}

TEST(DTypeTest, NumpyOpaqueTwoBytesAreBFloat16) {
  EXPECT_EQ(parseNumpyDescr("|V2")->dtype, DType::BF16);
}

TEST(DTypeTest, UnknownNumpyDescrsAreRejected) {
  for (StringRef descr :
       {"", "<", "f4", "<f16", "<c8", "<U4", "|O", "|f4", ">V2", "<V4", "=f4", "<f44"})
    EXPECT_FALSE(parseNumpyDescr(descr)) << descr.str();
}

} // namespace
