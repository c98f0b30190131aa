//===- Npy.h - Tensors in .npy files ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_NPY_H
#define COMPRESS_RUNTIME_NPY_H

#include "compress/Runtime/HostTensor.h"

namespace mlir::compress {

/// Reads a .npy file of version 1, 2 or 3. Big-endian elements are swapped and
/// Fortran order is transposed, so that the result is always a plain row-major
/// tensor. The file must hold one array and nothing behind it.
llvm::Expected<HostTensor> readNpy(llvm::StringRef path);

/// Writes a .npy file of version 1 (of version 2 where the header is too long
/// for it), which appears whole or not at all. An existing file is replaced.
llvm::Error writeNpy(llvm::StringRef path, const TensorView &view);

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_NPY_H
