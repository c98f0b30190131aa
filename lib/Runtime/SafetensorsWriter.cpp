//===- SafetensorsWriter.cpp - Writing .safetensors files -----------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AtomicFile.h"
#include "FileError.h"
#include "SafetensorsHeader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace mlir::compress;

static constexpr uint64_t dataAlignment = 64;

/// Gives every tensor its place; the offsets count from the end of the header.
/// The errors do not name the file.
static Expected<std::vector<SafetensorsEntry>> layOut(ArrayRef<TensorDecl> tensors) {
  std::vector<SafetensorsEntry> entries;
  for (int64_t width : {8, 4, 2, 1})
    for (const TensorDecl &tensor : tensors)
      if (byteWidth(tensor.dtype) == width)
        entries.push_back({tensor.name, tensor.dtype, tensor.shape, 0, 0});

  int64_t end = 0;
  for (SafetensorsEntry &entry : entries) {
    if (entry.name == safetensorsMetadataKey)
      return createStringError("a tensor cannot be called '" + entry.name + "'");
    if (!json::isUTF8(entry.name))
      return createStringError("tensor '" + json::fixUTF8(entry.name) + "': its name is not UTF-8");
    entry.begin = end;
    std::optional<int64_t> size = byteSize(entry.dtype, entry.shape);
    if (!size || AddOverflow(end, *size, end))
      return createStringError("tensor '" + entry.name + "': shape " + formatShape(entry.shape) +
                               " has a negative dimension, or its size "
                               "overflows");
    entry.end = end;
  }
  return entries;
}

/// The length and the text of the header.
static Expected<std::string> formatHeader(ArrayRef<SafetensorsEntry> entries,
                                          const SafetensorsMetadata &metadata) {
  for (const auto &[key, value] : metadata)
    if (!json::isUTF8(key) || !json::isUTF8(value))
      return createStringError("metadata '" + json::fixUTF8(key) + "' is not UTF-8");

  std::string text;
  raw_string_ostream os(text);
  json::OStream json(os);
  json.object([&] {
    if (!metadata.empty())
      json.attributeObject(safetensorsMetadataKey, [&] {
        for (const auto &[key, value] : metadata)
          json.attribute(key, value);
      });
    for (const SafetensorsEntry &entry : entries)
      json.attributeObject(entry.name, [&] {
        json.attribute("dtype", getSafetensorsName(entry.dtype));
        json.attribute("shape", json::Array(entry.shape));
        json.attribute("data_offsets", json::Array({entry.begin, entry.end}));
      });
  });

  uint64_t length = 0;
  length = alignTo(sizeof(length) + text.size(), dataAlignment) - sizeof(length);
  if (length > maxSafetensorsHeaderSize)
    return createStringError("the header would have " + Twine(length) +
                             " bytes, over the limit of " + Twine(maxSafetensorsHeaderSize) +
                             "; write several files");
  text.resize(length, ' ');
  char prefix[sizeof(length)];
  support::endian::write64le(prefix, length);
  return std::string(prefix, sizeof(prefix)) + text;
}

SafetensorsWriter::SafetensorsWriter(StringRef path) : path(path) {}
SafetensorsWriter::SafetensorsWriter(SafetensorsWriter &&) noexcept = default;
SafetensorsWriter::~SafetensorsWriter() = default;

Expected<SafetensorsWriter> SafetensorsWriter::create(StringRef path, ArrayRef<TensorDecl> tensors,
                                                      const SafetensorsMetadata &metadata) {
  Expected<std::vector<SafetensorsEntry>> entries = layOut(tensors);
  if (!entries)
    return createFileError(path, entries.takeError());
  Expected<std::string> header = formatHeader(*entries, metadata);
  if (!header)
    return createFileError(path, header.takeError());

  SafetensorsWriter writer(path);
  for (const SafetensorsEntry &entry : *entries) {
    Slot slot{header->size() + entry.begin, entry.end - entry.begin};
    if (!writer.slots.try_emplace(entry.name, slot).second)
      return makeFileError(path, "tensor '" + entry.name + "' is declared twice");
  }

  Expected<AtomicFile> file = AtomicFile::create(path);
  if (!file)
    return file.takeError();
  if (Error error = file->writeAt(0, *header))
    return error;
  writer.file = std::make_unique<AtomicFile>(std::move(*file));
  return writer;
}

Error SafetensorsWriter::write(StringRef name, ArrayRef<char> data) {
  auto fail = [&](const Twine &message) {
    return makeFileError(path, "tensor '" + name + "' " + message);
  };
  if (!file)
    return fail("comes after the commit");
  auto it = slots.find(name);
  if (it == slots.end())
    return fail("was not declared");
  Slot &slot = it->second;
  if (slot.written)
    return fail("is written twice");
  if (data.size() != slot.size)
    return fail("was declared with " + Twine(slot.size) + " bytes, got " + Twine(data.size()));
  if (Error error = file->writeAt(slot.offset, data))
    return error;
  slot.written = true;
  return Error::success();
}

Error SafetensorsWriter::commit() {
  if (!file)
    return makeFileError(path, "already committed");
  // Gone at the end of this function in any case.
  std::unique_ptr<AtomicFile> last = std::move(file);

  SmallVector<StringRef> missing;
  for (const auto &slot : slots)
    if (!slot.second.written)
      missing.push_back(slot.first());
  if (missing.empty())
    return last->commit();
  return makeFileError(path, "tensor '" + *min_element(missing) +
                                 "' was declared but not written; " + Twine(missing.size()) +
                                 " are missing in total");
}
