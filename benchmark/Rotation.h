//===- Rotation.h - Contestants that take turns -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_ROTATION_H
#define COMPRESS_BENCHMARK_ROTATION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace mlir::compress::bench {

/// Runs once. The turns of a rotation are numbered, so that a contestant with
/// several copies of its data can read them one after the other.
using Contestant = llvm::function_ref<void(unsigned turn)>;

struct RotationOptions {
  /// Rounds end when there were that many, or when the time is over and there
  /// were enough for a median.
  unsigned rounds;
  double seconds;
};

/// Seconds per turn.
struct Times {
  double best;
  double median;
};

/// Times the contestants in rounds of one turn each: a shared machine changes
/// its mood from one second to the next, and so it changes for all of them.
llvm::SmallVector<Times> rotate(llvm::ArrayRef<Contestant> contestants,
                                const RotationOptions &options);

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_ROTATION_H
