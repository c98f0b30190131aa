//===- SafetensorsFile.cpp - Reading .safetensors files -------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FileError.h"
#include "MappedFile.h"
#include "SafetensorsHeader.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace mlir::compress;

SafetensorsFile::SafetensorsFile(StringRef path, sys::fs::mapped_file_region region,
                                 SafetensorsHeader header, ArrayRef<char> data)
    : filePath(path), region(std::move(region)), header(std::move(header)), data(data) {
  for (size_t i = 0; i < this->header.tensors.size(); ++i)
    index[this->header.tensors[i].name] = i;
}

Expected<SafetensorsFile> SafetensorsFile::open(StringRef path) {
  Expected<sys::fs::mapped_file_region> region = mapFile(path);
  if (!region)
    return region.takeError();

  uint64_t fileSize = region->size();
  uint64_t length = 0;
  if (fileSize < sizeof(length))
    return makeFileError(path, "not a safetensors file: it has only " + Twine(fileSize) + " bytes");
  length = support::endian::read64le(region->const_data());
  if (length > maxSafetensorsHeaderSize)
    return makeFileError(path, "not a safetensors file: its header would have " + Twine(length) +
                                   " bytes, over the limit of " + Twine(maxSafetensorsHeaderSize));
  if (length > fileSize - sizeof(length))
    return makeFileError(path, "the header is said to have " + Twine(length) + " bytes, but only " +
                                   Twine(fileSize - sizeof(length)) + " follow");

  const char *text = region->const_data() + sizeof(length);
  ArrayRef<char> data(text + length, fileSize - sizeof(length) - length);
  Expected<SafetensorsHeader> header = parseSafetensorsHeader(StringRef(text, length), data.size());
  if (!header)
    return createFileError(path, header.takeError());
  return SafetensorsFile(path, std::move(*region), std::move(*header), data);
}

std::optional<TensorView> SafetensorsFile::lookup(StringRef name) const {
  auto it = index.find(name);
  if (it == index.end())
    return std::nullopt;
  const SafetensorsEntry &entry = header.tensors[it->second];
  return TensorView{entry.dtype, entry.shape, data.slice(entry.begin, entry.end - entry.begin)};
}

std::vector<StringRef> SafetensorsFile::names() const {
  std::vector<StringRef> names;
  names.reserve(header.tensors.size());
  for (const SafetensorsEntry &entry : header.tensors)
    names.push_back(entry.name);
  return names;
}
