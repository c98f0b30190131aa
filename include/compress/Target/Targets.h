//===- Targets.h - What code is compiled for ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TARGET_TARGETS_H
#define COMPRESS_TARGET_TARGETS_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "llvm/Support/Error.h"

namespace mlir::compress {

/// The target of that name, or this machine's if the name is `native`. An
/// unknown name is an error that lists the known ones.
llvm::Expected<TargetAttr> getTarget(MLIRContext *context, StringRef name);

/// The target that `op` is compiled for: the `compress.target` of a module
/// around it, or the one that `option` names, or this machine's if there is
/// neither. Both, and different, are an error.
llvm::Expected<TargetAttr> resolveTarget(Operation *op, StringRef option);

/// Whether this machine has the instructions that code for `target` may use.
bool isRunnable(TargetAttr target);

/// The names that getTarget knows, for help texts.
std::string listTargets();

} // namespace mlir::compress

#endif // COMPRESS_TARGET_TARGETS_H
