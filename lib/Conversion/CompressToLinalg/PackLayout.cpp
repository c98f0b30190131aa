//===- PackLayout.cpp - Indices into packed storage as IR ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PackLayout.h"

using namespace mlir;
using namespace mlir::compress;

//===----------------------------------------------------------------------===//
// Index arithmetic; all numbers are unsigned
//===----------------------------------------------------------------------===//

static Value add(ImplicitLocOpBuilder &b, Value lhs, Value rhs) {
  return b.createOrFold<arith::AddIOp>(lhs, rhs);
}
static Value mul(ImplicitLocOpBuilder &b, Value lhs, Value rhs) {
  return b.createOrFold<arith::MulIOp>(lhs, rhs);
}
static Value mul(ImplicitLocOpBuilder &b, Value lhs, int64_t rhs) {
  return mul(b, lhs, createIndex(b, rhs));
}
static Value div(ImplicitLocOpBuilder &b, Value lhs, int64_t rhs) {
  return b.createOrFold<arith::DivUIOp>(lhs, createIndex(b, rhs));
}
static Value rem(ImplicitLocOpBuilder &b, Value lhs, int64_t rhs) {
  return b.createOrFold<arith::RemUIOp>(lhs, createIndex(b, rhs));
}

/// The inverse of `linearize` for the dimensions `dims`: fills their `indices`.
static void delinearizeDims(ImplicitLocOpBuilder &b, Value linear, ArrayRef<int64_t> dims,
                            ValueRange sizes, MutableArrayRef<Value> indices) {
  if (dims.empty())
    return;
  for (int64_t dim : llvm::reverse(dims.drop_front())) {
    indices[dim] = b.createOrFold<arith::RemUIOp>(linear, sizes[dim]);
    linear = b.createOrFold<arith::DivUIOp>(linear, sizes[dim]);
  }
  indices[dims[0]] = linear;
}

MatrixIndex compress::getMatrixIndex(ImplicitLocOpBuilder &b, EncodingAttr encoding,
                                     ValueRange indices, ValueRange sizes) {
  auto linearizeDims = [&](ArrayRef<int64_t> dims) {
    SmallVector<Value> at, extents;
    for (int64_t dim : dims) {
      at.push_back(indices[dim]);
      extents.push_back(sizes[dim]);
    }
    return linearize(b, at, extents);
  };
  MatrixIndex index;
  if (!encoding.getBatch().empty())
    index.batch = linearizeDims(encoding.getBatch());
  index.n = linearizeDims(encoding.getN());
  index.k = linearizeDims(encoding.getK());
  return index;
}

//===----------------------------------------------------------------------===//
// From packed storage
//===----------------------------------------------------------------------===//

/// q from the stored q + offset, or back: 8 bits wrap, so the sign bit flips.
static Value flipSign(ImplicitLocOpBuilder &b, Value byte) {
  return arith::XOrIOp::create(b, byte, createInt(b, b.getI8Type(), -128));
}

Value compress::loadPackedValue(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value packed,
                                MatrixIndex index) {
  int64_t n0 = encoding.getTile()[0], k0 = encoding.getTile()[1], group = encoding.getGroup();
  SmallVector<Value> at;
  if (index.batch)
    at.push_back(index.batch);
  at.push_back(div(b, index.n, n0));
  if (encoding.getBits() != 4) {
    at.append({div(b, index.k, k0), rem(b, index.n, n0), rem(b, index.k, k0)});
    Value value = tensor::ExtractOp::create(b, packed, at);
    return encoding.isFloat() ? value : flipSign(b, value);
  }

  // k is element r of its group: of the low nibbles if r < group / 2.
  Value r = rem(b, index.k, group), inHalf = rem(b, r, group / 2);
  at.append({div(b, index.k, group), div(b, inHalf, k0), rem(b, index.n, n0), rem(b, inHalf, k0)});
  Value byte = tensor::ExtractOp::create(b, packed, at);
  Type i8 = b.getI8Type();
  Value high = arith::ShRUIOp::create(b, byte, createInt(b, i8, 4));
  Value isHigh = arith::CmpIOp::create(b, arith::CmpIPredicate::uge, r, createIndex(b, group / 2));
  Value nibble = arith::AndIOp::create(b, arith::SelectOp::create(b, isHigh, high, byte),
                                       createInt(b, i8, 15));
  return arith::SubIOp::create(b, nibble, createInt(b, i8, 8));
}

