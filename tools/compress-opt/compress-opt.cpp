//===- compress-opt.cpp - mlir-opt with Compress ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../CrashGuard.h"
#include "compress/InitAll.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/InitLLVM.h"

static llvm::LogicalResult run(int argc, char **argv) {
  mlir::registerAllPasses();
  mlir::compress::registerAllPasses();

  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::compress::registerAllDialects(registry);
  return mlir::MlirOptMain(argc, argv, "Compress: model compression in the IR\n", registry);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  llvm::LogicalResult result = llvm::failure();
  mlir::compress::runOrExit(
      "compress-opt: error: crashed: on broken IR that MLIR's reader doesn't survive, or by a bug "
      "(mlir-opt with CompressPlugin.so shows the stack)",
      [&] { result = run(argc, argv); });
  return mlir::asMainReturnCode(result);
}
