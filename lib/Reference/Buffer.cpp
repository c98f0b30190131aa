//===- Buffer.cpp - Tensors that the reference reads and writes ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Buffer.h"
#include "compress/Runtime/FloatFormats.h"
#include <cstring>
#include <numeric>

using namespace mlir;
using namespace mlir::compress::reference;

Buffer Buffer::get(void *data, Type element, ArrayRef<int64_t> shape) {
  Buffer buffer{data, element, SmallVector<int64_t>(shape), SmallVector<int64_t>(shape.size(), 1)};
  for (int64_t i = int64_t(shape.size()) - 2; i >= 0; --i)
    buffer.strides[i] = buffer.strides[i + 1] * shape[i + 1];
  return buffer;
}

Buffer Buffer::get(void *data, ShapedType type) {
  return get(data, type.getElementType(), type.getShape());
}

int64_t Buffer::getNumElements() const {
  return std::accumulate(shape.begin(), shape.end(), int64_t(1), std::multiplies<>());
}

int64_t Buffer::getOffset(ArrayRef<int64_t> index) const {
  return std::inner_product(index.begin(), index.end(), strides.begin(), int64_t(0));
}

char *Buffer::at(int64_t offset) const {
  return static_cast<char *>(data) + offset * getElementBytes(element);
}

int64_t mlir::compress::reference::getElementBytes(Type element) {
  if (element.isF32() || element.isInteger(32))
    return 4;
  if (element.isF16() || element.isBF16())
    return 2;
  return element.isInteger(8) || element.isInteger(1) ? 1 : 0;
}

/// Reads elements as `Storage` wherever they lie and hands them on as `decode`
/// has them.
template <typename Storage, typename Out, typename Decode>
static void loadEach(const char *from, int64_t stride, MutableArrayRef<Out> out, Decode decode) {
  for (size_t i = 0; i < out.size(); ++i) {
    Storage bits;
    std::memcpy(&bits, from + int64_t(i) * stride * int64_t(sizeof(Storage)), sizeof(Storage));
    out[i] = decode(bits);
  }
}

template <typename Storage, typename In, typename Encode>
static void storeEach(char *to, int64_t stride, ArrayRef<In> in, Encode encode) {
  for (size_t i = 0; i < in.size(); ++i) {
    Storage bits = encode(in[i]);
    std::memcpy(to + int64_t(i) * stride * int64_t(sizeof(Storage)), &bits, sizeof(Storage));
  }
}

static const auto same = [](auto value) { return value; };

void Buffer::loadFloats(int64_t offset, int64_t stride, MutableArrayRef<float> out) const {
  if (element.isF32())
    return loadEach<float>(at(offset), stride, out, same);
  if (element.isF16())
    return loadEach<uint16_t>(at(offset), stride, out, fromF16);
  assert(element.isBF16() && "not a float");
  loadEach<uint16_t>(at(offset), stride, out, fromBF16);
}

void Buffer::storeFloats(int64_t offset, int64_t stride, ArrayRef<float> in) const {
  if (element.isF32())
    return storeEach<float>(at(offset), stride, in, same);
  if (element.isF16())
    return storeEach<uint16_t>(at(offset), stride, in, toF16);
  assert(element.isBF16() && "not a float");
  storeEach<uint16_t>(at(offset), stride, in, toBF16);
}

void Buffer::loadInts(int64_t offset, int64_t stride, MutableArrayRef<int32_t> out) const {
  if (element.isInteger(32))
    return loadEach<int32_t>(at(offset), stride, out, same);
  if (element.isInteger(1))
    return loadEach<int8_t>(at(offset), stride, out, [](int8_t bits) { return bits != 0; });
  assert(element.isInteger(8) && "not an integer");
  loadEach<int8_t>(at(offset), stride, out, same);
}

void Buffer::storeInts(int64_t offset, int64_t stride, ArrayRef<int32_t> in) const {
  if (element.isInteger(32))
    return storeEach<int32_t>(at(offset), stride, in, same);
  if (element.isInteger(1))
    return storeEach<int8_t>(at(offset), stride, in, [](int32_t value) { return value != 0; });
  assert(element.isInteger(8) && "not an integer");
  storeEach<int8_t>(at(offset), stride, in, same);
}

float Buffer::loadFloat(ArrayRef<int64_t> index) const {
  float value;
  loadFloats(getOffset(index), 1, value);
  return value;
}

void Buffer::storeFloat(ArrayRef<int64_t> index, float value) const {
  storeFloats(getOffset(index), 1, value);
}

int32_t Buffer::loadInt(ArrayRef<int64_t> index) const {
  int32_t value;
  loadInts(getOffset(index), 1, value);
  return value;
}

void Buffer::storeInt(ArrayRef<int64_t> index, int32_t value) const {
  storeInts(getOffset(index), 1, value);
}

float mlir::compress::reference::roundTo(Type element, float value) {
  return element.isF16()    ? fromF16(toF16(value))
         : element.isBF16() ? fromBF16(toBF16(value))
                            : value;
}

void mlir::compress::reference::forEachIndex(ArrayRef<int64_t> shape,
                                             function_ref<void(ArrayRef<int64_t>)> fn) {
  if (llvm::is_contained(shape, 0))
    return;
  SmallVector<int64_t> index(shape.size(), 0);
  while (true) {
    fn(index);
    int64_t dim = int64_t(shape.size()) - 1;
    while (dim >= 0 && ++index[dim] == shape[dim])
      index[dim--] = 0;
    if (dim < 0)
      return;
  }
}

void mlir::compress::reference::forEachRow(ArrayRef<int64_t> shape,
                                           function_ref<void(ArrayRef<int64_t>)> fn) {
  if (llvm::is_contained(shape, 0))
    return;
  SmallVector<int64_t> rows(shape);
  if (!rows.empty())
    rows.back() = 1;
  forEachIndex(rows, fn);
}
