//===- CompressPlugin.cpp - Compress inside an unmodified mlir-opt ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mlir-opt --load-dialect-plugin=CompressPlugin.so
//          --load-pass-plugin=CompressPlugin.so --pass-pipeline='builtin.module(..)'
//
// The host reads its short flags before it loads a plug-in, so passes of ours
// are known to --pass-pipeline only.
//
//===----------------------------------------------------------------------===//

#include "compress/InitAll.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"

using namespace mlir;

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "Compress", "0.1", [] { compress::registerAllPasses(); }};
}

extern "C" LLVM_ATTRIBUTE_WEAK DialectPluginLibraryInfo mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "Compress", "0.1",
          [](DialectRegistry *registry) { compress::registerAllDialects(*registry); }};
}
