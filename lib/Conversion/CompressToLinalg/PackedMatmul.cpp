//===- PackedMatmul.cpp - Packed contractions to linalg -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The portable form: the weight is unpacked to [B, N, K] and contracted. Code
// generation reads the packed storage instead.
//
//===----------------------------------------------------------------------===//

#include "PackLayout.h"
#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"

using namespace mlir;
using namespace mlir::compress;

namespace {
/// The op with what the steps below share: x is [B, M, K], the weight [B, N, K].
/// The encoding may have no batch dimensions.
struct Matmul {
  ImplicitLocOpBuilder &b;
  EncodingAttr encoding;
  Value x, xScale, init;
  ValueRange weight; // its components
  SmallVector<OpFoldResult> batch;
  OpFoldResult m, n, k;
  OpFoldResult groups; // of K

  Matmul(ImplicitLocOpBuilder &b, PackedMatmulOp op)
      : b(b), encoding(op.getEncoding()), x(op.getX()), xScale(op.getXScale()), init(op.getInit()),
        weight(op.getWeight()) {
    batch = getSizes(b, x);
    k = batch.pop_back_val();
    m = batch.pop_back_val();
    n = getSize(b, init, batch.size() + 1);
    groups = b.getIndexAttr(1);
    if (int64_t group = encoding.getGroup()) {
      groups = affine::makeComposedFoldedAffineApply(
          b, b.getLoc(), AffineMap::get(1, 0, b.getAffineDimExpr(0).ceilDiv(group)), {k});
      if (isa<Value>(k)) // dynamic in the types, even if known
        groups = getValueOrCreateConstantIndexOp(b, b.getLoc(), groups);
    }
  }

  SmallVector<OpFoldResult> withBatch(ArrayRef<OpFoldResult> sizes) const {
    SmallVector<OpFoldResult> all(batch);
    all.append(sizes.begin(), sizes.end());
    return all;
  }

  /// An indexing map of the loops ([b,] `numLoops` others): b, then `loops`.
  AffineMap getMap(unsigned numLoops, ArrayRef<unsigned> loops) const {
    SmallVector<AffineExpr> exprs;
    for (unsigned i = 0; i < batch.size(); ++i)
      exprs.push_back(b.getAffineDimExpr(i));
    for (unsigned loop : loops)
      exprs.push_back(b.getAffineDimExpr(batch.size() + loop));
    return AffineMap::get(batch.size() + numLoops, 0, exprs, b.getContext());
  }

  /// Parallel loops but for the last one.
  SmallVector<utils::IteratorType> getIterators(unsigned numLoops) const {
    SmallVector<utils::IteratorType> iterators(batch.size() + numLoops,
                                               utils::IteratorType::parallel);
    iterators.back() = utils::IteratorType::reduction;
    return iterators;
  }

  Value loadZeroPoint(ImplicitLocOpBuilder &b, MatrixIndex index) const {
    Value zp = loadPackedParam(b, encoding, weight[2], index);
    return arith::ExtSIOp::create(b, b.getI32Type(), zp);
  }
};
} // namespace

/// A tensor [B, rows, columns] by its matrix indices.
static Value createMatrix(const Matmul &matmul, OpFoldResult rows, OpFoldResult columns,
                          Type element,
                          function_ref<Value(ImplicitLocOpBuilder &, MatrixIndex)> body) {
  ImplicitLocOpBuilder &b = matmul.b;
  Value init = tensor::EmptyOp::create(b, matmul.withBatch({rows, columns}), element);
  return createElementwise(b, {}, init, [&](ImplicitLocOpBuilder &b, ValueRange) {
    SmallVector<Value> at = createLoopIndices(b, matmul.batch.size() + 2);
    MatrixIndex index;
    index.k = at.pop_back_val();
    index.n = at.pop_back_val();
    index.batch = at.empty() ? Value() : at[0];
    return body(b, index);
  });
}

