//===- LowerVectors.cpp - Vectors as instructions of the target ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Target/Targets.h"
#include "compress/Target/X86/ContractToX86.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLOWERVECTORS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// LLVM calls the C library where the processor doesn't fuse. The program's own ops
/// stay: they are rounded once.
void splitFmas(ModuleOp module, const llvm::DenseSet<Operation *> &own) {
  IRRewriter rewriter(module.getContext());
  module.walk([&](math::FmaOp op) {
    if (own.contains(op))
      return;
    rewriter.setInsertionPoint(op);
    Value product = arith::MulFOp::create(rewriter, op.getLoc(), op.getA(), op.getB());
    rewriter.replaceOpWithNewOp<arith::AddFOp>(op, product, op.getC());
  });
}

struct LowerVectors : compress::impl::CompressLowerVectorsBase<LowerVectors> {
  using CompressLowerVectorsBase::CompressLowerVectorsBase;

  void runOnOperation() override {
    llvm::Expected<TargetAttr> resolved = resolveTarget(getOperation(), target);
    if (!resolved) {
      emitError(getOperation()->getLoc(), llvm::toString(resolved.takeError()));
      return signalPassFailure();
    }
    RewritePatternSet patterns(&getContext());
    populateContractToX86Patterns(patterns, *resolved);
    // Polynomials vectorize, calls don't. Upstream's sine and cosine are too far
    // off to be among them.
    populateMathPolynomialApproximationPatterns(patterns, [](StringRef name) {
      return llvm::is_contained({math::ExpOp::getOperationName(), math::ErfOp::getOperationName(),
                                 math::TanhOp::getOperationName(), math::LogOp::getOperationName()},
                                name);
    });
    llvm::DenseSet<Operation *> own;
    getOperation()->walk([&](math::FmaOp op) { own.insert(op); });
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    // The first vectors of 256 bits that we know came with FMA.
    if (resolved->getVectorBits() < 256)
      splitFmas(getOperation(), own);
    RewritePatternSet casts(&getContext());
    vector::populateVectorShapeCastLoweringPatterns(casts);
    vector::populateVectorBroadcastLoweringPatterns(casts);
    // 16 x 16 by shuffles; other tiles through the element-wise form, which LLVM
    // turns into shuffles of its own.
    vector::populateVectorTransposeLoweringPatterns(
        casts, vector::VectorTransposeLowering::Shuffle16x16, /*benefit=*/2);
    vector::populateVectorTransposeLoweringPatterns(casts,
                                                    vector::VectorTransposeLowering::Shuffle1D);
    if (failed(applyPatternsGreedily(getOperation(), std::move(casts))))
      return signalPassFailure();
    getOperation()->removeDiscardableAttr(CompressDialect::getTargetAttrName());
  }
};
} // namespace
