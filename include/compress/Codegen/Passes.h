//===- Passes.h - From linalg to loops, vectors and the run time --------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CODEGEN_PASSES_H
#define COMPRESS_CODEGEN_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::compress {

/// A weight may be called like a function of C: its symbol starts with what no
/// such name does.
inline constexpr llvm::StringLiteral parameterPrefix = "compress.parameter.";

/// What lowering takes, for its messages.
inline constexpr llvm::StringLiteral takenDialects =
    "func, linalg, tensor, arith, math, scf, cf and ml_program";

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "compress/Codegen/Passes.h.inc"

} // namespace mlir::compress

#endif // COMPRESS_CODEGEN_PASSES_H
