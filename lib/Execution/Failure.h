//===- Failure.h - Calls that end early ---------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_FAILURE_H
#define COMPRESS_EXECUTION_FAILURE_H

#include "compress/Runtime/ThreadPool.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace mlir::compress {

/// Runs compiled code. If it calls `failCall`, control comes back here at once,
/// and the message is the error. Nothing but compiled code, which has no
/// destructors, may be in between.
llvm::Error runGuarded(llvm::function_ref<void()> code);

/// What the symbol compress_parallel_for resolves to: the pool's, where a chunk
/// that calls `failCall` ends at once, and the loop's caller once all have ended.
void runLoop(compress_loop_body body, void *context, int64_t count);

/// What the symbol aligned_alloc resolves to: C's, and an error of the call if
/// there is no memory.
void *allocateOrFail(size_t alignment, size_t size);

/// What the symbol compress_fail resolves to. The message must outlive the
/// thread's return to `runGuarded` or `runLoop`.
[[noreturn]] void failCall(const char *message);

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_FAILURE_H
