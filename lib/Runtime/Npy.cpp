//===- Npy.cpp - Tensors in .npy files ------------------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/Npy.h"

#include "AtomicFile.h"
#include "FileError.h"
#include "MappedFile.h"
#include "NpyHeader.h"
#include "llvm/ADT/bit.h"

#include <cstring>

using namespace llvm;
using namespace mlir::compress;

/// Calls `function` with a zero of the unsigned type that is `width` bytes
/// wide.
template <typename Function>
static void dispatchWidth(int64_t width, Function function) {
  switch (width) {
  case 1:
    return function(uint8_t());
  case 2:
    return function(uint16_t());
  case 4:
    return function(uint32_t());
  case 8:
    return function(uint64_t());
  default:
    llvm_unreachable("no element type has this width");
  }
}

/// Writes the elements of `source`, of which the first index varies fastest,
/// to `target` with the last index varying fastest.
template <typename T>
static void transpose(ArrayRef<int64_t> shape, const char *source, char *target) {
  SmallVector<int64_t, 4> strides, index(shape.size(), 0);
  int64_t count = 1;
  for (int64_t dim : shape) {
    strides.push_back(count);
    count *= dim;
  }
  int64_t from = 0;
  for (int64_t to = 0; to < count; ++to) {
    // The source may be misaligned.
    std::memcpy(target + to * sizeof(T), source + from * sizeof(T), sizeof(T));
    for (int64_t d = shape.size() - 1; d >= 0; --d) {
      from += strides[d];
      if (++index[d] < shape[d])
        break;
      from -= strides[d] * shape[d];
      index[d] = 0;
    }
  }
}

template <typename T>
static void swapBytes(MutableArrayRef<char> data) {
  auto *elements = reinterpret_cast<T *>(data.data());
  for (T &element : MutableArrayRef<T>(elements, data.size() / sizeof(T)))
    element = byteswap(element);
}

/// The tensor of the .npy file with these contents; the errors do not name it.
static Expected<HostTensor> parseNpy(StringRef file) {
  Expected<NpyHeader> header = parseNpyHeader(file);
  if (!header)
    return header.takeError();

  // The size is checked before memory for it is asked for.
  DType dtype = header->descr.dtype;
  StringRef elements = file.drop_front(header->dataOffset);
  std::optional<int64_t> size = byteSize(dtype, header->shape);
  if (!size)
    return createStringError("the size of shape " + formatShape(header->shape) + " overflows");
  if (static_cast<uint64_t>(*size) != elements.size())
    return createStringError("expected " + Twine(*size) + " bytes for shape " +
                             formatShape(header->shape) + ", got " + Twine(elements.size()));

  Expected<HostTensor> tensor = HostTensor::allocate(dtype, header->shape);
  if (!tensor || elements.empty())
    return tensor;
  char *target = tensor->data().data();
  dispatchWidth(byteWidth(dtype), [&](auto zero) {
    using T = decltype(zero);
    if (header->fortranOrder)
      transpose<T>(header->shape, elements.data(), target);
    else
      std::memcpy(target, elements.data(), elements.size());
    if (header->descr.byteSwapped)
      swapBytes<T>(tensor->data());
  });
  return tensor;
}

Expected<HostTensor> mlir::compress::readNpy(StringRef path) {
  Expected<sys::fs::mapped_file_region> region = mapFile(path);
  if (!region)
    return region.takeError();
  if (!*region)
    return makeFileError(path, "the file is empty");
  Expected<HostTensor> tensor = parseNpy(StringRef(region->const_data(), region->size()));
  if (!tensor)
    return createFileError(path, tensor.takeError());
  return tensor;
}

Error mlir::compress::writeNpy(StringRef path, const TensorView &view) {
  std::optional<int64_t> size = byteSize(view.dtype, view.shape);
  if (!size || static_cast<uint64_t>(*size) != view.data.size())
    return makeFileError(path, "cannot write " + Twine(view.data.size()) +
                                   " bytes as a tensor of shape " + formatShape(view.shape));

  Expected<AtomicFile> file = AtomicFile::create(path);
  if (!file)
    return file.takeError();
  std::string header = formatNpyHeader(view.dtype, view.shape);
  if (Error error = file->writeAt(0, header))
    return error;
  if (Error error = file->writeAt(header.size(), view.data))
    return error;
  return file->commit();
}
