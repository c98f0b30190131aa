//===- Limits.cpp - What the machine can do at most ---------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Limits.h"
#include "compress/Runtime/ThreadPool.h"

#include <cmath>
#include <cstring>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::bench;

using Vector128 = int64_t __attribute__((vector_size(16)));
using Vector256 = int64_t __attribute__((vector_size(32)));
using Vector512 = int64_t __attribute__((vector_size(64)));

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// Independent sums: two units with a latency of five cycles are busy with ten,
/// and twelve, the operand and a temporary fit into 16 registers.
static constexpr int chains = 12;
/// The bytes of 1.0f: ordinary values, as floats and as integers, because a
/// processor may be faster on zeros.
static constexpr int64_t operandBits = 0x3f8000003f800000;

/// A loop body that does `STEP` in each chain: %0 is the sum, %1 a temporary, %2
/// the operand. The assembly keeps the compiler from merging chains or steps.
// NOLINTBEGIN(bugprone-macro-parentheses): neither a type nor assembly takes any.
#define PEAK_LOOP(NAME, TARGET, VECTOR, STEP)                                                      \
  __attribute__((target(TARGET))) static void NAME(void *, int64_t begin, int64_t end) {           \
    VECTOR sums[chains] = {}, temporary, operand = VECTOR{} + operandBits;                         \
    for (int64_t i = begin; i < end; ++i)                                                          \
      _Pragma("unroll") for (VECTOR &sum : sums) __asm__ volatile(                                 \
          STEP : "+v"(sum), "=&v"(temporary) : "v"(operand));                                      \
  }
// NOLINTEND(bugprone-macro-parentheses)

PEAK_LOOP(dot512, "avx512f,avx512vnni", Vector512, "vpdpbusd %2, %2, %0")
PEAK_LOOP(dot256, "avxvnni", Vector256, "%{vex%} vpdpbusd %2, %2, %0")
PEAK_LOOP(madd256, "avx2", Vector256, "vpmaddwd %2, %2, %1\n vpaddd %1, %0, %0")
PEAK_LOOP(madd128, "sse2", Vector128, "movdqa %2, %1\n pmaddwd %2, %1\n paddd %1, %0")
PEAK_LOOP(fma512, "avx512f", Vector512, "vfmadd231ps %2, %2, %0")
PEAK_LOOP(fma256, "avx2,fma", Vector256, "vfmadd231ps %2, %2, %0")
PEAK_LOOP(fma128, "sse2", Vector128, "movaps %2, %1\n mulps %2, %1\n addps %1, %0")

/// `laneWidth` bits of a register take part in one multiply-add.
static Limit makePeakLimit(TargetAttr target, compress_loop_body loop, unsigned laneWidth,
                           double operations) {
  double operationsPerStep = 2.0 * target.getVectorBits() / laneWidth * chains;
  int64_t count = std::ceil(operations / operationsPerStep);
  return {[=](unsigned) { compress_parallel_for(loop, nullptr, count); },
          operationsPerStep * count};
}

/// The loop for the target's vectors.
static compress_loop_body selectLoop(TargetAttr target, compress_loop_body loop512,
                                     compress_loop_body loop256, compress_loop_body loop128) {
  switch (target.getVectorBits()) {
  case 512:
    return loop512;
  case 256:
    return loop256;
  default:
    return loop128;
  }
}

Limit bench::makeDotLimit(TargetAttr target, double operations) {
  // Products of bytes or of words.
  bool isVnni = target.getDot() == "vnni";
  compress_loop_body loop = selectLoop(target, dot512, isVnni ? dot256 : madd256, madd128);
  return makePeakLimit(target, loop, isVnni ? 8 : 16, operations);
}

Limit bench::makeFmaLimit(TargetAttr target, double operations) {
  return makePeakLimit(target, selectLoop(target, fma512, fma256, fma128), 32, operations);
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

static constexpr int64_t readBlock = 4096;

/// Reads the blocks [begin, end) of the area that `context` is.
#define READ_LOOP(NAME, TARGET, VECTOR)                                                            \
  __attribute__((target(TARGET))) static void NAME(void *context, int64_t begin, int64_t end) {    \
    const char *area = static_cast<const char *>(context);                                         \
    auto *vector = reinterpret_cast<const VECTOR *>(area + begin * readBlock);                     \
    auto *last = reinterpret_cast<const VECTOR *>(area + end * readBlock);                         \
    VECTOR a = {}, b = {}, c = {}, d = {};                                                         \
    for (; vector != last; vector += 4)                                                            \
      a |= vector[0], b |= vector[1], c |= vector[2], d |= vector[3];                              \
    a |= b | c | d;                                                                                \
    __asm__ volatile("" ::"v"(a));                                                                 \
  }

READ_LOOP(read512, "avx512f", Vector512)
READ_LOOP(read256, "avx2", Vector256)
READ_LOOP(read128, "sse2", Vector128)

llvm::Expected<Limit> bench::makeReadLimit(TargetAttr target, int64_t bytes, unsigned copies) {
  int64_t blocks = llvm::divideCeil(bytes, readBlock), size = blocks * readBlock;
  llvm::Expected<HostTensor> areas = HostTensor::allocate(DType::U8, {copies, size});
  if (!areas)
    return areas.takeError();
  // Pages that nobody wrote are one page of zeros.
  std::memset(areas->data().data(), 1, areas->data().size());
  compress_loop_body loop = selectLoop(target, read512, read256, read128);
  auto run = [=, areas = std::move(*areas)](unsigned turn) mutable {
    compress_parallel_for(loop, areas.data().data() + turn % copies * size, blocks);
  };
  return Limit{std::move(run), double(size)};
}

namespace {
struct Copy {
  char *to;
  const char *from;
};
} // namespace

static void copyBytes(void *context, int64_t begin, int64_t end) {
  Copy *copy = static_cast<Copy *>(context);
  std::memcpy(copy->to + begin, copy->from + begin, end - begin);
}

llvm::Expected<Limit> bench::makeCopyLimit(const TensorView &source) {
  llvm::Expected<HostTensor> target = HostTensor::allocate(source.dtype, source.shape);
  if (!target)
    return target.takeError();
  auto run = [from = source.data, target = std::move(*target)](unsigned) mutable {
    Copy copy{target.data().data(), from.data()};
    compress_parallel_for(copyBytes, &copy, from.size());
  };
  return Limit{std::move(run), double(source.data.size())};
}
