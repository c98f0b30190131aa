//===- HoistAssertions.cpp - Assertions in front of loops ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   linalg.generic (d0, d1) ins(%ids at d0) {
//     cf.assert %id < %n, ".."
// becomes
//   %holds = linalg.generic (d0) reduction, ins(%ids at d0) { %out and %id < %n }
//   cf.assert %holds, ".."
//   linalg.generic (d0, d1) ins(%ids at d0) {
//
// over no more loops than the condition depends on (and in an scf.if if another
// may be empty). A branch per element would keep the loop from being vectorized.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSHOISTASSERTIONS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

namespace {
/// What a condition in the body of `op` is computed from.
struct Slice {
  llvm::SetVector<Operation *> ops;    ///< of the body
  llvm::SetVector<OpOperand *> inputs; ///< whose elements it reads
  llvm::SmallBitVector loops;          ///< that it depends on

  explicit Slice(linalg::LinalgOp op) : loops(op.getNumLoops()) {}

  /// Fails on what depends on the order of iterations or has effects.
  LogicalResult add(linalg::LinalgOp op, Value value) {
    if (auto argument = dyn_cast<BlockArgument>(value); argument.getOwner() == op.getBlock()) {
      if (argument.getArgNumber() >= op.getNumDpsInputs())
        return failure();
      OpOperand *input = op.getDpsInputOperand(argument.getArgNumber());
      inputs.insert(input);
      for (unsigned loop = 0; loop < loops.size(); ++loop)
        if (op.getMatchingIndexingMap(input).isFunctionOfDim(loop))
          loops.set(loop);
      return success();
    }
    Operation *producer = value.getDefiningOp();
    if (!producer || !op->isProperAncestor(producer) || ops.contains(producer))
      return success();
    if (!isPure(producer) || producer->getNumRegions())
      return failure();
    if (auto index = dyn_cast<linalg::IndexOp>(producer))
      loops.set(index.getDim());
    for (Value operand : producer->getOperands())
      if (failed(add(op, operand)))
        return failure();
    ops.insert(producer); // after its operands
    return success();
  }
};

/// Conditions on the same loops.
struct Group {
  Slice slice;
  SmallVector<Value> conditions;
};
} // namespace

/// a & (b & c) as [a, b, c].
static void splitConjunction(Value condition, SmallVectorImpl<Value> &parts) {
  auto both = condition.getDefiningOp<arith::AndIOp>();
  if (!both)
    return parts.push_back(condition);
  splitConjunction(both.getLhs(), parts);
  splitConjunction(both.getRhs(), parts);
}

/// The sizes of the loops, each from an operand that it indexes alone.
static FailureOr<SmallVector<OpFoldResult>> getLoopSizes(OpBuilder &b, linalg::LinalgOp op) {
  SmallVector<OpFoldResult> sizes;
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    OpFoldResult size;
    for (OpOperand &operand : op->getOpOperands())
      if (auto dim = op.getMatchingIndexingMap(&operand).getResultPosition(
              getAffineDimExpr(loop, b.getContext()));
          dim && !size)
        size = tensor::getMixedSize(b, op.getLoc(), operand.get(), *dim);
    if (!size)
      return failure();
    sizes.push_back(size);
  }
  return sizes;
}

