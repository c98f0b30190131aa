//===- Evaluate.h - What compress ops mean, in plain loops ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The oracle: it shares no code with any lowering, and folds constants.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_REFERENCE_EVALUATE_H
#define COMPRESS_REFERENCE_EVALUATE_H

#include "compress/Reference/Buffer.h"
#include "mlir/IR/Operation.h"

namespace mlir::compress::reference {

/// The shapes of the results of `op`, of the compress dialect, on `inputs`: one
/// per operand, in order (`packed_matmul`'s init, too). Element types and sizes
/// that break a constraint of the op are an error on it.
FailureOr<SmallVector<SmallVector<int64_t>>> inferResultShapes(Operation *op,
                                                               ArrayRef<Buffer> inputs);

/// Computes `op` on `inputs` into `results`, which have the shapes that
/// `inferResultShapes` gives and overlap no input.
LogicalResult evaluate(Operation *op, ArrayRef<Buffer> inputs, ArrayRef<Buffer> results);

} // namespace mlir::compress::reference

#endif // COMPRESS_REFERENCE_EVALUATE_H
