//===- ConstantEvaluator.cpp - Values known at compile time -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantEvaluator.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Constants.h"
#include "compress/Reference/Evaluate.h"
#include "compress/Runtime/MLIRTypes.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace mlir::compress;

bool ConstantEvaluator::isReshape(Operation *op) {
  return isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(op);
}

bool ConstantEvaluator::isConstant(Value value) {
  auto [it, isNew] = known.try_emplace(value, false);
  if (!isNew)
    return it->second;
  auto type = dyn_cast<RankedTensorType>(value.getType());
  Operation *op = value.getDefiningOp();
  bool result = type && type.hasStaticShape() && op && getDType(type.getElementType());
  if (result && !isa<ml_program::GlobalLoadConstOp>(op) && !matchPattern(op, m_Constant()))
    result = (isReshape(op) || isa<CompressDialect>(op->getDialect())) &&
             !isa<PackedMatmulOp>(op) &&
             llvm::all_of(op->getOperands(), [&](Value v) { return isConstant(v); });
  return known[value] = result;
}

/// A global of the container, or an inline constant. Errors are at the location,
/// not the op: an error on a constant prints it.
FailureOr<TensorView> ConstantEvaluator::load(Operation *op, Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  DType dtype = *getDType(type.getElementType());
  Attribute attribute;
  auto global = dyn_cast<ml_program::GlobalLoadConstOp>(op);
  if (global) {
    auto symbol =
        SymbolTable::lookupNearestSymbolFrom<ml_program::GlobalOp>(op, global.getGlobal());
    if (symbol && isa_and_nonnull<ElementsAttr>(symbol.getValueAttr()))
      attribute = symbol.getValueAttr();
  }
  if (global && !attribute) {
    StringRef name = global.getGlobal().getLeafReference();
    std::optional<TensorView> view = parameters.lookup(name);
    if (!view)
      return emitError(op->getLoc()) << "the parameters have no tensor named '" << name
                                     << "': pass the container that holds it";
    if (view->dtype != dtype || view->shape != type.getShape())
      return emitError(op->getLoc())
             << parameters.describe(name) << " is " << getSafetensorsName(view->dtype) << " "
             << formatShape(view->shape) << ", but the module declares " << type;
    if (llvm::Error invalid = checkBools(*view))
      return emitError(op->getLoc())
             << parameters.describe(name) << ": " << llvm::toString(std::move(invalid));
    if (isAligned(*view, byteWidth(dtype)))
      return *view;
    llvm::Expected<HostTensor> copy = HostTensor::copy(*view);
    if (!copy)
      return emitError(op->getLoc(), llvm::toString(copy.takeError()));
    return owned.try_emplace(value, std::move(*copy)).first->second.view();
  }

  if (!attribute)
    matchPattern(op, m_Constant(&attribute));
  llvm::Expected<HostTensor> tensor = HostTensor::allocate(dtype, type.getShape());
  if (!tensor)
    return emitError(op->getLoc(), llvm::toString(tensor.takeError()));
  if (llvm::Error error = reference::copyElements(attribute, tensor->data()))
    return emitError(op->getLoc(), llvm::toString(std::move(error)));
  return owned.try_emplace(value, std::move(*tensor)).first->second.view();
}

LogicalResult ConstantEvaluator::run(Operation *op) {
  SmallVector<reference::Buffer> inputs, results;
  for (Value operand : op->getOperands()) {
    FailureOr<TensorView> view = evaluate(operand);
    if (failed(view))
      return failure();
    inputs.push_back(reference::Buffer::get(const_cast<char *>(view->data.data()),
                                            cast<ShapedType>(operand.getType())));
  }
  SmallVector<HostTensor> tensors;
  for (Value result : op->getResults()) {
    auto type = cast<RankedTensorType>(result.getType());
    llvm::Expected<HostTensor> tensor =
        HostTensor::allocate(*getDType(type.getElementType()), type.getShape());
    if (!tensor)
      return emitError(op->getLoc(), llvm::toString(tensor.takeError()));
    results.push_back(reference::Buffer::get(tensor->data().data(), type));
    tensors.push_back(std::move(*tensor));
  }
  if (failed(reference::evaluate(op, inputs, results)))
    return failure();
  for (auto [result, tensor] : llvm::zip_equal(op->getResults(), tensors)) {
    auto it = owned.try_emplace(result, std::move(tensor)).first;
    views[result] = it->second.view();
  }
  return success();
}

FailureOr<TensorView> ConstantEvaluator::evaluate(Value value) {
  if (auto it = views.find(value); it != views.end())
    return it->second;
  Operation *op = value.getDefiningOp();
  if (isReshape(op)) {
    FailureOr<TensorView> source = evaluate(op->getOperand(0));
    if (failed(source))
      return failure();
    // The type owns the shape.
    TensorView view{source->dtype, cast<RankedTensorType>(value.getType()).getShape(),
                    source->data};
    return views[value] = view;
  }
  if (isa<CompressDialect>(op->getDialect())) {
    if (failed(run(op)))
      return failure();
    return views[value];
  }
  FailureOr<TensorView> view = load(op, value);
  if (succeeded(view))
    views[value] = *view;
  return view;
}

void ConstantEvaluator::release() {
  for (auto it = owned.begin(); it != owned.end(); ++it)
    if (!isa_and_nonnull<PruneMaskOp>(it->first.getDefiningOp()))
      owned.erase(it);
  llvm::DenseMap<Value, TensorView> kept;
  for (auto &entry : owned)
    kept[entry.first] = entry.second.view();
  views = std::move(kept);
}
