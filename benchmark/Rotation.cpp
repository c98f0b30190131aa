//===- Rotation.cpp - Contestants that take turns -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rotation.h"

#include <algorithm>
#include <chrono>
#include <vector>

using namespace mlir::compress;
using namespace mlir::compress::bench;

using Clock = std::chrono::steady_clock;
static double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

static constexpr unsigned warmUpRounds = 3;
static constexpr unsigned leastRounds = 5;

llvm::SmallVector<Times> bench::rotate(llvm::ArrayRef<Contestant> contestants,
                                       const RotationOptions &options) {
  unsigned turn = 0;
  for (; turn < warmUpRounds; ++turn)
    for (Contestant contestant : contestants)
      contestant(turn);

  std::vector<std::vector<double>> seconds(contestants.size());
  unsigned least = std::min(leastRounds, options.rounds);
  Clock::time_point begin = Clock::now();
  for (unsigned round = 0; round < options.rounds; ++round, ++turn) {
    if (round >= least && secondsSince(begin) > options.seconds)
      break;
    for (auto [contestant, samples] : llvm::zip_equal(contestants, seconds)) {
      Clock::time_point start = Clock::now();
      contestant(turn);
      samples.push_back(secondsSince(start));
    }
  }

  llvm::SmallVector<Times> times;
  for (std::vector<double> &samples : seconds) {
    llvm::sort(samples);
    times.push_back({samples.front(), samples[samples.size() / 2]});
  }
  return times;
}