/// W = (q - zp) * scale in f32, or the float that is stored.
static Value loadFloatWeight(const Matmul &matmul, ImplicitLocOpBuilder &b, MatrixIndex index) {
  EncodingAttr encoding = matmul.encoding;
  Value value = loadPackedValue(b, encoding, matmul.weight[0], index);
  if (encoding.isFloat())
    return toF32(b, value);
  int64_t group = encoding.getGroup();
  index.k =
      group ? b.createOrFold<arith::DivUIOp>(index.k, createIndex(b, group)) : createIndex(b, 0);
  value = arith::ExtSIOp::create(b, b.getI32Type(), value);
  if (encoding.getAsymmetric())
    value = arith::SubIOp::create(b, value, matmul.loadZeroPoint(b, index));
  value = arith::SIToFPOp::create(b, b.getF32Type(), value);
  Value scale = loadPackedParam(b, encoding, matmul.weight[1], index);
  return arith::MulFOp::create(b, value, toF32(b, scale));
}

/// The weight in f32: [B, N, K].
static Value createFloatWeight(const Matmul &matmul) {
  return createMatrix(matmul, matmul.n, matmul.k, matmul.b.getF32Type(),
                      [&](ImplicitLocOpBuilder &b, MatrixIndex index) {
                        return loadFloatWeight(matmul, b, index);
                      });
}

/// The stored integers q: [B, N, K].
static Value createIntegerWeight(const Matmul &matmul) {
  return createMatrix(matmul, matmul.n, matmul.k, matmul.b.getI8Type(),
                      [&](ImplicitLocOpBuilder &b, MatrixIndex index) {
                        return loadPackedValue(b, matmul.encoding, matmul.weight[0], index);
                      });
}

/// sum + x * w in the sum's type, f32 or i32.
static Value multiplyAdd(ImplicitLocOpBuilder &b, ValueRange args) {
  Value x = args[0], weight = args[1], sum = args[2];
  Type type = sum.getType();
  if (type.isF32())
    return arith::AddFOp::create(b, sum, arith::MulFOp::create(b, toF32(b, x), weight));
  Value product = arith::MulIOp::create(b, arith::ExtSIOp::create(b, type, x),
                                        arith::ExtSIOp::create(b, type, weight));
  return arith::AddIOp::create(b, sum, product);
}

/// result[b, m, n] = init[b, m, n] + sum_k x[b, m, k] * weight[b, n, k]
static Value contract(const Matmul &matmul, Value weight) {
  SmallVector<AffineMap> maps{matmul.getMap(3, {0, 2}), matmul.getMap(3, {1, 2}),
                              matmul.getMap(3, {0, 1})};
  return createGeneric(matmul.b, {matmul.x, weight}, matmul.init, maps, matmul.getIterators(3),
                       multiplyAdd);
}

/// [.., K] as [.., G, group], with zeros up to whole groups; a group of 0 is all of K.
static Value splitGroups(const Matmul &matmul, Value tensor) {
  ImplicitLocOpBuilder &b = matmul.b;
  int64_t rank = matmul.batch.size() + 2, group = matmul.encoding.getGroup();
  SmallVector<int64_t> block(rank - 1, 1);
  block.push_back(group);
  Value padded = padToBlocks(b, tensor, block, b.getI8IntegerAttr(0));

  auto type = cast<RankedTensorType>(padded.getType());
  SmallVector<int64_t> shape(type.getShape());
  int64_t k = shape.pop_back_val();
  if (group)
    shape.append({ShapedType::isDynamic(k) ? k : k / group, group});
  else
    shape.append({1, k});
  SmallVector<ReassociationIndices> dims;
  for (int64_t dim = 0; dim < rank; ++dim)
    dims.push_back({dim});
  dims.back().push_back(rank);
  return expandShape(b, type.clone(shape), padded, dims);
}

