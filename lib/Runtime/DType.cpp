//===- DType.cpp - Element types of tensors in files ----------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/DType.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"

using namespace llvm;
using namespace mlir::compress;

// Every format read here stores its elements little endian, and their bytes are
// used where they lie.
static_assert(endianness::native == endianness::little,
              "the run-time library needs a little-endian host");

namespace {
struct DTypeInfo {
  DType dtype;
  int64_t byteWidth;
  StringLiteral safetensorsName;
  StringLiteral numpyDescr;
};
} // namespace

/// In the order of the enumerators, so that a DType is an index into it.
static constexpr DTypeInfo dtypes[] = {
    {DType::Bool, 1, "BOOL", "|b1"}, {DType::I8, 1, "I8", "|i1"},     {DType::U8, 1, "U8", "|u1"},
    {DType::I16, 2, "I16", "<i2"},   {DType::U16, 2, "U16", "<u2"},   {DType::I32, 4, "I32", "<i4"},
    {DType::U32, 4, "U32", "<u4"},   {DType::I64, 8, "I64", "<i8"},   {DType::U64, 8, "U64", "<u8"},
    {DType::F16, 2, "F16", "<f2"},   {DType::BF16, 2, "BF16", "<V2"}, {DType::F32, 4, "F32", "<f4"},
    {DType::F64, 8, "F64", "<f8"},
};

static const DTypeInfo &getInfo(DType dtype) { return dtypes[static_cast<unsigned>(dtype)]; }

int64_t mlir::compress::byteWidth(DType dtype) { return getInfo(dtype).byteWidth; }

StringRef mlir::compress::getSafetensorsName(DType dtype) { return getInfo(dtype).safetensorsName; }

std::optional<DType> mlir::compress::parseSafetensorsName(StringRef name) {
  for (const DTypeInfo &info : dtypes)
    if (info.safetensorsName == name)
      return info.dtype;
  return std::nullopt;
}

std::string mlir::compress::listSafetensorsNames() {
  return join(
      map_range(dtypes, [](const DTypeInfo &info) -> StringRef { return info.safetensorsName; }),
      ", ");
}

StringRef mlir::compress::getNumpyDescr(DType dtype) { return getInfo(dtype).numpyDescr; }

std::optional<NumpyDescr> mlir::compress::parseNumpyDescr(StringRef descr) {
  if (descr.empty())
    return std::nullopt;
  char order = descr.front();
  for (const DTypeInfo &info : dtypes) {
    if (descr.drop_front() != info.numpyDescr.drop_front())
      continue;
    bool orderMatters = info.byteWidth > 1;
    if (order == '<' || (order == '|' && !orderMatters))
      return NumpyDescr{info.dtype, /*byteSwapped=*/false};
    // "V2" is opaque to NumPy: it has no byte order that could be swapped.
    if (info.dtype == DType::BF16)
      return order == '|' ? std::optional(NumpyDescr{info.dtype, false}) : std::nullopt;
    if (order == '>')
      return NumpyDescr{info.dtype, /*byteSwapped=*/orderMatters};
    return std::nullopt;
  }
  return std::nullopt;
}
