//===- NpyHeader.cpp - The header of a .npy file --------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NpyHeader.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <optional>

using namespace llvm;
using namespace mlir::compress;

static constexpr StringLiteral magic("\x93NUMPY");
static constexpr size_t dataAlignment = 64;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {
/// Parses the dictionary: only the few forms of it that NumPy writes, in any
/// order and spacing.
class DictionaryParser {
public:
  explicit DictionaryParser(StringRef text) : rest(text) {}

  Error parse(NpyHeader &header);

private:
  Error parseEntry(NpyHeader &header);
  Expected<StringRef> parseString();
  Expected<NumpyDescr> parseDescr();
  Expected<bool> parseBool();
  Expected<SmallVector<int64_t, 4>> parseShape();

  /// Skips white space, then `token` if it is next.
  bool consume(StringRef token) {
    rest = rest.ltrim();
    return rest.consume_front(token);
  }
  Error expect(StringRef token) {
    return consume(token) ? Error::success() : fail("'" + token + "'");
  }
  Error fail(const Twine &expected) {
    // Enough of the text to recognize the place by; it may be garbage.
    std::string got;
    raw_string_ostream(got).write_escaped(rest.trim().take_front(16));
    return createStringError("expected " + expected + " in the header, got '" + got + "'");
  }

  StringRef rest;
  bool hasDescr = false, hasFortranOrder = false, hasShape = false;
};
} // namespace

Error DictionaryParser::parse(NpyHeader &header) {
  if (Error error = expect("{"))
    return error;
  while (!consume("}")) {
    if (Error error = parseEntry(header))
      return error;
    if (consume(","))
      continue;
    if (Error error = expect("}"))
      return error;
    break;
  }
  if (!rest.trim().empty())
    return fail("nothing after '}'");

  StringRef missing = !hasDescr          ? "descr"
                      : !hasFortranOrder ? "fortran_order"
                      : !hasShape        ? "shape"
                                         : "";
  if (!missing.empty())
    return createStringError("the header has no '" + missing + "'");
  return Error::success();
}

/// Sets `target` to the parsed value, the first time.
template <typename T, typename U>
static Error assignOnce(StringRef key, bool &seen, T &target, Expected<U> value) {
  if (!value)
    return value.takeError();
  if (std::exchange(seen, true))
    return createStringError("the header has '" + key + "' twice");
  target = std::move(*value);
  return Error::success();
}

Error DictionaryParser::parseEntry(NpyHeader &header) {
  Expected<StringRef> key = parseString();
  if (!key)
    return key.takeError();
  if (Error error = expect(":"))
    return error;
  if (*key == "descr")
    return assignOnce(*key, hasDescr, header.descr, parseDescr());
  if (*key == "fortran_order")
    return assignOnce(*key, hasFortranOrder, header.fortranOrder, parseBool());
  if (*key == "shape")
    return assignOnce(*key, hasShape, header.shape, parseShape());
  return createStringError("the header has an unknown key '" + *key + "'");
}

Expected<StringRef> DictionaryParser::parseString() {
  StringRef quote = consume("'") ? "'" : consume("\"") ? "\"" : "";
  size_t end = quote.empty() ? StringRef::npos : rest.find(quote);
  if (end == StringRef::npos)
    return fail("a string");
  StringRef value = rest.take_front(end);
  rest = rest.drop_front(end + 1);
  return value;
}

Expected<NumpyDescr> DictionaryParser::parseDescr() {
  if (consume("["))
    return createStringError("structured types are not supported; save each "
                             "field as an array of its own");
  Expected<StringRef> text = parseString();
  if (!text)
    return text.takeError();
  if (std::optional<NumpyDescr> descr = parseNumpyDescr(*text))
    return *descr;
  return createStringError("type '" + *text +
                           "' is not supported; convert the array to a boolean, integer or "
                           "floating-point type of at most 8 bytes first");
}

Expected<bool> DictionaryParser::parseBool() {
  if (consume("True"))
    return true;
  if (consume("False"))
    return false;
  return fail("True or False");
}

Expected<SmallVector<int64_t, 4>> DictionaryParser::parseShape() {
  SmallVector<int64_t, 4> shape;
  if (Error error = expect("("))
    return error;
  while (!consume(")")) {
    rest = rest.ltrim();
    int64_t dim;
    if (!isDigit(rest.empty() ? ' ' : rest.front()) || rest.consumeInteger(10, dim))
      return fail("a dimension below 2^63");
    shape.push_back(dim);
    // NumPy under Python 2 wrote long integers as they print there.
    (void)consume("L");
    if (consume(","))
      continue;
    if (Error error = expect(")"))
      return error;
    break;
  }
  return shape;
}

Expected<NpyHeader> mlir::compress::parseNpyHeader(StringRef file) {
  StringRef rest = file;
  if (!rest.consume_front(magic))
    return createStringError("not a .npy file: it does not begin with "
                             "'\\x93NUMPY'");
  if (rest.size() < 2)
    return createStringError("the file ends before its version");
  unsigned version = static_cast<unsigned char>(rest[0]);
  if (version < 1 || version > 3)
    return createStringError("version " + Twine(version) + " is not supported, only 1 to 3 are");
  rest = rest.drop_front(2);

  size_t lengthSize = version == 1 ? 2 : 4;
  if (rest.size() < lengthSize)
    return createStringError("the file ends before the length of its header");
  size_t length = version == 1 ? support::endian::read16le(rest.data())
                               : support::endian::read32le(rest.data());
  rest = rest.drop_front(lengthSize);
  if (length > rest.size())
    return createStringError("the header is said to have " + Twine(length) + " bytes, but only " +
                             Twine(rest.size()) + " follow");

  NpyHeader header;
  if (Error error = DictionaryParser(rest.take_front(length)).parse(header))
    return error;
  header.dataOffset = file.size() - rest.size() + length;
  return header;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

std::string mlir::compress::formatNpyHeader(DType dtype, ArrayRef<int64_t> shape) {
  std::string text;
  raw_string_ostream os(text);
  os << "{'descr': '" << getNumpyDescr(dtype) << "', 'fortran_order': False, 'shape': (";
  interleaveComma(shape, os);
  // A Python tuple of one needs its comma.
  os << (shape.size() == 1 ? ",), }" : "), }");

  // The text ends with a newline, which the padding goes in front of.
  auto padded = [&](size_t prefix) {
    return alignTo(prefix + text.size() + 1, dataAlignment) - prefix;
  };
  size_t prefix = magic.size() + 2 + 2;
  char version = 1;
  if (!isUInt<16>(padded(prefix))) {
    prefix += 2;
    version = 2;
  }
  size_t length = padded(prefix);
  text.resize(length - 1, ' ');
  text += '\n';

  std::string header = magic.str();
  header += {version, 0};
  char bytes[4];
  support::endian::write32le(bytes, length);
  header.append(bytes, version == 1 ? 2 : 4);
  return header + text;
}
