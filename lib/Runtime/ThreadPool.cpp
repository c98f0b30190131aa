//===- ThreadPool.cpp - Loops over several threads ------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/ThreadPool.h"

#include "Futex.h"

#include <algorithm>
#include <chrono>
#include <thread>

#ifndef _WIN32
#include <pthread.h>
#endif

using namespace mlir::compress;

/// Long enough to bridge the serial code between two loops, short enough not to
/// be felt by whoever else needs the processor.
static constexpr std::chrono::microseconds spinTime(30);
static constexpr unsigned maxThreadCount = 1024;

/// Set in the workers, and in a host thread while it executes its own chunk.
static thread_local bool insideLoop = false;

/// Set in a forked child. It has copies of the pool's objects, but none of the
/// threads that they stand for.
static std::atomic<bool> isForkedChild{false};

static std::atomic<unsigned> requestedThreadCount{1};

static void pauseProcessor() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

/// Waits for `condition` without sleeping, for `spinTime` at most. Returns
/// whether it came true.
template <typename Condition>
static bool spinUntil(Condition condition) {
  if (condition())
    return true;
  auto deadline = std::chrono::steady_clock::now() + spinTime;
  do {
    for (int i = 0; i < 16; ++i) {
      pauseProcessor();
      if (condition())
        return true;
    }
    // Where there are more threads than processors, the one waited for may be
    // queued behind this one.
    std::this_thread::yield();
  } while (std::chrono::steady_clock::now() < deadline);
  return false;
}

//===----------------------------------------------------------------------===//
// Workers
//===----------------------------------------------------------------------===//

/// What a worker is doing, or has been told to do.
enum State : uint32_t {
  /// Done with its chunk, and looking for the next one.
  Idle,
  /// The same, but it must be woken.
  Asleep,
  /// `begin` and `end` are set.
  HasChunk,
  MustStop,
};

/// The bit of `pending` that tells that the caller sleeps.
static constexpr uint32_t callerSleeps = uint32_t(1) << 31;

/// On cache lines of its own, as its words are polled.
struct alignas(64) ThreadPool::Worker {
  std::atomic<uint32_t> state{Idle};
  int64_t begin = 0;
  int64_t end = 0;
  std::thread thread;

  /// Tells an idle worker its next state.
  void tell(State next) {
    if (state.exchange(next, std::memory_order_acq_rel) == Asleep)
      wakeOne(state);
  }

  /// Returns the state that the worker is told.
  uint32_t awaitState() {
    auto isTold = [&] { return state.load(std::memory_order_acquire) > Asleep; };
    uint32_t expected = Idle;
    if (!spinUntil(isTold) &&
        state.compare_exchange_strong(expected, Asleep, std::memory_order_acq_rel))
      while (!isTold())
        sleepWhileEqual(state, Asleep);
    return state.load(std::memory_order_acquire);
  }
};

void ThreadPool::serve(Worker &worker) {
  insideLoop = true;
  while (worker.awaitState() != MustStop) {
    body(context, worker.begin, worker.end);
    // Before the caller learns that the chunk is done: from then on it may
    // hand out the next one.
    worker.state.store(Idle, std::memory_order_relaxed);
    if (pending.fetch_sub(1, std::memory_order_acq_rel) == (callerSleeps | 1))
      wakeOne(pending);
  }
}

//===----------------------------------------------------------------------===//
// The pool
//===----------------------------------------------------------------------===//

ThreadPool::ThreadPool() {
#ifndef _WIN32
  static int registered = pthread_atfork(
      /*prepare=*/nullptr, /*parent=*/nullptr, [] { isForkedChild = true; });
  (void)registered;
#endif
}

ThreadPool::~ThreadPool() {
  if (isForkedChild || insideLoop) {
    // There is nothing to join, or a loop body has called exit() and joining
    // would wait for that very body. A std::thread may not die unjoined.
    for (std::unique_ptr<Worker> &worker : workers)
      (void)worker.release();
    return;
  }
  std::lock_guard<std::mutex> lock(owner);
  for (std::unique_ptr<Worker> &worker : workers)
    worker->tell(MustStop);
  for (std::unique_ptr<Worker> &worker : workers)
    worker->thread.join();
}

void ThreadPool::awaitWorkers() {
  auto isDone = [&] { return pending.load(std::memory_order_acquire) == 0; };
  if (spinUntil(isDone))
    return;
  uint32_t value = pending.fetch_or(callerSleeps, std::memory_order_acq_rel) | callerSleeps;
  while (value != callerSleeps) {
    sleepWhileEqual(pending, value);
    value = pending.load(std::memory_order_acquire);
  }
}

/// Where chunk `i` of `chunkCount` begins; the first chunks are longer by one
/// if `count` does not divide evenly.
static int64_t getChunkBegin(int64_t count, int64_t chunkCount, int64_t i) {
  return count / chunkCount * i + std::min(i, count % chunkCount);
}

void ThreadPool::run(compress_loop_body loopBody, void *loopContext, int64_t count,
                     unsigned chunkCount) {
  while (workers.size() < chunkCount - 1) {
    workers.push_back(std::make_unique<Worker>());
    Worker &worker = *workers.back();
    worker.thread = std::thread([this, &worker] { serve(worker); });
  }

  body = loopBody;
  context = loopContext;
  pending.store(chunkCount - 1, std::memory_order_relaxed);
  for (unsigned i = 1; i < chunkCount; ++i) {
    Worker &worker = *workers[i - 1];
    worker.begin = getChunkBegin(count, chunkCount, i);
    worker.end = getChunkBegin(count, chunkCount, i + 1);
    worker.tell(HasChunk);
  }

  insideLoop = true;
  body(context, 0, getChunkBegin(count, chunkCount, 1));
  insideLoop = false;
  awaitWorkers();
}

void ThreadPool::parallelFor(compress_loop_body loopBody, void *loopContext, int64_t count,
                             unsigned threadCount) {
  if (count <= 0)
    return;
  auto chunkCount = static_cast<unsigned>(std::min<int64_t>(count, threadCount));
  // The order matters: a thread inside a loop may own the lock already.
  if (chunkCount > 1 && !insideLoop && !isForkedChild && owner.try_lock()) {
    run(loopBody, loopContext, count, chunkCount);
    owner.unlock();
    return;
  }
  loopBody(loopContext, 0, count);
}

//===----------------------------------------------------------------------===//
// The pool of the process
//===----------------------------------------------------------------------===//

void mlir::compress::setThreadCount(unsigned count) {
  if (count == 0)
    count = std::max(1u, std::thread::hardware_concurrency());
  requestedThreadCount = std::min(count, maxThreadCount);
}

unsigned mlir::compress::getThreadCount() { return requestedThreadCount; }

namespace {
/// When it is gone, the loops of destructors that run later stay on their
/// thread.
struct ProcessPool : ThreadPool {
  ~ProcessPool() { requestedThreadCount = 1; }
};
} // namespace

void compress_parallel_for(compress_loop_body body, void *context, int64_t count) {
  static ProcessPool pool;
  pool.parallelFor(body, context, count, getThreadCount());
}
