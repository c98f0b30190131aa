//===- Prune.cpp - Masks by magnitude to linalg -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Magnitudes are compared as integers, by the bits of |w|: exact, in the input's
// own type, and a NaN is larger than everything. All NaNs count as equal.
//
//===----------------------------------------------------------------------===//

#include "Blocks.h"
#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::compress;

/// The bits of |w|, all NaNs as the one just above Inf.
static Value createKey(ImplicitLocOpBuilder &b, Value w) {
  Value bits = magnitudeBits(b, w);
  Value nan = createInt(b, bits.getType(), getInfinityBits(w.getType()) + 1);
  return arith::MinUIOp::create(b, bits, nan);
}

//===----------------------------------------------------------------------===//
// threshold
//===----------------------------------------------------------------------===//

/// mask = bits(|w|) > bits(t). Rounding t towards zero keeps |w| > t what it is
/// for every w of the type.
static Value createThresholdMask(ImplicitLocOpBuilder &b, Value input, APFloat threshold) {
  auto type = cast<FloatType>(cast<ShapedType>(input.getType()).getElementType());
  bool losesInfo;
  threshold.convert(type.getFloatSemantics(), APFloat::rmTowardZero, &losesInfo);
  threshold.clearSign();
  int64_t limit = threshold.bitcastToAPInt().getZExtValue();

  Value init = createEmptyLike(b, input, b.getI1Type());
  return createElementwise(b, input, init, [&](ImplicitLocOpBuilder &b, ValueRange args) {
    Value bits = magnitudeBits(b, args[0]);
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ugt, bits,
                                 createInt(b, bits.getType(), limit));
  });
}

//===----------------------------------------------------------------------===//
// n : m
//===----------------------------------------------------------------------===//

/// An element is kept if fewer than n of its group outrank it: are larger, or as
/// large and later. Fill behind a tail is -1 and outranks nothing, so a group of
/// l < m elements loses l - n of them.
///
///   %m = compress.prune_mask %w <nm 2 : 4 axis 0> : (tensor<8xf32>) -> tensor<8xi1>
///
///   %k = linalg.generic {bits of |w|} ins(%w) -> tensor<8xi32>
///   %e = tensor.expand_shape %k [[0, 1]] : tensor<8xi32> into tensor<2x4xi32>
///   %c = linalg.generic (d0, d1, d2) -> (d0, d2), (d0, d1) {count} ins(%e, %e) -> tensor<2x4xi32>
///   %l = linalg.generic {count < 2} ins(%c) -> tensor<2x4xi1>
///   %m = tensor.collapse_shape %l [[0, 1]]
static Value createGroupMask(ImplicitLocOpBuilder &b, Value input, PatternAttr pattern) {
  auto type = cast<RankedTensorType>(input.getType());
  // A slice of a tensor that is known to be empty doesn't verify.
  if (llvm::is_contained(type.getShape(), 0))
    return createEmptyLike(b, input, b.getI1Type());
  SmallVector<int64_t> block(type.getRank(), 1);
  block[pattern.getAxis()] = pattern.getM();
  Type keyType = b.getIntegerType(type.getElementTypeBitWidth());
  Value keys = createElementwise(
      b, input, createEmptyLike(b, input, keyType),
      [&](ImplicitLocOpBuilder &b, ValueRange args) { return createKey(b, args[0]); });
  Value padded = padToBlocks(b, keys, block, b.getIntegerAttr(keyType, -1));

  BlockLoops loops(b.getContext(), cast<ShapedType>(padded.getType()).getShape(), block,
                   /*aligned=*/true);
  Value groups = loops.expandData(b, padded);
  unsigned numLoops = loops.getNumLoops(), inner = *loops.getInnerLoop(pattern.getAxis());
  AffineMap own = b.getMultiDimIdentityMap(numLoops + 1).dropResult(numLoops);
  AffineMap other =
      own.replace(b.getAffineDimExpr(inner), b.getAffineDimExpr(numLoops), numLoops + 1, 0);
  SmallVector<utils::IteratorType> iterators(numLoops, utils::IteratorType::parallel);
  iterators.push_back(utils::IteratorType::reduction);
  SmallVector<OpFoldResult> sizes = getSizes(b, groups);
  Value outranked = createGeneric(
      b, {groups, groups}, createZeros(b, sizes, b.getI32Type()), {other, own, own}, iterators,
      [&](ImplicitLocOpBuilder &b, ValueRange args) {
        Value larger = arith::CmpIOp::create(b, arith::CmpIPredicate::sgt, args[0], args[1]);
        Value notLess = arith::CmpIOp::create(b, arith::CmpIPredicate::sge, args[0], args[1]);
        Value later = arith::CmpIOp::create(b, arith::CmpIPredicate::ugt,
                                            linalg::IndexOp::create(b, numLoops),
                                            linalg::IndexOp::create(b, inner));
        Value outranks = arith::SelectOp::create(b, later, notLess, larger);
        Value one = arith::ExtUIOp::create(b, b.getI32Type(), outranks);
        return arith::AddIOp::create(b, args[2], one);
      });
  Value kept = createElementwise(b, outranked, tensor::EmptyOp::create(b, sizes, b.getI1Type()),
                                 [&](ImplicitLocOpBuilder &b, ValueRange args) {
                                   return arith::CmpIOp::create(
                                       b, arith::CmpIPredicate::slt, args[0],
                                       createInt(b, b.getI32Type(), pattern.getN()));
                                 });

  Value mask = loops.collapseData(b, kept);
  if (padded == keys)
    return mask;
  SmallVector<OpFoldResult> zeros(type.getRank(), b.getIndexAttr(0)),
      ones(type.getRank(), b.getIndexAttr(1));
  return tensor::ExtractSliceOp::create(b, type.clone(b.getI1Type()), mask, zeros,
                                        getSizes(b, input), ones);
}

