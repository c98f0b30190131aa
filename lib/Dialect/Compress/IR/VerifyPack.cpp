//===- VerifyPack.cpp - Verifiers of the pack family --------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"

using namespace mlir;
using namespace mlir::compress;

/// Compares types as a list, dynamic sizes fitting anything.
static LogicalResult expectTypes(Operation *op, StringRef what, TypeRange got,
                                 ArrayRef<RankedTensorType> expected) {
  bool same = got.size() == expected.size();
  if (same)
    for (auto [a, b] : llvm::zip_equal(got, expected))
      same &=
          getElementTypeOrSelf(a) == b.getElementType() && succeeded(verifyCompatibleShape(a, b));
  if (same)
    return success();
  InFlightDiagnostic error = op->emitOpError() << what << " don't match the encoding: expected (";
  llvm::interleaveComma(expected, error);
  error << "), got (";
  llvm::interleaveComma(got, error);
  return error << ")";
}

static LogicalResult expectRank(Operation *op, EncodingAttr encoding, TypeRange types) {
  if (types.empty())
    return op->emitOpError("needs at least the values");
  int64_t rank = cast<ShapedType>(types[0]).getRank();
  if (rank == encoding.getRank())
    return success();
  return op->emitOpError() << "the encoding lists " << encoding.getRank()
                           << " dimensions, the values have " << rank << ": " << types[0];
}

/// The number of elements, and with it each product of sizes, fits 64 bits.
static LogicalResult expectCountable(Operation *op, ShapedType values) {
  int64_t elements = 1;
  for (int64_t size : values.getShape())
    if (!ShapedType::isDynamic(size) && size != 0 && llvm::MulOverflow(elements, size, elements))
      return op->emitOpError() << "the values have more elements than can be counted: " << values;
  return success();
}

LogicalResult PackOp::verify() {
  EncodingAttr encoding = getEncoding();
  if (failed(expectRank(*this, encoding, getInputs().getTypes()))) // (C1)
    return failure();
  auto values = cast<ShapedType>(getInputs()[0].getType());
  if (failed(expectCountable(*this, values))) // (C4)
    return failure();
  ArrayRef<int64_t> shape = values.getShape();
  if (failed(expectTypes(*this, "operands", getInputs().getTypes(),
                         encoding.getLogicalTypes(shape)))) // (C2)
    return failure();
  return expectTypes(*this, "results", getComponents().getTypes(),
                     encoding.getComponentTypes(shape)); // (C3)
}

LogicalResult UnpackOp::verify() {
  EncodingAttr encoding = getEncoding();
  if (failed(expectRank(*this, encoding, getResults().getTypes()))) // (C1)
    return failure();
  auto values = cast<ShapedType>(getResults()[0].getType());
  if (!values.hasStaticShape()) // (C4)
    return emitOpError() << "the result's shape must be static, got " << values;
  if (failed(expectCountable(*this, values))) // (C5)
    return failure();
  if (failed(expectTypes(*this, "results", getResults().getTypes(),
                         encoding.getLogicalTypes(values.getShape())))) // (C2)
    return failure();
  return expectTypes(*this, "components", getComponents().getTypes(),
                     encoding.getComponentTypes(values.getShape())); // (C3)
}

/// That many products of unsigned by signed bytes sum up exactly in i32.
static constexpr int64_t maxIntegerDepth = 65536;

LogicalResult PackedMatmulOp::verify() {
  EncodingAttr encoding = getEncoding();
  auto x = cast<ShapedType>(getX().getType()), init = cast<ShapedType>(getInit().getType());
  bool hasBatch = !encoding.getBatch().empty();
  int64_t rank = hasBatch ? 3 : 2;
  if (x.getRank() != rank || init.getRank() != rank) // (C2)
    return emitOpError() << "x and init must have rank " << rank << " under this encoding, got "
                         << x << " and " << init;

  // The weight as the matrix [B, N, K] that the operands speak of.
  int64_t k = x.getShape().back(), n = init.getShape().back();
  SmallVector<int64_t> matrix{n, k};
  if (hasBatch)
    matrix.insert(matrix.begin(), x.getDimSize(0));
  EncodingAttr plain = EncodingAttr::get(
      getContext(), encoding.getElement(), hasBatch ? ArrayRef<int64_t>{0} : ArrayRef<int64_t>{},
      {rank - 2}, {rank - 1}, encoding.getTile(), encoding.getGroup(), encoding.getScale(),
      encoding.getAsymmetric());
  if (failed(expectTypes(*this, "components", getWeight().getTypes(),
                         plain.getComponentTypes(matrix)))) // (C1)
    return failure();
  for (int64_t i = 0; i + 1 < rank; ++i) // (C2)
    if (failed(verifyCompatibleDims({x.getDimSize(i), init.getDimSize(i)})))
      return emitOpError() << "init doesn't match x along dimension " << i << ": " << init
                           << " for " << x;

  Type xElement = x.getElementType(), result = init.getElementType();
  bool integers = xElement.isInteger(8), hasScale = bool(encoding.getScale());
  bool legal = integers && getXScale() ? hasScale && result.isF32()
               : integers ? encoding.getElement().isInteger(8) && !hasScale && result.isInteger(32)
               : isa<FloatType>(xElement)
                   ? !getXScale() && result.isF32() && (encoding.isFloat() || hasScale)
                   : false;
  if (!legal) // (C3)
    return emitOpError() << "doesn't take " << xElement << " x "
                         << (getXScale() ? "with" : "without") << " scale, " << encoding
                         << " weights and " << result << " results";
  int64_t depth = encoding.getGroup() ? encoding.getGroup() : k;
  if (getXScale() && !ShapedType::isDynamic(depth) && depth > maxIntegerDepth) // (C4)
    return emitOpError() << "sums of " << depth << " products of integers don't fit 32 bits: "
                         << "groups of K, or K, must be at most " << maxIntegerDepth;
  if (getXScale()) { // (C2)
    auto scale = cast<ShapedType>(getXScale().getType());
    bool same = scale.getRank() == rank;
    for (int64_t i = 0; same && i + 1 < rank; ++i)
      same = succeeded(verifyCompatibleDims({scale.getDimSize(i), x.getDimSize(i)}));
    int64_t groups = !encoding.getGroup()       ? 1
                     : ShapedType::isDynamic(k) ? k
                                                : llvm::divideCeil(k, encoding.getGroup());
    same = same && (scale.getShape().back() == 1 ||
                    succeeded(verifyCompatibleDims({scale.getShape().back(), groups})));
    if (!same)
      return emitOpError() << "x's scale must be [.., M, 1] or one per group of "
                           << encoding.getGroup() << ", got " << scale << " for " << x;
  }
  return success();
}
