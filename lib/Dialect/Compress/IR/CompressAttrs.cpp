//===- CompressAttrs.cpp - Parsing, printing, verifying attributes ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::compress;

#include "compress/Dialect/Compress/IR/CompressEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "compress/Dialect/Compress/IR/CompressAttrs.cpp.inc"

void CompressDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "compress/Dialect/Compress/IR/CompressAttrs.cpp.inc"
      >();
}

/// `[1, 2, 3]` or `[]`.
static ParseResult parseIntegerList(AsmParser &parser, SmallVectorImpl<int64_t> &list) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                        [&] { return parser.parseInteger(list.emplace_back()); });
}

static void printIntegerList(AsmPrinter &printer, ArrayRef<int64_t> list) {
  printer << "[" << list << "]";
}

/// Far above what is of use, and far below where sizes made of it overflow.
static constexpr int64_t maxBlock = 1 << 20;

//===----------------------------------------------------------------------===//
// PatternAttr
//===----------------------------------------------------------------------===//

Attribute PatternAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (parser.parseLess() || parser.parseKeyword(&keyword))
    return {};
  std::optional<PatternKind> kind = symbolizePatternKind(keyword);
  if (!kind) {
    parser.emitError(loc) << "expected unstructured or nm, got " << keyword;
    return {};
  }
  int64_t n = 0, m = 0, axis = 0;
  if (*kind == PatternKind::NM &&
      (parser.parseInteger(n) || parser.parseColon() || parser.parseInteger(m) ||
       parser.parseKeyword("axis") || parser.parseInteger(axis)))
    return {};
  if (parser.parseGreater())
    return {};
  return getChecked([&] { return parser.emitError(loc); }, parser.getContext(), *kind, n, m, axis);
}

void PatternAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyPatternKind(getKind());
  if (getKind() == PatternKind::NM)
    printer << " " << getN() << " : " << getM() << " axis " << getAxis();
  printer << ">";
}

LogicalResult PatternAttr::verify(function_ref<InFlightDiagnostic()> emitError, PatternKind kind,
                                  int64_t n, int64_t m, int64_t axis) {
  if (kind == PatternKind::Unstructured)
    return success();
  if (n <= 0 || n >= m || m > maxBlock) // (P1)
    return emitError() << "pattern n : m needs 0 < n < m <= " << maxBlock << ", got " << n << " : "
                       << m;
  if (axis < 0) // (P2)
    return emitError() << "pattern axis is negative: " << axis;
  return success();
}

//===----------------------------------------------------------------------===//
// SchemeAttr
//===----------------------------------------------------------------------===//

Attribute SchemeAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  int64_t bits;
  StringRef keyword;
  SmallVector<int64_t> block;
  if (parser.parseLess() || parser.parseKeyword("bits") || parser.parseEqual() ||
      parser.parseInteger(bits) || parser.parseComma() || parser.parseKeyword(&keyword))
    return {};
  std::optional<SchemeMode> mode = symbolizeSchemeMode(keyword);
  if (!mode) {
    parser.emitError(loc) << "expected symmetric or asymmetric, got " << keyword;
    return {};
  }
  if (parser.parseComma() || parser.parseKeyword("block") || parser.parseEqual() ||
      parseIntegerList(parser, block) || parser.parseGreater())
    return {};
  if (bits < 0 || bits > 255) { // (S1) before the conversion, which would wrap
    parser.emitError(loc) << "scheme bits must be 1 to 8, got " << bits;
    return {};
  }
  return getChecked([&] { return parser.emitError(loc); }, parser.getContext(), unsigned(bits),
                    *mode, block);
}

void SchemeAttr::print(AsmPrinter &printer) const {
  printer << "<bits = " << getBits() << ", " << stringifySchemeMode(getMode()) << ", block = ";
  printIntegerList(printer, getBlock());
  printer << ">";
}

