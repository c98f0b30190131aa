//===- Targets.cpp - What code is compiled for --------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Target/Targets.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/TargetParser/Host.h"

using namespace mlir;
using namespace mlir::compress;

namespace {
/// One row per family of machines. `dot` names the integer dot product: `vnni`
/// (4 bytes into a lane), `madd` (2 words into a lane), `maddubs` (4 bytes into a
/// lane if one side is nibbles, else `madd`).
struct TargetRow {
  StringRef name, cpu, features;
  unsigned vectorBits;
  StringRef dot;
  unsigned registers;
  int64_t l1Bytes, l2Bytes;
  /// What a machine needs to run its code, between commas.
  StringRef hostFeatures;
};
} // namespace

static constexpr TargetRow rows[] = {
    {"avx512-vnni", "x86-64-v4", "+avx512vnni", 512, "vnni", 32, 32 << 10, 1 << 20,
     "avx512f,avx512bw,avx512vl,avx512vnni"},
    {"avx-vnni", "x86-64-v3", "+avxvnni", 256, "vnni", 16, 32 << 10, 1 << 20,
     "avx2,fma,f16c,avxvnni"},
    {"avx2", "x86-64-v3", "", 256, "maddubs", 16, 32 << 10, 512 << 10, "avx2,fma,f16c"},
    {"x86-64", "x86-64", "", 128, "madd", 16, 32 << 10, 256 << 10, ""},
};

static TargetAttr build(MLIRContext *context, const TargetRow &row, StringRef cpu,
                        StringRef features) {
  return TargetAttr::get(context, row.name, cpu, features, row.vectorBits, row.dot, row.registers,
                         row.l1Bytes, row.l2Bytes);
}

std::string compress::listTargets() {
  std::string names = "native";
  for (const TargetRow &row : rows)
    names += ", " + row.name.str();
  return names;
}

static bool runsOnHost(const TargetRow &row) {
  llvm::StringMap<bool> host = llvm::sys::getHostCPUFeatures();
  return llvm::all_of(llvm::split(row.hostFeatures, ','),
                      [&](StringRef feature) { return feature.empty() || host.lookup(feature); });
}

bool compress::isRunnable(TargetAttr target) {
  return llvm::any_of(
      rows, [&](const TargetRow &row) { return row.name == target.getName() && runsOnHost(row); });
}

llvm::Expected<TargetAttr> compress::getTarget(MLIRContext *context, StringRef name) {
  if (name == "native") {
    // The host's name carries its tuning, the list its features: a virtual
    // machine may hide some that the name implies.
    std::string features;
    for (auto &feature : llvm::sys::getHostCPUFeatures())
      features += (features.empty() ? "" : ",") + std::string(feature.second ? "+" : "-") +
                  feature.first().str();
    // The first, as they are in order, best first; the last asks for nothing.
    const TargetRow *row = llvm::find_if(rows, runsOnHost);
    return build(context, *row, llvm::sys::getHostCPUName(), features);
  }
  for (const TargetRow &row : rows)
    if (row.name == name)
      return build(context, row, row.cpu, row.features);
  return llvm::createStringError("unknown target '" + name + "': use one of " + listTargets());
}

llvm::Expected<TargetAttr> compress::resolveTarget(Operation *op, StringRef option) {
  TargetAttr written;
  for (Operation *at = op; at && !written; at = at->getParentOp())
    written = at->getAttrOfType<TargetAttr>(CompressDialect::getTargetAttrName());
  if (written && option.empty())
    return written;
  llvm::Expected<TargetAttr> given =
      getTarget(op->getContext(), option.empty() ? StringRef("native") : option);
  if (!given || !written || *given == written)
    return given;
  return llvm::createStringError(
      "target '" + option + "' (" + given->getName() + " for " + given->getCpu() +
      ") isn't the module's compress.target (" + written.getName() + " for " + written.getCpu() +
      "): leave the option out, or start from a module without that attribute");
}
