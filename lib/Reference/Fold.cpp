//===- Fold.cpp - Constant folding by evaluation ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Fold.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Constants.h"
#include "compress/Reference/Evaluate.h"
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

/// A buffer for a tensor of `type`, in `memory`.
static Buffer allocate(RankedTensorType type, std::vector<char> &memory) {
  memory.resize(type.getNumElements() * getElementBytes(type.getElementType()));
  return Buffer::get(memory.data(), type);
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
    auto type = cast<RankedTensorType>(operand.getType());
    inputs.push_back(allocate(type, memory));
    if (llvm::Error error = copyElements(constant, memory)) {
      llvm::consumeError(std::move(error));
      return failure();
    }
  }
  MutableArrayRef<std::vector<char>> outputs =
      MutableArrayRef(storage).drop_front(op->getNumOperands());
  for (auto [type, memory] : llvm::zip_equal(op->getResultTypes(), outputs))
    results.push_back(allocate(cast<RankedTensorType>(type), memory));
  // A value that the op refuses stays for whoever runs the op: not folding isn't an error.
  ScopedDiagnosticHandler quiet(op->getContext(), [](Diagnostic &) { return success(); });
  if (failed(evaluate(op, inputs, results)))
    return failure();
  SmallVector<DenseElementsAttr> attributes;
  for (auto [type, memory] : llvm::zip_equal(op->getResultTypes(), outputs))
    attributes.push_back(getAttribute(cast<RankedTensorType>(type), memory));
  return attributes;
}
