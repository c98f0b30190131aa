//===- ReferenceCalls.cpp - Compress ops as calls of their reference ----*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceCalls.h"
#include "Failure.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Evaluate.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::compress;

/// A copy of `op` on arguments of its operands' types.
static Operation *keepCopy(Operation *op, ModuleOp holder) {
  OpBuilder b = OpBuilder::atBlockEnd(holder.getBody());
  auto function =
      func::FuncOp::create(b, op->getLoc(), "op", b.getFunctionType(op->getOperandTypes(), {}));
  Block *entry = function.addEntryBlock();
  IRMapping mapping;
  mapping.map(op->getOperands(), entry->getArguments());
  b.setInsertionPointToStart(entry);
  return b.clone(*op, mapping);
}

namespace {
/// Writes (pointer, sizes, strides) of buffers into a table of i64.
struct TableWriter {
  OpBuilder &b;
  Location loc;
  SmallVector<Value> entries;

  Value toI64(Value index) { return arith::IndexCastOp::create(b, loc, b.getI64Type(), index); }
  void add(Value buffer) {
    auto type = cast<MemRefType>(buffer.getType());
    auto metadata = memref::ExtractStridedMetadataOp::create(b, loc, buffer);
    Value pointer = memref::ExtractAlignedPointerAsIndexOp::create(b, loc, buffer);
    int64_t bytes = reference::getElementBytes(type.getElementType());
    Value offset = arith::MulIOp::create(b, loc, metadata.getOffset(),
                                         arith::ConstantIndexOp::create(b, loc, bytes));
    entries.push_back(toI64(arith::AddIOp::create(b, loc, pointer, offset)));
    for (Value size : metadata.getSizes())
      entries.push_back(toI64(size));
    for (Value stride : metadata.getStrides())
      entries.push_back(toI64(stride));
  }
  Value finish() {
    auto type = MemRefType::get({int64_t(entries.size())}, b.getI64Type());
    Value table;
    {
      // In the entry block: an alloca in a loop would grow the stack.
      OpBuilder::InsertionGuard guard(b);
      Operation *here = b.getInsertionBlock()->getParentOp();
      auto function = dyn_cast<func::FuncOp>(here);
      if (!function)
        function = here->getParentOfType<func::FuncOp>();
      b.setInsertionPointToStart(&function.getBody().front());
      table = memref::AllocaOp::create(b, loc, type);
    }
    for (auto [i, entry] : llvm::enumerate(entries))
      memref::StoreOp::create(b, loc, entry, table,
                              ValueRange{arith::ConstantIndexOp::create(b, loc, i)});
    return toI64(memref::ExtractAlignedPointerAsIndexOp::create(b, loc, table));
  }
};
} // namespace

static void lowerOp(IRRewriter &b, Operation *op, Operation *copy) {
  Location loc = op->getLoc();
  b.setInsertionPoint(op);
  ReifiedRankedShapedTypeDims shapes;
  LogicalResult reified = cast<ReifyRankedShapedTypeOpInterface>(op).reifyResultShapes(b, shapes);
  assert(succeeded(reified) && "every compress op knows its result shapes");
  (void)reified;

  auto strided = [](RankedTensorType type) {
    SmallVector<int64_t> strides(type.getRank(), ShapedType::kDynamic);
    auto layout = StridedLayoutAttr::get(type.getContext(), ShapedType::kDynamic, strides);
    return MemRefType::get(type.getShape(), type.getElementType(), layout);
  };
  TableWriter table{b, loc, {}};
  for (Value operand : op->getOperands()) {
    auto type = cast<RankedTensorType>(operand.getType());
    table.add(bufferization::ToBufferOp::create(b, loc, strided(type), operand,
                                                /*read_only=*/true));
  }
  SmallVector<Value> results;
  for (auto [result, shape] : llvm::zip_equal(op->getResultTypes(), shapes)) {
    auto type = cast<RankedTensorType>(result);
    SmallVector<Value> dynamic;
    for (auto [size, value] : llvm::zip_equal(type.getShape(), shape))
      if (ShapedType::isDynamic(size))
        dynamic.push_back(getValueOrCreateConstantIndexOp(b, loc, value));
    Value buffer = memref::AllocOp::create(
        b, loc, MemRefType::get(type.getShape(), type.getElementType()), dynamic);
    table.add(buffer);
    results.push_back(buffer);
  }
  Value key =
      arith::ConstantOp::create(b, loc, b.getI64IntegerAttr(reinterpret_cast<int64_t>(copy)));
  func::CallOp::create(b, loc, referenceSymbol, TypeRange{}, ValueRange{key, table.finish()});
  for (auto [result, type] : llvm::zip_equal(results, op->getResultTypes()))
    result = bufferization::ToTensorOp::create(b, loc, type, result, /*restrict=*/true,
                                               /*writable=*/true);
  b.replaceOp(op, results);
}

void compress::lowerToReferenceCalls(ModuleOp module, ModuleOp holder) {
  SmallVector<Operation *> ops;
  module.walk([&](Operation *op) {
    if (isa<CompressDialect>(op->getDialect()))
      ops.push_back(op);
  });
  if (ops.empty())
    return;
  IRRewriter b(module.getContext());
  b.setInsertionPointToStart(module.getBody());
  auto function = func::FuncOp::create(b, module.getLoc(), referenceSymbol,
                                       b.getFunctionType({b.getI64Type(), b.getI64Type()}, {}));
  function.setPrivate();
  for (Operation *op : ops)
    lowerOp(b, op, keepCopy(op, holder));
}

/// Evaluates `op`, a copy in the holder; the message if that fails.
static std::optional<std::string> evaluate(Operation *op, const int64_t *entry) {
  auto take = [&](Type type) {
    auto tensor = cast<RankedTensorType>(type);
    reference::Buffer buffer;
    buffer.data = reinterpret_cast<void *>(*entry++);
    buffer.element = tensor.getElementType();
    buffer.shape.assign(entry, entry + tensor.getRank());
    entry += tensor.getRank();
    buffer.strides.assign(entry, entry + tensor.getRank());
    entry += tensor.getRank();
    return buffer;
  };
  SmallVector<reference::Buffer> inputs, results;
  for (Type type : op->getOperandTypes())
    inputs.push_back(take(type));
  for (Type type : op->getResultTypes())
    results.push_back(take(type));
  // In the form of the run-time checks of compiled code.
  std::string message;
  ScopedDiagnosticHandler handler(op->getContext(), [&](Diagnostic &diagnostic) {
    std::string text = diagnostic.str(), name = ("'" + op->getName().getStringRef() + "'").str();
    StringRef problem = text;
    problem.consume_front(name + " op ");
    llvm::raw_string_ostream(message) << name << " at " << op->getLoc() << ": " << problem;
  });
  if (succeeded(reference::evaluate(op, inputs, results)))
    return std::nullopt;
  return message;
}

void compress::callReference(int64_t key, int64_t table) {
  static thread_local char message[512];
  {
    std::optional<std::string> failure =
        ::evaluate(reinterpret_cast<Operation *>(key), reinterpret_cast<const int64_t *>(table));
    if (!failure)
      return;
    std::snprintf(message, sizeof message, "%s", failure->c_str());
  } // failCall runs no destructors
  failCall(message);
}
