//===- Kernel.cpp - The loop nest of a packed matmul --------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   forall unit:                       a panel of columns x a block of rows
//     for rows by the register tile:   emitTile, all of K
//     for the rows that are left:      smaller tiles
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"
#include "Epilogue.h"
#include "compress/Conversion/CompressToVector/CompressToVector.h"
#include "compress/Target/Strategy.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::compress;

/// [.., n0, k0] -> [.., n0 * k0], so that a register is a 1-D read.
static Value flattenTile(OpBuilder &builder, Value values) {
  auto type = cast<RankedTensorType>(values.getType());
  SmallVector<ReassociationIndices> groups;
  for (int64_t i = 0; i + 2 < type.getRank(); ++i)
    groups.push_back({i});
  groups.push_back({type.getRank() - 2, type.getRank() - 1});
  return tensor::CollapseShapeOp::create(builder, values.getLoc(), values, groups);
}

/// x in words: dot products of 2 multiply those, and a register tile that loads
/// them spares each of its panels the extension.
static Value emitWords(OpBuilder &builder, TypedValue<RankedTensorType> x) {
  Location loc = x.getLoc();
  int64_t rank = x.getType().getRank();
  Value empty = tensor::EmptyOp::create(builder, loc, tensor::getMixedSizes(builder, loc, x),
                                        builder.getI16Type());
  SmallVector<AffineMap> maps(2, builder.getMultiDimIdentityMap(rank));
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(
      builder, loc, empty.getType(), ValueRange{x}, ValueRange{empty}, maps, iterators,
      [](OpBuilder &nested, Location loc, ValueRange args) {
        Value word = arith::ExtSIOp::create(nested, loc, args[1].getType(), args[0]);
        linalg::YieldOp::create(nested, loc, word);
      });
  return generic.getResult(0);
}

/// `factor` times the sum of x over each group of K as i32: [B?, M, groups].
static Value emitRowSums(OpBuilder &b, PackedMatmulOp op, int32_t factor) {
  Location loc = op.getLoc();
  IndexMath math{b, loc};
  EncodingAttr encoding = op.getEncoding();
  auto x = cast<RankedTensorType>(op.getX().getType());
  int64_t rank = x.getRank(), group = encoding.getGroup();
  Value k = b.createOrFold<tensor::DimOp>(loc, op.getX(), rank - 1);

  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, op.getX());
  sizes.back() = group ? getAsOpFoldResult(math.ceilDiv(k, group)) : b.getIndexAttr(1);
  Value empty = tensor::EmptyOp::create(b, loc, sizes, b.getI32Type());

  // A group, or a vector's worth at a time: summed lane by lane, at the end across.
  int64_t width = group ? group : 64;
  bool inBounds = !x.isDynamicDim(rank - 1) && x.getDimSize(rank - 1) % width == 0;
  VectorType bytes = VectorType::get({width}, b.getI8Type()),
             words = VectorType::get({width}, b.getI32Type());
  SmallVector<AffineMap> maps{AffineMap::getMultiDimIdentityMap(rank, b.getContext())};
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(
      b, loc, empty.getType(), ValueRange{}, ValueRange{empty}, maps, iterators,
      [&](OpBuilder &nested, Location, ValueRange) {
        OpBuilder::InsertionGuard guard(b);
        b.setInsertionPointToStart(nested.getInsertionBlock());
        SmallVector<Value> indices;
        for (int64_t dim = 0; dim < rank; ++dim)
          indices.push_back(linalg::IndexOp::create(b, loc, dim));
        Value from = math.mul(indices.back(), group);
        Value padding = arith::ConstantOp::create(b, loc, b.getZeroAttr(b.getI8Type()));
        auto readAt = [&](Value position) -> Value {
          indices.back() = position;
          return vector::TransferReadOp::create(b, loc, bytes, op.getX(), indices, padding,
                                                ArrayRef<bool>{inBounds});
        };
        Value sum;
        int64_t excess = 0;
        if (group) {
          // LLVM knows a sum of unsigned bytes (psadbw): x + 128 are some.
          Value sign =
              arith::ConstantOp::create(b, loc, DenseElementsAttr::get(bytes, APInt(8, 128)));
          Value raised = arith::XOrIOp::create(b, loc, readAt(from), sign);
          sum = arith::ExtUIOp::create(b, loc, words, raised);
          excess = 128 * width;
        } else {
          Value zero = arith::ConstantOp::create(b, loc, words, b.getZeroAttr(words));
          sum = scf::ForOp::create(b, loc, math.constant(0), k, math.constant(width),
                                   ValueRange{zero},
                                   [&](OpBuilder &, Location, Value iv, ValueRange args) {
                                     Value v = arith::ExtSIOp::create(b, loc, words, readAt(iv));
                                     Value next = arith::AddIOp::create(b, loc, args[0], v);
                                     scf::YieldOp::create(b, loc, next);
                                   })
                    .getResult(0);
        }
        Value total = vector::ReductionOp::create(b, loc, vector::CombiningKind::ADD, sum);
        auto constant = [&](int64_t value) -> Value {
          return arith::ConstantOp::create(b, loc, b.getI32IntegerAttr(value));
        };
        if (excess)
          total = arith::SubIOp::create(b, loc, total, constant(excess));
        if (factor != 1)
          total = arith::MulIOp::create(b, loc, total, constant(factor));
        linalg::YieldOp::create(b, loc, total);
      });
  return generic.getResult(0);
}

