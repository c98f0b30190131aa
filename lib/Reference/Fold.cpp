//===- Fold.cpp - Constant folding by evaluation ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Fold.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Evaluate.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include <cstring>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

static bool isSmall(Type type, int64_t maxElements) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && tensor.hasStaticShape() && tensor.getNumElements() <= maxElements &&
         getElementBytes(tensor.getElementType());
}

/// The elements of `constant` as plain bytes, one i1 each. `storage` holds them
/// where the attribute itself doesn't.
static FailureOr<Buffer> getBuffer(Attribute constant, std::vector<char> &storage) {
  auto elements = cast<ElementsAttr>(constant);
  ShapedType type = elements.getShapedType();
  int64_t count = type.getNumElements(), bytes = getElementBytes(type.getElementType());
  ArrayRef<char> data;
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(constant)) {
    if (AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      data = blob->getData();
  } else if (auto dense = dyn_cast<DenseElementsAttr>(constant)) {
    if (type.getElementType().isInteger(1))
      storage.assign(dense.value_begin<bool>(), dense.value_end<bool>());
    else if (dense.isSplat())
      for (int64_t i = 0; i < count; ++i)
        llvm::append_range(storage, dense.getRawData());
    data = storage.empty() ? dense.getRawData() : ArrayRef<char>(storage);
  }
  if (int64_t(data.size()) != count * bytes)
    return failure();
  return Buffer::get(const_cast<char *>(data.data()), type);
}

static DenseElementsAttr getAttribute(RankedTensorType type, ArrayRef<char> data) {
  if (type.getElementType().isInteger(1))
    return DenseElementsAttr::get(type, SmallVector<bool>(data));
  // Equal elements become a splat, which later folds look for.
  size_t bytes = getElementBytes(type.getElementType());
  if (data.size() > bytes && !std::memcmp(data.data(), data.data() + bytes, data.size() - bytes))
    data = data.take_front(bytes);
  return DenseElementsAttr::getFromRawBuffer(type, data);
}

FailureOr<SmallVector<DenseElementsAttr>>
mlir::compress::reference::foldConstantOp(Operation *op, int64_t maxElements) {
  if (!isa_and_nonnull<CompressDialect>(op->getDialect()))
    return failure();
  auto small = [&](Type type) { return isSmall(type, maxElements); };
  if (!llvm::all_of(op->getOperandTypes(), small) || !llvm::all_of(op->getResultTypes(), small))
    return failure();

  SmallVector<std::vector<char>> storage(op->getNumOperands() + op->getNumResults());
  SmallVector<Buffer> inputs, results;
  for (auto [operand, memory] : llvm::zip(op->getOperands(), storage)) {
    Attribute constant;
    if (!matchPattern(operand, m_Constant(&constant)) || !isa<ElementsAttr>(constant))
      return failure();
    FailureOr<Buffer> buffer = getBuffer(constant, memory);
    if (failed(buffer))
      return failure();
    inputs.push_back(*buffer);
  }
  MutableArrayRef<std::vector<char>> outputs =
      MutableArrayRef(storage).drop_front(op->getNumOperands());
  for (auto [type, memory] : llvm::zip_equal(op->getResultTypes(), outputs)) {
    auto tensor = cast<RankedTensorType>(type);
    memory.resize(tensor.getNumElements() * getElementBytes(tensor.getElementType()));
    results.push_back(Buffer::get(memory.data(), tensor));
  }
  if (failed(evaluate(op, inputs, results)))
    return failure();
  SmallVector<DenseElementsAttr> attributes;
  for (auto [type, memory] : llvm::zip_equal(op->getResultTypes(), outputs))
    attributes.push_back(getAttribute(cast<RankedTensorType>(type), memory));
  return attributes;
}
