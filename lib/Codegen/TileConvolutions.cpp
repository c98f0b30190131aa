//===- TileConvolutions.cpp - Convolutions image by image ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Unrolling windows into rows multiplies the input by the window's size. Done
// image by image, the rows stay in cache, and what follows (bias, activation,
// pooling) finds them there:
//
//   %1 = conv(%x, %w) ; %2 = relu(%1) ; %3 = pool(%2)
// becomes
//   %3 = scf.forall (%n) { conv(%x[%n], %w) ; relu ; pool }
//
//===----------------------------------------------------------------------===//

#include "PlainResult.h"
#include "compress/Analysis/Contraction.h"
#include "compress/Codegen/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Transforms/TileUsingInterface.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSTILECONVOLUTIONS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// The loop over images of a convolution: in the result and, by itself, in the
/// input, not in the weight.
static std::optional<unsigned> findImageLoop(const Contraction &contraction) {
  linalg::LinalgOp op = contraction.op;
  AffineMap input = op.getMatchingIndexingMap(contraction.input);
  if (input.isProjectedPermutation())
    return std::nullopt; // no windows
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  if (llvm::is_contained(sizes, 0))
    return std::nullopt; // upstream's tiling crashes on these
  for (unsigned loop : contraction.getLoops(LoopKind::M))
    if (sizes[loop] != 1 && findPlainResult(input, loop))
      return loop;
  return std::nullopt;
}

namespace {
/// The chain of ops from a convolution on that work image by image.
struct Chain {
  linalg::LinalgOp root;
  unsigned loop; ///< the images in the root
  llvm::SmallPtrSet<Operation *, 4> ops;
};

/// extract_slice(dequantize(q, s)) -> dequantize(extract_slice(q), extract_slice(s)),
/// where the slice takes whole blocks.
struct SliceBeforeDequantize : OpRewritePattern<tensor::ExtractSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExtractSliceOp op,
                                PatternRewriter &rewriter) const override {
    auto dequantize = op.getSource().getDefiningOp<DequantizeOp>();
    if (!dequantize || !op.hasUnitStride() ||
        op.getType().getRank() != op.getSourceType().getRank())
      return rewriter.notifyMatchFailure(op, "not a plain slice of a dequantize");
    SmallVector<OpFoldResult> offsets = op.getMixedOffsets(), sizes = op.getMixedSizes(),
                              strides = op.getMixedStrides();
    SmallVector<OpFoldResult> scaleOffsets(offsets), scaleSizes(sizes);
    SmallVector<OpFoldResult> all =
        tensor::getMixedSizes(rewriter, op.getLoc(), dequantize.getScale());
    for (auto [dim, block] : llvm::enumerate(dequantize.getScheme().getBlock())) {
      if (block == 1)
        continue;
      bool whole = isConstantIntValue(offsets[dim], 0) &&
                   getConstantIntValue(sizes[dim]) == op.getSourceType().getDimSize(dim);
      if (block != 0 && !whole)
        return rewriter.notifyMatchFailure(op, "the slice cuts blocks");
      scaleOffsets[dim] = rewriter.getIndexAttr(0);
      scaleSizes[dim] = all[dim];
    }
    auto slice = [&](Value v, ArrayRef<OpFoldResult> offsets, ArrayRef<OpFoldResult> sizes) {
      return tensor::ExtractSliceOp::create(rewriter, op.getLoc(), v, offsets, sizes, strides)
          .getResult();
    };
    Value q = slice(dequantize.getInput(), offsets, sizes);
    Value scale = slice(dequantize.getScale(), scaleOffsets, scaleSizes);
    Value zeroPoint;
    if (dequantize.getZeroPoint())
      zeroPoint = slice(dequantize.getZeroPoint(), scaleOffsets, scaleSizes);
    rewriter.replaceOpWithNewOp<DequantizeOp>(op, op.getType(), q, scale, zeroPoint,
                                              dequantize.getScheme());
    return success();
  }
};
} // namespace

