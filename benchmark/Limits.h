//===- Limits.h - What the machine can do at most -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops that use one resource of the machine and nothing else. They run on the
// threads of the kernels, and in the instruction set of the target that these
// are compiled for: the binary itself is plain x86-64.
//
// A limit does as much per turn as its kernel. So both take about as long, and
// on a busy machine others interrupt one as often as the other.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_LIMITS_H
#define COMPRESS_BENCHMARK_LIMITS_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Runtime/HostTensor.h"
#include "llvm/ADT/FunctionExtras.h"

namespace mlir::compress::bench {

struct Limit {
  llvm::unique_function<void(unsigned turn)> run;
  /// Operations or bytes per turn: what was asked for, rounded up.
  double work;
};

/// Integer dot products in registers: vpdpbusd, or vpmaddwd and an add, a
/// multiply-add counting as two operations.
Limit makeDotLimit(TargetAttr target, double operations);

/// f32 multiply-adds in registers.
Limit makeFmaLimit(TargetAttr target, double operations);

/// Reads one of `copies` areas of `bytes` in turn.
llvm::Expected<Limit> makeReadLimit(TargetAttr target, int64_t bytes, unsigned copies);

/// Copies `source`, which must outlive the limit, with memcpy.
llvm::Expected<Limit> makeCopyLimit(const TensorView &source);

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_LIMITS_H
