//===- Buffer.h - Tensors that the reference reads and writes ---*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_REFERENCE_BUFFER_H
#define COMPRESS_REFERENCE_BUFFER_H

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace mlir::compress::reference {

/// A strided view of a tensor in memory that somebody else owns. The elements
/// are f16, bf16, f32, i8, i32 or i1 (one byte, 0 or 1), and may lie at any
/// byte: a mapped file aligns nothing.
struct Buffer {
  void *data = nullptr;
  Type element;
  SmallVector<int64_t> shape;
  /// In elements.
  SmallVector<int64_t> strides;

  /// The whole of a contiguous row-major tensor.
  static Buffer get(void *data, Type element, ArrayRef<int64_t> shape);
  /// The same of a static `type`.
  static Buffer get(void *data, ShapedType type);

  int64_t getRank() const { return shape.size(); }
  int64_t getNumElements() const;
  /// The offset of `index`, in elements.
  int64_t getOffset(ArrayRef<int64_t> index) const;
  char *at(int64_t offset) const;

  /// Length and stride of the last dimension; a scalar is a row of one.
  int64_t getRowLength() const { return shape.empty() ? 1 : shape.back(); }
  int64_t getRowStride() const { return shape.empty() ? 1 : strides.back(); }

  /// Reads or writes elements at `offset`, `offset + stride`, ... Storing rounds
  /// to nearest even; a type that is none of floats (or integers) is a
  /// programmer's error.
  void loadFloats(int64_t offset, int64_t stride, MutableArrayRef<float> out) const;
  void storeFloats(int64_t offset, int64_t stride, ArrayRef<float> in) const;
  void loadInts(int64_t offset, int64_t stride, MutableArrayRef<int32_t> out) const;
  void storeInts(int64_t offset, int64_t stride, ArrayRef<int32_t> in) const;

  float loadFloat(ArrayRef<int64_t> index) const;
  void storeFloat(ArrayRef<int64_t> index, float value) const;
  int32_t loadInt(ArrayRef<int64_t> index) const;
  void storeInt(ArrayRef<int64_t> index, int32_t value) const;
};

/// Bytes that an element takes in a buffer; 0 for types no buffer holds.
int64_t getElementBytes(Type element);

/// `value`, rounded to nearest even as storing it in an `element` would.
float roundTo(Type element, float value);

/// Calls `fn` for every index of `shape` in row-major order: once for a scalar,
/// never for an empty tensor.
void forEachIndex(ArrayRef<int64_t> shape, function_ref<void(ArrayRef<int64_t>)> fn);

/// The same with the last dimension left at 0.
void forEachRow(ArrayRef<int64_t> shape, function_ref<void(ArrayRef<int64_t>)> fn);

} // namespace mlir::compress::reference

#endif // COMPRESS_REFERENCE_BUFFER_H
