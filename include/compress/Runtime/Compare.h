//===- Compare.h - How far two tensors are apart ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_COMPARE_H
#define COMPRESS_RUNTIME_COMPARE_H

#include "compress/Runtime/HostTensor.h"

namespace mlir::compress {

/// Equal elements, two NaN among them, have no error; a NaN or an infinity beside
/// anything else has an infinite one.
struct Difference {
  double maxError = 0; ///< absolute
  double rmsError = 0;
  /// Of the angle between the two as vectors, over what is finite in both; NaN if one
  /// of them is zero there, or empty.
  double cosine = 0;
  /// Signal to quantization noise: 10 log10(sum of reference^2 / sum of error^2), in dB;
  /// infinite for equal tensors.
  double sqnr = 0;
};

/// Fails if types or shapes differ.
llvm::Expected<Difference> compare(const TensorView &tensor, const TensorView &reference);

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_COMPARE_H
