//===- Pack.cpp - pack and unpack ---------------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include <cstring>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

//===----------------------------------------------------------------------===//
// Where elements lie
//===----------------------------------------------------------------------===//

namespace {
/// A tensor seen as the matrix [B, N, K]: element (b, n, k) lies at offset
/// b[..] + n[..] + k[..]. Every layout that an encoding describes is such a sum.
struct MatrixView {
  const Buffer &buffer;
  std::vector<int64_t> b, n, k;
};
} // namespace

/// Offsets of the indices of `dims`, the first of them outermost.
static std::vector<int64_t> getOffsets(const Buffer &tensor, ArrayRef<int64_t> dims) {
  std::vector<int64_t> offsets{0};
  for (int64_t dim : dims) {
    std::vector<int64_t> outer = std::move(offsets);
    offsets.clear();
    for (int64_t offset : outer)
      for (int64_t i = 0; i < tensor.shape[dim]; ++i)
        offsets.push_back(offset + i * tensor.strides[dim]);
  }
  return offsets;
}

/// The weight, or its scales or zero points, whose k is a number of groups.
static MatrixView viewLogical(EncodingAttr encoding, const Buffer &tensor) {
  return {tensor, getOffsets(tensor, encoding.getBatch()), getOffsets(tensor, encoding.getN()),
          getOffsets(tensor, encoding.getK())};
}

/// Offsets of a component's leading dimensions [B, N cd n0, .. n0 ..] for the
/// batches and columns that `logical` has.
static MatrixView viewPanels(EncodingAttr encoding, const Buffer &component, int64_t n0Dim,
                             const MatrixView &logical) {
  int64_t n0 = encoding.getTile()[0], panelDim = !encoding.getBatch().empty();
  MatrixView view{component, {}, {}, {}};
  for (int64_t b = 0, e = logical.b.size(); b < e; ++b)
    view.b.push_back(b * (panelDim ? component.strides[0] : 0));
  for (int64_t n = 0, e = logical.n.size(); n < e; ++n)
    view.n.push_back(n / n0 * component.strides[panelDim] + n % n0 * component.strides[n0Dim]);
  return view;
}

/// Values: [B, N cd n0, K cd k0, n0, k0], i4 [B, N cd n0, K cd group, z, n0, k0].
static MatrixView viewValues(EncodingAttr encoding, const Buffer &values,
                             const MatrixView &logical) {
  int64_t rank = values.getRank(), k0 = encoding.getTile()[1];
  int64_t half = encoding.getGroup() / 2;
  MatrixView view = viewPanels(encoding, values, rank - 2, logical);
  for (int64_t k = 0, e = logical.k.size(); k < e; ++k) {
    if (encoding.getBits() != 4) {
      view.k.push_back(k / k0 * values.strides[rank - 3] + k % k0 * values.strides[rank - 1]);
      continue;
    }
    int64_t byte = k % encoding.getGroup() % half;
    view.k.push_back(k / encoding.getGroup() * values.strides[rank - 4] +
                     byte / k0 * values.strides[rank - 3] + byte % k0 * values.strides[rank - 1]);
  }
  return view;
}

/// Scales, zero points: [B, N cd n0, groups, n0].
static MatrixView viewParams(EncodingAttr encoding, const Buffer &params,
                             const MatrixView &logical) {
  int64_t rank = params.getRank();
  MatrixView view = viewPanels(encoding, params, rank - 1, logical);
  for (int64_t group = 0, e = logical.k.size(); group < e; ++group)
    view.k.push_back(group * params.strides[rank - 2]);
  return view;
}

/// Calls fn(from, to, k) with the offsets of every element in both views.
template <typename Fn>
static void forEachPair(const MatrixView &from, const MatrixView &to, Fn fn) {
  for (auto [fromB, toB] : llvm::zip_equal(from.b, to.b))
    for (auto [fromN, toN] : llvm::zip_equal(from.n, to.n))
      for (size_t k = 0, e = from.k.size(); k < e; ++k)
        fn(fromB + fromN + from.k[k], toB + toN + to.k[k], k);
}

//===----------------------------------------------------------------------===//
// What is stored there
//===----------------------------------------------------------------------===//

template <typename Bits>
static void copyAs(const MatrixView &from, const MatrixView &to) {
  const char *source = static_cast<const char *>(from.buffer.data);
  char *target = static_cast<char *>(to.buffer.data);
  forEachPair(from, to, [&](int64_t fromOffset, int64_t toOffset, int64_t) {
    std::memcpy(target + toOffset * int64_t(sizeof(Bits)),
                source + fromOffset * int64_t(sizeof(Bits)), sizeof(Bits));
  });
}

