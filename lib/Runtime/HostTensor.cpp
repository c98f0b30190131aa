//===- HostTensor.cpp - Tensors in host memory ----------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/HostTensor.h"

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Alignment.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cassert>
#include <cstring>

#ifdef __linux__
#include <sys/mman.h>
#endif

using namespace llvm;
using namespace mlir::compress;

/// A cache line, and the widest vector register.
static constexpr size_t vectorAlignment = 64;
static constexpr size_t hugePageSize = size_t(2) << 20;

llvm::Error mlir::compress::checkBools(const TensorView &view) {
  if (view.dtype == DType::Bool)
    for (auto [i, byte] : llvm::enumerate(view.data))
      if (byte & ~1)
        return llvm::createStringError(
            "element " + llvm::Twine(i) + " of a tensor of bools is the byte " +
            llvm::Twine(unsigned(static_cast<unsigned char>(byte))) + ", expected 0 or 1");
  return llvm::Error::success();
}

bool mlir::compress::isAligned(const TensorView &view, uint64_t alignment) {
  return isAddrAligned(Align(alignment), view.data.data());
}

std::optional<int64_t> mlir::compress::elementCount(ArrayRef<int64_t> shape) {
  int64_t product = 1;
  bool empty = false;
  for (int64_t dim : shape) {
    if (dim < 0)
      return std::nullopt;
    if (dim == 0)
      empty = true;
    else if (MulOverflow(product, dim, product))
      return std::nullopt;
  }
  return empty ? 0 : product;
}

std::optional<int64_t> mlir::compress::byteSize(DType dtype, ArrayRef<int64_t> shape) {
  std::optional<int64_t> count = elementCount(shape);
  int64_t bytes = 0;
  if (!count || MulOverflow(*count, byteWidth(dtype), bytes))
    return std::nullopt;
  return bytes;
}

std::string mlir::compress::formatShape(ArrayRef<int64_t> shape) {
  std::string text;
  raw_string_ostream os(text);
  os << '[';
  interleaveComma(shape, os);
  os << ']';
  return text;
}

Expected<HostTensor> HostTensor::allocate(DType dtype, ArrayRef<int64_t> shape) {
  std::optional<int64_t> size = byteSize(dtype, shape);
  if (!size)
    return createStringError("cannot allocate a tensor of shape " + formatShape(shape) +
                             ": a dimension is negative or the size overflows");

  bool large = static_cast<size_t>(*size) >= hugePageSize;
  // An empty tensor gets memory too, so that its pointer is never null.
  size_t capacity = alignTo(std::max<size_t>(*size, 1), vectorAlignment);
  void *memory = nullptr;
  if (posix_memalign(&memory, large ? hugePageSize : vectorAlignment, capacity))
    return createStringError(std::make_error_code(std::errc::not_enough_memory),
                             "cannot allocate " + Twine(*size) + " bytes for a tensor of shape " +
                                 formatShape(shape));
#ifdef MADV_HUGEPAGE
  // Only a hint: a kernel without huge pages refuses it, and nothing is lost.
  if (large)
    (void)madvise(memory, *size, MADV_HUGEPAGE);
#endif
  return HostTensor(dtype, shape, static_cast<char *>(memory), *size);
}

HostTensor HostTensor::adopt(DType dtype, ArrayRef<int64_t> shape, char *memory) {
  std::optional<int64_t> size = byteSize(dtype, shape);
  assert(size && "the memory exists, so its size does");
  return HostTensor(dtype, shape, memory, *size);
}

Expected<HostTensor> HostTensor::copy(const TensorView &view) {
  Expected<HostTensor> tensor = allocate(view.dtype, view.shape);
  if (!tensor)
    return tensor.takeError();
  assert(view.data.size() == tensor->data().size() && "the view's data must fill its shape");
  if (!view.data.empty())
    std::memcpy(tensor->data().data(), view.data.data(), view.data.size());
  return tensor;
}
