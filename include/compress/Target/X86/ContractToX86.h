//===- ContractToX86.h - Dot products of x86 ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TARGET_X86_CONTRACTTOX86_H
#define COMPRESS_TARGET_X86_CONTRACTTOX86_H

#include "compress/Dialect/Compress/IR/Compress.h"

namespace mlir {
class RewritePatternSet;
} // namespace mlir

namespace mlir::compress {

/// Adds patterns that turn a contraction of unsigned by signed bytes, one per
/// lane, into the target's dot-product instructions; what has none becomes
/// multiplies and adds of whole vectors.
void populateContractToX86Patterns(RewritePatternSet &patterns, TargetAttr target);

} // namespace mlir::compress

#endif // COMPRESS_TARGET_X86_CONTRACTTOX86_H
