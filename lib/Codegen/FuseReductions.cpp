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

#include "PlainResult.h"
#include "ResolveSizes.h"
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
using namespace mlir::compress;

/// Upstream's tiling crashes on loops that are known to take no step, and takes no
/// results that constants index.
static bool isTileable(linalg::LinalgOp op) {
  return !llvm::is_contained(op.getStaticLoopRanges(), 0) &&
         llvm::all_of(op.getDpsInitsMutable(), [&](OpOperand &init) {
           return op.getMatchingIndexingMap(&init).isProjectedPermutation();
         });
}

/// The loop of `op` that walks over dimension `position` of all of its results, if
/// it is parallel and does nothing else in them.
static std::optional<unsigned> findRowLoop(linalg::GenericOp op, unsigned position) {
  std::optional<unsigned> loop;
  for (OpOperand &init : op.getDpsInitsMutable()) {
    AffineMap map = op.getMatchingIndexingMap(&init);
    if (position >= map.getNumResults())
      return std::nullopt;
    auto dim = dyn_cast<AffineDimExpr>(map.getResult(position));
    if (!dim || findPlainResult(map, dim.getPosition()) != position ||
        (loop && loop != dim.getPosition()))
      return std::nullopt;
    loop = dim.getPosition();
  }
  if (!loop || op.getIteratorTypesArray()[*loop] != utils::IteratorType::parallel)
    return std::nullopt;
  return loop;
}

namespace {
/// An elementwise op, and the ops from a reduction of its rows to it.
struct RowGroup {
  linalg::GenericOp root;
  unsigned rowLoop; ///< of the root
  llvm::SmallSetVector<Operation *, 4> producers;
  /// Results of the producers that others read, too: the loop gives them.
  llvm::SmallPtrSet<Value, 4> yielded;
  /// Those readers, and theirs, as far as they come before the root.
  SmallVector<Operation *> early;

  bool contains(Operation *op) { return op == root || producers.contains(op); }
  bool collect(linalg::GenericOp reader, unsigned loop);
  bool findOtherReaders();

private:
  bool sharesRows(linalg::GenericOp reduction, unsigned loop);
  bool addEarly(Operation *op);
};
} // namespace

/// Whether the reduction reads a tensor of the root's, by the same rows.
bool RowGroup::sharesRows(linalg::GenericOp reduction, unsigned loop) {
  for (OpOperand *data : reduction.getDpsInputOperands())
    for (OpOperand *input : root.getDpsInputOperands()) {
      std::optional<unsigned> position =
          findPlainResult(root.getMatchingIndexingMap(input), rowLoop);
      if (data->get() == input->get() && position &&
          position == findPlainResult(reduction.getMatchingIndexingMap(data), loop))
        return true;
    }
  return false;
}

/// Adds what lies between a reduction of the root's rows and `reader`, whose loop
/// over rows is `loop`, if there is such a reduction.
bool RowGroup::collect(linalg::GenericOp reader, unsigned loop) {
  bool found = false;
  for (OpOperand *input : reader.getDpsInputOperands()) {
    auto producer = input->get().getDefiningOp<linalg::GenericOp>();
    std::optional<unsigned> position = findPlainResult(reader.getMatchingIndexingMap(input), loop);
    if (!producer || !producer.hasPureTensorSemantics() || !position ||
        producer->getBlock() != root->getBlock() || !isTileable(producer))
      continue;
    std::optional<unsigned> producerLoop = findRowLoop(producer, *position);
    if (!producerLoop)
      continue;
    bool leads = producer.getNumReductionLoops() == 0 ? collect(producer, *producerLoop)
                                                      : sharesRows(producer, *producerLoop);
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
  // Null in another block: what it reads dominates it, so the root comes before.
  op = root->getBlock()->findAncestorOpInBlock(*op);
  if (!op || !op->isBeforeInBlock(root) || llvm::is_contained(early, op))
    return true;
  if (!isMemoryEffectFree(op))
    return false;
  early.push_back(op);
  return llvm::all_of(op->getUsers(),
                      [&](Operation *user) { return !contains(user) && addEarly(user); });
}

static LogicalResult tileToRows(IRRewriter &rewriter, RowGroup &group) {
  SmallVector<OpFoldResult> sizes(group.root.getNumLoops(), rewriter.getIndexAttr(0));
  sizes[group.rowLoop] = rewriter.getIndexAttr(1);
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
  // A size that the loop's bound is made of stands in front of the loop.
  for (auto [from, to] : tiled->replacements)
    rewriter.replaceUsesWithIf(from, to, [loop = to.getDefiningOp(), &group](OpOperand &use) {
      Operation *reader = loop->getBlock()->findAncestorOpInBlock(*use.getOwner());
      bool isSize = reader && isa<tensor::DimOp>(reader) && reader->isBeforeInBlock(loop);
      return !group.contains(use.getOwner()) && reader != loop && !isSize;
    });
  llvm::sort(group.early, [](Operation *a, Operation *b) { return b->isBeforeInBlock(a); });
  for (Operation *op : group.early)
    rewriter.moveOpAfter(op, tiled->loops.front());
  return success();
}

namespace {
struct FuseReductions : compress::impl::CompressFuseReductionsBase<FuseReductions> {
  void runOnOperation() override {
    SmallVector<RowGroup> groups;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
          op.getNumReductionLoops() != 0 || !isTileable(op))
        return;
      // One row is all there is to read twice: it is the first loop that takes steps.
      SmallVector<int64_t> sizes = op.getStaticLoopRanges();
      const int64_t *rows = llvm::find_if(sizes, [](int64_t size) { return size != 1; });
      unsigned loop = rows - sizes.begin();
      if (loop + 1 < sizes.size())
        groups.push_back({op, loop, {}, {}, {}});
    });
    IRRewriter rewriter(&getContext());
    for (RowGroup &group : groups) {
      std::optional<unsigned> position = findPlainResult(
          group.root.getMatchingIndexingMap(group.root.getDpsInitOperand(0)), group.rowLoop);
      if (!position || !group.collect(group.root, group.rowLoop) || !group.findOtherReaders())
        continue;
      if (failed(tileToRows(rewriter, group))) {
        group.root->emitError("tiling this op to the rows of the reduction that it reads failed");
        return signalPassFailure();
      }
    }
    // Sizes of what was tiled become sizes of what that is made of, and then those
    // ops, and slices of them, are dead.
    if (failed(resolveSizes(getOperation())))
      return signalPassFailure();
    (void)runRegionDCE(rewriter, getOperation()->getRegions());
  }
};
} // namespace
