//===- ConstantEvaluator.h - Values known at compile time ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TRANSFORMS_PACK_CONSTANTEVALUATOR_H
#define COMPRESS_TRANSFORMS_PACK_CONSTANTEVALUATOR_H

#include "compress/Runtime/ParameterSet.h"
#include "mlir/IR/Operation.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::compress {

/// Computes values that depend on weights alone by the reference evaluation,
/// straight from the mapped file: nothing goes through attributes.
class ConstantEvaluator {
public:
  explicit ConstantEvaluator(const ParameterSet &parameters) : parameters(parameters) {}

  /// Whether `value` is a weight or computed from weights by ops that evaluate
  /// knows: compress ops and reshapes of static shape.
  bool isConstant(Value value);

  /// Whether `op` only gives its operand another type, static or not.
  static bool isReshape(Operation *op);

  /// The tensor. It stays valid until release().
  FailureOr<TensorView> evaluate(Value value);

  /// Frees what was computed, but masks: one ranks many weights together.
  void release();

private:
  FailureOr<TensorView> load(Operation *op, Value value);
  LogicalResult run(Operation *op);

  const ParameterSet &parameters;
  llvm::DenseMap<Value, bool> known;
  llvm::DenseMap<Value, TensorView> views;
  llvm::DenseMap<Value, HostTensor> owned;
};

} // namespace mlir::compress

#endif // COMPRESS_TRANSFORMS_PACK_CONSTANTEVALUATOR_H
