//===- VectorizeTransposes.cpp - Transposes in registers ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   generic ins(%a[j, i]) outs(%o[i, j])
// becomes, for tiles of T x T
//   read T rows of %a along i, transpose, body on T rows along j, write them
//
// At the borders a read stays inside by repeating the last row or by a mask,
// and a write is masked or skipped.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Codegen/VectorBody.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSVECTORIZETRANSPOSES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// Results that are loops, each once, or constant zeros.
static bool isPlain(AffineMap map) {
  return map.isProjectedPermutation(/*allowZeroInResults=*/true);
}

static bool isContiguous(Value value) {
  auto type = dyn_cast<MemRefType>(value.getType());
  return type && (type.getRank() == 0 || type.isLastDimUnitStride());
}

static bool isVectorElement(Type element) {
  return element.isIntOrFloat() && element.getIntOrFloatBitWidth() >= 8;
}

/// The loop along which a map's memory is contiguous, if a loop is.
static std::optional<unsigned> innermost(AffineMap map) {
  if (map.getNumResults() == 0)
    return std::nullopt;
  auto dim = dyn_cast<AffineDimExpr>(map.getResults().back());
  return dim ? std::optional<unsigned>(dim.getPosition()) : std::nullopt;
}

/// The loop that the transposed inputs are contiguous along; none if the op
/// doesn't transpose, or isn't elementwise on contiguous rows.
static std::optional<unsigned> findTransposedLoop(linalg::GenericOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumReductionLoops() || op.getNumLoops() < 2 ||
      op.getNumDpsInits() != 1 || !isVectorizableBody(op) ||
      op.payloadUsesValueFromOperand(op.getDpsInitOperand(0)))
    return std::nullopt;
  OpOperand *init = op.getDpsInitOperand(0);
  unsigned last = op.getNumLoops() - 1;
  if (!op.getMatchingIndexingMap(init).isIdentity() || !isContiguous(init->get()) ||
      !isVectorElement(getElementTypeOrSelf(init->get())))
    return std::nullopt;
  std::optional<unsigned> transposed;
  for (OpOperand *input : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(input);
    if (!isa<MemRefType>(input->get().getType()))
      continue;
    if (!isPlain(map) || !isVectorElement(getElementTypeOrSelf(input->get())))
      return std::nullopt;
    if (!map.isFunctionOfDim(last))
      continue; // one element for a whole row of the result
    if (!isContiguous(input->get()))
      return std::nullopt;
    std::optional<unsigned> loop = innermost(map);
    if (loop == last)
      continue;
    if (!loop || (transposed && transposed != loop))
      return std::nullopt;
    transposed = loop;
  }
  return transposed;
}

namespace {
class TransposeEmitter {
public:
  TransposeEmitter(IRRewriter &rewriter, linalg::GenericOp op, unsigned across, int64_t tile)
      : b(rewriter), op(op), loc(op.getLoc()), across(across), along(op.getNumLoops() - 1),
        tile(tile), ivs(op.getNumLoops()) {}

  void emit();

private:
  Value constant(int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); }
  SmallVector<Value> indicesOf(AffineMap map) {
    SmallVector<Value> indices;
    for (AffineExpr expr : map.getResults()) {
      auto dim = dyn_cast<AffineDimExpr>(expr);
      indices.push_back(dim ? ivs[dim.getPosition()] : constant(0));
    }
    return indices;
  }
  Value readRow(OpOperand *operand, AffineMap map) {
    Type element = getElementTypeOrSelf(operand->get());
    Value padding = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
    return vector::TransferReadOp::create(b, loc, VectorType::get({tile}, element), operand->get(),
                                          indicesOf(map), padding, ArrayRef<bool>{false});
  }
  SmallVector<Value> readTransposed(OpOperand *operand);
  void emitTile();

  IRRewriter &b;
  linalg::GenericOp op;
  Location loc;
  unsigned across, along;
  int64_t tile;
  SmallVector<Value> ivs, sizes;
};
} // namespace