/// sums[b, m, n, g] = sum_j x[b, m, g, j] * (q[b, n, g, j] - zp[b, n, g]), exactly.
static Value contractGroups(const Matmul &matmul) {
  ImplicitLocOpBuilder &b = matmul.b;
  bool isAsymmetric = matmul.encoding.getAsymmetric();
  Type i32 = b.getI32Type();
  SmallVector<Value> inputs{splitGroups(matmul, matmul.x),
                            splitGroups(matmul, createIntegerWeight(matmul))};
  SmallVector<AffineMap> maps{matmul.getMap(4, {0, 2, 3}), matmul.getMap(4, {1, 2, 3})};
  if (isAsymmetric) {
    inputs.push_back(createMatrix(matmul, matmul.n, matmul.groups, i32,
                                  [&](ImplicitLocOpBuilder &b, MatrixIndex index) {
                                    return matmul.loadZeroPoint(b, index);
                                  }));
    maps.push_back(matmul.getMap(4, {1, 2}));
  }
  maps.push_back(matmul.getMap(4, {0, 1, 2}));
  Value zeros = createZeros(b, matmul.withBatch({matmul.m, matmul.n, matmul.groups}), i32);
  return createGeneric(b, inputs, zeros, maps, matmul.getIterators(4),
                       [&](ImplicitLocOpBuilder &b, ValueRange args) {
                         Value q = arith::ExtSIOp::create(b, i32, args[1]);
                         if (isAsymmetric)
                           q = arith::SubIOp::create(b, q, args[2]);
                         Value product =
                             arith::MulIOp::create(b, arith::ExtSIOp::create(b, i32, args[0]), q);
                         return arith::AddIOp::create(b, args.back(), product);
                       });
}

/// result[b, m, n] = init[b, m, n] + sum_g sums[b, m, n, g] * (xScale[b, m, g] * scale[b, n, g])
///
/// One xScale for all groups is broadcast first, so all maps are projections.
static Value scaleGroups(const Matmul &matmul, Value sums) {
  ImplicitLocOpBuilder &b = matmul.b;
  Type f32 = b.getF32Type();
  Value given = matmul.xScale, numGiven = createSizes(b, given).back();
  Value xScale = createMatrix(
      matmul, matmul.m, matmul.groups, f32, [&](ImplicitLocOpBuilder &b, MatrixIndex index) {
        SmallVector<Value> at;
        if (index.batch)
          at.push_back(index.batch);
        Value last = b.createOrFold<arith::SubIOp>(numGiven, createIndex(b, 1));
        at.append({index.n, b.createOrFold<arith::MinUIOp>(index.k, last)});
        return toF32(b, tensor::ExtractOp::create(b, given, at));
      });
  Value scale = createMatrix(
      matmul, matmul.n, matmul.groups, f32, [&](ImplicitLocOpBuilder &b, MatrixIndex index) {
        return toF32(b, loadPackedParam(b, matmul.encoding, matmul.weight[1], index));
      });
  return createGeneric(b, {sums, xScale, scale}, matmul.init,
                       {matmul.getMap(3, {0, 1, 2}), matmul.getMap(3, {0, 2}),
                        matmul.getMap(3, {1, 2}), matmul.getMap(3, {0, 1})},
                       matmul.getIterators(3), [&](ImplicitLocOpBuilder &b, ValueRange args) {
                         Value sum = arith::SIToFPOp::create(b, f32, args[0]);
                         Value factor = arith::MulFOp::create(b, args[1], args[2]);
                         Value product = arith::MulFOp::create(b, sum, factor);
                         return arith::AddFOp::create(b, args[3], product);
                       });
}

namespace {
/// %y = compress.packed_matmul %x weight(%p, %s) <i4, .., group = 32, scale = f16> init(%y0)
///
/// %w = linalg.generic {unpack and dequantize} -> tensor<NxKxf32>
/// %y = linalg.generic (d0, d1, d2) : (d0, d2), (d1, d2) -> (d0, d1) ins(%x, %w) outs(%y0)
struct PackedMatmulToLinalg : OpRewritePattern<PackedMatmulOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PackedMatmulOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Matmul matmul(b, op);
    bool isFloat = isa<FloatType>(cast<ShapedType>(matmul.x.getType()).getElementType());
    if (matmul.xScale)
      rewriter.replaceOp(op, scaleGroups(matmul, contractGroups(matmul)));
    else if (isFloat)
      rewriter.replaceOp(op, contract(matmul, createFloatWeight(matmul)));
    else
      rewriter.replaceOp(op, contract(matmul, createIntegerWeight(matmul)));
    return success();
  }
};
} // namespace

void compress::populatePackedMatmulToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<PackedMatmulToLinalg>(patterns.getContext());
}