/// Whether all conditions of the group hold.
static Value emitConjunction(OpBuilder &b, linalg::LinalgOp op, ArrayRef<OpFoldResult> sizes,
                             const Group &group) {
  Location loc = op.getLoc();
  llvm::SmallBitVector unused = group.slice.loops;
  unused.flip();
  SmallVector<int64_t> position(op.getNumLoops());
  for (auto [i, loop] : llvm::enumerate(group.slice.loops.set_bits()))
    position[loop] = i;

  SmallVector<Value> operands;
  SmallVector<AffineMap> maps;
  for (OpOperand *input : group.slice.inputs) {
    operands.push_back(input->get());
    maps.push_back(compressDims(op.getMatchingIndexingMap(input), unused));
  }
  // Loops that no input tells the size of: by a tensor that nobody reads.
  int64_t numLoops = group.slice.loops.count();
  for (unsigned loop : group.slice.loops.set_bits()) {
    AffineExpr expr = b.getAffineDimExpr(position[loop]);
    if (llvm::any_of(maps, [&](AffineMap map) { return map.getResultPosition(expr); }))
      continue;
    operands.push_back(tensor::EmptyOp::create(b, loc, sizes[loop], b.getI1Type()));
    maps.push_back(AffineMap::get(numLoops, 0, expr));
  }
  maps.push_back(AffineMap::get(numLoops, 0, b.getContext()));

  Value yes = arith::ConstantOp::create(b, loc, b.getBoolAttr(true));
  Value init = tensor::EmptyOp::create(b, loc, ArrayRef<int64_t>{}, b.getI1Type());
  init = linalg::FillOp::create(b, loc, yes, init).getResult(0);
  SmallVector<utils::IteratorType> iterators(numLoops, utils::IteratorType::reduction);
  auto check = linalg::GenericOp::create(
      b, loc, init.getType(), operands, init, maps, iterators,
      [&](OpBuilder &nested, Location, ValueRange args) {
        IRMapping mapping;
        for (auto [input, argument] : llvm::zip(group.slice.inputs, args))
          mapping.map(op.getMatchingBlockArgument(input), argument);
        for (Operation *inner : group.slice.ops)
          if (auto index = dyn_cast<linalg::IndexOp>(inner))
            mapping.map(index.getResult(),
                        linalg::IndexOp::create(nested, loc, position[index.getDim()]));
          else
            nested.clone(*inner, mapping);
        Value holds = args.back();
        for (Value condition : group.conditions)
          holds = arith::AndIOp::create(nested, loc, holds, mapping.lookupOrDefault(condition));
        linalg::YieldOp::create(nested, loc, holds);
      });
  return tensor::ExtractOp::create(b, loc, check.getResult(0), ValueRange{});
}

/// The same, or true if one of the other loops is empty: then nothing is reached.
static Value emitGuarded(OpBuilder &b, linalg::LinalgOp op, ArrayRef<OpFoldResult> sizes,
                         const Group &group) {
  Location loc = op.getLoc();
  Value zero, reached;
  for (auto [loop, size] : llvm::enumerate(sizes)) {
    if (group.slice.loops.test(loop) || getConstantIntValue(size).value_or(0) > 0)
      continue;
    zero = zero ? zero : arith::ConstantIndexOp::create(b, loc, 0).getResult();
    Value some = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ne,
                                       getValueOrCreateConstantIndexOp(b, loc, size), zero);
    reached = reached ? arith::AndIOp::create(b, loc, reached, some).getResult() : some;
  }
  if (!reached)
    return emitConjunction(b, op, sizes, group);
  auto guarded = scf::IfOp::create(
      b, loc, reached,
      [&](OpBuilder &nested, Location) {
        scf::YieldOp::create(nested, loc, emitConjunction(nested, op, sizes, group));
      },
      [&](OpBuilder &nested, Location) {
        Value yes = arith::ConstantOp::create(nested, loc, nested.getBoolAttr(true));
        scf::YieldOp::create(nested, loc, yes);
      });
  return guarded.getResult(0);
}

/// Returns whether nothing of the assertion is left.
static bool hoist(linalg::LinalgOp op, cf::AssertOp assertion) {
  SmallVector<Value> conditions;
  splitConjunction(assertion.getArg(), conditions);
  llvm::MapVector<SmallVector<unsigned>, Group> groups;
  for (Value condition : conditions) {
    Slice slice(op);
    if (failed(slice.add(op, condition)))
      return false;
    SmallVector<unsigned> loops(slice.loops.set_bits());
    auto *it = groups.try_emplace(loops, Group{Slice(op), {}}).first;
    (void)it->second.slice.add(op, condition);
    it->second.conditions.push_back(condition);
  }
  OpBuilder b(op);
  FailureOr<SmallVector<OpFoldResult>> sizes = getLoopSizes(b, op);
  if (failed(sizes))
    return false;
  for (auto &[loops, group] : groups)
    cf::AssertOp::create(b, assertion.getLoc(), emitGuarded(b, op, *sizes, group),
                         assertion.getMsg());
  assertion.erase();
  return true;
}

namespace {
struct HoistAssertions : compress::impl::CompressHoistAssertionsBase<HoistAssertions> {
  void runOnOperation() override {
    getOperation().walk([](linalg::LinalgOp op) {
      if (!op.hasPureTensorSemantics())
        return;
      // In order: a condition may read what the one before makes safe to read.
      for (cf::AssertOp assertion :
           llvm::make_early_inc_range(op.getBlock()->getOps<cf::AssertOp>()))
        if (!hoist(op, assertion))
          break;
    });
  }
};
} // namespace
