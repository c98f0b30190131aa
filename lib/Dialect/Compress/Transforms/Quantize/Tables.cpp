//===- Tables.cpp - Tables that a program looks up --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tables.h"
#include "../Remarks.h"
#include "../WeightFilter.h"
#include "RoundTrip.h"
#include "compress/Analysis/Contraction.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::compress;

/// Why there is nothing to quantize; empty if there is.
static std::string getRejection(Value table, StringRef name, const WeightFilter &filter) {
  auto type = cast<RankedTensorType>(table.getType());
  if (isa_and_nonnull<DequantizeOp, FakeQuantizeOp>(table.getDefiningOp()))
    return "it is quantized already";
  if (!isa<Float16Type, BFloat16Type, Float32Type>(type.getElementType()))
    return "its elements aren't floats of at most 32 bits";
  if (type.getRank() < 2)
    return "it has no rows";
  if (!type.hasStaticShape() || type.getNumElements() == 0)
    return "its shape isn't static, or it has no elements";
  return filter.getRejection(name, type.getNumElements());
}

void compress::quantizeTables(FunctionOpInterface function, const WeightFilter &filter,
                              Remarks &remarks) {
  llvm::MapVector<Value, SmallVector<OpOperand *>> readers;
  function.walk([&](tensor::ExtractOp op) {
    if (op->getParentOfType<linalg::LinalgOp>() && findWeightRoot(op.getTensor()))
      readers[op.getTensor()].push_back(&op.getTensorMutable());
  });
  for (auto &[table, operands] : readers) {
    Operation *reader = operands.front()->getOwner();
    std::string name = getWeightName(findWeightRoot(table));
    if (std::string why = getRejection(table, name, filter); !why.empty()) {
      remarks.leftAlone(reader, name, why);
      continue;
    }
    auto type = cast<RankedTensorType>(table.getType());
    SmallVector<int64_t> block(type.getRank(), 1);
    block.back() = 0;
    OpBuilder builder(function.getContext());
    builder.setInsertionPointAfterValue(table);
    auto scheme = SchemeAttr::get(builder.getContext(), 8, SchemeMode::Symmetric, block);
    Value quantized = createRoundTrip(builder, table.getLoc(), table, scheme, builder.getF32Type());
    for (OpOperand *operand : operands)
      operand->set(quantized);
    remarks.passed(table.getDefiningOp(), name, type, getText(scheme));
  }
}