static void copy(const MatrixView &from, const MatrixView &to) {
  switch (getElementBytes(from.buffer.element)) {
  case 1:
    return copyAs<uint8_t>(from, to);
  case 2:
    return copyAs<uint16_t>(from, to);
  default:
    return copyAs<uint32_t>(from, to);
  }
}

/// Between a signed byte and the same plus 128, either way.
static void copyShifted(const MatrixView &from, const MatrixView &to) {
  const uint8_t *source = static_cast<const uint8_t *>(from.buffer.data);
  uint8_t *target = static_cast<uint8_t *>(to.buffer.data);
  forEachPair(from, to, [&](int64_t fromOffset, int64_t toOffset, int64_t) {
    target[toOffset] = source[fromOffset] ^ 0x80;
  });
}

/// The second half of a group lies in the high nibbles.
static int64_t getNibbleShift(EncodingAttr encoding, int64_t k) {
  return k % encoding.getGroup() < encoding.getGroup() / 2 ? 0 : 4;
}

static LogicalResult packNibbles(PackOp op, const MatrixView &from, const MatrixView &to) {
  const int8_t *source = static_cast<const int8_t *>(from.buffer.data);
  uint8_t *target = static_cast<uint8_t *>(to.buffer.data);
  std::optional<int> misfit;
  forEachPair(from, to, [&](int64_t fromOffset, int64_t toOffset, int64_t k) {
    int stored = source[fromOffset] + 8, shift = getNibbleShift(op.getEncoding(), k);
    if (stored < 0 || stored > 15)
      misfit = source[fromOffset];
    target[toOffset] = (target[toOffset] & (0xf0 >> shift)) | (stored & 15) << shift;
  });
  if (misfit)
    return op->emitOpError() << "a value is not a 4-bit integer, -8 to 7: got " << *misfit;
  return success();
}

static void unpackNibbles(EncodingAttr encoding, const MatrixView &from, const MatrixView &to) {
  const uint8_t *source = static_cast<const uint8_t *>(from.buffer.data);
  int8_t *target = static_cast<int8_t *>(to.buffer.data);
  forEachPair(from, to, [&](int64_t fromOffset, int64_t toOffset, int64_t k) {
    target[toOffset] = (source[fromOffset] >> getNibbleShift(encoding, k) & 15) - 8;
  });
}

/// Tails hold the encoding of 0, which is one byte over and over.
static void fill(const Buffer &buffer, uint8_t byte) {
  int64_t bytes = getElementBytes(buffer.element);
  forEachRow(buffer.shape, [&](ArrayRef<int64_t> index) {
    char *row = buffer.at(buffer.getOffset(index));
    for (int64_t i = 0; i < buffer.getRowLength(); ++i)
      std::memset(row + i * buffer.getRowStride() * bytes, byte, bytes);
  });
}

//===----------------------------------------------------------------------===//
// The ops
//===----------------------------------------------------------------------===//

LogicalResult mlir::compress::reference::evaluateOp(PackOp op, Buffers inputs, Buffers results) {
  EncodingAttr encoding = op.getEncoding();
  for (auto [input, result] : llvm::drop_begin(llvm::zip_equal(inputs, results))) {
    MatrixView logical = viewLogical(encoding, input);
    fill(result, 0);
    copy(logical, viewParams(encoding, result, logical));
  }
  MatrixView logical = viewLogical(encoding, inputs[0]);
  MatrixView packed = viewValues(encoding, results[0], logical);
  fill(results[0], encoding.isFloat() ? 0 : encoding.getBits() == 8 ? 0x80 : 0x88);
  if (encoding.getBits() == 4)
    return packNibbles(op, logical, packed);
  encoding.isFloat() ? copy(logical, packed) : copyShifted(logical, packed);
  return success();
}

void mlir::compress::reference::unpack(EncodingAttr encoding, Buffers components, Buffers results) {
  for (auto [component, result] : llvm::drop_begin(llvm::zip_equal(components, results))) {
    MatrixView logical = viewLogical(encoding, result);
    copy(viewParams(encoding, component, logical), logical);
  }
  MatrixView logical = viewLogical(encoding, results[0]);
  MatrixView packed = viewValues(encoding, components[0], logical);
  if (encoding.getBits() == 4)
    return unpackNibbles(encoding, packed, logical);
  encoding.isFloat() ? copy(packed, logical) : copyShifted(packed, logical);
}

LogicalResult mlir::compress::reference::evaluateOp(UnpackOp op, Buffers inputs, Buffers results) {
  unpack(op.getEncoding(), inputs, results);
  return success();
}
