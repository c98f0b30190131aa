//===- InitAll.cpp - Registration of everything Compress has ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/InitAll.h"
#include "compress/Codegen/Passes.h"
#include "compress/Conversion/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "compress/Pipelines/Lower.h"

using namespace mlir;

void compress::registerAllDialects(DialectRegistry &registry) {
  registry.insert<CompressDialect>();
}

void compress::registerAllPasses() {
  registerCompressTransformsPasses();
  registerCompressConversionPasses();
  registerCompressCodegenPasses();
  registerPipelines();
}