static bool isZeroFill(Value init) {
  auto fill = init.getDefiningOp<linalg::FillOp>();
  return fill && (matchPattern(fill.getInputs()[0], m_AnyZeroFloat()) ||
                  matchPattern(fill.getInputs()[0], m_Zero()));
}

/// [B?, K, M] if x is a turned copy of that; null if not, or if a column's cache
/// lines, of which a tile reads a part at a time, are too many for the L2 cache.
static Value findTurned(Value x) {
  constexpr int64_t maxDepth = 4096;
  auto generic = x.getDefiningOp<linalg::GenericOp>();
  int64_t depth = cast<ShapedType>(x.getType()).getShape().back();
  if (!generic || ShapedType::isDynamic(depth) || depth > maxDepth ||
      generic.getNumDpsInputs() != 1 || generic.getNumReductionLoops() ||
      generic.getBody()->getTerminator()->getOperand(0) != generic.getBody()->getArgument(0))
    return {};
  unsigned rank = generic.getNumLoops();
  SmallVector<unsigned> turn = llvm::to_vector(llvm::seq(rank));
  std::swap(turn[rank - 2], turn[rank - 1]);
  OpOperand *input = generic.getDpsInputOperand(0);
  bool turns =
      generic.getMatchingIndexingMap(input) == AffineMap::getPermutationMap(turn, x.getContext()) &&
      generic.getMatchingIndexingMap(generic.getDpsInitOperand(0)).isIdentity();
  return turns ? input->get() : Value();
}

namespace {
struct LowerPackedMatmul : OpRewritePattern<PackedMatmulOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PackedMatmulOp op, PatternRewriter &rewriter) const override {
    if (!op.getStrategy())
      return rewriter.notifyMatchFailure(op, "no strategy was selected");

    // The tile that the emitter knows to read: one k per float; bytes in words.
    int64_t k0 = op.getEncoding().getTile()[1];
    bool floatX = isa<FloatType>(op.getX().getType().getElementType());
    if (op.getEncoding().isFloat() ? k0 != 1 : floatX && k0 != 1 && k0 != 2 && k0 != 4)
      return rewriter.notifyMatchFailure(op, "no register tile for this encoding");
    if (op.getEncoding().getGroup() > maxUnrolledGroup)
      return rewriter.notifyMatchFailure(op, "groups too large to unroll");
    if (llvm::is_contained(op.getType().getShape(), 0))
      return rewriter.notifyMatchFailure(op, "a result without elements has no tiles");

    KernelOperands operands;
    operands.op = op;
    operands.turnedX = findTurned(op.getX());
    operands.epilogue = findEpilogue(op);
    operands.zeroInit = isZeroFill(op.getInit());
    Operation *root = operands.epilogue ? operands.epilogue.getOperation() : op.getOperation();
    rewriter.setInsertionPoint(root);

    ValueRange weight = op.getWeight();
    operands.x = op.getX();
    if (operands.isIntegerX() && k0 == 2)
      operands.x = emitWords(rewriter, op.getX());
    operands.values = flattenTile(rewriter, weight[0]);
    if (weight.size() > 1)
      operands.scales = weight[1];
    if (weight.size() > 2)
      operands.zeroPoints = weight[2];
    // Without zero points a tile starts from these as they are.
    if (operands.isIntegerX())
      operands.rowSums = emitRowSums(rewriter, op, operands.zeroPoints ? 1 : -operands.offset());

    Value dest = operands.epilogue ? operands.epilogue.getDpsInits()[0] : op.getInit();
    if (!operands.epilogue && operands.zeroInit)
      dest = op.getInit().getDefiningOp<linalg::FillOp>().getOutputs()[0];
    Value result = emitUnits(rewriter, operands, dest);
    rewriter.replaceOp(root, result);
    if (operands.epilogue)
      rewriter.eraseOp(op);
    return success();
  }

private:
  static Value emitUnits(OpBuilder &b, KernelOperands &operands, Value dest);
  static Value emitRows(OpBuilder &b, KernelOperands &operands, TilePosition at, OpFoldResult count,
                        Value dest);
};
} // namespace