/// Follows the only reader of each result while it works image by image, too.
static Chain findChain(linalg::LinalgOp convolution, unsigned loop) {
  Chain chain{convolution, loop, {}};
  chain.ops.insert(convolution);
  while (chain.root->hasOneUse()) {
    OpOperand &use = *chain.root->use_begin();
    auto reader = dyn_cast<linalg::LinalgOp>(use.getOwner());
    if (!reader || !reader.hasPureTensorSemantics() || reader->getNumResults() != 1 ||
        !reader.isDpsInput(&use) || reader->getBlock() != convolution->getBlock() ||
        succeeded(matchContraction(reader.getOperation())) ||
        llvm::is_contained(reader.getStaticLoopRanges(), 0))
      break;
    std::optional<unsigned> position = findPlainResult(
        chain.root.getMatchingIndexingMap(chain.root.getDpsInitOperand(0)), chain.loop);
    if (!position)
      break;
    auto image = dyn_cast<AffineDimExpr>(reader.getMatchingIndexingMap(&use).getResult(*position));
    AffineMap out = reader.getMatchingIndexingMap(reader.getDpsInitOperand(0));
    if (!image ||
        reader.getIteratorTypesArray()[image.getPosition()] != utils::IteratorType::parallel ||
        !findPlainResult(reader.getMatchingIndexingMap(&use), image.getPosition()) ||
        !findPlainResult(out, image.getPosition()))
      break;
    chain.root = reader;
    chain.loop = image.getPosition();
    chain.ops.insert(reader);
  }
  return chain;
}

/// What costs less to compute again, image by image, than to write for all images
/// and read back: constants, broadcasts, the borders.
static bool isCheapProducer(Operation *op) {
  if (isa<linalg::FillOp, tensor::PadOp>(op))
    return true;
  auto generic = dyn_cast<linalg::GenericOp>(op);
  return generic && generic.getNumReductionLoops() == 0 &&
         llvm::all_of(generic.getDpsInputOperands(), [&](OpOperand *input) {
           return generic.getRank(input) < generic.getNumLoops();
         });
}

static LogicalResult tileChain(IRRewriter &rewriter, const Chain &chain) {
  linalg::LinalgOp root = chain.root;
  SmallVector<OpFoldResult> sizes(root.getNumLoops(), rewriter.getIndexAttr(0));
  sizes[chain.loop] = rewriter.getIndexAttr(1);
  scf::SCFTileAndFuseOptions options;
  options.tilingOptions.setTileSizes(sizes);
  options.tilingOptions.setLoopType(scf::SCFTilingOptions::LoopType::ForallOp);
  options.setFusionControlFn(
      [&](tensor::ExtractSliceOp, OpResult producer,
          bool) -> std::optional<scf::SCFTileAndFuseOptions::ControlFnResult> {
        Operation *owner = producer.getOwner();
        if (!chain.ops.contains(owner) && !isCheapProducer(owner))
          return std::nullopt;
        return scf::SCFTileAndFuseOptions::ControlFnResult{};
      });
  rewriter.setInsertionPoint(root);
  FailureOr<scf::SCFTileAndFuseResult> tiled = scf::tileConsumerAndFuseProducersUsingSCF(
      rewriter, cast<TilingInterface>(root.getOperation()), options);
  if (failed(tiled))
    return failure();
  for (auto [from, to] : tiled->replacements)
    rewriter.replaceAllUsesWith(from, to);
  return success();
}

namespace {
struct TileConvolutions : compress::impl::CompressTileConvolutionsBase<TileConvolutions> {
  void runOnOperation() override {
    SmallVector<std::pair<linalg::LinalgOp, unsigned>> convolutions;
    getOperation()->walk([&](linalg::LinalgOp op) {
      FailureOr<Contraction> contraction = matchContraction(op.getOperation());
      if (failed(contraction))
        return;
      if (std::optional<unsigned> loop = findImageLoop(*contraction))
        convolutions.push_back({op, *loop});
    });
    IRRewriter rewriter(&getContext());
    for (auto [op, loop] : convolutions)
      if (failed(tileChain(rewriter, findChain(op, loop)))) {
        op->emitError("tiling this convolution over its images failed");
        return signalPassFailure();
      }
    RewritePatternSet patterns(&getContext());
    patterns.add<SliceBeforeDequantize>(&getContext());
    // An image's scratch is its own, not a slice of one for all images.
    tensor::populateFoldTensorEmptyPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
