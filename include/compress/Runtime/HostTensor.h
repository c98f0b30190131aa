//===- HostTensor.h - Tensors in host memory --------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_HOSTTENSOR_H
#define COMPRESS_RUNTIME_HOSTTENSOR_H

#include "compress/Runtime/DType.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <cstdlib>
#include <memory>
#include <vector>

namespace mlir::compress {

/// A contiguous row-major tensor that lies in somebody else's memory. Both the
/// shape and the data belong to the owner and live as long as it does.
struct TensorView {
  DType dtype;
  llvm::ArrayRef<int64_t> shape;
  /// In a memory-mapped file the data begin where the file puts them, which may
  /// be at any byte: ask `isAligned` before casting the pointer.
  llvm::ArrayRef<char> data;
};

/// Whether the data may be read in units of `alignment` bytes.
bool isAligned(const TensorView &view, uint64_t alignment);

/// An error if a tensor of bools has a byte that is neither 0 nor 1: code takes the
/// others for numbers that no bool has.
llvm::Error checkBools(const TensorView &view);

/// The number of elements; none for a negative dimension, or when the product
/// of the non-zero dimensions, and with it some stride, overflows an int64_t.
std::optional<int64_t> elementCount(llvm::ArrayRef<int64_t> shape);

/// The same in bytes.
std::optional<int64_t> byteSize(DType dtype, llvm::ArrayRef<int64_t> shape);

/// "[2, 3]", for error messages.
std::string formatShape(llvm::ArrayRef<int64_t> shape);

/// A contiguous row-major tensor with memory of its own, aligned for any vector
/// unit (64 bytes); from 2 MiB on it asks the system for huge pages. Moving it
/// keeps the views of it valid.
class HostTensor {
public:
  /// The elements are not initialized.
  static llvm::Expected<HostTensor> allocate(DType dtype, llvm::ArrayRef<int64_t> shape);

  /// A copy of `view`, whose data may be misaligned.
  static llvm::Expected<HostTensor> copy(const TensorView &view);

  /// Takes over `memory`, which free() frees and which holds the tensor.
  static HostTensor adopt(DType dtype, llvm::ArrayRef<int64_t> shape, char *memory);

  DType dtype() const { return type; }
  llvm::ArrayRef<int64_t> shape() const { return dims; }
  llvm::ArrayRef<char> data() const { return {memory.get(), size}; }
  llvm::MutableArrayRef<char> data() { return {memory.get(), size}; }
  TensorView view() const { return {type, dims, data()}; }

private:
  struct Free {
    void operator()(char *memory) const { std::free(memory); }
  };

  HostTensor(DType type, llvm::ArrayRef<int64_t> dims, char *memory, size_t size)
      : type(type), dims(dims.begin(), dims.end()), memory(memory), size(size) {}

  DType type;
  /// Not a SmallVector, whose inline elements would move under the views.
  std::vector<int64_t> dims;
  std::unique_ptr<char[], Free> memory;
  size_t size;
};

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_HOSTTENSOR_H