Value compress::loadPackedParam(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value packed,
                                MatrixIndex index) {
  int64_t n0 = encoding.getTile()[0];
  SmallVector<Value> at;
  if (index.batch)
    at.push_back(index.batch);
  at.append({div(b, index.n, n0), index.k, rem(b, index.n, n0)});
  return tensor::ExtractOp::create(b, packed, at);
}

//===----------------------------------------------------------------------===//
// Into packed storage
//===----------------------------------------------------------------------===//

/// `tensor` at the matrix element `index`, 0 where that lies in a tail. The
/// clamped indices are valid: storage that is visited at all has elements.
static Value loadOrZero(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value tensor,
                        ValueRange sizes, MatrixIndex index) {
  Value inside;
  auto clamp = [&](Value i, ArrayRef<int64_t> dims) -> Value {
    Value extent = createIndex(b, 1);
    for (int64_t dim : dims)
      extent = mul(b, extent, sizes[dim]);
    Value fits = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, i, extent);
    inside = inside ? arith::AndIOp::create(b, inside, fits).getResult() : fits;
    Value last = b.createOrFold<arith::SubIOp>(extent, createIndex(b, 1));
    return arith::MinUIOp::create(b, i, last);
  };
  SmallVector<Value> at(sizes.size());
  delinearizeDims(b, clamp(index.n, encoding.getN()), encoding.getN(), sizes, at);
  delinearizeDims(b, clamp(index.k, encoding.getK()), encoding.getK(), sizes, at);
  delinearizeDims(b, index.batch, encoding.getBatch(), sizes, at);
  Value value = tensor::ExtractOp::create(b, tensor, at);
  Value zero = arith::ConstantOp::create(b, b.getZeroAttr(value.getType()));
  return arith::SelectOp::create(b, inside, value, zero);
}

/// Splits the indices of a component: [batch,] panel, (what lies between), n0 ..
static MatrixIndex takePrefix(ImplicitLocOpBuilder &b, EncodingAttr encoding, ValueRange &at) {
  MatrixIndex index;
  if (!encoding.getBatch().empty()) {
    index.batch = at.front();
    at = at.drop_front();
  }
  index.n = mul(b, at.front(), encoding.getTile()[0]);
  at = at.drop_front();
  return index;
}

Value compress::createPackedValue(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value tensor,
                                  ValueRange sizes, ValueRange at) {
  int64_t k0 = encoding.getTile()[1], group = encoding.getGroup();
  MatrixIndex index = takePrefix(b, encoding, at);
  index.n = add(b, index.n, at[at.size() - 2]);
  if (encoding.getBits() != 4) {
    index.k = add(b, mul(b, at[0], k0), at[2]);
    Value value = loadOrZero(b, encoding, tensor, sizes, index);
    return encoding.isFloat() ? value : flipSign(b, value);
  }

  Type i8 = b.getI8Type();
  auto loadNibble = [&](MatrixIndex index) -> Value {
    Value q = loadOrZero(b, encoding, tensor, sizes, index);
    Value nibble = arith::AddIOp::create(b, q, createInt(b, i8, 8));
    return arith::AndIOp::create(b, nibble, createInt(b, i8, 15));
  };
  index.k = add(b, mul(b, at[0], group), add(b, mul(b, at[1], k0), at[3]));
  Value low = loadNibble(index);
  index.k = add(b, index.k, createIndex(b, group / 2));
  Value high = arith::ShLIOp::create(b, loadNibble(index), createInt(b, i8, 4));
  return arith::OrIOp::create(b, low, high);
}

Value compress::createPackedParam(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value tensor,
                                  ValueRange sizes, ValueRange at) {
  MatrixIndex index = takePrefix(b, encoding, at);
  index.n = add(b, index.n, at[1]);
  index.k = at[0];
  return loadOrZero(b, encoding, tensor, sizes, index);
}
