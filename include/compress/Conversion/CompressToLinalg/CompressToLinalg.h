//===- CompressToLinalg.h - Compress ops to linalg on tensors -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_COMPRESSTOLINALG_COMPRESSTOLINALG_H
#define COMPRESS_CONVERSION_COMPRESSTOLINALG_COMPRESSTOLINALG_H

namespace mlir {
class Operation;
class RewritePatternSet;
} // namespace mlir

namespace mlir::compress {

/// Patterns that lower every compress op to linalg, arith, math, scf, affine
/// and tensor ops on tensors, under the dialect's numerics contract.
void populateCompressToLinalgPatterns(RewritePatternSet &patterns);

/// `quantize`, `dequantize`, `fake_quantize`: one elementwise linalg.generic.
void populateQuantizeToLinalgPatterns(RewritePatternSet &patterns);

/// A tensor.extract of a `dequantize` becomes one of the codes and one of the scales:
/// who looks elements up needs no table of floats. Before the patterns.
void dequantizeExtracted(Operation *root);

/// `quant_params`: a reduction of each block and an elementwise linalg.generic.
void populateQuantParamsToLinalgPatterns(RewritePatternSet &patterns);

/// `prune_mask` and `apply_mask`.
void populatePruneToLinalgPatterns(RewritePatternSet &patterns);

/// `pack` and `unpack`: linalg.generic over the result, index arithmetic inside.
void populatePackToLinalgPatterns(RewritePatternSet &patterns);

/// `packed_matmul`: unpacks the weight, then a plain contraction.
void populatePackedMatmulToLinalgPatterns(RewritePatternSet &patterns);

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_COMPRESSTOLINALG_COMPRESSTOLINALG_H
