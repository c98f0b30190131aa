//===- CompressToVector.h - Packed matmuls to vector loops --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_COMPRESSTOVECTOR_COMPRESSTOVECTOR_H
#define COMPRESS_CONVERSION_COMPRESSTOVECTOR_COMPRESSTOVECTOR_H

namespace mlir {
class RewritePatternSet;
} // namespace mlir

namespace mlir::compress {

/// Adds the pattern that turns a `packed_matmul` that has a strategy, and the
/// elementwise op that reads it, into loops over vectors on tensors.
void populateCompressToVectorPatterns(RewritePatternSet &patterns);

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_COMPRESSTOVECTOR_COMPRESSTOVECTOR_H
