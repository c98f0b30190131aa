//===- SafetensorsHeader.cpp - Safetensors header checks ------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SafetensorsHeader.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"

#include <tuple>

using namespace llvm;
using namespace mlir::compress;

//===----------------------------------------------------------------------===//
// The text, before it is parsed
//===----------------------------------------------------------------------===//

/// The header, a tensor in it, and the shape of that.
static constexpr unsigned maxNesting = 3;

/// Splits the string literal that `text` begins with off it, quotes included;
/// none if it does not end.
static std::optional<StringRef> takeStringLiteral(StringRef &text) {
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      StringRef literal = text.take_front(i + 1);
      text = text.drop_front(i + 1);
      return literal;
    }
  }
  return std::nullopt;
}

/// Checks for what llvm::json does not report: of two equal keys in an object
/// it keeps the last, and it recurses into nested values until the stack is
/// used up. Other mistakes in the text are left to it.
static Error checkText(StringRef text) {
  // One set of keys per open object; arrays have one too, which stays empty.
  SmallVector<StringSet<>, maxNesting> open;
  bool expectKey = false;
  while (!text.empty()) {
    char c = text.front();
    if (c == '"') {
      std::optional<StringRef> literal = takeStringLiteral(text);
      if (!literal)
        return Error::success();
      if (!std::exchange(expectKey, false))
        continue;
      // Two spellings of a key are equal when they are once unescaped.
      Expected<json::Value> key = json::parse(*literal);
      if (!key) {
        consumeError(key.takeError());
        return Error::success();
      }
      StringRef name = *key->getAsString();
      if (!open.back().insert(name).second)
        return createStringError("the header has '" + name + "' twice");
      continue;
    }
    text = text.drop_front();
    if (c == '{' || c == '[') {
      if (open.size() == maxNesting)
        return createStringError("the header is nested more than " + Twine(maxNesting) +
                                 " levels deep");
      open.emplace_back();
      expectKey = c == '{';
    } else if (c == '}' || c == ']') {
      if (open.empty())
        return Error::success();
      open.pop_back();
      expectKey = false;
    } else if (c == ',') {
      expectKey = !open.empty() && !open.back().empty();
    }
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// The values
//===----------------------------------------------------------------------===//

/// Reads an array of non-negative integers that fit an int64_t. JSON's 1.0 is
/// not one of them.
static Expected<std::vector<int64_t>> parseIntegers(const json::Value &value, const Twine &what) {
  const json::Array *array = value.getAsArray();
  if (!array)
    return createStringError(what + " is not an array");
  std::vector<int64_t> integers;
  for (const json::Value &element : *array) {
    std::optional<uint64_t> integer = element.getAsUINT64();
    if (!integer || *integer > INT64_MAX) {
      std::string got;
      raw_string_ostream(got) << element;
      return createStringError(what + " must hold integers from 0 to 2^63-1, got " + got);
    }
    integers.push_back(static_cast<int64_t>(*integer));
  }
  return integers;
}

static Expected<SafetensorsEntry> parseEntry(StringRef name, const json::Value &value,
                                             uint64_t dataSize) {
  auto fail = [&](const Twine &message) {
    return createStringError("tensor '" + name + "': " + message);
  };
  const json::Object *object = value.getAsObject();
  if (!object)
    return fail("not an object");
  for (StringRef field : {"dtype", "shape", "data_offsets"})
    if (!object->get(field))
      return fail("has no '" + field + "'");
  for (const auto &[field, unused] : *object)
    if (field != "dtype" && field != "shape" && field != "data_offsets")
      return fail("has an unknown field '" + StringRef(field) + "'");

  std::optional<StringRef> dtypeName = object->getString("dtype");
  if (!dtypeName)
    return fail("dtype is not a string");
  std::optional<DType> dtype = parseSafetensorsName(*dtypeName);
  if (!dtype)
    return fail("dtype '" + *dtypeName + "' is not supported, only " + listSafetensorsNames() +
                " are");

  std::string prefix = ("tensor '" + name + "': ").str();
  Expected<std::vector<int64_t>> shape = parseIntegers(*object->get("shape"), prefix + "shape");
  if (!shape)
    return shape.takeError();
  Expected<std::vector<int64_t>> offsets =
      parseIntegers(*object->get("data_offsets"), prefix + "data_offsets");
  if (!offsets)
    return offsets.takeError();
  if (offsets->size() != 2)
    return fail("data_offsets must be a begin and an end, got " + Twine(offsets->size()) +
                " numbers");

  uint64_t begin = offsets->front(), end = offsets->back();
  if (begin > end)
    return fail("data_offsets end before they begin: " + Twine(end) + " < " + Twine(begin));
  if (end > dataSize)
    return fail("data_offsets end at " + Twine(end) + ", past the " + Twine(dataSize) +
                " bytes of data in the file");
  std::optional<int64_t> size = byteSize(*dtype, *shape);
  if (!size)
    return fail("the size of shape " + formatShape(*shape) + " overflows");
  if (static_cast<uint64_t>(*size) != end - begin)
    return fail("expected " + Twine(*size) + " bytes for shape " + formatShape(*shape) + " of " +
                *dtypeName + ", got " + Twine(end - begin));
  return SafetensorsEntry{name.str(), *dtype, std::move(*shape), begin, end};
}

static Expected<SafetensorsMetadata> parseMetadata(const json::Value &value) {
  const json::Object *object = value.getAsObject();
  if (!object)
    return createStringError("'" + safetensorsMetadataKey + "' is not an object");
  SafetensorsMetadata metadata;
  for (const auto &[key, entry] : *object) {
    std::optional<StringRef> text = entry.getAsString();
    if (!text)
      return createStringError("'" + safetensorsMetadataKey + "': '" + StringRef(key) +
                               "' is not a string");
    metadata.emplace(key.str(), text->str());
  }
  return metadata;
}

/// Sorts the tensors as their data lie, and checks that these follow each other
/// from the first byte to the last.
static Error checkLayout(std::vector<SafetensorsEntry> &tensors, uint64_t dataSize) {
  llvm::sort(tensors, [](const auto &a, const auto &b) {
    return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
  });
  uint64_t end = 0;
  const SafetensorsEntry *previous = nullptr;
  for (const SafetensorsEntry &tensor : tensors) {
    if (tensor.begin < end)
      return createStringError("tensors '" + previous->name + "' and '" + tensor.name +
                               "' overlap");
    if (tensor.begin > end)
      return createStringError("bytes " + Twine(end) + " to " + Twine(tensor.begin) +
                               " of the data belong to no tensor");
    end = tensor.end;
    previous = &tensor;
  }
  if (end != dataSize)
    return createStringError("bytes " + Twine(end) + " to " + Twine(dataSize) +
                             " of the data belong to no tensor");
  return Error::success();
}

Expected<SafetensorsHeader> mlir::compress::parseSafetensorsHeader(StringRef text,
                                                                   uint64_t dataSize) {
  // Padding may follow the object, but not precede it.
  if (!text.starts_with("{"))
    return createStringError("the header does not begin with '{'");
  if (Error error = checkText(text))
    return error;
  Expected<json::Value> root = json::parse(text);
  if (!root)
    return createStringError("the header is not valid JSON: " + toString(root.takeError()));

  SafetensorsHeader header;
  for (const auto &[key, value] : *root->getAsObject()) {
    StringRef name = key;
    if (name == safetensorsMetadataKey) {
      Expected<SafetensorsMetadata> metadata = parseMetadata(value);
      if (!metadata)
        return metadata.takeError();
      header.metadata = std::move(*metadata);
      continue;
    }
    Expected<SafetensorsEntry> entry = parseEntry(name, value, dataSize);
    if (!entry)
      return entry.takeError();
    header.tensors.push_back(std::move(*entry));
  }
  if (Error error = checkLayout(header.tensors, dataSize))
    return error;
  return header;
}
