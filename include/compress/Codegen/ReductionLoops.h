//===- ReductionLoops.h - Reductions with sums in registers -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CODEGEN_REDUCTIONLOOPS_H
#define COMPRESS_CODEGEN_REDUCTIONLOOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::compress {

/// Whether the place of a result depends on a reduction loop, as in a scatter: then
/// it isn't one sum that the loop carries.
bool movesWithReduction(linalg::LinalgOp op);

/// Emits a loop for each of `dims`, the first outermost, that carry `sums`.
/// `body` gets the sums and returns the next ones; `ivs[dim]` is set by then.
/// Windows (small, of known size) are unrolled.
SmallVector<Value> emitReductionLoops(OpBuilder &builder, Location loc, ArrayRef<Range> ranges,
                                      ArrayRef<unsigned> dims, MutableArrayRef<Value> ivs,
                                      SmallVector<Value> sums,
                                      llvm::function_ref<SmallVector<Value>(ValueRange)> body);

} // namespace mlir::compress

#endif // COMPRESS_CODEGEN_REDUCTIONLOOPS_H
