//===- Compare.cpp - How far two tensors are apart ------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/Compare.h"
#include "compress/Runtime/FloatFormats.h"
#include "llvm/Support/Error.h"
#include <cmath>
#include <cstring>
#include <limits>

using namespace mlir::compress;

template <typename T>
static T load(const char *data) {
  T value;
  std::memcpy(&value, data, sizeof(T)); // views may be misaligned
  return value;
}

/// i64 beyond 2^53 are rounded: errors there are off by one in 10^16.
static double toDouble(DType dtype, const char *data) {
  switch (dtype) {
  case DType::Bool:
  case DType::U8:
    return load<uint8_t>(data);
  case DType::I8:
    return load<int8_t>(data);
  case DType::U16:
    return load<uint16_t>(data);
  case DType::I16:
    return load<int16_t>(data);
  case DType::U32:
    return load<uint32_t>(data);
  case DType::I32:
    return load<int32_t>(data);
  case DType::U64:
    return static_cast<double>(load<uint64_t>(data));
  case DType::I64:
    return static_cast<double>(load<int64_t>(data));
  case DType::F16:
    return fromF16(load<uint16_t>(data));
  case DType::BF16:
    return fromBF16(load<uint16_t>(data));
  case DType::F32:
    return load<float>(data);
  case DType::F64:
    return load<double>(data);
  }
  llvm_unreachable("covered switch");
}

static double getError(double a, double b) {
  if (a == b || (std::isnan(a) && std::isnan(b)))
    return 0;
  double error = std::abs(a - b);
  return std::isnan(error) ? std::numeric_limits<double>::infinity() : error;
}

llvm::Expected<Difference> mlir::compress::compare(const TensorView &tensor,
                                                   const TensorView &reference) {
  auto describe = [](const TensorView &view) {
    return getSafetensorsName(view.dtype).str() + " " + formatShape(view.shape);
  };
  if (tensor.dtype != reference.dtype || tensor.shape != reference.shape)
    return llvm::createStringError("tensors of different types can't be compared: " +
                                   describe(tensor) + " and " + describe(reference));
  int64_t width = byteWidth(tensor.dtype), count = tensor.data.size() / width;
  Difference result;
  double noise = 0, signal = 0, product = 0, squares = 0, referenceSquares = 0;
  for (int64_t i = 0; i < count; ++i) {
    double a = toDouble(tensor.dtype, tensor.data.data() + i * width);
    double b = toDouble(tensor.dtype, reference.data.data() + i * width);
    double error = getError(a, b);
    result.maxError = std::max(result.maxError, error);
    noise += error * error;
    if (std::isfinite(b))
      signal += b * b;
    if (!std::isfinite(a) || !std::isfinite(b))
      continue;
    product += a * b;
    squares += a * a;
    referenceSquares += b * b;
  }
  result.rmsError = count ? std::sqrt(noise / static_cast<double>(count)) : 0;
  result.cosine = product / std::sqrt(squares * referenceSquares); // 0 / 0 is NaN
  result.sqnr =
      noise == 0 ? std::numeric_limits<double>::infinity() : 10 * std::log10(signal / noise);
  return result;
}
