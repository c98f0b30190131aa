//===- Strategy.h - How a contraction is packed and tiled ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TARGET_STRATEGY_H
#define COMPRESS_TARGET_STRATEGY_H

#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"

namespace mlir::compress {

/// What a weight is made of, seen from the contraction that reads it.
struct WeightForm {
  /// The tensor to pack: quantized values or floats, a dimension for each kind of
  /// loop.
  Value values;
  /// Null unless quantized.
  Value scale, zeroPoint;
  SchemeAttr scheme;
  /// How the contraction's loops index `values`, and what they do.
  SmallVector<LoopKind> dimKinds;
  /// The dimensions of `values` that each of the contraction's source became.
  SmallVector<ReassociationIndices> groups;
};

/// A group's steps are unrolled in its register tile: larger ones have none.
inline constexpr int64_t maxUnrolledGroup = 256;

/// Looks through dequantize. Where a dimension mixes kinds of loops, `builder`
/// expands it; it stands where values and scales are known. Fails, with an
/// obstacle, if the weight's dimensions or blocks don't fit a packed matrix.
FailureOr<WeightForm> getWeightForm(OpBuilder &builder, const Contraction &contraction,
                                    Obstacle &obstacle);

/// The storage of that weight on `target`. Fails, with an obstacle, if packing
/// doesn't pay or doesn't fit.
FailureOr<EncodingAttr> selectEncoding(const WeightForm &weight, TargetAttr target,
                                       Obstacle &obstacle);

/// The register tile for `rows` rows (dynamic if unknown) of a weight stored so.
StrategyAttr selectStrategy(EncodingAttr encoding, bool integerX, int64_t rows, int64_t columns,
                            TargetAttr target);

} // namespace mlir::compress

#endif // COMPRESS_TARGET_STRATEGY_H
