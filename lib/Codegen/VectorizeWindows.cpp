//===- VectorizeWindows.cpp - Sliding windows as vectors ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   generic ins(%x[c, 2*h + i, 2*w + j]) outs(%o[c, h, w]) reducing i, j
// becomes, for each c, h and for w by L, then by L / 2, ..
//   read L of %o; for i, j: read every other of 2 * L of %x, body; write L of %o
//
// No vector reaches past the end of a row, so no masks are needed. Only some
// targets have them, and there the masked load of a row waits for the masked store
// of the row before: slower than the smaller vectors (tried).
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Codegen/ReductionLoops.h"
#include "compress/Codegen/VectorBody.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSVECTORIZEWINDOWS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// Elements that lie further apart are read one by one.
static constexpr int64_t maxStride = 4;

/// By how much `expr` grows with `loop`; none if not by a constant.
static std::optional<int64_t> getStride(AffineExpr expr, unsigned loop, unsigned numLoops) {
  bool isLinear = true;
  expr.walk([&](AffineExpr inner) {
    isLinear &= inner.getKind() != AffineExprKind::Mod &&
                inner.getKind() != AffineExprKind::FloorDiv &&
                inner.getKind() != AffineExprKind::CeilDiv;
  });
  if (!isLinear)
    return std::nullopt;
  MLIRContext *context = expr.getContext();
  SmallVector<AffineExpr> at(numLoops, getAffineConstantExpr(0, context));
  AffineExpr zero = expr.replaceDims(at);
  at[loop] = getAffineConstantExpr(1, context);
  auto step = dyn_cast<AffineConstantExpr>(expr.replaceDims(at) - zero);
  return step ? std::optional(step.getValue()) : std::nullopt;
}

static bool isContiguous(Value memory) {
  auto type = dyn_cast<MemRefType>(memory.getType());
  return type && type.getRank() > 0 && type.isLastDimUnitStride() &&
         type.getElementType().isIntOrFloat() && type.getElementTypeBitWidth() >= 8;
}

/// The innermost parallel loop, if each operand that the body reads either stays
/// or moves along its innermost dimension with it, and one slides a window.
static std::optional<unsigned> findRowLoop(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 || op.hasIndexSemantics() ||
      movesWithReduction(op))
    return std::nullopt;
  SmallVector<unsigned> parallel;
  op.getParallelDims(parallel);
  bool reads = op.payloadUsesValueFromOperand(op.getDpsInitOperand(0));
  if (parallel.empty() || (op.getNumReductionLoops() && !reads))
    return std::nullopt;
  unsigned row = parallel.back(), numLoops = op.getNumLoops();
  int64_t size = op.getStaticLoopRanges()[row];
  if (!ShapedType::isDynamic(size) && size < 4)
    return std::nullopt; // too short
  bool slides = false;
  for (OpOperand &operand : op->getOpOperands()) {
    bool isInit = op.isDpsInit(&operand);
    if (!isa<MemRefType>(operand.get().getType()) ||
        (!isInit && op.getMatchingBlockArgument(&operand).use_empty()))
      continue;
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (map.getNumSymbols() != 0)
      return std::nullopt;
    slides |= !map.isProjectedPermutation(/*allowZeroInResults=*/true);
    ArrayRef<AffineExpr> results = map.getResults();
    if (isInit && !map.isProjectedPermutation())
      return std::nullopt;
    if (!isInit && !map.isFunctionOfDim(row))
      continue;
    if (results.empty() || !isContiguous(operand.get()) ||
        llvm::any_of(results.drop_back(), [&](AffineExpr e) { return e.isFunctionOfDim(row); }))
      return std::nullopt;
    std::optional<int64_t> stride = getStride(results.back(), row, numLoops);
    if (!stride || *stride < 1 || *stride > (isInit ? 1 : maxStride))
      return std::nullopt;
  }
  return slides ? std::optional(row) : std::nullopt;
}

namespace {
class WindowEmitter {
public:
  WindowEmitter(IRRewriter &rewriter, linalg::GenericOp op, unsigned row, int64_t lanes)
      : b(rewriter), op(op), loc(op.getLoc()), row(row), lanes(lanes), ivs(op.getNumLoops()) {}

  void emit();

private:
  Value constant(int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); }
  SmallVector<Value> indicesOf(OpOperand *operand);
  Value read(OpOperand *operand, int64_t count);
  void emitVector(int64_t count);
  void emitRow();

  IRRewriter &b;
  linalg::GenericOp op;
  Location loc;
  unsigned row;
  int64_t lanes;
  SmallVector<Value> ivs;
  SmallVector<Range> ranges;
};
} // namespace

SmallVector<Value> WindowEmitter::indicesOf(OpOperand *operand) {
  AffineMap map = op.getMatchingIndexingMap(operand);
  SmallVector<Value> indices;
  for (AffineExpr expr : map.getResults())
    indices.push_back(affine::makeComposedAffineApply(
        b, loc, AffineMap::get(map.getNumDims(), 0, expr), getAsOpFoldResult(ivs)));
  return indices;
}

