//===- CompressToLinalg.cpp - The pass that lowers to linalg ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"
#include "compress/Conversion/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/DialectConversion.h"

namespace mlir::compress {
#define GEN_PASS_DEF_CONVERTCOMPRESSTOLINALG
#include "compress/Conversion/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
struct ConvertCompressToLinalg
    : compress::impl::ConvertCompressToLinalgBase<ConvertCompressToLinalg> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet owned(context);
    populateCompressToLinalgPatterns(owned);
    patterns = std::move(owned);
    return success();
  }

  void runOnOperation() override {
    dequantizeExtracted(getOperation());
    ConversionTarget target(getContext());
    target.addIllegalDialect<CompressDialect>();
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    if (failed(applyPartialConversion(getOperation(), target, patterns)))
      signalPassFailure();
  }

  FrozenRewritePatternSet patterns;
};
} // namespace

void compress::populateCompressToLinalgPatterns(RewritePatternSet &patterns) {
  populateQuantizeToLinalgPatterns(patterns);
  populateQuantParamsToLinalgPatterns(patterns);
  populatePruneToLinalgPatterns(patterns);
  populatePackToLinalgPatterns(patterns);
  populatePackedMatmulToLinalgPatterns(patterns);
}