//===----------------------------------------------------------------------===//
// ratio
//===----------------------------------------------------------------------===//

namespace {
/// One input of a global ranking, and how many elements the inputs before it have.
struct RankedInput {
  Value tensor;
  SmallVector<Value> sizes;
  Value offset; // index
};
} // namespace

/// The place of an element in the ranking, a 64-bit number that no other element
/// has: the bits of |w| in f32 (31 of them), then its position among all elements.
static Value createRankingKey(ImplicitLocOpBuilder &b, Value w, const RankedInput &input) {
  Value key = createKey(b, toF32(b, w));
  key = arith::ExtUIOp::create(b, b.getI64Type(), key);
  key = arith::ShLIOp::create(b, key, createInt(b, b.getI64Type(), 33));
  SmallVector<Value> indices = createLoopIndices(b, input.sizes.size());
  Value position = linearize(b, indices, input.sizes);
  position = b.createOrFold<arith::AddIOp>(position, input.offset);
  position = arith::IndexCastOp::create(b, b.getI64Type(), position);
  return arith::OrIOp::create(b, key, position);
}

/// The number of elements of all inputs whose key is below `bound`.
static Value countBelow(ImplicitLocOpBuilder &b, ArrayRef<RankedInput> inputs, Value bound) {
  Value count = createZeros(b, {}, b.getI64Type());
  for (const RankedInput &input : inputs) {
    unsigned rank = input.sizes.size();
    SmallVector<AffineMap> maps{b.getMultiDimIdentityMap(rank),
                                AffineMap::get(rank, 0, b.getContext())};
    SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::reduction);
    count = createGeneric(
        b, input.tensor, count, maps, iterators, [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value key = createRankingKey(b, args[0], input);
          Value below = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, key, bound);
          Value one = arith::ExtUIOp::create(b, b.getI64Type(), below);
          return arith::AddIOp::create(b, args[1], one);
        });
  }
  return tensor::ExtractOp::create(b, count, ValueRange{});
}

