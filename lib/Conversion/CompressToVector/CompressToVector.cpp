//===- CompressToVector.cpp - Packed matmuls to vector loops ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Conversion/CompressToVector/CompressToVector.h"
#include "compress/Conversion/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_CONVERTCOMPRESSTOVECTOR
#include "compress/Conversion/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
struct ConvertCompressToVector
    : compress::impl::ConvertCompressToVectorBase<ConvertCompressToVector> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    populateCompressToVectorPatterns(set);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](PackedMatmulOp op) { ops.push_back(op); });
    // Only these ops: what they turn into needs no rewriting here.
    if (failed(applyOpPatternsGreedily(
            ops, patterns,
            GreedyRewriteConfig().setStrictness(GreedyRewriteStrictness::ExistingOps))))
      signalPassFailure();
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
