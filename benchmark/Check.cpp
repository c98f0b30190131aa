//===- Check.cpp - Are the outputs right? -------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "Random.h"
#include "llvm/ADT/APFloat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::bench;

static constexpr int64_t groupSize = 32;
static constexpr int samples = 200;
/// Of a sum of floats, against the sum of their magnitudes: far above what a
/// different order of additions gives, far below one wrong term.
static constexpr double tolerance = 1e-5;

template <typename T>
static ArrayRef<T> getElements(const TensorView &view) {
  return {reinterpret_cast<const T *>(view.data.data()), view.data.size() / sizeof(T)};
}

static llvm::Error wrong(ArrayRef<int64_t> index, double got, double expected) {
  return llvm::createStringError(
      llvm::formatv("WRONG: element {0} is {1}, not {2}", formatShape(index), got, expected));
}

//===----------------------------------------------------------------------===//
// Quantization
//===----------------------------------------------------------------------===//

static float getMaxMagnitude(ArrayRef<float> values) {
  float most = 0;
  for (float value : values)
    most = std::max(most, std::fabs(value));
  return most;
}

static float roundToHalf(float value) {
  llvm::APFloat rounded(value);
  bool losesInfo;
  rounded.convert(llvm::APFloat::IEEEhalf(), llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  rounded.convert(llvm::APFloat::IEEEsingle(), llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  return rounded.convertToFloat();
}

/// Symmetric: from -most - 1 to most.
static int32_t quantize(float value, float scale, float most) {
  return int32_t(std::clamp(std::nearbyint(value / scale), -most - 1, most));
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

namespace {
struct Sum {
  double value = 0, magnitude = 0;

  void add(double term) {
    value += term;
    magnitude += std::fabs(term);
  }
};
} // namespace

/// x[row, :] . w[:, column], as stored.
template <typename T>
static Sum dot(const KernelSpec &spec, ArrayRef<T> x, ArrayRef<T> w, int64_t row, int64_t column) {
  Sum sum;
  for (int64_t k = 0; k < spec.k; ++k)
    sum.add(double(x[row * spec.k + k]) * double(w[k * spec.n + column]));
  return sum;
}

/// x[row, :] . w[column, :], each quantized before.
static Sum dotW4A8(const KernelSpec &spec, ArrayRef<float> x, ArrayRef<float> w, int64_t row,
                   int64_t column) {
  ArrayRef<float> xRow = x.slice(row * spec.k, spec.k), wRow = w.slice(column * spec.k, spec.k);
  float xScale = getMaxMagnitude(xRow) / 127;
  Sum sum;
  for (int64_t begin = 0; begin < spec.k; begin += groupSize) {
    ArrayRef<float> xGroup = xRow.slice(begin, groupSize), wGroup = wRow.slice(begin, groupSize);
    float wScale = roundToHalf(getMaxMagnitude(wGroup) / 7);
    int32_t groupSum = 0;
    for (auto [xValue, wValue] : llvm::zip_equal(xGroup, wGroup))
      groupSum += quantize(xValue, xScale, 127) * quantize(wValue, wScale, 7);
    sum.add(double(groupSum) * wScale * xScale);
  }
  return sum;
}

static Sum getExpected(const KernelSpec &spec, const TensorView &x, const TensorView &w,
                       int64_t row, int64_t column) {
  switch (spec.kind) {
  case KernelKind::Int8Gemm:
    return dot(spec, getElements<int8_t>(x), getElements<int8_t>(w), row, column);
  case KernelKind::F32Gemm:
    return dot(spec, getElements<float>(x), getElements<float>(w), row, column);
  case KernelKind::W4A8:
    return dotW4A8(spec, getElements<float>(x), getElements<float>(w), row, column);
  case KernelKind::Quantize:
    break;
  }
  llvm_unreachable("not a matrix product");
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

static llvm::Error checkProduct(const KernelSpec &spec, const TensorView &x, const TensorView &w,
                                const TensorView &y) {
  bool isInteger = spec.kind == KernelKind::Int8Gemm;
  Random random;
  for (int sample = 0; sample < samples; ++sample) {
    // The corners first.
    int64_t row = sample < 4 ? sample / 2 * (spec.m - 1) : random.next() % spec.m;
    int64_t column = sample < 4 ? sample % 2 * (spec.n - 1) : random.next() % spec.n;
    int64_t at = row * spec.n + column;
    double got = isInteger ? getElements<int32_t>(y)[at] : getElements<float>(y)[at];
    Sum expected = getExpected(spec, x, w, row, column);
    double allowed = isInteger ? 0 : tolerance * expected.magnitude;
    // Not the other way round, which would let NaN pass.
    if (!(std::fabs(got - expected.value) <= allowed))
      return wrong({row, column}, got, expected.value);
  }
  return llvm::Error::success();
}

/// Bit for bit: the numerics of quantization are a contract.
static llvm::Error checkQuantized(const KernelSpec &spec, const TensorView &x, const TensorView &q,
                                  const TensorView &scales) {
  for (int64_t row = 0; row < spec.m; ++row) {
    ArrayRef<float> values = getElements<float>(x).slice(row * spec.k, spec.k);
    float scale = getMaxMagnitude(values) / 127;
    if (getElements<float>(scales)[row] != scale)
      return wrong({row}, getElements<float>(scales)[row], scale);
    ArrayRef<int8_t> got = getElements<int8_t>(q).slice(row * spec.k, spec.k);
    for (auto [k, value] : llvm::enumerate(values))
      if (int32_t expected = quantize(value, scale, 127); got[k] != expected)
        return wrong({row, int64_t(k)}, got[k], expected);
  }
  return llvm::Error::success();
}

llvm::Error bench::checkOutputs(const KernelSpec &spec, const TensorView &x,
                                const std::optional<TensorView> &w, ArrayRef<HostTensor> outputs) {
  if (spec.kind == KernelKind::Quantize)
    return checkQuantized(spec, x, outputs[0].view(), outputs[1].view());
  return checkProduct(spec, x, *w, outputs[0].view());
}
