//===- InsertPacks.h - Packed storage behind weights --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TRANSFORMS_PACK_INSERTPACKS_H
#define COMPRESS_TRANSFORMS_PACK_INSERTPACKS_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::compress {
class Remarks;

/// Lets every contraction read its weight through `unpack(pack(..))` in the
/// layout that `target` wants there:
///
///   %d = dequantize %q, %s           %p:2 = pack %q, %s
///   %0 = matmul %x, %d         ->    %u:2 = unpack %p#0, %p#1
///                                    %d = dequantize %u#0, %u#1
///                                    %0 = matmul %x, %d
///
/// Readers that want another layout get a pack of their own, and whatever is no
/// contraction keeps the values that it has. Returns the multiply-accumulates of
/// all contractions with a weight, where a dynamic size counts as 1.
int64_t insertPacks(ModuleOp module, TargetAttr target, Remarks &remarks);

/// Erases the ops of `module` that nobody needs.
void eraseDeadOps(ModuleOp module);

} // namespace mlir::compress

#endif // COMPRESS_TRANSFORMS_PACK_INSERTPACKS_H
