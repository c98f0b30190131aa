//===- VectorBody.h - Scalar bodies on vectors --------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CODEGEN_VECTORBODY_H
#define COMPRESS_CODEGEN_VECTORBODY_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::compress {

/// Whether every op of the body works element by element, so that it means the
/// same on vectors.
bool isVectorizableBody(linalg::GenericOp op);

/// Emits the body on vectors of `lanes` elements. `read` gives the vector of an
/// operand, init or input; those that the body doesn't use aren't read.
Value emitVectorBody(OpBuilder &builder, linalg::GenericOp op, int64_t lanes,
                     llvm::function_ref<Value(OpOperand *)> read);

/// The same element in every lane.
Value splatToLanes(OpBuilder &builder, Location loc, Value scalar, int64_t lanes);

} // namespace mlir::compress

#endif // COMPRESS_CODEGEN_VECTORBODY_H
