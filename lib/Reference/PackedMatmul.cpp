//===- PackedMatmul.cpp - Activations times a packed weight -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sums are exact (integers) or in f64, and rounded to f32 once at the end: what
// lowerings compute in f32, in an order of their own, lies around that.
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include <array>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

EncodingAttr mlir::compress::reference::getMatrixEncoding(EncodingAttr encoding) {
  bool hasBatch = !encoding.getBatch().empty();
  return EncodingAttr::get(encoding.getContext(), encoding.getElement(),
                           hasBatch ? ArrayRef<int64_t>{0} : ArrayRef<int64_t>{}, {hasBatch + 0},
                           {hasBatch + 1}, encoding.getTile(), encoding.getGroup(),
                           encoding.getScale(), encoding.getAsymmetric());
}

namespace {
/// Columns of the weight that are summed side by side, each in the order of k.
constexpr int64_t numLanes = 8;
template <typename T>
using Lanes = std::array<T, numLanes>;

/// The unpacked weight: values [B, N, K], scales and zero points [B, N, groups].
struct Weight {
  int64_t n, k, group, groups;
  std::vector<float> floats;
  std::vector<int32_t> ints;
  std::vector<float> scales;
  std::vector<int32_t> zeroPoints;

  Weight(EncodingAttr encoding, Buffers components, ArrayRef<int64_t> matrix);

  /// The integer at (column, i) less its zero point; a column counts batches, too.
  int32_t getInt(int64_t column, int64_t i) const {
    int32_t q = ints[column * k + i];
    return zeroPoints.empty() ? q : q - zeroPoints[column * groups + i / group];
  }
  double getScale(int64_t column, int64_t g) const { return scales[column * groups + g]; }
  double getFloat(int64_t column, int64_t i) const {
    return floats.empty() ? getInt(column, i) * getScale(column, i / group)
                          : floats[column * k + i];
  }
};
} // namespace

/// All elements of a contiguous buffer.
static std::vector<float> getFloats(const Buffer &buffer) {
  std::vector<float> values(buffer.getNumElements());
  buffer.loadFloats(0, 1, values);
  return values;
}
static std::vector<int32_t> getInts(const Buffer &buffer) {
  std::vector<int32_t> values(buffer.getNumElements());
  buffer.loadInts(0, 1, values);
  return values;
}

Weight::Weight(EncodingAttr encoding, Buffers components, ArrayRef<int64_t> matrix)
    : n(matrix[matrix.size() - 2]), k(matrix.back()), group(encoding.getGroup()) {
  EncodingAttr plain = getMatrixEncoding(encoding);
  SmallVector<std::vector<char>> storage;
  SmallVector<Buffer> unpacked;
  for (RankedTensorType type : plain.getLogicalTypes(matrix)) {
    storage.emplace_back(type.getNumElements() * getElementBytes(type.getElementType()));
    unpacked.push_back(Buffer::get(storage.back().data(), type));
  }
  unpack(plain, components, unpacked);
  if (encoding.isFloat())
    floats = getFloats(unpacked[0]);
  else
    ints = getInts(unpacked[0]);
  if (unpacked.size() > 1)
    scales = getFloats(unpacked[1]);
  if (unpacked.size() > 2)
    zeroPoints = getInts(unpacked[2]);
  if (group == 0)
    group = std::max<int64_t>(k, 1);
  groups = encoding.getGroup() ? llvm::divideCeil(k, group) : 1;
}

/// Elements [first, first + numLanes) of what `get` gives for the columns of a
/// batch, beside each other for every i < size; 0 where there is no column.
template <typename T, typename Get>
static std::vector<Lanes<T>> gather(const Weight &weight, int64_t b, int64_t first, int64_t size,
                                    Get get) {
  std::vector<Lanes<T>> lanes(size, Lanes<T>{});
  for (int64_t j = 0; j < std::min(numLanes, weight.n - first); ++j)
    for (int64_t i = 0; i < size; ++i)
      lanes[i][j] = get(b * weight.n + first + j, i);
  return lanes;
}

/// sum_i x[i] * w[i] over [begin, end) for each lane.
template <typename Sum, typename X, typename W>
static Lanes<Sum> dot(ArrayRef<X> x, const std::vector<Lanes<W>> &w, int64_t begin, int64_t end) {
  Lanes<Sum> sums{};
  for (int64_t i = begin; i < end; ++i)
    for (int64_t j = 0; j < numLanes; ++j)
      sums[j] += Sum(x[i]) * Sum(w[i][j]);
  return sums;
}

namespace {
/// The operands of one op, as its description names them.
struct Operands {
  const Buffer &x, *xScale, &init, &result;
  Weight weight;

