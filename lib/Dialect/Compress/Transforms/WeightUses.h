//===- WeightUses.h - Contractions and the weights they read ----*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What pruning and quantization share: which contractions of a function read a
// weight that may be changed, where its reduction lies, and how to let them, and
// nobody else, read the changed one.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_WEIGHTUSES_H
#define COMPRESS_LIB_TRANSFORMS_WEIGHTUSES_H

#include "compress/Analysis/Contraction.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::compress {
class Remarks;
class WeightFilter;

/// A contraction whose weight passes the filter and is a static, non-empty
/// tensor of f32, f16 or bf16.
struct WeightUse {
  Contraction contraction;
  Operation *root; ///< the load or constant
  std::string name;

  Value getSource() const { return contraction.weightView.source; }
  RankedTensorType getType() const { return cast<RankedTensorType>(getSource().getType()); }
  /// The op nearest to the contraction of one of the given kinds, from the
  /// weight up to its root, or null.
  template <typename... Ops>
  Operation *findOnPath() const {
    for (Operation *op = contraction.weight->get().getDefiningOp(); op != root;
         op = op->getOperand(0).getDefiningOp())
      if (isa<Ops...>(op))
        return op;
    return nullptr;
  }
};

/// The uses in `function`, nested regions included, in the order of the program.
SmallVector<WeightUse> collectWeightUses(FunctionOpInterface function, const WeightFilter &filter,
                                         Remarks &remarks);

/// The reduction's dimensions in a weight's source, in order.
struct ReductionDims {
  SmallVector<int64_t> dims;
  /// Nothing but unit dimensions lies between them: they are one after
  /// collapse_shape.
  bool adjacent;
};

/// Fails if a dimension mixes reduction loops with others, or if nothing is
/// reduced together with the input.
FailureOr<ReductionDims> getReductionDims(const Contraction &contraction, Obstacle &obstacle);

/// Dimensions `first` to `last` of the tensor as one.
Value collapseDims(OpBuilder &builder, Location loc, Value tensor, int64_t first, int64_t last);
/// The inverse: dimension `first` as dimensions `first` to `last` of `type`.
Value expandDims(OpBuilder &builder, Location loc, Value tensor, RankedTensorType type,
                 int64_t first, int64_t last);

/// Lets `readers`, which read `from` through a chain of reshapes, transposes and
/// broadcasts, read `to` of the same type. Another user of the chain keeps what
/// it sees:
///
///   %t = transpose %from                %t0 = transpose %to
///   %0 = matmul %x, %t           ->     %t = transpose %from
///   return %0, %t                       %0 = matmul %x, %t0
///                                       return %0, %t
void redirectReaders(ArrayRef<OpOperand *> readers, Value from, Value to);

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_WEIGHTUSES_H
