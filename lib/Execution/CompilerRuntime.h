//===- CompilerRuntime.h - Functions that LLVM's code calls -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_COMPILERRUNTIME_H
#define COMPRESS_EXECUTION_COMPILERRUNTIME_H

#include "llvm/ADT/SmallVector.h"

#include <string>
#include <utility>

namespace mlir::compress {

/// Conversions that LLVM calls by name on machines without an instruction for
/// them. Nothing links them into compiled code, so the JIT is given them.
llvm::SmallVector<std::pair<std::string, void *>> getCompilerRuntime();

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_COMPILERRUNTIME_H