LogicalResult SchemeAttr::verify(function_ref<InFlightDiagnostic()> emitError, unsigned bits,
                                 SchemeMode mode, ArrayRef<int64_t> block) {
  unsigned least = mode == SchemeMode::Symmetric ? 2 : 1;
  if (bits < least || bits > 8) // (S1)
    return emitError() << "scheme bits must be " << least << " to 8 if "
                       << stringifySchemeMode(mode) << ", got " << bits;
  for (int64_t size : block) // (S2)
    if (size < 0 || size > maxBlock)
      return emitError() << "scheme block sizes must be 0 (a whole dimension) to " << maxBlock
                         << ", got " << size;
  return success();
}

SmallVector<int64_t> SchemeAttr::getScaleShape(ArrayRef<int64_t> shape) const {
  assert(shape.size() == getBlock().size() && "verified by the op");
  SmallVector<int64_t> result;
  for (auto [size, block] : llvm::zip_equal(shape, getBlock()))
    result.push_back(block == 0                    ? 1
                     : ShapedType::isDynamic(size) ? size
                                                   : llvm::divideCeil(size, block));
  return result;
}

//===----------------------------------------------------------------------===//
// EncodingAttr: text
//===----------------------------------------------------------------------===//

Attribute EncodingAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  Type element, scale;
  SmallVector<int64_t> batch, n, k, tile;
  int64_t group = 0;
  bool asymmetric = false;
  llvm::SmallSet<StringRef, 8> seen;
  if (parser.parseLess() || parser.parseType(element))
    return {};
  while (succeeded(parser.parseOptionalComma())) {
    StringRef key;
    SMLoc keyLoc = parser.getCurrentLocation();
    if (parser.parseKeyword(&key))
      return {};
    if (!seen.insert(key).second) {
      parser.emitError(keyLoc) << key << " is given twice";
      return {};
    }
    if (key == "asymmetric") {
      asymmetric = true;
      continue;
    }
    if (parser.parseEqual())
      return {};
    ParseResult parsed =
        llvm::StringSwitch<function_ref<ParseResult()>>(key)
            .Case("batch", [&] { return parseIntegerList(parser, batch); })
            .Case("n", [&] { return parseIntegerList(parser, n); })
            .Case("k", [&] { return parseIntegerList(parser, k); })
            .Case("tile", [&] { return parseIntegerList(parser, tile); })
            .Case("group", [&] { return parser.parseInteger(group); })
            .Case("scale", [&] { return parser.parseType(scale); })
            .Default([&]() -> ParseResult {
              return parser.emitError(keyLoc)
                     << "expected batch, n, k, tile, group, scale or asymmetric, got " << key;
            })();
    if (parsed)
      return {};
  }
  if (parser.parseGreater())
    return {};
  return getChecked([&] { return parser.emitError(loc); }, parser.getContext(), element, batch, n,
                    k, tile, group, scale, asymmetric);
}

void EncodingAttr::print(AsmPrinter &printer) const {
  printer << "<" << getElement();
  auto list = [&](StringRef name, ArrayRef<int64_t> values) {
    printer << ", " << name << " = ";
    printIntegerList(printer, values);
  };
  if (!getBatch().empty())
    list("batch", getBatch());
  list("n", getN());
  list("k", getK());
  list("tile", getTile());
  if (getGroup())
    printer << ", group = " << getGroup();
  if (getScale())
    printer << ", scale = " << getScale();
  if (getAsymmetric())
    printer << ", asymmetric";
  printer << ">";
}

