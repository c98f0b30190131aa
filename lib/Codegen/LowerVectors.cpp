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

/// Upstream's polynomial reaches 1 with fused products only: beyond 9, tanh is 1 to
/// the last bit.
void saturateTanh(ModuleOp module) {
  SmallVector<math::TanhOp> ops;
  module.walk([&](math::TanhOp op) {
    if (getElementTypeOrSelf(op.getType()).isF32())
      ops.push_back(op);
  });
  IRRewriter rewriter(module.getContext());
  for (math::TanhOp op : ops) {
    rewriter.setInsertionPointAfter(op);
    Location loc = op.getLoc();
    auto constant = [&](double value) -> Value {
      TypedAttr attr = rewriter.getF32FloatAttr(value);
      if (auto type = dyn_cast<ShapedType>(op.getType()))
        attr = DenseElementsAttr::get(type, attr);
      return arith::ConstantOp::create(rewriter, loc, attr);
    };
    Value x = op.getOperand(), magnitude = math::AbsFOp::create(rewriter, loc, x);
    Value isLarge =
        arith::CmpFOp::create(rewriter, loc, arith::CmpFPredicate::OGT, magnitude, constant(9));
    Value one = math::CopySignOp::create(rewriter, loc, constant(1), x);
    Value result = arith::SelectOp::create(rewriter, loc, isLarge, one, op);
    rewriter.replaceAllUsesExcept(op, result, result.getDefiningOp());
  }
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
    // The first vectors of 256 bits that we know came with FMA.
    bool hasFma = resolved->getVectorBits() >= 256;
    if (!hasFma)
      saturateTanh(getOperation());
    llvm::DenseSet<Operation *> own;
    getOperation()->walk([&](math::FmaOp op) { own.insert(op); });
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    if (!hasFma)
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
