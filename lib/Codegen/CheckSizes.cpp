//===- CheckSizes.cpp - Run-time checks of sizes and indices ------------*- C++ -*-===//
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
// A check that holds for sure (both sizes from one value) folds away. What upstream
// can verify at run time, it does: casts, slices and elements that are read.
//
//===----------------------------------------------------------------------===//

#include "SizeChecker.h"
#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/RuntimeVerifiableOpInterface.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"
#include <numeric>

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSCHECKSIZES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// The lowest and the highest value of an expression over all iterations.
struct Extremes {
  OpFoldResult lowest, highest;
};
} // namespace

/// `last` are the loops' last indices. Exact where each loop stands in the expression
/// once; else the range is at most too wide.
static Extremes getExtremes(SizeChecker &checker, AffineExpr expr, ArrayRef<OpFoldResult> last) {
  MLIRContext *context = expr.getContext();
  AffineExpr x, y;
  bindSymbols(context, x, y);
  OpFoldResult zero = IntegerAttr::get(IndexType::get(context), 0);
  if (auto dim = dyn_cast<AffineDimExpr>(expr))
    return {zero, last[dim.getPosition()]};
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary) {
    OpFoldResult constant = checker.apply(AffineMap::get(0, 0, expr), {});
    return {constant, constant};
  }
  Extremes a = getExtremes(checker, binary.getLHS(), last);
  if (binary.getKind() == AffineExprKind::Add) {
    Extremes b = getExtremes(checker, binary.getRHS(), last);
    AffineMap sum = AffineMap::get(0, 2, x + y);
    return {checker.apply(sum, {a.lowest, b.lowest}), checker.apply(sum, {a.highest, b.highest})};
  }
  int64_t factor = cast<AffineConstantExpr>(binary.getRHS()).getValue();
  if (binary.getKind() == AffineExprKind::Mod) { // what it is of, where that is below the divisor
    int64_t step = std::gcd(factor, binary.getLHS().getLargestKnownDivisor());
    OpFoldResult most =
        IntegerAttr::get(IndexType::get(context), factor - std::max<int64_t>(step, 1));
    std::optional<int64_t> least = getConstantIntValue(a.lowest);
    return {zero, least && *least >= 0 ? checker.minimum(a.highest, most) : most};
  }
  if (factor < 0)
    std::swap(a.lowest, a.highest);
  AffineMap rising = AffineMap::get(
      0, 1, getAffineBinaryOpExpr(binary.getKind(), x, getAffineConstantExpr(factor, context)));
  return {checker.apply(rising, a.lowest), checker.apply(rising, a.highest)};
}

