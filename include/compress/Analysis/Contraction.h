//===- Contraction.h - Contractions and their weights -------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds what compression is about, the product of activations with a weight, in
// any linalg op by its body and indexing maps: matmul, batched, transposed,
// generic, convolutions in any layout, depthwise, grouped. No list of op names.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_ANALYSIS_CONTRACTION_H
#define COMPRESS_ANALYSIS_CONTRACTION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::compress {

/// Why something can't be done, and what the program's author can do about it:
/// `none: ` and why, if there is nothing.
struct Obstacle {
  std::string reason, remedy;
};

/// What a loop of a contraction does, from the operands that it indexes.
enum class LoopKind {
  Batch,     ///< weight, input and result
  M,         ///< input and result
  N,         ///< weight and result
  K,         ///< weight and input: the reduction
  WeightOnly ///< the weight alone: its elements are summed first
};

/// A value behind transposes, broadcasts and reshapes, and how the loops of the
/// contraction index it: each dimension by a list of loops, flattened with the
/// outermost first (none: a unit dimension).
struct OperandView {
  Value source;
  SmallVector<SmallVector<unsigned, 2>> dims;
};

/// A part of a dimension, of one kind.
struct DimPart {
  LoopKind kind;
  int64_t size;
};

/// A linalg op whose body is `out + cast(a) * cast(b)` with a weight as one of
/// its factors.
struct Contraction {
  /// Where a product-sum with a weight is none: for an Obstacle.
  static constexpr llvm::StringLiteral remedy = "write it as a product of the two alone";

  linalg::LinalgOp op;
  OpOperand *weight = nullptr;
  OpOperand *input = nullptr;
  OperandView weightView;
  SmallVector<LoopKind> loops;

  SmallVector<unsigned> getLoops(LoopKind kind) const;
  /// The kind of a dimension of the weight's source. Fails if it mixes kinds,
  /// unless by loops of N and K that take one step: those move nothing. A unit
  /// dimension that no loop indexes counts as N.
  FailureOr<LoopKind> getWeightDimKind(unsigned dim) const;
  /// A dimension cut where its loops change kind, the outermost part first: the
  /// output channels of a grouped convolution are a batch of groups and what is
  /// in each. Fails if a part of several has no static size.
  FailureOr<SmallVector<DimPart>> getWeightDimParts(unsigned dim) const;
};

/// Follows `value` through linalg.transpose and copies that only transpose or
/// broadcast, expand_shape, unit-dimension collapse_shape and tensor.cast.
OperandView traceOperand(Value value, ArrayRef<SmallVector<unsigned, 2>> dims);

/// The constant that `value` is computed from through compress ops (masks,
/// quantization, packing) and reshapes alone: a global_load_const or constant
/// op. Null if there is none.
Operation *findWeightRoot(Value value);

/// A factor of a contraction that is computed from constants alone, but by ops that
/// nothing evaluates ahead of time.
struct DerivedWeight {
  Operation *root; ///< one of the constants
  Value factor;
  Obstacle obstacle;
};
std::optional<DerivedWeight> findDerivedWeight(linalg::LinalgOp op);

/// The name that filters and reports use: the global's symbol, or the location
/// of an inline constant.
std::string getWeightName(Operation *root);

/// The factor of `op`, an op of two inputs, that is a weight; the right-hand side
/// if both are. Null if none is.
OpOperand *findWeightOperand(linalg::LinalgOp op);

/// Matches a contraction with a weight. On failure `reason`, if given, says why
/// and stays empty if the op isn't a product-sum at all.
FailureOr<Contraction> matchContraction(Operation *op, std::string *reason = nullptr);

/// Matches the body and the maps only: either operand may be the weight, here
/// the one given.
FailureOr<Contraction> matchContraction(linalg::LinalgOp op, OpOperand *weight,
                                        std::string *reason = nullptr);

} // namespace mlir::compress

#endif // COMPRESS_ANALYSIS_CONTRACTION_H
