//===- Failure.h - Calls that end early ---------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_FAILURE_H
#define COMPRESS_EXECUTION_FAILURE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace mlir::compress {

/// Runs compiled code. If it calls `failCall`, control comes back here at once:
/// nothing but compiled code, which has no destructors, may be in between. If
/// it, or a thread of its loops, calls `failLater`, it goes on to its end.
/// Either way the message is the error.
llvm::Error runGuarded(llvm::function_ref<void()> code);

/// What the symbol aligned_alloc resolves to: C's, and an error of the call if
/// there is no memory. Inside a loop of the pool, which can't be left, it ends
/// the process with a message.
void *allocateOrFail(size_t alignment, size_t size);

/// What the symbols compress_fail and compress_fail_later resolve to.
void failCall(const char *message);
void failLater(const char *message);

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_FAILURE_H
