//===- Check.h - Are the outputs right? ---------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_CHECK_H
#define COMPRESS_BENCHMARK_CHECK_H

#include "Kernels.h"

namespace mlir::compress::bench {

/// Recomputes a sample of the outputs, corners among it, from the input and the
/// weight before compression. The error names the first that is wrong.
llvm::Error checkOutputs(const KernelSpec &spec, const TensorView &x,
                         const std::optional<TensorView> &w, ArrayRef<HostTensor> outputs);

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_CHECK_H
