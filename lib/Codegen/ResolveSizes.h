//===- ResolveSizes.h - Sizes of results by those of operands -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CODEGEN_RESOLVESIZES_H
#define COMPRESS_LIB_CODEGEN_RESOLVESIZES_H

#include "mlir/IR/Operation.h"

namespace mlir::compress {

/// Makes each tensor.dim of a result below `root` one of operands, as far as ops tell.
LogicalResult resolveSizes(Operation *root);

} // namespace mlir::compress

#endif // COMPRESS_LIB_CODEGEN_RESOLVESIZES_H
