//===- SizeChecker.h - Run-time checks in front of an op ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CODEGEN_SIZECHECKER_H
#define COMPRESS_LIB_CODEGEN_SIZECHECKER_H

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/ParallelCombiningOpInterface.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"

namespace mlir::compress {

/// What a failed check of `op` says.
inline std::string getMessage(Operation *op, const llvm::Twine &problem) {
  std::string message;
  llvm::raw_string_ostream(message)
      << "'" << op->getName() << "' at " << op->getLoc() << ": " << problem;
  return message;
}

/// Checks in front of one op.
class SizeChecker {
public:
  /// The terminator of a parallel loop holds no ops but inserts.
  explicit SizeChecker(Operation *op)
      : b(isa<InParallelOpInterface>(op->getParentOp()) ? op->getParentOp() : op), op(op),
        loc(op->getLoc()) {}

  /// While it lives, checks hold where one of the sizes is 0, too: nothing is accessed.
  class Unless {
  public:
    Unless(SizeChecker &checker, ArrayRef<OpFoldResult> sizes) : checker(checker) {
      checker.unlessZero.assign(sizes.begin(), sizes.end());
    }
    ~Unless() { checker.unlessZero.clear(); }

  private:
    SizeChecker &checker;
  };

  /// Dimension `dim` of operand `number` must be `expected`.
  void expectSize(unsigned number, int64_t dim, OpFoldResult expected) {
    expect(arith::CmpIPredicate::eq, number, dim, expected, "isn't what the other operands say");
  }
  /// It must be above `index`, the largest that is read.
  void expectAbove(unsigned number, int64_t dim, OpFoldResult index) {
    expect(arith::CmpIPredicate::sgt, number, dim, index, "is too small for what is accessed");
  }

  void expect(arith::CmpIPredicate predicate, OpFoldResult left, OpFoldResult right,
              const llvm::Twine &problem) {
    std::optional<int64_t> knownLeft = getConstantIntValue(left);
    std::optional<int64_t> knownRight = getConstantIntValue(right);
    if (knownLeft && knownRight &&
        arith::applyCmpPredicate(predicate, APInt(64, *knownLeft, /*isSigned=*/true),
                                 APInt(64, *knownRight, /*isSigned=*/true)))
      return;
    auto compare = [&](arith::CmpIPredicate predicate, OpFoldResult left, OpFoldResult right) {
      return arith::CmpIOp::create(b, loc, predicate, getValueOrCreateConstantIndexOp(b, loc, left),
                                   getValueOrCreateConstantIndexOp(b, loc, right));
    };
    Value holds = compare(predicate, left, right);
    for (OpFoldResult size : unlessZero)
      if (std::optional<int64_t> known = getConstantIntValue(size); !known || *known == 0)
        holds = arith::OrIOp::create(b, loc, holds,
                                     compare(arith::CmpIPredicate::eq, size, b.getIndexAttr(0)));
    cf::AssertOp::create(b, loc, holds, getMessage(op, problem));
  }

  void expectNotNegative(OpFoldResult value, const llvm::Twine &name) {
    if (getConstantIntValue(value) || !isKnownNotNegative(cast<Value>(value)))
      expect(arith::CmpIPredicate::sge, value, b.getIndexAttr(0), name + " is negative");
  }
  void expectPositive(OpFoldResult value, const llvm::Twine &name) {
    expect(arith::CmpIPredicate::sgt, value, b.getIndexAttr(0), name + " isn't positive");
  }
  OpFoldResult multiply(ArrayRef<OpFoldResult> factors) {
    OpFoldResult product = b.getIndexAttr(1);
    AffineExpr times = b.getAffineSymbolExpr(0) * b.getAffineSymbolExpr(1);
    for (OpFoldResult factor : factors)
      product = apply(AffineMap::get(0, 2, times), {product, factor});
    return product;
  }

  OpFoldResult sizeOf(unsigned number, int64_t dim) {
    return tensor::getMixedSize(b, loc, op->getOperand(number), dim);
  }
  OpFoldResult apply(AffineMap map, ArrayRef<OpFoldResult> operands) {
    return affine::makeComposedFoldedAffineApply(b, loc, map, operands);
  }

  OpFoldResult minimum(OpFoldResult left, OpFoldResult right) {
    AffineMap both = AffineMap::getMultiDimIdentityMap(2, b.getContext());
    return affine::makeComposedFoldedAffineMin(b, loc, both, {left, right});
  }
  OpFoldResult maximum(OpFoldResult left, OpFoldResult right) {
    AffineMap both = AffineMap::getMultiDimIdentityMap(2, b.getContext());
    return affine::makeComposedFoldedAffineMax(b, loc, both, {left, right});
  }

private:
  /// By what it is computed from, up to sizes of tensors: those aren't negative, and
  /// where they come from may be all of the program.
  static bool isKnownNotNegative(Value value) {
    auto isSize = [](Value, std::optional<int64_t> dim, ValueBoundsConstraintSet &) {
      return dim.has_value();
    };
    FailureOr<int64_t> least = ValueBoundsConstraintSet::computeConstantBound(
        presburger::BoundType::LB, value, isSize);
    return succeeded(least) && *least >= 0;
  }

  void expect(arith::CmpIPredicate predicate, unsigned number, int64_t dim, OpFoldResult expected,
              StringRef problem) {
    expect(predicate, sizeOf(number, dim), expected,
           "dimension " + llvm::Twine(dim) + " of operand " + llvm::Twine(number) + " " + problem);
  }

  OpBuilder b;
  Operation *op;
  Location loc;
  SmallVector<OpFoldResult> unlessZero;
};

/// Checks the operands' sizes of ops of the compress dialect.
void checkCompressSizes(Operation *op);

} // namespace mlir::compress

#endif // COMPRESS_LIB_CODEGEN_SIZECHECKER_H
