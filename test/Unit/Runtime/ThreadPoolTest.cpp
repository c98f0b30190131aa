//===- ThreadPoolTest.cpp - Tests of the thread pool ----------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/ThreadPool.h"
#include "gtest/gtest.h"

#include <chrono>
#include <cstdlib>
#include <set>
#include <thread>
#include <vector>

#ifdef __linux__
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace mlir::compress;

namespace {

/// Records what a loop body is called with.
struct Recorder {
  struct Chunk {
    int64_t begin, end;
    std::thread::id thread;
    bool operator<(const Chunk &other) const { return begin < other.begin; }
  };

  static void body(void *context, int64_t begin, int64_t end) {
    auto &recorder = *static_cast<Recorder *>(context);
    std::lock_guard<std::mutex> lock(recorder.mutex);
    recorder.chunks.insert({begin, end, std::this_thread::get_id()});
  }

  std::mutex mutex;
  std::set<Chunk> chunks;
};

void run(Recorder &recorder, int64_t count, unsigned threadCount) {
  ThreadPool().parallelFor(Recorder::body, &recorder, count, threadCount);
}

void pause(std::chrono::microseconds time) { std::this_thread::sleep_for(time); }

class ThreadPoolTest : public testing::Test {
protected:
  void TearDown() override { setThreadCount(1); }
};

TEST_F(ThreadPoolTest, ChunksCoverTheRangeOnceAndAreBalanced) {
  for (unsigned threads : {1, 2, 3, 7})
    for (int64_t count : {1, 2, 5, 6, 7, 8, 100, 101}) {
      Recorder recorder;
      run(recorder, count, threads);
      EXPECT_EQ(recorder.chunks.size(), static_cast<size_t>(std::min<int64_t>(count, threads)));
      int64_t next = 0, shortest = count, longest = 0;
      for (const Recorder::Chunk &chunk : recorder.chunks) {
        EXPECT_EQ(chunk.begin, next);
        next = chunk.end;
        shortest = std::min(shortest, chunk.end - chunk.begin);
        longest = std::max(longest, chunk.end - chunk.begin);
      }
      EXPECT_EQ(next, count);
      EXPECT_LE(longest - shortest, 1);
    }
}

TEST_F(ThreadPoolTest, ChunksOfTheLongestRangeDoNotOverflow) {
  Recorder recorder;
  run(recorder, INT64_MAX, 3);
  ASSERT_EQ(recorder.chunks.size(), 3u);
  EXPECT_EQ(recorder.chunks.rbegin()->end, INT64_MAX);
}

TEST_F(ThreadPoolTest, EmptyRangeDoesNotCallTheBody) {
  for (int64_t count : {int64_t(0), int64_t(-1), INT64_MIN}) {
    Recorder recorder;
    run(recorder, count, 2);
    EXPECT_TRUE(recorder.chunks.empty());
  }
}

TEST_F(ThreadPoolTest, ChunksRunOnDifferentThreadsAndTheFirstOnTheCaller) {
  Recorder recorder;
  run(recorder, 3, 3);
  std::set<std::thread::id> threads;
  for (const Recorder::Chunk &chunk : recorder.chunks)
    threads.insert(chunk.thread);
  EXPECT_EQ(threads.size(), 3u);
  EXPECT_EQ(recorder.chunks.begin()->thread, std::this_thread::get_id());
}

TEST_F(ThreadPoolTest, EntryPointUsesTheThreadCount) {
  EXPECT_EQ(getThreadCount(), 1u);
  for (unsigned threads : {1, 3, 2}) {
    setThreadCount(threads);
    EXPECT_EQ(getThreadCount(), threads);
    Recorder recorder;
    compress_parallel_for(Recorder::body, &recorder, 100);
    EXPECT_EQ(recorder.chunks.size(), threads);
  }
}

TEST_F(ThreadPoolTest, ThreadCountOfZeroMeansOnePerProcessor) {
  setThreadCount(0);
  EXPECT_EQ(getThreadCount(), std::max(1u, std::thread::hardware_concurrency()));
}

TEST_F(ThreadPoolTest, ThreadCountIsLimited) {
  setThreadCount(~0u);
  EXPECT_EQ(getThreadCount(), 1024u);
}

TEST_F(ThreadPoolTest, LoopIsDoneWhenItReturns) {
  // The caller's chunk is the shortest: it waits, first spinning, then asleep.
  for (int microseconds : {0, 10, 1000}) {
    std::vector<int> done(4, 0);
    auto body = [](void *context, int64_t begin, int64_t end) {
      auto &[done, time] = *static_cast<std::pair<std::vector<int> *, int> *>(context);
      for (int64_t i = begin; i < end; ++i) {
        pause(std::chrono::microseconds(time * i));
        (*done)[i] = 1;
      }
    };
    std::pair<std::vector<int> *, int> context = {&done, microseconds};
    ThreadPool pool;
    for (int i = 0; i < 10; ++i) {
      std::fill(done.begin(), done.end(), 0);
      pool.parallelFor(body, &context, 4, 4);
      EXPECT_EQ(done, std::vector<int>(4, 1));
    }
  }
}

TEST_F(ThreadPoolTest, WorkersAreFoundSpinningAndAsleep) {
  ThreadPool pool;
  for (int i = 0; i < 300; ++i) {
    Recorder recorder;
    pool.parallelFor(Recorder::body, &recorder, 3, 3);
    EXPECT_EQ(recorder.chunks.size(), 3u);
    // From no pause to longer than they spin.
    pause(std::chrono::microseconds(i / 3));
  }
}

TEST_F(ThreadPoolTest, ManyShortLoopsSeeEachOthersResults) {
  // Plain memory: ThreadSanitizer sees it if the loops are not ordered.
  std::vector<int64_t> values(64, 0);
  ThreadPool pool;
  auto body = [](void *context, int64_t begin, int64_t end) {
    auto &values = *static_cast<std::vector<int64_t> *>(context);
    for (int64_t i = begin; i < end; ++i)
      values[i] += values[(i / 32) * 32] >= 0;
  };
  auto reverse = [](void *context, int64_t begin, int64_t end) {
    auto &values = *static_cast<std::vector<int64_t> *>(context);
    for (int64_t i = begin; i < end; ++i)
      ++values[63 - i];
  };
  for (int i = 0; i < 2000; ++i) {
    pool.parallelFor(body, &values, 64, 2);
    pool.parallelFor(reverse, &values, 64, 3);
  }
  EXPECT_EQ(values, std::vector<int64_t>(64, 4000));
}

TEST_F(ThreadPoolTest, NestedLoopsRunOnTheirThread) {
  struct Context {
    ThreadPool pool;
    std::atomic<int> inner{0}, moved{0}, chunks{0};
  } context;
  context.pool.parallelFor(
      [](void *context, int64_t begin, int64_t end) {
        struct Nested {
          Context &context;
          std::thread::id thread;
        } nested{*static_cast<Context *>(context), std::this_thread::get_id()};
        auto body = [](void *context, int64_t begin, int64_t end) {
          auto &nested = *static_cast<Nested *>(context);
          nested.context.inner += end - begin;
          ++nested.context.chunks;
          if (std::this_thread::get_id() != nested.thread)
            ++nested.context.moved;
        };
        nested.context.pool.parallelFor(body, &nested, 10, 2);
      },
      &context, 2, 2);
  EXPECT_EQ(context.inner, 20);
  EXPECT_EQ(context.chunks, 2);
  EXPECT_EQ(context.moved, 0);
}

TEST_F(ThreadPoolTest, LoopAfterANestedLoopIsParallelAgain) {
  ThreadPool pool;
  pool.parallelFor(
      [](void *context, int64_t, int64_t) {
        Recorder recorder;
        static_cast<ThreadPool *>(context)->parallelFor(Recorder::body, &recorder, 2, 2);
      },
      &pool, 2, 2);
  Recorder recorder;
  pool.parallelFor(Recorder::body, &recorder, 2, 2);
  EXPECT_EQ(recorder.chunks.size(), 2u);
}

TEST_F(ThreadPoolTest, HostThreadsShareThePool) {
  setThreadCount(3);
  std::atomic<int64_t> sum{0};
  std::vector<std::thread> hosts;
  hosts.reserve(4);
  for (int host = 0; host < 4; ++host)
    hosts.emplace_back([&] {
      for (int i = 0; i < 500; ++i)
        compress_parallel_for(
            [](void *context, int64_t begin, int64_t end) {
              *static_cast<std::atomic<int64_t> *>(context) += end - begin;
            },
            &sum, 10);
    });
  for (std::thread &host : hosts)
    host.join();
  EXPECT_EQ(sum, 4 * 500 * 10);
}

TEST_F(ThreadPoolTest, LoopBesideABusyPoolRunsOnItsThread) {
  ThreadPool pool;
  pool.parallelFor(
      [](void *context, int64_t begin, int64_t) {
        if (begin != 0)
          return;
        Recorder recorder;
        std::thread other([&] {
          static_cast<ThreadPool *>(context)->parallelFor(Recorder::body, &recorder, 10, 2);
        });
        std::thread::id otherId = other.get_id();
        other.join();
        ASSERT_EQ(recorder.chunks.size(), 1u);
        EXPECT_EQ(recorder.chunks.begin()->end, 10);
        EXPECT_EQ(recorder.chunks.begin()->thread, otherId);
      },
      &pool, 2, 2);
}

TEST_F(ThreadPoolTest, MoreThreadsThanProcessorsAreCorrect) {
  Recorder recorder;
  run(recorder, 1000, 64);
  EXPECT_EQ(recorder.chunks.size(), 64u);
}

#ifdef __linux__
size_t countThreads() {
  auto tasks = std::filesystem::directory_iterator("/proc/self/task");
  return std::distance(begin(tasks), end(tasks));
}

TEST_F(ThreadPoolTest, DestructorJoinsTheThreads) {
  size_t before = countThreads();
  // Once while they spin, once while they sleep.
  for (int milliseconds : {0, 1}) {
    ThreadPool pool;
    Recorder recorder;
    pool.parallelFor(Recorder::body, &recorder, 5, 5);
    EXPECT_GE(countThreads(), before + 4);
    pause(std::chrono::milliseconds(milliseconds));
  }
  // The kernel lists a thread a moment longer than it can be joined.
  for (int i = 0; i < 1000 && countThreads() != before; ++i)
    pause(std::chrono::milliseconds(1));
  EXPECT_EQ(countThreads(), before);
}

TEST_F(ThreadPoolTest, IdleWorkersUseNoProcessorTime) {
  ThreadPool pool;
  Recorder recorder;
  pool.parallelFor(Recorder::body, &recorder, 4, 4);
  pause(std::chrono::milliseconds(20));
  std::clock_t before = std::clock();
  pause(std::chrono::milliseconds(100));
  double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, 0.03);
}

TEST_F(ThreadPoolTest, ForkedChildRunsLoopsOnItsThread) {
  setThreadCount(2);
  Recorder recorder;
  compress_parallel_for(Recorder::body, &recorder, 2);
  pid_t child = fork();
  if (child == 0) {
    alarm(20);
    Recorder inChild;
    compress_parallel_for(Recorder::body, &inChild, 2);
    // Not _exit: the destructor of the pool must not wait for its threads.
    std::exit(inChild.chunks.size() == 1 ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST_F(ThreadPoolTest, BodyMayExitTheProcess) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (int64_t exitingChunk : {0, 1})
    EXPECT_EXIT(
        {
          alarm(20);
          setThreadCount(2);
          compress_parallel_for(
              [](void *context, int64_t begin, int64_t) {
                if (begin == *static_cast<int64_t *>(context))
                  std::exit(7);
              },
              &exitingChunk, 2);
        },
        testing::ExitedWithCode(7), "");
}
#endif

} // namespace
