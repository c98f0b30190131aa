//===- Prune.cpp - prune_mask and apply_mask ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include "llvm/ADT/bit.h"
#include <cmath>
#include <cstring>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

/// Orders values by magnitude; all NaNs are one, above infinity. Widening to f32
/// is exact, so inputs of different types compare exactly, too.
static uint32_t getMagnitude(float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value) & 0x7fffffff;
  return std::min(bits, uint32_t(0x7f800001));
}

/// Reads `input` row by row and writes what `keep` decides of each value.
template <typename Keep>
static void decideEach(const Buffer &input, const Buffer &mask, Keep keep) {
  std::vector<float> row(input.getRowLength());
  std::vector<int32_t> kept(row.size());
  forEachRow(input.shape, [&](ArrayRef<int64_t> index) {
    input.loadFloats(input.getOffset(index), input.getRowStride(), row);
    for (size_t i = 0; i < row.size(); ++i)
      kept[i] = keep(row[i]);
    mask.storeInts(mask.getOffset(index), mask.getRowStride(), kept);
  });
}

template <typename Fn>
static void forEachMagnitude(Buffers inputs, Fn fn) {
  for (const Buffer &input : inputs) {
    std::vector<float> row(input.getRowLength());
    forEachRow(input.shape, [&](ArrayRef<int64_t> index) {
      input.loadFloats(input.getOffset(index), input.getRowStride(), row);
      for (float value : row)
        fn(getMagnitude(value));
    });
  }
}

/// Walks down a histogram to the bin that holds the element of rank `count` - 1;
/// takes what lies below it off `count`.
static uint32_t findBin(ArrayRef<int64_t> histogram, int64_t &count) {
  for (auto [bin, size] : llvm::enumerate(histogram)) {
    if (count <= size)
      return bin;
    count -= size;
  }
  llvm_unreachable("more to prune than there is");
}

/// One ranking over all inputs. Two histograms over halves of the magnitude find
/// the largest one that goes, without a copy of the weights.
static void maskByRatio(double ratio, Buffers inputs, Buffers masks) {
  int64_t total = 0;
  for (const Buffer &input : inputs)
    total += input.getNumElements();
  int64_t count = int64_t(__builtin_roundeven(ratio * double(total)));

  std::vector<int64_t> histogram(1 << 16);
  forEachMagnitude(inputs, [&](uint32_t magnitude) { ++histogram[magnitude >> 16]; });
  uint32_t high = findBin(histogram, count);
  histogram.assign(histogram.size(), 0);
  forEachMagnitude(inputs, [&](uint32_t magnitude) {
    histogram[magnitude & 0xffff] += magnitude >> 16 == high;
  });
  uint32_t last = high << 16 | findBin(histogram, count);

  // `count` is now how many of exactly that magnitude go: the first ones.
  for (auto [input, mask] : llvm::zip_equal(inputs, masks))
    decideEach(input, mask, [&](float value) {
      uint32_t magnitude = getMagnitude(value);
      return magnitude > last || (magnitude == last && --count < 0);
    });
}

static void maskByPattern(PatternAttr pattern, const Buffer &input, const Buffer &mask) {
  int64_t axis = pattern.getAxis(), length = input.shape[axis];
  std::vector<float> line(length);
  std::vector<int32_t> kept(length);
  // (magnitude, position): a plain sort keeps ties in order.
  std::vector<std::pair<uint32_t, int64_t>> group;
  SmallVector<int64_t> lines(input.shape);
  lines[axis] = std::min<int64_t>(length, 1);
  forEachIndex(lines, [&](ArrayRef<int64_t> index) {
    input.loadFloats(input.getOffset(index), input.strides[axis], line);
    for (int64_t begin = 0; begin < length; begin += pattern.getM()) {
      int64_t size = std::min(pattern.getM(), length - begin);
      group.clear();
      for (int64_t i = begin; i < begin + size; ++i)
        group.emplace_back(getMagnitude(line[i]), i);
      llvm::sort(group);
      for (auto [rank, entry] : llvm::enumerate(group))
        kept[entry.second] = int64_t(rank) >= size - pattern.getN();
    }
    mask.storeInts(mask.getOffset(index), mask.strides[axis], kept);
  });
}

LogicalResult mlir::compress::reference::evaluateOp(PruneMaskOp op, Buffers inputs,
                                                    Buffers results) {
  if (op.getRatio()) {
    maskByRatio(op.getRatio()->convertToDouble(), inputs, results);
    return success();
  }
  for (auto [input, mask] : llvm::zip_equal(inputs, results)) {
    if (op.getPattern().getKind() == PatternKind::NM) {
      maskByPattern(op.getPattern(), input, mask);
      continue;
    }
    // In f64, which holds both sides exactly; NaN is not below and stays.
    double threshold = op.getThreshold()->convertToDouble();
    decideEach(input, mask, [&](float value) { return !(std::fabs(double(value)) <= threshold); });
  }
  return success();
}

LogicalResult mlir::compress::reference::evaluateOp(ApplyMaskOp op, Buffers inputs,
                                                    Buffers results) {
  // Bytes, so that what is kept keeps its bits.
  const Buffer &input = inputs[0], &mask = inputs[1], &result = results[0];
  int64_t bytes = getElementBytes(input.element);
  std::vector<int32_t> row(input.getRowLength());
  forEachRow(input.shape, [&](ArrayRef<int64_t> index) {
    mask.loadInts(mask.getOffset(index), mask.getRowStride(), row);
    for (size_t i = 0; i < row.size(); ++i) {
      char *to = result.at(result.getOffset(index) + int64_t(i) * result.getRowStride());
      if (row[i])
        std::memcpy(to, input.at(input.getOffset(index) + int64_t(i) * input.getRowStride()),
                    bytes);
      else
        std::memset(to, 0, bytes);
    }
  });
  return success();
}