/// The largest number with at most `numPruned` keys below it. Keys are unique,
/// so there are exactly that many. Its bits are tried from the highest one:
///
///   bound = 0
///   for bit = 0 to 63:
///     candidate = bound | (1 << 63 >> bit)
///     bound = countBelow(candidate) <= numPruned ? candidate : bound
static Value findBound(ImplicitLocOpBuilder &b, ArrayRef<RankedInput> inputs, Value numPruned) {
  Type i64 = b.getI64Type();
  Value highest = createInt(b, i64, std::numeric_limits<int64_t>::min());
  auto search = scf::ForOp::create(
      b, createIndex(b, 0), createIndex(b, 64), createIndex(b, 1), createInt(b, i64, 0),
      [&](OpBuilder &builder, Location loc, Value step, ValueRange carried) {
        ImplicitLocOpBuilder b(loc, builder);
        Value bit = arith::ShRUIOp::create(b, highest, arith::IndexCastOp::create(b, i64, step));
        Value candidate = arith::OrIOp::create(b, carried[0], bit);
        Value fits = arith::CmpIOp::create(b, arith::CmpIPredicate::ule,
                                           countBelow(b, inputs, candidate), numPruned);
        Value bound = arith::SelectOp::create(b, fits, candidate, carried[0]);
        scf::YieldOp::create(b, bound);
      });
  return search.getResult(0);
}

/// Masks with `false` for the roundeven(ratio * count) smallest elements of all
/// inputs together.
static SmallVector<Value> createRatioMasks(ImplicitLocOpBuilder &b, ValueRange tensors,
                                           double ratio) {
  Type i64 = b.getI64Type(), f64 = b.getF64Type();
  SmallVector<RankedInput> inputs;
  Value total = createIndex(b, 0);
  for (Value tensor : tensors) {
    inputs.push_back({tensor, createSizes(b, tensor), total});
    Value count = createIndex(b, 1);
    for (Value size : inputs.back().sizes)
      count = b.createOrFold<arith::MulIOp>(count, size);
    total = b.createOrFold<arith::AddIOp>(total, count);
  }
  Value share = arith::ConstantOp::create(b, b.getF64FloatAttr(ratio));
  Value count = arith::SIToFPOp::create(b, f64, arith::IndexCastOp::create(b, i64, total));
  share = math::RoundEvenOp::create(b, arith::MulFOp::create(b, share, count));
  Value bound = findBound(b, inputs, arith::FPToSIOp::create(b, i64, share));

  SmallVector<Value> masks;
  for (const RankedInput &input : inputs)
    masks.push_back(
        createElementwise(b, input.tensor, createEmptyLike(b, input.tensor, b.getI1Type()),
                          [&](ImplicitLocOpBuilder &b, ValueRange args) {
                            Value key = createRankingKey(b, args[0], input);
                            return arith::CmpIOp::create(b, arith::CmpIPredicate::uge, key, bound);
                          }));
  return masks;
}

//===----------------------------------------------------------------------===//
// Patterns
//===----------------------------------------------------------------------===//

namespace {
struct PruneMaskToLinalg : OpRewritePattern<PruneMaskOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PruneMaskOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    SmallVector<Value> masks;
    if (op.getRatio())
      masks = createRatioMasks(b, op.getInputs(), op.getRatio()->convertToDouble());
    else
      for (Value input : op.getInputs())
        masks.push_back(op.getThreshold() ? createThresholdMask(b, input, *op.getThreshold())
                                          : createGroupMask(b, input, op.getPattern()));
    rewriter.replaceOp(op, masks);
    return success();
  }
};

/// It selects: a masked NaN becomes 0.
struct ApplyMaskToLinalg : OpRewritePattern<ApplyMaskOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ApplyMaskOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Type element = op.getType().getElementType();
    Value init = createEmptyLike(b, op.getInput(), element);
    rewriter.replaceOp(
        op, createElementwise(b, {op.getInput(), op.getMask()}, init,
                              [&](ImplicitLocOpBuilder &b, ValueRange args) {
                                Value zero = arith::ConstantOp::create(b, b.getZeroAttr(element));
                                return arith::SelectOp::create(b, args[1], args[0], zero);
                              }));
    return success();
  }
};
} // namespace

void compress::populatePruneToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<PruneMaskToLinalg, ApplyMaskToLinalg>(patterns.getContext());
}
