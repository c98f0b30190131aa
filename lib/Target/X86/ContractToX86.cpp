//===- ContractToX86.cpp - Dot products of x86 --------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// LLVM doesn't find these instructions from extensions, multiplies and adds, so
// they are matched while the intent is one op:
//
//   vector.contract acc : L x i32 += (extui u8 : L x k0) * (extsi s8 : k0)
//
// x may be in words (s16) for the dot products that multiply words.
//
//===----------------------------------------------------------------------===//

#include "compress/Target/X86/ContractToX86.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::compress;

namespace {
/// The parts of a contraction that computes one dot product per lane.
struct LaneDot {
  Value weights; ///< L x k0 x i8, unsigned
  Value x;       ///< k0 x i8 or i16, signed
  Value acc;     ///< L x i32
  int64_t lanes, k0;
  unsigned xBits;
};
} // namespace

static FailureOr<LaneDot> matchLaneDot(vector::ContractionOp op) {
  auto weights = op.getLhs().getDefiningOp<arith::ExtUIOp>();
  auto x = op.getRhs().getDefiningOp<arith::ExtSIOp>();
  auto acc = dyn_cast<VectorType>(op.getAccType());
  if (!weights || !x || !acc || acc.getRank() != 1 || !acc.getElementType().isInteger(32) ||
      op.getKind() != vector::CombiningKind::ADD)
    return failure();
  auto weightType = cast<VectorType>(weights.getIn().getType());
  auto xType = cast<VectorType>(x.getIn().getType());
  MLIRContext *context = op.getContext();
  AffineExpr lane = getAffineDimExpr(0, context), k = getAffineDimExpr(1, context);
  unsigned xBits = xType.getElementTypeBitWidth();
  if (!weightType.getElementType().isInteger(8) || (xBits != 8 && xBits != 16) ||
      weightType.getRank() != 2 || xType.getRank() != 1 ||
      op.getIndexingMapsArray() != SmallVector<AffineMap>{AffineMap::get(2, 0, {lane, k}, context),
                                                          AffineMap::get(2, 0, {k}, context),
                                                          AffineMap::get(2, 0, {lane}, context)})
    return failure();
  return LaneDot{weights.getIn(),          x.getIn(), op.getAcc(), weightType.getDimSize(0),
                 weightType.getDimSize(1), xBits};
}

/// Whether every byte is below 16, as those are that nibbles unpack to.
static bool isBelow16(Value bytes) {
  while (auto cast = bytes.getDefiningOp<vector::ShapeCastOp>())
    bytes = cast.getSource();
  APInt constant;
  if (auto mask = bytes.getDefiningOp<arith::AndIOp>())
    return matchPattern(mask.getRhs(), m_ConstantInt(&constant)) && constant.ult(16);
  if (auto shift = bytes.getDefiningOp<arith::ShRUIOp>())
    return matchPattern(shift.getRhs(), m_ConstantInt(&constant)) && constant.uge(4);
  return false;
}

static VectorType vectorOf(PatternRewriter &rewriter, int64_t size, unsigned bits) {
  return VectorType::get({size}, rewriter.getIntegerType(bits));
}

static Value flatten(PatternRewriter &rewriter, const LaneDot &dot) {
  return vector::ShapeCastOp::create(rewriter, dot.weights.getLoc(),
                                     vectorOf(rewriter, dot.lanes * dot.k0, 8), dot.weights);
}

/// All of `value`, `bits` wide in sum, in every one of `lanes` lanes. LLVM folds
/// the broadcast of a loaded word into the instruction that uses it.
static Value broadcastWord(PatternRewriter &rewriter, Location loc, Value value, int64_t lanes,
                           unsigned bits) {
  Type word = rewriter.getIntegerType(bits);
  Value one = vector::BitCastOp::create(rewriter, loc, VectorType::get({1}, word), value);
  Value scalar = vector::ExtractOp::create(rewriter, loc, one, 0);
  return vector::BroadcastOp::create(rewriter, loc, VectorType::get({lanes}, word), scalar);
}

static Value callIntrinsic(PatternRewriter &rewriter, Location loc, Type result, StringRef name,
                           ValueRange operands) {
  return LLVM::CallIntrinsicOp::create(rewriter, loc, result, rewriter.getStringAttr(name),
                                       operands)
      .getResult(0);
}

namespace {
/// vpdpbusd: each lane adds a dot product of 4 unsigned and 4 signed bytes.
struct DotToVnni : OpRewritePattern<vector::ContractionOp> {
  DotToVnni(MLIRContext *context, int64_t widest)
      : OpRewritePattern(context, /*benefit=*/2), widest(widest) {}

