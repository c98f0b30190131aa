//===- Epilogue.h - Elementwise readers of a kernel's result ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An elementwise linalg.generic that reads a packed matmul is computed on the
// accumulators, before they leave their registers.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_COMPRESSTOVECTOR_EPILOGUE_H
#define COMPRESS_CONVERSION_COMPRESSTOVECTOR_EPILOGUE_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::compress {

/// The generic that can be computed on the vectors of `op`'s result: its only
/// reader, elementwise, indexed as the result is, its other operands read by
/// rows or by scalars. Null if there is none.
linalg::GenericOp findEpilogue(PackedMatmulOp op);

/// Emits the body of `epilogue` for `value`, the result's vector at `indices`
/// (which end with the first column). Columns past the end read as zero unless
/// `inBounds`.
Value emitEpilogue(OpBuilder &builder, linalg::GenericOp epilogue, PackedMatmulOp op, Value value,
                   ValueRange indices, bool inBounds);

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_COMPRESSTOVECTOR_EPILOGUE_H
