//===- ReferenceCalls.h - Compress ops as calls of their reference ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_REFERENCECALLS_H
#define COMPRESS_EXECUTION_REFERENCECALLS_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::compress {

/// The symbol that compiled code calls: (op, table) -> void, see below.
inline constexpr llvm::StringLiteral referenceSymbol = "compress_reference";

/// Replaces every compress op of `module` by a call of its reference evaluation.
/// `holder` keeps a copy of each op, which the call names by its address, and
/// must outlive the compiled code.
///
///   %r = compress.apply_mask %x, %m
/// becomes
///   %t = memref.alloca : table of (pointer, sizes, strides) of %x, %m, %r
///   call @compress_reference(<address of the copy>, address of %t)
void lowerToReferenceCalls(ModuleOp module, ModuleOp holder);

/// What the symbol resolves to. Operands that break the op's constraints fail the
/// call.
void callReference(int64_t op, int64_t table);

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_REFERENCECALLS_H