  LogicalResult matchAndRewrite(vector::ContractionOp op,
                                PatternRewriter &rewriter) const override {
    FailureOr<LaneDot> dot = matchLaneDot(op);
    if (failed(dot) || dot->k0 != 4 || dot->xBits != 8)
      return rewriter.notifyMatchFailure(op, "not a dot product of 4 bytes per lane");
    if ((dot->lanes != 16 && dot->lanes != 8) || dot->lanes > widest)
      return rewriter.notifyMatchFailure(op, "not a register of lanes");
    Location loc = op.getLoc();
    VectorType bytes = vectorOf(rewriter, dot->lanes * 4, 8);
    Value x = broadcastWord(rewriter, loc, dot->x, dot->lanes, 32);
    x = vector::BitCastOp::create(rewriter, loc, bytes, x);
    StringRef name =
        dot->lanes == 16 ? "llvm.x86.avx512.vpdpbusd.512" : "llvm.x86.avx512.vpdpbusd.256";
    rewriter.replaceOp(op, callIntrinsic(rewriter, loc, op.getAccType(), name,
                                         {dot->acc, flatten(rewriter, *dot), x}));
    return success();
  }

private:
  int64_t widest; ///< lanes of the target's registers
};

/// pmaddwd: each lane adds two products of signed words.
struct DotToMadd : OpRewritePattern<vector::ContractionOp> {
  DotToMadd(MLIRContext *context, int64_t widest)
      : OpRewritePattern(context, /*benefit=*/2), widest(widest) {}

  LogicalResult matchAndRewrite(vector::ContractionOp op,
                                PatternRewriter &rewriter) const override {
    FailureOr<LaneDot> dot = matchLaneDot(op);
    if (failed(dot) || dot->k0 != 2)
      return rewriter.notifyMatchFailure(op, "not a dot product of 2 bytes per lane");
    if ((dot->lanes != 8 && dot->lanes != 4) || dot->lanes > widest)
      return rewriter.notifyMatchFailure(op, "not a register of lanes");
    Location loc = op.getLoc();
    VectorType words = vectorOf(rewriter, dot->lanes * 2, 16);
    Value x = dot->x;
    if (dot->xBits == 8)
      x = arith::ExtSIOp::create(rewriter, loc, vectorOf(rewriter, 2, 16), x);
    x = broadcastWord(rewriter, loc, x, dot->lanes, 32);
    x = vector::BitCastOp::create(rewriter, loc, words, x);
    Value weights = arith::ExtUIOp::create(rewriter, loc, words, flatten(rewriter, *dot));
    StringRef name = dot->lanes == 8 ? "llvm.x86.avx2.pmadd.wd" : "llvm.x86.sse2.pmadd.wd";
    Value product = callIntrinsic(rewriter, loc, op.getAccType(), name, {weights, x});
    rewriter.replaceOpWithNewOp<arith::AddIOp>(op, dot->acc, product);
    return success();
  }

private:
  int64_t widest; ///< lanes of the target's registers
};

/// pmaddubsw: each word of a lane gets two products of an unsigned and a signed
/// byte. With weights below 16 that is at least -2 * 15 * 128 and far from
/// saturation, so up to 8 of them are added as words before pmaddwd widens:
///
///   contract(w1, x1, contract(w0, x0, acc))
/// becomes
///   acc + pmaddwd(pmaddubsw(w0, x0) + pmaddubsw(w1, x1), ones)
struct DotToMaddubs : OpRewritePattern<vector::ContractionOp> {
  DotToMaddubs(MLIRContext *context) : OpRewritePattern(context, /*benefit=*/2) {}

  LogicalResult matchAndRewrite(vector::ContractionOp op,
                                PatternRewriter &rewriter) const override {
    if (failed(matchNibbles(op)))
      return rewriter.notifyMatchFailure(op, "not a dot product of 4 bytes per lane, below 16");
    while (vector::ContractionOp previous = getPrevious(op))
      op = previous;
    SmallVector<vector::ContractionOp> chain;
    for (; op; op = getNext(op))
      chain.push_back(op);

    Value sum = chain.front().getAcc();
    for (size_t begin = 0; begin < chain.size(); begin += mostWords)
      sum = emitRun(rewriter, sum, ArrayRef(chain).slice(begin).take_front(mostWords));
    rewriter.replaceOp(chain.back(), sum);
    for (vector::ContractionOp done : llvm::reverse(ArrayRef(chain).drop_back()))
      rewriter.eraseOp(done);
    return success();
  }

private:
  static constexpr size_t mostWords = 32768 / (2 * 15 * 128);

