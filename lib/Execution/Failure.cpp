//===- Failure.cpp - Calls that end early -------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Failure.h"
#include "compress/Runtime/ThreadPool.h"

#include <atomic>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

using namespace mlir::compress;

/// Messages are constants of the compiled code, which outlives the call.
static thread_local std::jmp_buf *callInProgress = nullptr;
static thread_local const char *failureMessage = nullptr;
/// The last failure of any thread's loops.
static std::atomic<const char *> lateFailure{nullptr};

void mlir::compress::failCall(const char *message) {
  failureMessage = message;
  std::longjmp(*callInProgress, 1);
}

void mlir::compress::failLater(const char *message) { lateFailure = message; }

void *mlir::compress::allocateOrFail(size_t alignment, size_t size) {
  void *memory = std::aligned_alloc(alignment, size);
  if (memory || size == 0)
    return memory;
  static thread_local char message[64];
  std::snprintf(message, sizeof message, "no memory for a tensor of %zu bytes", size);
  if (callInProgress && !isInsideLoop())
    failCall(message);
  std::fprintf(stderr, "compress: error: %s\n", message);
  std::_Exit(1);
}

llvm::Error mlir::compress::runGuarded(llvm::function_ref<void()> code) {
  std::jmp_buf here, *outer = callInProgress;
  failureMessage = nullptr;
  lateFailure = nullptr;
  callInProgress = &here;
  if (setjmp(here) == 0)
    code();
  callInProgress = outer;
  const char *message = failureMessage ? failureMessage : lateFailure.load();
  return message ? llvm::createStringError(message) : llvm::Error::success();
}