/// Every operand that a loop indexes must have the loop's size; windows must lie
/// inside their operand.
static void checkLinalg(linalg::LinalgOp op) {
  SizeChecker checker(op);
  SmallVector<OpFoldResult> loopSizes(op.getNumLoops());
  auto visit = [&](function_ref<void(OpOperand &, int64_t, AffineExpr)> fn) {
    for (OpOperand &operand : op->getOpOperands())
      if (isa<RankedTensorType>(operand.get().getType()))
        for (auto [dim, expr] : llvm::enumerate(op.getMatchingIndexingMap(&operand).getResults()))
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
  AffineExpr size = getAffineSymbolExpr(0, op.getContext());
  SmallVector<OpFoldResult> last;
  for (OpFoldResult loopSize : loopSizes)
    last.push_back(checker.apply(AffineMap::get(0, 1, size - 1), loopSize));
  visit([&](OpOperand &operand, int64_t dim, AffineExpr expr) {
    unsigned number = operand.getOperandNumber();
    if (auto loop = dyn_cast<AffineDimExpr>(expr))
      return checker.expectSize(number, dim, loopSizes[loop.getPosition()]);
    SmallVector<OpFoldResult> iterations;
    for (auto [loop, loopSize] : llvm::enumerate(loopSizes))
      if (expr.isFunctionOfDim(loop))
        iterations.push_back(loopSize);
    SizeChecker::Unless isEmpty(checker, iterations);
    // A remainder is exact as it is written, a loop that stands twice where it is simplified.
    auto [lowest, highest] = getExtremes(checker, expr, last);
    if (AffineExpr simple = simplifyAffineExpr(expr, loopSizes.size(), /*numSymbols=*/0);
        simple != expr) {
      Extremes other = getExtremes(checker, simple, last);
      lowest = checker.maximum(lowest, other.lowest);
      highest = checker.minimum(highest, other.highest);
    }
    checker.expectAbove(number, dim, highest);
    checker.expectNotNegative(lowest, "the lowest index in dimension " + llvm::Twine(dim) +
                                          " of operand " + llvm::Twine(number));
  });
}

/// The slice that is written must lie in the destination.
static void checkInsertedSlice(OffsetSizeAndStrideOpInterface op, unsigned destNumber) {
  SizeChecker checker(op);
  AffineExpr offset, size, stride;
  bindDims(op.getContext(), offset, size, stride);
  AffineMap last = AffineMap::get(3, 0, offset + (size - 1) * stride);
  for (auto [dim, from, count, step] :
       llvm::enumerate(op.getMixedOffsets(), op.getMixedSizes(), op.getMixedStrides())) {
    checker.expectNotNegative(from, "offset " + llvm::Twine(dim));
    checker.expectAbove(destNumber, dim, checker.apply(last, {from, count, step}));
  }
}

/// An expanded dimension must have as many elements as those that it becomes.
static void checkExpanded(tensor::ExpandShapeOp op) {
  SizeChecker checker(op);
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  for (auto [dim, group] : llvm::enumerate(op.getReassociationIndices())) {
    SmallVector<OpFoldResult> factors;
    for (int64_t i : group)
      factors.push_back(sizes[i]);
    checker.expect(arith::CmpIPredicate::eq, checker.sizeOf(0, dim), checker.multiply(factors),
                   "dimension " + llvm::Twine(dim) + " isn't the product of those it becomes");
  }
}

/// A tensor must have as many elements as its new shape, which is a tensor.
static void checkReshaped(tensor::ReshapeOp op) {
  auto shape = cast<RankedTensorType>(op.getShape().getType());
  auto source = dyn_cast<RankedTensorType>(op.getSource().getType());
  if (!source || !shape.hasStaticShape())
    return; // unranked: has no lowering
  auto result = dyn_cast<RankedTensorType>(op.getType());
  SizeChecker checker(op);
  OpBuilder b(op);
  SmallVector<OpFoldResult> old, sizes;
  for (int64_t dim = 0; dim < source.getRank(); ++dim)
    old.push_back(checker.sizeOf(0, dim));
  for (int64_t i = 0; i < shape.getDimSize(0); ++i) {
    Value at = arith::ConstantIndexOp::create(b, op.getLoc(), i);
    Value size = tensor::ExtractOp::create(b, op.getLoc(), op.getShape(), at);
    sizes.push_back(b.createOrFold<arith::IndexCastOp>(op.getLoc(), b.getIndexType(), size));
    checker.expectNotNegative(sizes.back(), "size " + llvm::Twine(i));
    if (result && !result.isDynamicDim(i))
      checker.expect(arith::CmpIPredicate::eq, sizes.back(), b.getIndexAttr(result.getDimSize(i)),
                     "size " + llvm::Twine(i) + " isn't what the result's type says");
  }
  constexpr StringLiteral problem = "the shapes have different numbers of elements";
  OpFoldResult elements = checker.multiply(old);
  checker.expect(arith::CmpIPredicate::eq, elements, checker.multiply(sizes), problem);
  // The product of large sizes may wrap.
  {
    SizeChecker::Unless isEmpty(checker, elements);
    for (OpFoldResult size : sizes)
      checker.expect(arith::CmpIPredicate::sle, size, elements, problem);
  }
  SizeChecker::Unless isEmpty(checker, sizes);
  checker.expect(arith::CmpIPredicate::sgt, elements, b.getIndexAttr(0), problem);
}

/// What is put in a row must have the same sizes elsewhere.
static void checkConcat(tensor::ConcatOp op) {
  SizeChecker checker(op);
  for (unsigned operand = 1; operand < op.getNumOperands(); ++operand)
    for (int64_t dim = 0; dim < op.getRank(); ++dim)
      if (dim != static_cast<int64_t>(op.getDim()))
        checker.expectSize(operand, dim, checker.sizeOf(0, dim));
}

/// Whether all of the op's indices are known to be valid.
static bool areIndicesValid(Value tensor, ValueRange indices) {
  using Bounds = ValueBoundsConstraintSet;
  return llvm::all_of(llvm::enumerate(indices), [&](auto index) {
    OpFoldResult zero = IntegerAttr::get(IndexType::get(tensor.getContext()), 0);
    return Bounds::compare(index.value(), Bounds::ComparisonOperator::GE, zero) &&
           Bounds::compare(index.value(), Bounds::ComparisonOperator::LT,
                           Bounds::Variable(tensor, index.index()));
  });
}

/// The sizes that an op makes its result of.
static void checkSizes(Operation *op, ArrayRef<OpFoldResult> sizes, StringRef name) {
  SizeChecker checker(op);
  for (auto [i, size] : llvm::enumerate(sizes))
    checker.expectNotNegative(size, name + " " + llvm::Twine(i));
}

/// A divisor of zero and a quotient that doesn't fit trap.
static void checkDivision(Operation *op, bool isSigned) {
  Value dividend = op->getOperand(0), divisor = op->getOperand(1);
  if (!divisor.getType().isIntOrIndex())
    return;
  OpBuilder b(op);
  Location loc = op->getLoc();
  auto constant = [&](const APInt &value) -> Value {
    return arith::ConstantOp::create(b, loc, b.getIntegerAttr(divisor.getType(), value));
  };
  auto differ = [&](Value value, const APInt &from) -> Value {
    return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ne, value, constant(from));
  };
  unsigned bits = divisor.getType().isIndex() ? 64 : divisor.getType().getIntOrFloatBitWidth();
  APInt known, minusOne = APInt::getAllOnes(bits);
  bool isKnown = matchPattern(divisor, m_ConstantInt(&known));
  if (!isKnown || known.isZero())
    cf::AssertOp::create(b, loc, differ(divisor, APInt::getZero(bits)),
                         getMessage(op, "division by zero"));
  if (isSigned && (!isKnown || known == minusOne)) {
    Value fits = arith::OrIOp::create(b, loc, differ(divisor, minusOne),
                                      differ(dividend, APInt::getSignedMinValue(bits)));
    cf::AssertOp::create(b, loc, fits, getMessage(op, "the quotient doesn't fit its type"));
  }
}