  /// The index of row m of batch b.
  SmallVector<int64_t> at(int64_t b, int64_t m, int64_t last = 0) const {
    return x.getRank() == 3 ? SmallVector<int64_t>{b, m, last} : SmallVector<int64_t>{m, last};
  }
  std::vector<float> getXFloats(int64_t b, int64_t m) const {
    std::vector<float> row(weight.k);
    x.loadFloats(x.getOffset(at(b, m)), x.getRowStride(), row);
    return row;
  }
  std::vector<int32_t> getXInts(int64_t b, int64_t m) const {
    std::vector<int32_t> row(weight.k);
    x.loadInts(x.getOffset(at(b, m)), x.getRowStride(), row);
    return row;
  }
  double getXScale(int64_t b, int64_t m, int64_t g) const {
    return xScale->loadFloat(at(b, m, xScale->shape.back() == 1 ? 0 : g));
  }

  /// Calls fn(b, first, lanes) for every batch and `numLanes` columns of it.
  template <typename Fn>
  void forEachLanes(Fn fn) const {
    int64_t batches = x.getRank() == 3 ? x.shape[0] : 1;
    for (int64_t b = 0; b < batches; ++b)
      for (int64_t first = 0; first < weight.n; first += numLanes)
        fn(b, first, std::min(numLanes, weight.n - first));
  }
  int64_t getM() const { return x.shape[x.getRank() - 2]; }
};
} // namespace

static void multiplyFloats(const Operands &op) {
  op.forEachLanes([&](int64_t b, int64_t first, int64_t lanes) {
    auto w = gather<double>(op.weight, b, first, op.weight.k, [&](int64_t column, int64_t i) {
      return op.weight.getFloat(column, i);
    });
    for (int64_t m = 0; m < op.getM(); ++m) {
      auto sums = dot<double, float>(op.getXFloats(b, m), w, 0, op.weight.k);
      for (int64_t j = 0; j < lanes; ++j) {
        auto at = op.at(b, m, first + j);
        op.result.storeFloat(at, float(op.init.loadFloat(at) + sums[j]));
      }
    }
  });
}

static void multiplyScaledInts(const Operands &op) {
  op.forEachLanes([&](int64_t b, int64_t first, int64_t lanes) {
    auto w = gather<int32_t>(op.weight, b, first, op.weight.k, [&](int64_t column, int64_t i) {
      return op.weight.getInt(column, i);
    });
    for (int64_t m = 0; m < op.getM(); ++m) {
      std::vector<int32_t> x = op.getXInts(b, m);
      Lanes<double> sums{};
      for (int64_t g = 0; g < op.weight.groups; ++g) {
        int64_t begin = g * op.weight.group, end = std::min(begin + op.weight.group, op.weight.k);
        auto exact = dot<int64_t, int32_t>(x, w, begin, end);
        double xScale = op.getXScale(b, m, g);
        for (int64_t j = 0; j < lanes; ++j)
          sums[j] += double(exact[j]) * xScale * op.weight.getScale(b * op.weight.n + first + j, g);
      }
      for (int64_t j = 0; j < lanes; ++j) {
        auto at = op.at(b, m, first + j);
        op.result.storeFloat(at, float(op.init.loadFloat(at) + sums[j]));
      }
    }
  });
}

static void multiplyInts(const Operands &op) {
  op.forEachLanes([&](int64_t b, int64_t first, int64_t lanes) {
    auto w = gather<int32_t>(op.weight, b, first, op.weight.k, [&](int64_t column, int64_t i) {
      return op.weight.getInt(column, i);
    });
    for (int64_t m = 0; m < op.getM(); ++m) {
      auto sums = dot<int64_t, int32_t>(op.getXInts(b, m), w, 0, op.weight.k);
      for (int64_t j = 0; j < lanes; ++j) {
        auto at = op.at(b, m, first + j);
        op.result.storeInt(at, int32_t(op.init.loadInt(at) + sums[j]));
      }
    }
  });
}

LogicalResult mlir::compress::reference::evaluateOp(PackedMatmulOp op, Buffers inputs,
                                                    Buffers results) {
  const Buffer &x = inputs[0], &init = inputs.back();
  SmallVector<int64_t> matrix{init.shape.back(), x.shape.back()};
  if (x.getRank() == 3)
    matrix.insert(matrix.begin(), x.shape[0]);
  Operands operands{
      x, op.getXScale() ? &inputs[1] : nullptr, init, results[0],
      Weight(op.getEncoding(), inputs.drop_back().take_back(op.getWeight().size()), matrix)};
  if (isa<FloatType>(x.element))
    multiplyFloats(operands);
  else if (op.getXScale())
    multiplyScaledInts(operands);
  else
    multiplyInts(operands);
  return success();
}
