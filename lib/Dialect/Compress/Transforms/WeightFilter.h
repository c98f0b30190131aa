//===- WeightFilter.h - Which weights a pass may touch ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_WEIGHTFILTER_H
#define COMPRESS_LIB_TRANSFORMS_WEIGHTFILTER_H

#include "mlir/IR/Location.h"
#include "llvm/Support/Regex.h"

namespace mlir::compress {

/// The options `filter`, `exclude` and `min-elements` that passes on weights
/// share. An expression matches anywhere in a name, unless it is anchored by ^
/// and $; an empty one isn't there.
class WeightFilter {
public:
  /// Checks the options; errors go to `loc`.
  static FailureOr<WeightFilter> get(Location loc, StringRef filter, StringRef exclude,
                                     int64_t minElements);

  /// Why a weight is to be left alone; empty if it isn't.
  std::string getRejection(StringRef name, int64_t numElements) const;

private:
  std::optional<llvm::Regex> filter, exclude;
  int64_t minElements = 0;
};

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_WEIGHTFILTER_H
