//===- Report.h - The table of results ----------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_REPORT_H
#define COMPRESS_BENCHMARK_REPORT_H

#include "Rotation.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace mlir::compress::bench {

/// The times of a contestant, and what it did in a turn (operations or bytes).
struct Result {
  Times times;
  double work;

  double getBestRate() const { return work / times.best * 1e-9; }
  double getMedianRate() const { return work / times.median * 1e-9; }
};

struct Row {
  std::string kernel, shape, unit;
  unsigned threads;
  /// If not empty, why there are no results.
  std::string failure;
  Result result, limit;

  double getBestFraction() const { return result.getBestRate() / limit.getBestRate(); }
  double getMedianFraction() const { return result.getMedianRate() / limit.getMedianRate(); }
  /// The rate and its fraction of the limit, or the failure.
  std::string getSummary() const;
};

void printTable(llvm::ArrayRef<Row> rows, llvm::raw_ostream &os);

/// Writes {"machine": .., "rows": [..]}, whole or not at all, into a folder that
/// is made if need be. A row that failed has an "error" instead of numbers.
llvm::Error writeJSON(llvm::ArrayRef<Row> rows, llvm::json::Object machine, llvm::StringRef path);

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_REPORT_H
