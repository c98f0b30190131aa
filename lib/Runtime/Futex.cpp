//===- Futex.cpp - Sleeping on an atomic word -----------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Futex.h"

#ifdef __linux__
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <condition_variable>
#include <mutex>
#endif

using namespace mlir::compress;

#ifdef __linux__

static_assert(sizeof(std::atomic<uint32_t>) == sizeof(uint32_t) &&
                  std::atomic<uint32_t>::is_always_lock_free,
              "the kernel must see the plain value");

void mlir::compress::sleepWhileEqual(std::atomic<uint32_t> &word, uint32_t expected) {
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, /*timeout=*/nullptr);
}

void mlir::compress::wakeOne(std::atomic<uint32_t> &word) {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, /*count=*/1);
}

#else

namespace {
/// One for all words: sleeping is the slow path, and a word is woken rarely.
struct Sleepers {
  std::mutex mutex;
  std::condition_variable changed;
};
} // namespace

/// Never destroyed, as that would wait for threads which still sleep when the
/// process ends.
static Sleepers &getSleepers() {
  static auto *sleepers = new Sleepers;
  return *sleepers;
}

void mlir::compress::sleepWhileEqual(std::atomic<uint32_t> &word, uint32_t expected) {
  std::unique_lock<std::mutex> lock(getSleepers().mutex);
  if (word.load(std::memory_order_acquire) == expected)
    getSleepers().changed.wait(lock);
}

void mlir::compress::wakeOne(std::atomic<uint32_t> &word) {
  // The lock keeps the wake-up from falling between a sleeper's check of its
  // word and its sleep.
  {
    std::lock_guard<std::mutex> lock(getSleepers().mutex);
  }
  getSleepers().changed.notify_all();
}

#endif
