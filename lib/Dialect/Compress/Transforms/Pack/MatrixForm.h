//===- MatrixForm.h - Contractions as matrix products --------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//
// Any contraction is a batch of matrix products once its loops are put in order:
// x [B?, M, K] times a weight [B?, N, K] is a result [B?, M, N].
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TRANSFORMS_PACK_MATRIXFORM_H
#define COMPRESS_TRANSFORMS_PACK_MATRIXFORM_H

#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"

namespace mlir::compress {

/// Builds the operands of that product, and its result in the contraction's
/// shape. [B?, ..] is [B, ..] or, without batch loops, [..].
class MatrixForm {
public:
  /// `builder` stands before the contraction.
  MatrixForm(OpBuilder &builder, const Contraction &contraction);

  /// 3 with a batch, else 2.
  int64_t getRank() const { return batch.empty() ? 2 : 3; }
  /// The size of K; dynamic if it isn't known.
  int64_t getDepth() const;

  /// [B?, M, K] of `x`, which is indexed as the contraction's input is:
  /// collapse_shape, or a copy.
  Value makeRows(Value x);
  /// Whether the scales of `x` are constant along the reduction, or change with
  /// the groups of `group`.
  bool hasRowScales(DequantizeOp x, int64_t group);
  /// These scales as [B?, M, 1] or [B?, M, groups].
  Value makeRowScales(DequantizeOp x, int64_t group);
  /// Zeros of the shape [B?, M, N] to add up in, for the rows `a`.
  Value makeInit(Value a, Type element);
  /// [B?, M, N] in the result's shape and element type, plus the contraction's
  /// init.
  Value shapeResult(Value product);

private:
  void orderLoops();
  bool hasRunsAlongRows(AffineMap map);
  bool isInDepth(AffineExpr expr) {
    return llvm::any_of(depth, [&](unsigned loop) { return expr.isFunctionOfDim(loop); });
  }
  AffineMap getMap(OpOperand *operand) { return c.op.getMatchingIndexingMap(operand); }
  Value gather(Value source, AffineMap map, ArrayRef<unsigned> order, ArrayRef<OpFoldResult> sizes);
  Value collapseTo(Value value, ArrayRef<size_t> groups);
  SmallVector<OpFoldResult> sizesOf(ArrayRef<unsigned> order) const;

  OpBuilder &b;
  Contraction c;
  Location loc;
  /// The loops of each kind in the order in which matrices flatten them.
  SmallVector<unsigned> batch, rows, columns, depth;
  SmallVector<OpFoldResult> loopSizes;
};

} // namespace mlir::compress

#endif // COMPRESS_TRANSFORMS_PACK_MATRIXFORM_H
