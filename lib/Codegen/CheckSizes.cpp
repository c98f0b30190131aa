//===- CheckSizes.cpp - Run-time checks of dynamic sizes ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x4xf32>) ..
// gets in front of it
//   %0 = tensor.dim %a, 1 ; %1 = tensor.dim %b, 0
//   cf.assert %0 == %1, "'linalg.matmul' ..: dimension 0 of operand 1 .."
//
// A check that holds for sure (both sizes from one value) folds away.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSCHECKSIZES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// Checks in front of one op.
class Checker {
public:
  explicit Checker(Operation *op) : b(op), op(op), loc(op->getLoc()) {}

  /// Dimension `dim` of operand `number` must be `expected`.
  void expectSize(unsigned number, int64_t dim, OpFoldResult expected) {
    expect(arith::CmpIPredicate::eq, number, dim, expected, "isn't what the other operands say");
  }
  /// It must be above `index`, the largest that is read.
  void expectAbove(unsigned number, int64_t dim, OpFoldResult index) {
    expect(arith::CmpIPredicate::sgt, number, dim, index, "is too small for what is read of it");
  }

  OpFoldResult sizeOf(unsigned number, int64_t dim) {
    return tensor::getMixedSize(b, loc, op->getOperand(number), dim);
  }
  OpFoldResult apply(AffineMap map, ArrayRef<OpFoldResult> operands) {
    return affine::makeComposedFoldedAffineApply(b, loc, map, operands);
  }

private:
  void expect(arith::CmpIPredicate predicate, unsigned number, int64_t dim, OpFoldResult expected,
              StringRef problem) {
    OpFoldResult size = sizeOf(number, dim);
    if (getConstantIntValue(size) && getConstantIntValue(expected))
      return; // the verifier's affair
    Value holds = arith::CmpIOp::create(b, loc, predicate,
                                        getValueOrCreateConstantIndexOp(b, loc, size),
                                        getValueOrCreateConstantIndexOp(b, loc, expected));
    std::string message;
    llvm::raw_string_ostream(message) << "'" << op->getName() << "' at " << loc << ": dimension "
                                      << dim << " of operand " << number << " " << problem;
    cf::AssertOp::create(b, loc, holds, message);
  }

  OpBuilder b;
  Operation *op;
  Location loc;
};
} // namespace

/// Every operand that a loop indexes must have the loop's size; windows must lie
/// inside their operand.
static void checkLinalg(linalg::LinalgOp op) {
  Checker checker(op);
  SmallVector<OpFoldResult> loopSizes(op.getNumLoops());
  auto visit = [&](function_ref<void(OpOperand &, int64_t, AffineExpr)> fn) {
    for (OpOperand &operand : op->getOpOperands())
      if (isa<RankedTensorType>(operand.get().getType()))
        for (auto [dim, expr] :
             llvm::enumerate(op.getMatchingIndexingMap(&operand).getResults()))
          fn(operand, dim, expr);
  };
  // Static sizes first: they are what the others are compared with.
  for (bool wantStatic : {true, false})
    visit([&](OpOperand &operand, int64_t dim, AffineExpr expr) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      bool isStatic = !cast<RankedTensorType>(operand.get().getType()).isDynamicDim(dim);
      if (loop && isStatic == wantStatic && !loopSizes[loop.getPosition()])
        loopSizes[loop.getPosition()] = checker.sizeOf(operand.getOperandNumber(), dim);
    });
  if (llvm::any_of(loopSizes, [](OpFoldResult size) { return !size; }))
    return; // a loop that only windows see
  AffineExpr d0 = getAffineDimExpr(0, op.getContext());
  AffineMap minusOne = AffineMap::get(1, 0, d0 - 1);
  visit([&](OpOperand &operand, int64_t dim, AffineExpr expr) {
    if (auto loop = dyn_cast<AffineDimExpr>(expr))
      return checker.expectSize(operand.getOperandNumber(), dim, loopSizes[loop.getPosition()]);
    SmallVector<OpFoldResult> last;
    for (OpFoldResult size : loopSizes)
      last.push_back(checker.apply(minusOne, size));
    checker.expectAbove(operand.getOperandNumber(), dim,
                        checker.apply(AffineMap::get(loopSizes.size(), 0, expr), last));
  });
}

/// Scales and zero points must have one entry per block.
static void checkScaled(Operation *op, SchemeAttr scheme) {
  Checker checker(op);
  AffineExpr d0 = getAffineDimExpr(0, op->getContext());
  for (unsigned number = 1; number < op->getNumOperands(); ++number)
    for (auto [dim, block] : llvm::enumerate(scheme.getBlock())) {
      OpFoldResult expected = OpBuilder(op).getIndexAttr(1);
      if (block)
        expected = checker.apply(AffineMap::get(1, 0, d0.ceilDiv(block)), checker.sizeOf(0, dim));
      checker.expectSize(number, dim, expected);
    }
}

namespace {
struct CheckSizes : compress::impl::CompressCheckSizesBase<CheckSizes> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) { ops.push_back(op); });
    for (Operation *op : ops)
      llvm::TypeSwitch<Operation *>(op)
          .Case<linalg::LinalgOp>([](linalg::LinalgOp op) {
            if (op.hasPureTensorSemantics())
              checkLinalg(op);
          })
          .Case<QuantizeOp, DequantizeOp, FakeQuantizeOp>(
              [](auto op) { checkScaled(op, op.getScheme()); })
          .Case<ApplyMaskOp>([](ApplyMaskOp op) {
            Checker checker(op);
            for (int64_t dim = 0; dim < op.getType().getRank(); ++dim)
              checker.expectSize(1, dim, checker.sizeOf(0, dim));
          });
  }
};
} // namespace
