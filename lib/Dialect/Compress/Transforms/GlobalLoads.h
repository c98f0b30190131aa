//===- GlobalLoads.h - Loads of globals that never change -------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_GLOBALLOADS_H
#define COMPRESS_LIB_TRANSFORMS_GLOBALLOADS_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::compress {

/// Makes `global_load` of an immutable global `global_load_const`, the form in which
/// weights are found.
void makeLoadsConstant(ModuleOp module);

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_GLOBALLOADS_H