/// The divisors of affine maps are positive, by definition.
template <typename AffineOp>
static void checkDivisors(AffineOp op) {
  SizeChecker checker(op);
  AffineMap map = op.getAffineMap();
  map.walkExprs([&](AffineExpr expr) {
    auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
    if (!binary || isa<AffineConstantExpr>(binary.getRHS()) ||
        binary.getKind() == AffineExprKind::Add || binary.getKind() == AffineExprKind::Mul)
      return;
    AffineMap divisor = AffineMap::get(map.getNumDims(), map.getNumSymbols(), binary.getRHS());
    checker.expectPositive(checker.apply(divisor, getAsOpFoldResult(op.getMapOperands())),
                           "a divisor");
  });
}

/// A loop without a step never ends.
static void checkSteps(LoopLikeOpInterface loop) {
  SizeChecker checker(loop);
  OpBuilder b(loop);
  for (OpFoldResult step : loop.getLoopSteps().value_or(SmallVector<OpFoldResult>())) {
    if (getConstantIntValue(step).value_or(0) > 0)
      continue;
    if (auto value = dyn_cast<Value>(step); value && !value.getType().isIndex())
      step = b.createOrFold<arith::IndexCastOp>(loop.getLoc(), b.getIndexType(), value);
    checker.expectPositive(step, "the step");
  }
}

/// What upstream knows to verify.
static void checkByInterface(Operation *op) {
  OpBuilder b(op);
  cast<RuntimeVerifiableOpInterface>(op).generateRuntimeVerification(
      b, op->getLoc(), [](Operation *op, StringRef problem) { return getMessage(op, problem); });
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
          .Case<tensor::CastOp, tensor::DimOp, tensor::ExtractSliceOp>(
              [](Operation *op) { checkByInterface(op); })
          .Case<tensor::ExtractOp>([](tensor::ExtractOp op) {
            if (!areIndicesValid(op.getTensor(), op.getIndices()))
              checkByInterface(op);
          })
          .Case<tensor::InsertOp>([](tensor::InsertOp op) {
            if (!areIndicesValid(op.getDest(), op.getIndices()))
              checkByInterface(op);
          })
          .Case<tensor::InsertSliceOp, tensor::ParallelInsertSliceOp>(
              [](auto op) { checkInsertedSlice(op, op.getDestMutable().getOperandNumber()); })
          .Case<tensor::ExpandShapeOp>(checkExpanded)
          .Case<tensor::ReshapeOp>(checkReshaped)
          .Case<tensor::ConcatOp>(checkConcat)
          .Case<tensor::EmptyOp, tensor::GenerateOp>(
              [](auto op) { checkSizes(op, getAsOpFoldResult(op->getOperands()), "dynamic size"); })
          .Case<tensor::PadOp>([](tensor::PadOp op) {
            checkSizes(op, op.getMixedLowPad(), "low padding");
            checkSizes(op, op.getMixedHighPad(), "high padding");
          })
          .Case<arith::DivSIOp, arith::RemSIOp, arith::CeilDivSIOp, arith::FloorDivSIOp,
                index::DivSOp, index::RemSOp, index::CeilDivSOp, index::FloorDivSOp>(
              [](Operation *op) { checkDivision(op, /*isSigned=*/true); })
          .Case<arith::DivUIOp, arith::RemUIOp, arith::CeilDivUIOp, index::DivUOp, index::RemUOp,
                index::CeilDivUOp>([](Operation *op) { checkDivision(op, /*isSigned=*/false); })
          .Case<affine::AffineApplyOp, affine::AffineMinOp, affine::AffineMaxOp>(
              [](auto op) { checkDivisors(op); })
          .Case<scf::ForOp, scf::ForallOp, scf::ParallelOp>(checkSteps)
          .Default(checkCompressSizes);
  }
};
} // namespace
