//===- ThreadPool.h - Loops over several threads ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_THREADPOOL_H
#define COMPRESS_RUNTIME_THREADPOOL_H

#include "llvm/Support/Compiler.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

extern "C" {
/// Executes the iterations [begin, end) of a loop.
typedef void (*compress_loop_body)(void *context, int64_t begin, int64_t end);

/// Runs `body` over [0, count), cut into one contiguous chunk per thread, and
/// returns when all of it is done. The entry point for compiled code.
///
/// A loop inside a loop body runs on the thread that meets it. So does a loop
/// that meets the threads busy with the loop of another host thread, and every
/// loop in a forked child, which has none of its parent's threads.
LLVM_ATTRIBUTE_VISIBILITY_DEFAULT void compress_parallel_for(compress_loop_body body, void *context,
                                                             int64_t count);
}

namespace mlir::compress {

/// The number of threads, the caller included, that the next loop is cut for;
/// 1 until it is set. 0 means one per processor; at most 1024 are used.
void setThreadCount(unsigned count);
unsigned getThreadCount();

/// The threads behind `compress_parallel_for`, which owns one pool for the
/// process. They start with the first loop that needs them. Between two loops
/// they spin for some tens of microseconds and then sleep.
class ThreadPool {
public:
  ThreadPool();
  /// Waits for the loop in progress, and joins the threads.
  ~ThreadPool();

  /// Runs the loop on `threadCount` threads, of which the caller is one.
  void parallelFor(compress_loop_body body, void *context, int64_t count, unsigned threadCount);

private:
  struct Worker;

  void run(compress_loop_body body, void *context, int64_t count, unsigned chunkCount);
  void serve(Worker &worker);
  void awaitWorkers();

  /// Held by the host thread whose loop is running.
  std::mutex owner;
  std::vector<std::unique_ptr<Worker>> workers;

  // The loop that is running.
  compress_loop_body body = nullptr;
  void *context = nullptr;
  /// The number of workers that have not finished their chunk, and a bit that
  /// the caller sets when it sleeps until there are none.
  alignas(64) std::atomic<uint32_t> pending{0};
};

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_THREADPOOL_H
