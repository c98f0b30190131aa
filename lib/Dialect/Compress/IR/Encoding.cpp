//===- Encoding.cpp - Where packed bytes lie ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"

using namespace mlir;
using namespace mlir::compress;

static int64_t ceilDiv(int64_t size, int64_t by) {
  return ShapedType::isDynamic(size) ? size : llvm::divideCeil(size, by);
}

bool EncodingAttr::isFloat() const { return isa<FloatType>(getElement()); }

unsigned EncodingAttr::getBits() const { return getElement().getIntOrFloatBitWidth(); }

int64_t EncodingAttr::getExtent(ArrayRef<int64_t> shape, ArrayRef<int64_t> dims) {
  int64_t extent = 1;
  for (int64_t dim : dims) {
    if (ShapedType::isDynamic(shape[dim]))
      return ShapedType::kDynamic;
    // Where this overflows the ops' verifiers refuse the shape.
    llvm::MulOverflow(extent, shape[dim], extent);
  }
  return extent;
}

SmallVector<int64_t> EncodingAttr::getBlock() const {
  SmallVector<int64_t> block(getRank(), 1);
  for (int64_t dim : getK())
    block[dim] = getGroup();
  return block;
}

SmallVector<RankedTensorType> EncodingAttr::getComponentTypes(ArrayRef<int64_t> shape) const {
  int64_t n0 = getTile()[0], k0 = getTile()[1];
  int64_t panels = ceilDiv(getExtent(shape, getN()), n0), k = getExtent(shape, getK());
  SmallVector<int64_t> prefix;
  if (!getBatch().empty())
    prefix.push_back(getExtent(shape, getBatch()));
  prefix.push_back(panels);

  auto tensor = [&](ArrayRef<int64_t> tail, Type element) {
    SmallVector<int64_t> dims(prefix);
    dims.append(tail.begin(), tail.end());
    return RankedTensorType::get(dims, element);
  };
  Type i8 = IntegerType::get(getContext(), 8);
  SmallVector<RankedTensorType> types;
  if (getBits() == 4)
    types.push_back(tensor({ceilDiv(k, getGroup()), getGroup() / (2 * k0), n0, k0}, i8));
  else
    types.push_back(tensor({ceilDiv(k, k0), n0, k0}, getElement()));
  int64_t groups = getGroup() ? ceilDiv(k, getGroup()) : 1;
  if (getScale())
    types.push_back(tensor({groups, n0}, getScale()));
  if (getAsymmetric())
    types.push_back(tensor({groups, n0}, i8));
  return types;
}

SmallVector<RankedTensorType> EncodingAttr::getLogicalTypes(ArrayRef<int64_t> shape) const {
  Type i8 = IntegerType::get(getContext(), 8);
  SmallVector<RankedTensorType> types{RankedTensorType::get(shape, isFloat() ? getElement() : i8)};
  if (!getScale())
    return types;
  SmallVector<int64_t> scaleShape;
  for (auto [size, block] : llvm::zip_equal(shape, getBlock()))
    scaleShape.push_back(block ? ceilDiv(size, block) : 1);
  types.push_back(RankedTensorType::get(scaleShape, getScale()));
  if (getAsymmetric())
    types.push_back(RankedTensorType::get(scaleShape, i8));
  return types;
}
