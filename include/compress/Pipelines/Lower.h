//===- Lower.h - The pipeline from linalg to LLVM -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_PIPELINES_LOWER_H
#define COMPRESS_PIPELINES_LOWER_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir::compress {

struct LowerOptions : PassPipelineOptions<LowerOptions> {
  PassOptions::Option<std::string> target{
      *this, "target",
      llvm::cl::desc("Target name; without it the module's compress.target, else native"),
      llvm::cl::init("")};
  PassOptions::Option<bool> strict{
      *this, "strict",
      llvm::cl::desc("A contraction with a weight that stays in plain loops is an error"),
      llvm::cl::init(false)};
};

/// Upstream tensors and compress ops -> the LLVM dialect, for one target.
void buildLowerPipeline(OpPassManager &pm, const LowerOptions &options);

/// Upstream tensors -> the LLVM dialect, by upstream's plain loops: none of our
/// code generation, to compare with.
void buildInterpretPipeline(OpPassManager &pm);

void registerPipelines();

} // namespace mlir::compress

#endif // COMPRESS_PIPELINES_LOWER_H
