//===- Blocks.h - Loops over a tensor in blocks -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BLOCKS_H
#define COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BLOCKS_H

#include "Builders.h"

namespace mlir::compress {

/// The loops of a linalg.generic over a tensor that is cut in blocks, and how
/// its data and its parameters (one per block) are read in them.
///
/// Projected permutations as indexing maps keep tiling, fusion and
/// vectorization working, so the data is reshaped where that gives some. Of a
/// dimension with `n` elements in blocks of `b`:
///
///   | case                        | loops               | parameter    |
///   |-----------------------------|---------------------|--------------|
///   | whole: b = 0, or 0 < n <= b | i                   | none         |
///   | b = 1                       | i                   | i            |
///   | b divides n                 | o, i (sizes n/b, b) | o            |
///   | otherwise                   | i                   | i floordiv b |
///
/// The parameters' dimension of a whole one, which has size 1, is collapsed.
class BlockLoops {
public:
  /// `aligned` says that a dynamic dimension is a multiple of its block.
  BlockLoops(MLIRContext *context, ArrayRef<int64_t> shape, ArrayRef<int64_t> block,
             bool aligned = false);

  unsigned getNumLoops() const { return loopShape.size(); }

  /// The data in the loops' shape, and back.
  Value expandData(ImplicitLocOpBuilder &b, Value data) const;
  Value collapseData(ImplicitLocOpBuilder &b, Value data) const;

  /// Parameters without the dimensions of whole blocks, and with them again.
  Value collapseParams(ImplicitLocOpBuilder &b, Value params) const;
  Value expandParams(ImplicitLocOpBuilder &b, Value params) const;

  AffineMap getDataMap() const;
  AffineMap getParamMap() const;

  /// The loop that walks inside a block of `dim`, if there is one.
  std::optional<unsigned> getInnerLoop(unsigned dim) const { return innerLoop[dim]; }

  /// Reductions inside blocks, parallel across them.
  SmallVector<utils::IteratorType> getReductionIterators() const;

  /// The loops across blocks, in the order of the collapsed parameters. For
  /// aligned blocks: these are what the parameters' map lists.
  SmallVector<unsigned> getOuterLoops() const;

private:
  MLIRContext *context;
  SmallVector<int64_t> loopShape;
  SmallVector<ReassociationIndices> dimLoops; // per data dimension
  SmallVector<std::optional<unsigned>> innerLoop;
  SmallVector<AffineExpr> paramExprs; // null for a whole dimension
  SmallVector<ReassociationIndices> paramGroups;
};

} // namespace mlir::compress

#endif // COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BLOCKS_H
