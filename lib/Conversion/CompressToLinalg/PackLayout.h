//===- PackLayout.h - Indices into packed storage as IR -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// EncodingAttr says where packed elements lie; here are the index computations
// of it for the body of a linalg.generic. All indices are of type index, and
// `batch` is null where the encoding has no batch dimensions.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_PACKLAYOUT_H
#define COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_PACKLAYOUT_H

#include "Builders.h"
#include "compress/Dialect/Compress/IR/Compress.h"

namespace mlir::compress {

/// An element of the weight seen as the matrix [B, N, K].
struct MatrixIndex {
  Value batch, n, k;
};

/// The matrix element that `indices` of a tensor of `sizes` are.
MatrixIndex getMatrixIndex(ImplicitLocOpBuilder &b, EncodingAttr encoding, ValueRange indices,
                           ValueRange sizes);

/// The value at `index` from packed storage: a float, or the integer q as an i8.
Value loadPackedValue(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value packed,
                      MatrixIndex index);

/// The scale or zero point at `index` from packed storage; `index.k` counts groups.
Value loadPackedParam(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value packed,
                      MatrixIndex index);

/// The value that packed storage holds at its indices `at`, encoded, from the
/// logical tensor of `sizes`.
Value createPackedValue(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value tensor,
                        ValueRange sizes, ValueRange at);

/// The scale or zero point that packed storage holds at its indices `at`.
Value createPackedParam(ImplicitLocOpBuilder &b, EncodingAttr encoding, Value tensor,
                        ValueRange sizes, ValueRange at);

} // namespace mlir::compress

#endif // COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_PACKLAYOUT_H
