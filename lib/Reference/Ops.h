//===- Ops.h - One evaluation per op ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Buffers have been checked against the op by `evaluate`.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_REFERENCE_OPS_H
#define COMPRESS_LIB_REFERENCE_OPS_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Buffer.h"

namespace mlir::compress::reference {

using Buffers = ArrayRef<Buffer>;

LogicalResult evaluateOp(PruneMaskOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(ApplyMaskOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(QuantParamsOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(QuantizeOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(DequantizeOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(FakeQuantizeOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(PackOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(UnpackOp op, Buffers inputs, Buffers results);
LogicalResult evaluateOp(PackedMatmulOp op, Buffers inputs, Buffers results);

/// Unpacks `components` into the semantic values they hold.
void unpack(EncodingAttr encoding, Buffers components, Buffers results);

/// The encoding that packs a matrix `[N, K]`, or `[B, N, K]` if `encoding` has
/// batch dimensions, into the same components.
EncodingAttr getMatrixEncoding(EncodingAttr encoding);

} // namespace mlir::compress::reference

#endif // COMPRESS_LIB_REFERENCE_OPS_H
