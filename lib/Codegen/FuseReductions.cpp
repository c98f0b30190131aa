//===- FuseReductions.cpp - Reductions with what reads their rows again -*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A scale needs all of a row before the row can be quantized. Done row by row,
// the second read finds it in cache:
//
//   %m = reduce(%x) ; %s = elementwise(%m) ; %y = elementwise(%x, %s)
// becomes
//   %y, %s = scf.forall (%row) { reduce(%x[%row]) ; elementwise ; elementwise }
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Transforms/TileUsingInterface.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSFUSEREDUCTIONS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Whether the first dimension is the first loop, and that loop in no other.
static bool isRowByRow(AffineMap map) {
  if (map.getNumResults() == 0 || map.getResult(0) != getAffineDimExpr(0, map.getContext()))
    return false;
  return llvm::none_of(map.getResults().drop_front(),
                       [](AffineExpr expr) { return expr.isFunctionOfDim(0); });
}

/// Whether every result is written row by row, the rows in parallel.
static bool writesRows(linalg::GenericOp op) {
  return op && op.hasPureTensorSemantics() && op.getNumLoops() > 0 &&
         op.getIteratorTypesArray()[0] == utils::IteratorType::parallel &&
         llvm::all_of(op.getDpsInitsMutable(), [&](OpOperand &init) {
           return isRowByRow(op.getMatchingIndexingMap(&init));
         });
}

namespace {
/// An elementwise op, and the ops from a reduction of its rows to it.
struct RowGroup {
  linalg::GenericOp root;
  llvm::SmallSetVector<Operation *, 4> producers;
  /// Results of the producers that others read, too: the loop gives them.
  llvm::SmallPtrSet<Value, 4> yielded;
  /// Those readers, and theirs, as far as they come before the root.
  SmallVector<Operation *> early;

  bool contains(Operation *op) { return op == root || producers.contains(op); }
  bool readsRows(Value value) {
    return llvm::any_of(root.getDpsInputOperands(), [&](OpOperand *input) {
      return input->get() == value && isRowByRow(root.getMatchingIndexingMap(input));
    });
  }
  bool collect(linalg::GenericOp reader);
  bool findOtherReaders();

private:
  bool addEarly(Operation *op);
};
} // namespace

/// Adds what lies between a reduction of the root's rows and `reader`, if there
/// is such a reduction.
bool RowGroup::collect(linalg::GenericOp reader) {
  bool found = false;
  for (OpOperand *input : reader.getDpsInputOperands()) {
    auto producer = input->get().getDefiningOp<linalg::GenericOp>();
    if (!writesRows(producer) || producer->getBlock() != root->getBlock() ||
        !isRowByRow(reader.getMatchingIndexingMap(input)))
      continue;
    bool leads =
        producer.getNumReductionLoops() == 0
            ? collect(producer)
            : llvm::any_of(producer.getDpsInputOperands(), [&](OpOperand *data) {
                return readsRows(data->get()) && isRowByRow(producer.getMatchingIndexingMap(data));
              });
    if (leads)
      producers.insert(producer);
    found |= leads;
  }
  return found;
}

/// Adds the readers of the producers outside of the group. False if one has to
/// come before the root.
bool RowGroup::findOtherReaders() {
  for (Operation *producer : producers)
    for (Value result : producer->getResults())
      for (Operation *user : result.getUsers()) {
        if (contains(user))
          continue;
        yielded.insert(result);
        if (!addEarly(user))
          return false;
      }
  return true;
}

bool RowGroup::addEarly(Operation *op) {
  op = root->getBlock()->findAncestorOpInBlock(*op);
  if (!op->isBeforeInBlock(root) || llvm::is_contained(early, op))
    return true;
  if (!isMemoryEffectFree(op))
    return false;
  early.push_back(op);
  return llvm::all_of(op->getUsers(),
                      [&](Operation *user) { return !contains(user) && addEarly(user); });
}

static LogicalResult tileToRows(IRRewriter &rewriter, RowGroup &group) {
  SmallVector<OpFoldResult> sizes(group.root.getNumLoops(), rewriter.getIndexAttr(0));
  sizes[0] = rewriter.getIndexAttr(1);
  scf::SCFTileAndFuseOptions options;
  options.tilingOptions.setTileSizes(sizes);
  options.tilingOptions.setLoopType(scf::SCFTilingOptions::LoopType::ForallOp);
  options.setFusionControlFn(
      [&](tensor::ExtractSliceOp, OpResult result,
          bool) -> std::optional<scf::SCFTileAndFuseOptions::ControlFnResult> {
        Operation *owner = result.getOwner();
        if (!group.producers.contains(owner) && !isa<linalg::FillOp>(owner))
          return std::nullopt;
        return scf::SCFTileAndFuseOptions::ControlFnResult{group.yielded.contains(result)};
      });
  rewriter.setInsertionPoint(group.root);
  FailureOr<scf::SCFTileAndFuseResult> tiled = scf::tileConsumerAndFuseProducersUsingSCF(
      rewriter, cast<TilingInterface>(group.root.getOperation()), options);
  if (failed(tiled))
    return failure();
  for (auto [from, to] : tiled->replacements)
    rewriter.replaceUsesWithIf(from, to, [loop = to.getDefiningOp(), &group](OpOperand &use) {
      return !group.contains(use.getOwner()) && !loop->isProperAncestor(use.getOwner());
    });
  llvm::sort(group.early, [](Operation *a, Operation *b) { return b->isBeforeInBlock(a); });
  for (Operation *op : group.early)
    rewriter.moveOpAfter(op, tiled->loops.front());
  return success();
}

namespace {
struct FuseReductions : compress::impl::CompressFuseReductionsBase<FuseReductions> {
  void runOnOperation() override {
    SmallVector<linalg::GenericOp> roots;
    getOperation()->walk([&](linalg::GenericOp op) {
      // One row is all there is to read twice.
      if (writesRows(op) && op->getNumResults() == 1 && op.getNumReductionLoops() == 0 &&
          op.getNumLoops() > 1 && op.getStaticLoopRanges()[0] != 1)
        roots.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp root : roots) {
      RowGroup group;
      group.root = root;
      if (!group.collect(root) || !group.findOtherReaders())
        continue;
      if (failed(tileToRows(rewriter, group))) {
        root->emitError("tiling this op to the rows of the reduction that it reads failed");
        return signalPassFailure();
      }
    }
    // The ops that were tiled, and slices of them.
    (void)runRegionDCE(rewriter, getOperation()->getRegions());
  }
};
} // namespace
