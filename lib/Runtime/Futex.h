//===- Futex.h - Sleeping on an atomic word ---------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_FUTEX_H
#define COMPRESS_LIB_RUNTIME_FUTEX_H

#include <atomic>
#include <cstdint>

namespace mlir::compress {

/// Sleeps until `wakeOne(word)`, unless `word` is no longer `expected`. May
/// also return without a reason, so callers check the word in a loop. (C++20
/// has this as std::atomic::wait, which however spins on its own account
/// first.)
void sleepWhileEqual(std::atomic<uint32_t> &word, uint32_t expected);

/// Wakes a thread that sleeps on `word`. The word must have changed before.
void wakeOne(std::atomic<uint32_t> &word);

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_FUTEX_H
