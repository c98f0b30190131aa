//===- Passes.h - Conversions from and to the compress dialect ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_PASSES_H
#define COMPRESS_CONVERSION_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::compress {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "compress/Conversion/Passes.h.inc"

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_PASSES_H
