//===- WeightFilter.cpp - Which weights a pass may touch --------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WeightFilter.h"
#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::compress;

/// An empty pattern leaves `regex` unset.
static LogicalResult parseRegex(Location loc, StringRef option, StringRef pattern,
                                std::optional<llvm::Regex> &regex) {
  if (pattern.empty())
    return success();
  regex.emplace(pattern);
  std::string why;
  if (!regex->isValid(why))
    return emitError(loc) << option << " must be a POSIX extended regular expression, got "
                          << pattern << ": " << why;
  return success();
}

FailureOr<WeightFilter> WeightFilter::get(Location loc, StringRef filter, StringRef exclude,
                                          int64_t minElements) {
  WeightFilter result;
  if (failed(parseRegex(loc, "filter", filter, result.filter)) ||
      failed(parseRegex(loc, "exclude", exclude, result.exclude)))
    return failure();
  if (minElements < 0)
    return emitError(loc) << "min-elements must not be negative, got " << minElements;
  result.minElements = minElements;
  return result;
}

std::string WeightFilter::getRejection(StringRef name, int64_t numElements) const {
  if (filter && !filter->match(name))
    return "its name doesn't match filter";
  if (exclude && exclude->match(name))
    return "its name matches exclude";
  if (numElements < minElements)
    return "it has " + std::to_string(numElements) +
           " elements, fewer than min-elements = " + std::to_string(minElements);
  return {};
}