/// `count` elements of one operand along the row, from ivs on.
Value WindowEmitter::read(OpOperand *operand, int64_t count) {
  if (!isa<MemRefType>(operand->get().getType()))
    return splatToLanes(b, loc, operand->get(), count);
  AffineMap map = op.getMatchingIndexingMap(operand);
  if (!map.isFunctionOfDim(row)) {
    Value scalar = memref::LoadOp::create(b, loc, operand->get(), indicesOf(operand));
    return splatToLanes(b, loc, scalar, count);
  }
  Type element = getElementTypeOrSelf(operand->get());
  int64_t stride = *getStride(map.getResults().back(), row, map.getNumDims());
  int64_t span = stride * (count - 1) + 1;
  Value padding = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
  Value whole =
      vector::TransferReadOp::create(b, loc, VectorType::get({span}, element), operand->get(),
                                     indicesOf(operand), padding, ArrayRef<bool>{true});
  if (stride == 1)
    return whole;
  SmallVector<int64_t> picked;
  for (int64_t lane = 0; lane < count; ++lane)
    picked.push_back(lane * stride);
  return vector::ShuffleOp::create(b, loc, whole, whole, picked);
}

/// `count` outputs at ivs.
void WindowEmitter::emitVector(int64_t count) {
  OpOperand *init = op.getDpsInitOperand(0);
  SmallVector<unsigned> reductions;
  op.getReductionDims(reductions);
  SmallVector<Value> sums;
  if (op.payloadUsesValueFromOperand(init))
    sums.push_back(read(init, count));
  auto body = [&](ValueRange sums) -> SmallVector<Value> {
    return {emitVectorBody(b, op, count, [&](OpOperand *operand) {
      return operand == init ? sums.front() : read(operand, count);
    })};
  };
  Value result = sums.empty()
                     ? body({}).front()
                     : emitReductionLoops(b, loc, ranges, reductions, ivs, sums, body).front();
  vector::TransferWriteOp::create(b, loc, result, init->get(), indicesOf(init),
                                  ArrayRef<bool>{true});
}

/// Whole vectors, then what is left in vectors of half the size, and so on.
void WindowEmitter::emitRow() {
  Value size = getValueOrCreateConstantIndexOp(b, loc, ranges[row].size);
  Value done = constant(0);
  for (int64_t count = lanes; count >= 1; count /= 2) {
    Value left = b.createOrFold<arith::SubIOp>(loc, size, done);
    Value whole = b.createOrFold<arith::MulIOp>(
        loc, b.createOrFold<arith::DivUIOp>(loc, left, constant(count)), constant(count));
    Value to = b.createOrFold<arith::AddIOp>(loc, done, whole);
    if (getConstantIntValue(whole) != 0)
      scf::ForOp::create(b, loc, done, to, constant(count), ValueRange{},
                         [&](OpBuilder &, Location, Value iv, ValueRange) {
                           ivs[row] = iv;
                           emitVector(count);
                           scf::YieldOp::create(b, loc);
                         });
    done = to;
  }
}

void WindowEmitter::emit() {
  b.setInsertionPoint(op);
  SmallVector<Range, 4> loopRanges =
      cast<linalg::LinalgOp>(op.getOperation()).createLoopRanges(b, loc);
  ranges.assign(loopRanges.begin(), loopRanges.end());
  SmallVector<unsigned> outer;
  op.getParallelDims(outer);
  outer.pop_back();
  SmallVector<Value> from, to, step;
  for (unsigned dim : outer) {
    from.push_back(constant(0));
    to.push_back(getValueOrCreateConstantIndexOp(b, loc, ranges[dim].size));
    step.push_back(constant(1));
  }
  if (outer.empty()) {
    emitRow();
  } else {
    scf::ParallelOp::create(b, loc, from, to, step,
                            [&](OpBuilder &nested, Location, ValueRange indices) {
                              OpBuilder::InsertionGuard guard(b);
                              b.setInsertionPointToStart(nested.getInsertionBlock());
                              for (auto [dim, iv] : llvm::zip_equal(outer, indices))
                                ivs[dim] = iv;
                              emitRow();
                            });
  }
  b.eraseOp(op);
}

namespace {
struct VectorizeWindows : compress::impl::CompressVectorizeWindowsBase<VectorizeWindows> {
  using CompressVectorizeWindowsBase::CompressVectorizeWindowsBase;

  void runOnOperation() override {
    llvm::Expected<TargetAttr> resolved = resolveTarget(getOperation(), target);
    if (!resolved) {
      emitError(getOperation()->getLoc(), llvm::toString(resolved.takeError()));
      return signalPassFailure();
    }
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      std::optional<unsigned> row = findRowLoop(op);
      if (!row)
        continue;
      rewriter.setInsertionPoint(op);
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic) {
        FailureOr<linalg::GenericOp> general = linalg::generalizeNamedOp(rewriter, op);
        if (failed(general))
          continue;
        generic = *general;
      }
      if (!isVectorizableBody(generic))
        continue;
      unsigned bits = getElementTypeOrSelf(generic.getDpsInits()[0]).getIntOrFloatBitWidth();
      WindowEmitter(rewriter, generic, *row, resolved->getVectorBits() / std::max(bits, 32u))
          .emit();
    }
  }
};
} // namespace