/// The tile's rows along `along`, of an input that is contiguous `across`.
SmallVector<Value> TransposeEmitter::readTransposed(OpOperand *operand) {
  AffineMap map = op.getMatchingIndexingMap(operand);
  VectorType square = VectorType::get({tile, tile}, getElementTypeOrSelf(operand->get()));
  Value block = arith::ConstantOp::create(b, loc, square, b.getZeroAttr(square));
  Value first = ivs[along];
  Value last = arith::SubIOp::create(b, loc, sizes[along], constant(1));
  for (int64_t i = 0; i < tile; ++i) {
    Value at = arith::AddIOp::create(b, loc, first, constant(i));
    ivs[along] = arith::MinUIOp::create(b, loc, at, last);
    block = vector::InsertOp::create(b, loc, readRow(operand, map), block, i);
  }
  ivs[along] = first;
  Value turned = vector::TransposeOp::create(b, loc, block, ArrayRef<int64_t>{1, 0});
  SmallVector<Value> rows;
  for (int64_t i = 0; i < tile; ++i)
    rows.push_back(vector::ExtractOp::create(b, loc, turned, i));
  return rows;
}

void TransposeEmitter::emitTile() {
  llvm::SmallDenseMap<OpOperand *, SmallVector<Value>> transposed;
  for (OpOperand *input : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(input);
    if (isa<MemRefType>(input->get().getType()) && map.isFunctionOfDim(along) &&
        innermost(map) == across)
      transposed[input] = readTransposed(input);
  }
  OpOperand *init = op.getDpsInitOperand(0);
  Value first = ivs[across];
  for (int64_t i = 0; i < tile; ++i) {
    ivs[across] = arith::AddIOp::create(b, loc, first, constant(i));
    Value inside =
        arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ult, ivs[across], sizes[across]);
    auto guard = scf::IfOp::create(b, loc, inside, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard insertion(b);
    b.setInsertionPointToStart(guard.thenBlock());
    Value row = emitVectorBody(b, op, tile, [&](OpOperand *input) -> Value {
      if (auto found = transposed.find(input); found != transposed.end())
        return found->second[i];
      if (!isa<MemRefType>(input->get().getType()))
        return splatToLanes(b, loc, input->get(), tile);
      AffineMap map = op.getMatchingIndexingMap(input);
      if (map.isFunctionOfDim(along))
        return readRow(input, map);
      Value scalar = memref::LoadOp::create(b, loc, input->get(), indicesOf(map));
      return splatToLanes(b, loc, scalar, tile);
    });
    vector::TransferWriteOp::create(b, loc, row, init->get(),
                                    indicesOf(op.getMatchingIndexingMap(init)),
                                    ArrayRef<bool>{false});
  }
  ivs[across] = first;
}

void TransposeEmitter::emit() {
  b.setInsertionPoint(op);
  SmallVector<Value> from, step;
  for (auto [dim, range] :
       llvm::enumerate(cast<linalg::LinalgOp>(op.getOperation()).createLoopRanges(b, loc))) {
    sizes.push_back(getValueOrCreateConstantIndexOp(b, loc, range.size));
    from.push_back(constant(0));
    step.push_back(constant(dim == across || dim == along ? tile : 1));
  }
  scf::ParallelOp::create(b, loc, from, sizes, step,
                          [&](OpBuilder &nested, Location, ValueRange indices) {
                            OpBuilder::InsertionGuard guard(b);
                            b.setInsertionPointToStart(nested.getInsertionBlock());
                            ivs.assign(indices.begin(), indices.end());
                            emitTile();
                          });
  b.eraseOp(op);
}

namespace {
struct VectorizeTransposes : compress::impl::CompressVectorizeTransposesBase<VectorizeTransposes> {
  using CompressVectorizeTransposesBase::CompressVectorizeTransposesBase;

  void runOnOperation() override {
    llvm::Expected<TargetAttr> resolved = resolveTarget(getOperation(), target);
    if (!resolved) {
      emitError(getOperation()->getLoc(), llvm::toString(resolved.takeError()));
      return signalPassFailure();
    }
    int64_t tile = resolved->getVectorBits() / 32;
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops)
      if (std::optional<unsigned> across = findTransposedLoop(op))
        TransposeEmitter(rewriter, op, *across, tile).emit();
  }
};
} // namespace