LogicalResult EncodingAttr::verify(function_ref<InFlightDiagnostic()> emitError, Type element,
                                   ArrayRef<int64_t> batch, ArrayRef<int64_t> n,
                                   ArrayRef<int64_t> k, ArrayRef<int64_t> tile, int64_t group,
                                   Type scale, bool asymmetric) {
  bool isFloat = isa<Float16Type, BFloat16Type, Float32Type>(element);
  bool isI4 = element.isSignlessInteger(4), isI8 = element.isSignlessInteger(8);
  if (!isFloat && !isI4 && !isI8) // (E1)
    return emitError() << "encoding element must be i4, i8, f16, bf16 or f32, got " << element;

  int64_t rank = batch.size() + n.size() + k.size();
  llvm::SmallBitVector seen(rank);
  for (ArrayRef<int64_t> dims : {batch, n, k})
    for (int64_t dim : dims) { // (E2)
      if (dim < 0 || dim >= rank || seen.test(dim))
        return emitError() << "encoding must list each dimension 0 to " << rank - 1 << " once, got "
                           << dim << " again or out of range";
      seen.set(dim);
    }

  constexpr int64_t maxTile = 65536;
  if (tile.size() != 2 || llvm::any_of(tile, [](int64_t size) { // (E3)
        return size <= 0 || size > maxTile;
      }))
    return emitError() << "encoding tile must be two sizes (n, k) of 1 to " << maxTile;

  if (isI4 && (group <= 0 || group % (2 * tile[1]))) // (E4)
    return emitError() << "an i4 encoding needs a group that is a positive multiple of "
                       << 2 * tile[1] << " (twice the tile's k), got " << group;
  if (isI8 && (group < 0 || group % tile[1])) // (E4)
    return emitError() << "an i8 encoding needs a group of 0 or a multiple of " << tile[1]
                       << " (the tile's k), got " << group;
  if (group > maxBlock) // (E4)
    return emitError() << "an encoding's group is at most " << maxBlock << ", got " << group;
  if (isFloat && group != 0) // (E4)
    return emitError() << "a float encoding has no groups, got " << group;
  if (group != 0 && k.size() != 1) // (E4)
    return emitError() << "an encoding with groups needs one k dimension, got " << k.size()
                       << ": collapse them first";

  if (scale && (isFloat || !isa<Float16Type, BFloat16Type, Float32Type>(scale))) // (E5)
    return emitError() << "encoding scale must be f16, bf16 or f32 and belong to integers, got "
                       << scale;
  if (!scale && (isI4 || asymmetric || group)) // (E5)
    return emitError() << "an i4, grouped or asymmetric encoding needs a scale type";
  return success();
}

//===----------------------------------------------------------------------===//
// StrategyAttr
//===----------------------------------------------------------------------===//

LogicalResult StrategyAttr::verify(function_ref<InFlightDiagnostic()> emitError, int64_t rows,
                                   int64_t lanes, int64_t rowBlock) {
  constexpr int64_t maxRows = 64, maxLanes = 256;                    // all of them are unrolled
  if (rows <= 0 || rows > maxRows || lanes <= 0 || lanes > maxLanes) // (R1)
    return emitError() << "strategy needs 1 to " << maxRows << " rows and 1 to " << maxLanes
                       << " lanes, got " << rows << " and " << lanes;
  if (rowBlock < 0) // (R2)
    return emitError() << "strategy row_block must not be negative, got " << rowBlock;
  return success();
}

//===----------------------------------------------------------------------===//
// TargetAttr
//===----------------------------------------------------------------------===//

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError, StringRef, StringRef,
                                 StringRef, unsigned vectorBits, StringRef dot, unsigned registers,
                                 int64_t l1Bytes, int64_t l2Bytes) {
  if (!llvm::is_contained({128u, 256u, 512u}, vectorBits)) // (T1)
    return emitError() << "target vector_bits must be 128, 256 or 512, got " << vectorBits;
  if (!llvm::is_contained({"vnni", "madd", "maddubs"}, dot)) // (T2)
    return emitError() << "target dot must be vnni, madd or maddubs, got '" << dot << "'";
  if (!registers || l1Bytes <= 0 || l2Bytes <= 0) // (T3)
    return emitError() << "target registers, l1 and l2 must be positive";
  return success();
}