  static FailureOr<LaneDot> matchNibbles(vector::ContractionOp op) {
    FailureOr<LaneDot> dot = matchLaneDot(op);
    if (failed(dot) || dot->k0 != 4 || dot->xBits != 8 || dot->lanes != 8 ||
        !isBelow16(dot->weights))
      return failure();
    return dot;
  }
  /// The ops before and after in a chain that adds to one sum; null at its ends.
  static vector::ContractionOp getPrevious(vector::ContractionOp op) {
    auto previous = op.getAcc().getDefiningOp<vector::ContractionOp>();
    bool isChained = previous && previous->hasOneUse() && succeeded(matchNibbles(previous));
    return isChained ? previous : vector::ContractionOp();
  }
  static vector::ContractionOp getNext(vector::ContractionOp op) {
    if (!op->hasOneUse())
      return {};
    auto next = dyn_cast<vector::ContractionOp>(*op->user_begin());
    bool isChained = next && next.getAcc() == op.getResult() && succeeded(matchNibbles(next));
    return isChained ? next : vector::ContractionOp();
  }

  /// Each product where its contraction is, so that registers live no longer.
  static Value emitRun(PatternRewriter &rewriter, Value acc, ArrayRef<vector::ContractionOp> run) {
    VectorType bytes = vectorOf(rewriter, 32, 8), words = vectorOf(rewriter, 16, 16);
    Value sum;
    for (vector::ContractionOp op : run) {
      rewriter.setInsertionPoint(op);
      Location loc = op.getLoc();
      FailureOr<LaneDot> dot = matchNibbles(op);
      Value x = broadcastWord(rewriter, loc, dot->x, 8, 32);
      x = vector::BitCastOp::create(rewriter, loc, bytes, x);
      Value product = callIntrinsic(rewriter, loc, words, "llvm.x86.avx2.pmadd.ub.sw",
                                    {flatten(rewriter, *dot), x});
      sum = sum ? arith::AddIOp::create(rewriter, loc, sum, product) : product;
    }
    Location loc = acc.getLoc();
    Value ones =
        arith::ConstantOp::create(rewriter, loc, DenseElementsAttr::get(words, APInt(16, 1)));
    Value wide = callIntrinsic(rewriter, loc, acc.getType(), "llvm.x86.avx2.pmadd.wd", {sum, ones});
    return arith::AddIOp::create(rewriter, loc, acc, wide);
  }
};

/// Any machine: k0 multiplies and adds of whole vectors.
struct DotToMultiplies : OpRewritePattern<vector::ContractionOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(vector::ContractionOp op,
                                PatternRewriter &rewriter) const override {
    FailureOr<LaneDot> dot = matchLaneDot(op);
    if (failed(dot))
      return rewriter.notifyMatchFailure(op, "not one dot product per lane");
    Location loc = op.getLoc();
    VectorType lanes = vectorOf(rewriter, dot->lanes, 32);
    Value weights = flatten(rewriter, *dot), sum = dot->acc;
    for (int64_t j = 0; j < dot->k0; ++j) {
      SmallVector<int64_t> column;
      for (int64_t lane = 0; lane < dot->lanes; ++lane)
        column.push_back(lane * dot->k0 + j);
      Value w = vector::ShuffleOp::create(rewriter, loc, weights, weights, column);
      w = arith::ExtUIOp::create(rewriter, loc, lanes, w);
      Value x = vector::ExtractOp::create(rewriter, loc, dot->x, j);
      x = arith::ExtSIOp::create(rewriter, loc, rewriter.getI32Type(), x);
      x = vector::BroadcastOp::create(rewriter, loc, lanes, x);
      sum = arith::AddIOp::create(rewriter, loc, sum,
                                  arith::MulIOp::create(rewriter, loc, w, x).getResult());
    }
    rewriter.replaceOp(op, sum);
    return success();
  }
};
} // namespace

void compress::populateContractToX86Patterns(RewritePatternSet &patterns, TargetAttr target) {
  MLIRContext *context = patterns.getContext();
  int64_t widest = target.getVectorBits() / 32;
  if (target.getDot() == "vnni")
    patterns.add<DotToVnni>(context, widest);
  if (target.getDot() == "maddubs")
    patterns.add<DotToMaddubs>(context);
  if (target.getDot() == "madd" || target.getDot() == "maddubs")
    patterns.add<DotToMadd>(context, widest);
  patterns.add<DotToMultiplies>(context);
}
