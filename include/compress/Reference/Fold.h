//===- Fold.h - Constant folding by evaluation ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_REFERENCE_FOLD_H
#define COMPRESS_REFERENCE_FOLD_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Operation.h"

namespace mlir::compress::reference {

/// The results of `op`, of the compress dialect, if all its operands are
/// constants (dense or dense_resource), all types static, and none of them has
/// more than `maxElements`. This keeps the numbers: quantize and dequantize of
/// constants fold to what they compute, with the loss in it. Fails silently,
/// unless the constants themselves break a constraint of the op.
FailureOr<SmallVector<DenseElementsAttr>> foldConstantOp(Operation *op, int64_t maxElements);

} // namespace mlir::compress::reference

#endif // COMPRESS_REFERENCE_FOLD_H