/// Rows [at.row, at.row + count) of one panel: whole register tiles, then what
/// is left in one tile of its size if that is known, else in ever smaller ones.
Value LowerPackedMatmul::emitRows(OpBuilder &b, KernelOperands &operands, TilePosition at,
                                  OpFoldResult count, Value dest) {
  Location loc = operands.op.getLoc();
  IndexMath math{b, loc};
  Value first = at.row;
  Value total = getValueOrCreateConstantIndexOp(b, loc, count);
  std::optional<int64_t> known = getConstantIntValue(count);
  int64_t rows = operands.op.getStrategy()->getRows();

  auto tilesOf = [&](int64_t size, Value from, Value to, Value dest) -> Value {
    return scf::ForOp::create(b, loc, from, to, math.constant(size), ValueRange{dest},
                              [&](OpBuilder &, Location, Value iv, ValueRange args) {
                                at.rows = size;
                                at.row = math.add(first, iv);
                                at.destRow = iv;
                                scf::YieldOp::create(b, loc, emitTile(b, operands, at, args[0]));
                              })
        .getResult(0);
  };
  Value done = math.constant(0);
  for (int64_t size = rows; size >= 1; size = known ? *known % rows : size / 2) {
    if (known && *known < size && size == rows)
      continue;
    Value to = known ? math.constant(size == rows ? *known / rows * rows : *known)
                     : math.mul(math.floorDiv(total, size), size);
    // Sizes after the first divide what is left only together: from `done` on.
    if (!known && size != rows)
      to = math.add(done, math.mul(math.floorDiv(math.sub(total, done), size), size));
    dest = tilesOf(size, done, to, dest);
    done = to;
    if (known && size != rows)
      break;
  }
  return dest;
}

Value LowerPackedMatmul::emitUnits(OpBuilder &b, KernelOperands &operands, Value dest) {
  PackedMatmulOp op = operands.op;
  Location loc = op.getLoc();
  IndexMath math{b, loc};
  int64_t n0 = op.getEncoding().getTile()[0], block = op.getStrategy()->getRowBlock();
  bool batched = operands.hasBatch();

  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, dest);
  Value m = getValueOrCreateConstantIndexOp(b, loc, sizes[batched]);
  Value n = getValueOrCreateConstantIndexOp(b, loc, sizes.back());
  auto fold = [](Value v) { return getAsOpFoldResult(v); };
  OpFoldResult panels = fold(math.ceilDiv(n, n0));
  OpFoldResult blocks = block ? fold(math.ceilDiv(m, block)) : OpFoldResult(b.getIndexAttr(1));
  SmallVector<OpFoldResult> units;
  if (batched)
    units.push_back(sizes[0]);
  units.append({panels, blocks});

  auto forall = scf::ForallOp::create(b, loc, units, ValueRange{dest}, std::nullopt);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(forall.getTerminator());
  SmallVector<Value> ivs = forall.getInductionVars();
  Value shared = forall.getRegionIterArgs()[0];

  TilePosition at{};
  at.batch = batched ? ivs[0] : Value();
  at.panel = ivs[batched];
  Value firstRow = block ? math.mul(ivs[batched + 1], block) : math.constant(0);
  at.row = firstRow;
  OpFoldResult rows = sizes[batched];
  if (block) {
    std::optional<int64_t> known = getConstantIntValue(rows);
    rows = known && *known % block == 0
               ? OpFoldResult(b.getIndexAttr(block))
               : fold(math.min(math.sub(m, firstRow), math.constant(block)));
  }
  Value firstColumn = math.mul(at.panel, n0);
  std::optional<int64_t> knownN = getConstantIntValue(sizes.back());
  OpFoldResult columns = knownN && *knownN % n0 == 0
                             ? OpFoldResult(b.getIndexAttr(n0))
                             : fold(math.min(math.sub(n, firstColumn), math.constant(n0)));

  SmallVector<OpFoldResult> offsets, slice, strides(units.size() == 3 ? 3 : 2, b.getIndexAttr(1));
  if (batched) {
    offsets.push_back(at.batch);
    slice.push_back(b.getIndexAttr(1));
  }
  offsets.append({fold(firstRow), fold(firstColumn)});
  slice.append({rows, columns});
  auto asSize = [](OpFoldResult size) {
    return getConstantIntValue(size).value_or(ShapedType::kDynamic);
  };
  auto sliceType = RankedTensorType::get({asSize(rows), asSize(columns)},
                                         cast<RankedTensorType>(dest.getType()).getElementType());
  Value tile = tensor::ExtractSliceOp::create(b, loc, sliceType, shared, offsets, slice, strides);
  tile = emitRows(b, operands, at, rows, tile);
  b.setInsertionPointToEnd(forall.getTerminator().getBody());
  tensor::ParallelInsertSliceOp::create(b, loc, tile, shared, offsets, slice, strides);
  return forall.getResult(0);
}

void compress::populateCompressToVectorPatterns(RewritePatternSet &patterns) {
  patterns.add<LowerPackedMatmul>(patterns.getContext());
}
