//===- Failure.cpp - Calls that end early -------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Failure.h"

#include <atomic>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace mlir::compress;

/// Where a failure on this thread leads.
static thread_local std::jmp_buf *innermost = nullptr;
static thread_local const char *failureMessage = nullptr;

/// The message of the failure that ended `code` early, or null.
static const char *runUntilFailure(llvm::function_ref<void()> code) {
  std::jmp_buf here, *outer = innermost;
  innermost = &here;
  if (setjmp(here) == 0)
    code();
  innermost = outer;
  return std::exchange(failureMessage, nullptr);
}

void mlir::compress::failCall(const char *message) {
  failureMessage = message;
  std::longjmp(*innermost, 1);
}

llvm::Error mlir::compress::runGuarded(llvm::function_ref<void()> code) {
  const char *message = runUntilFailure(code);
  return message ? llvm::createStringError(message) : llvm::Error::success();
}

namespace {
struct GuardedLoop {
  compress_loop_body body;
  void *context;
  /// Of any of the chunks that failed.
  std::atomic<const char *> failure{nullptr};
};
} // namespace

void mlir::compress::runLoop(compress_loop_body body, void *context, int64_t count) {
  GuardedLoop loop{body, context};
  compress_parallel_for(
      [](void *opaque, int64_t begin, int64_t end) {
        auto &loop = *static_cast<GuardedLoop *>(opaque);
        if (const char *message = runUntilFailure([&] { loop.body(loop.context, begin, end); }))
          loop.failure = message;
      },
      &loop, count);
  if (const char *message = loop.failure)
    failCall(message);
}

void *mlir::compress::allocateOrFail(size_t alignment, size_t size) {
  void *memory = std::aligned_alloc(alignment, size);
  if (memory || size == 0)
    return memory;
  static thread_local char message[64];
  std::snprintf(message, sizeof message, "no memory for a tensor of %zu bytes", size);
  failCall(message);
}
