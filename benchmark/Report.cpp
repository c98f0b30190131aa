//===- Report.cpp - The table of results --------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace mlir::compress;
using namespace mlir::compress::bench;
namespace json = llvm::json;

static std::string formatTime(double seconds) {
  return seconds < 1e-3 ? llvm::formatv("{0:f1} us", seconds * 1e6)
                        : llvm::formatv("{0:f2} ms", seconds * 1e3);
}

std::string Row::getSummary() const {
  if (!failure.empty())
    return failure;
  return llvm::formatv("{0:f1} {1}, {2:f1} % of the limit", result.getBestRate(), unit,
                       100 * getBestFraction());
}

void bench::printTable(llvm::ArrayRef<Row> rows, llvm::raw_ostream &os) {
  constexpr const char *layout = "{0,-19}{1,-16}{2,7}{3,12}{4,12}{5,9} {6,-6}{7,9}{8,7}{9,8}\n";
  os << llvm::formatv(layout, "kernel", "shape", "threads", "best", "median", "rate", "unit",
                      "limit", "best%", "median%");
  for (const Row &row : rows) {
    if (!row.failure.empty()) {
      os << llvm::formatv("{0,-19}{1,-16}{2,7}    {3}\n", row.kernel, row.shape, row.threads,
                          row.failure);
      continue;
    }
    auto number = [](double value) { return llvm::formatv("{0:f1}", value).str(); };
    os << llvm::formatv(layout, row.kernel, row.shape, row.threads,
                        formatTime(row.result.times.best), formatTime(row.result.times.median),
                        number(row.result.getBestRate()), row.unit, number(row.limit.getBestRate()),
                        number(100 * row.getBestFraction()), number(100 * row.getMedianFraction()));
  }
}

static json::Object toJSON(const Row &row) {
  json::Object object{{"kernel", row.kernel}, {"shape", row.shape}, {"threads", row.threads}};
  if (!row.failure.empty()) {
    object["error"] = row.failure;
    return object;
  }
  object["best_s"] = row.result.times.best;
  object["median_s"] = row.result.times.median;
  object["rate"] = row.result.getBestRate();
  object["unit"] = row.unit;
  object["limit"] = row.limit.getBestRate();
  object["fraction_of_limit"] = row.getBestFraction();
  object["median_fraction_of_limit"] = row.getMedianFraction();
  return object;
}

llvm::Error bench::writeJSON(llvm::ArrayRef<Row> rows, json::Object machine, llvm::StringRef path) {
  json::Array array;
  for (const Row &row : rows)
    array.push_back(toJSON(row));
  json::Value report = json::Object{{"machine", std::move(machine)}, {"rows", std::move(array)}};

  llvm::StringRef folder = llvm::sys::path::parent_path(path);
  if (!folder.empty())
    if (std::error_code code = llvm::sys::fs::create_directories(folder))
      return llvm::createStringError(code, "cannot create the folder '" + folder +
                                               "': " + code.message());
  return llvm::writeToOutput(path, [&](llvm::raw_ostream &os) {
    os << llvm::formatv("{0:2}\n", report);
    return llvm::Error::success();
  });
}
