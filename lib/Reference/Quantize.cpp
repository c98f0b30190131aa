//===- Quantize.cpp - The quantize family -------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include <algorithm>
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

/// Where the parameters of the row at `index` begin.
static int64_t getParamOffset(const Buffer &params, SchemeAttr scheme, ArrayRef<int64_t> index) {
  int64_t offset = 0;
  for (auto [i, block, stride] : llvm::zip_equal(index, scheme.getBlock(), params.strides))
    offset += block ? i / block * stride : 0;
  return offset;
}

/// Calls fn(block, begin, end) for the blocks of a row of `length` elements.
template <typename Fn>
static void forEachBlock(SchemeAttr scheme, int64_t length, Fn fn) {
  int64_t size = scheme.getBlock().empty() ? 0 : scheme.getBlock().back();
  if (size == 0)
    size = length;
  for (int64_t begin = 0; begin < length; begin += size)
    fn(begin / size, begin, std::min(begin + size, length));
}

//===----------------------------------------------------------------------===//
// quant_params
//===----------------------------------------------------------------------===//

namespace {
/// Extremes of the finite elements of a block, zero among them: a scheme of
/// either mode represents it.
struct Extremes {
  float lo = 0, hi = 0;

  void include(float value) {
    if (!std::isfinite(value))
      return;
    lo = std::min(lo, value);
    hi = std::max(hi, value);
  }
};
} // namespace

/// The scale in its own type, neither 0 nor Inf, nor slow and inexact as a
/// denormal.
static float toScale(Type type, float value) {
  float least = type.isF16() ? 0x1p-14f : FLT_MIN;
  float most = type.isF16() ? 65504.0f : type.isBF16() ? 0x1.fep127f : FLT_MAX;
  return std::clamp(roundTo(type, value), least, most);
}

static float getScale(SchemeAttr scheme, Type type, Extremes range) {
  if (scheme.isSymmetric())
    return toScale(type, std::max(-range.lo, range.hi) / float(scheme.getQMax()));
  float steps = float(scheme.getQMax() - scheme.getQMin());
  return toScale(type, range.hi / steps - range.lo / steps);
}

static int32_t getZeroPoint(SchemeAttr scheme, Extremes range, float scale) {
  float qmin = float(scheme.getQMin()), qmax = float(scheme.getQMax());
  return int32_t(std::clamp(__builtin_roundevenf(qmin - range.lo / scale), qmin, qmax));
}

LogicalResult mlir::compress::reference::evaluateOp(QuantParamsOp op, Buffers inputs,
                                                    Buffers results) {
  SchemeAttr scheme = op.getScheme();
  const Buffer &input = inputs[0], &scale = results[0];
  std::vector<Extremes> ranges(scale.getNumElements());
  // Says where a block's range lies; the scales themselves may be strided.
  Buffer layout = Buffer::get(nullptr, scale.element, scale.shape);

  std::vector<float> row(input.getRowLength());
  forEachRow(input.shape, [&](ArrayRef<int64_t> index) {
    input.loadFloats(input.getOffset(index), input.getRowStride(), row);
    Extremes *of = ranges.data() + getParamOffset(layout, scheme, index);
    forEachBlock(scheme, row.size(), [&](int64_t block, int64_t begin, int64_t end) {
      Extremes range = of[block];
      for (int64_t i = begin; i < end; ++i)
        range.include(row[i]);
      of[block] = range;
    });
  });
  forEachIndex(scale.shape, [&](ArrayRef<int64_t> index) {
    Extremes range = ranges[layout.getOffset(index)];
    float value = getScale(scheme, scale.element, range);
    scale.storeFloat(index, value);
    if (!scheme.isSymmetric())
      results[1].storeInt(index, getZeroPoint(scheme, range, value));
  });
  return success();
}

//===----------------------------------------------------------------------===//
// quantize, dequantize, fake_quantize
//===----------------------------------------------------------------------===//

static int32_t quantize(SchemeAttr scheme, float value, float scale, int32_t zeroPoint) {
  float q = __builtin_roundevenf(value / scale);
  if (std::isnan(q))
    q = 0;
  return int32_t(
      std::clamp(q + float(zeroPoint), float(scheme.getQMin()), float(scheme.getQMax())));
}

static float dequantize(int32_t q, float scale, int32_t zeroPoint) {
  return float(q - zeroPoint) * scale;
}

static void loadRow(const Buffer &buffer, int64_t offset, MutableArrayRef<float> row) {
  buffer.loadFloats(offset, buffer.getRowStride(), row);
}
static void loadRow(const Buffer &buffer, int64_t offset, MutableArrayRef<int32_t> row) {
  buffer.loadInts(offset, buffer.getRowStride(), row);
}
static void storeRow(const Buffer &buffer, int64_t offset, ArrayRef<float> row) {
  buffer.storeFloats(offset, buffer.getRowStride(), row);
}
static void storeRow(const Buffer &buffer, int64_t offset, ArrayRef<int32_t> row) {
  buffer.storeInts(offset, buffer.getRowStride(), row);
}

/// result[i] = fn(input[i], scale[b], zeroPoint[b]). `inputs` are the data, the
/// scales and, if there are any, the zero points.
template <typename In, typename Out, typename Fn>
static void mapEach(SchemeAttr scheme, Buffers inputs, const Buffer &result, Fn fn) {
  const Buffer &input = inputs[0];
  std::vector<In> from(input.getRowLength());
  std::vector<Out> to(from.size());
  std::vector<float> scales(inputs[1].getRowLength());
  std::vector<int32_t> zeroPoints(scales.size(), 0);
  forEachRow(input.shape, [&](ArrayRef<int64_t> index) {
    loadRow(input, input.getOffset(index), MutableArrayRef<In>(from));
    loadRow(inputs[1], getParamOffset(inputs[1], scheme, index), MutableArrayRef<float>(scales));
    if (inputs.size() > 2)
      loadRow(inputs[2], getParamOffset(inputs[2], scheme, index),
              MutableArrayRef<int32_t>(zeroPoints));
    forEachBlock(scheme, from.size(), [&](int64_t block, int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        to[i] = fn(from[i], scales[block], zeroPoints[block]);
    });
    storeRow(result, result.getOffset(index), ArrayRef<Out>(to));
  });
}

LogicalResult mlir::compress::reference::evaluateOp(QuantizeOp op, Buffers inputs,
                                                    Buffers results) {
  SchemeAttr scheme = op.getScheme();
  mapEach<float, int32_t>(scheme, inputs, results[0], [&](float value, float scale, int32_t zp) {
    return quantize(scheme, value, scale, zp);
  });
  return success();
}

LogicalResult mlir::compress::reference::evaluateOp(DequantizeOp op, Buffers inputs,
                                                    Buffers results) {
  mapEach<int32_t, float>(op.getScheme(), inputs, results[0], dequantize);
  return success();
}

LogicalResult mlir::compress::reference::evaluateOp(FakeQuantizeOp op, Buffers inputs,
                                                    Buffers results) {
  SchemeAttr scheme = op.getScheme();
  mapEach<float, float>(scheme, inputs, results[0], [&](float value, float scale, int32_t zp) {
    return dequantize(quantize(scheme, value, scale, zp), scale, zp);
  });
  return success();
}
