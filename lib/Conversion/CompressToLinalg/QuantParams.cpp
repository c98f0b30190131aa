//===- QuantParams.cpp - Scales and zero points to linalg ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The extremes of each block are reduced as integers: magnitudes of finite
// floats order like their bits. That is exact in any order, and vectorizes
// without fast-math flags. Tails are padded with zeros, which change neither
// max|x| nor, as 0 is always included, the range of an asymmetric block.
//
//===----------------------------------------------------------------------===//

#include "Blocks.h"
#include "compress/Conversion/CompressToLinalg/CompressToLinalg.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::compress;

/// `bits` if they are below those of +Inf, else 0. Negative `bits` stay.
static Value dropNonFinite(ImplicitLocOpBuilder &b, Value bits) {
  Value infinity = createInt(b, bits.getType(), getInfinityBits(b.getF32Type()));
  Value isFinite = arith::CmpIOp::create(b, arith::CmpIPredicate::slt, bits, infinity);
  return arith::SelectOp::create(b, isFinite, bits, createInt(b, bits.getType(), 0));
}

/// One step of max|x|: the accumulator holds the bits of a float >= 0.
static SmallVector<Value> reduceMagnitude(ImplicitLocOpBuilder &b, ValueRange args) {
  Value bits = dropNonFinite(b, magnitudeBits(b, toF32(b, args[0])));
  return {arith::MaxSIOp::create(b, args[1], bits)};
}

/// One step of max(max x, 0) and max(max -x, 0), as bits. Seen as a signed
/// integer a negative float is negative, so the maximum passes it over.
static SmallVector<Value> reduceRange(ImplicitLocOpBuilder &b, ValueRange args) {
  Value bits = arith::BitcastOp::create(b, b.getI32Type(), toF32(b, args[0]));
  Value sign = createInt(b, b.getI32Type(), std::numeric_limits<int32_t>::min());
  Value negated = arith::XOrIOp::create(b, bits, sign);
  return {arith::MaxSIOp::create(b, args[1], dropNonFinite(b, bits)),
          arith::MaxSIOp::create(b, args[2], dropNonFinite(b, negated))};
}

/// The scale rounded to `type`, between its smallest normal and its largest
/// finite number. Both are exact in `type`, so clamping before rounding is the
/// same as after it and never rounds to Inf. `value` isn't NaN.
static Value finishScale(ImplicitLocOpBuilder &b, Value value, Type type) {
  const llvm::fltSemantics &semantics = cast<FloatType>(type).getFloatSemantics();
  auto limit = [&](APFloat bound) {
    bool losesInfo;
    bound.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven, &losesInfo);
    return arith::ConstantOp::create(b, b.getFloatAttr(b.getF32Type(), bound));
  };
  value = arith::MaxNumFOp::create(b, value, limit(APFloat::getSmallestNormalized(semantics)));
  value = arith::MinNumFOp::create(b, value, limit(APFloat::getLargest(semantics)));
  return fromF32(b, value, type);
}

/// scale = max|x| / qmax.
static SmallVector<Value> computeSymmetric(ImplicitLocOpBuilder &b, ValueRange args,
                                           SchemeAttr scheme) {
  Value largest = arith::BitcastOp::create(b, b.getF32Type(), args[0]);
  Value scale = arith::DivFOp::create(b, largest, createF32(b, scheme.getQMax()));
  return {finishScale(b, scale, args[1].getType())};
}

/// With hi = max(max x, 0) and lo = -below:
///   scale = hi / (qmax - qmin) + below / (qmax - qmin)
///   zp = clamp(roundeven(qmin + below / scale), qmin, qmax)
static SmallVector<Value> computeAsymmetric(ImplicitLocOpBuilder &b, ValueRange args,
                                            SchemeAttr scheme) {
  Value hi = arith::BitcastOp::create(b, b.getF32Type(), args[0]);
  Value below = arith::BitcastOp::create(b, b.getF32Type(), args[1]);
  Value steps = createF32(b, scheme.getQMax() - scheme.getQMin());
  Value qmin = createF32(b, scheme.getQMin()), qmax = createF32(b, scheme.getQMax());
  Value scale = arith::AddFOp::create(b, arith::DivFOp::create(b, hi, steps),
                                      arith::DivFOp::create(b, below, steps));
  scale = finishScale(b, scale, args[2].getType());

  Value zp = arith::AddFOp::create(b, qmin, arith::DivFOp::create(b, below, toF32(b, scale)));
  zp = math::RoundEvenOp::create(b, zp);
  zp = arith::MaxNumFOp::create(b, zp, qmin);
  zp = arith::MinNumFOp::create(b, zp, qmax);
  zp = arith::FPToSIOp::create(b, b.getI32Type(), zp);
  return {scale, arith::TruncIOp::create(b, b.getI8Type(), zp)};
}

/// The sizes of the blocks that have a tail: 0 where the dimension is one block.
static SmallVector<int64_t> getTailBlocks(ArrayRef<int64_t> shape, ArrayRef<int64_t> block) {
  SmallVector<int64_t> tails(block);
  for (auto [size, by] : llvm::zip_equal(shape, tails))
    if (!ShapedType::isDynamic(size) && size <= by)
      by = 0;
  return tails;
}

namespace {
/// %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
///      : tensor<4x64xf32> -> tensor<4x2xf32>
///
/// %e = tensor.expand_shape %x [[0], [1, 2]] : tensor<4x64xf32> into tensor<4x2x32xf32>
/// %m = linalg.generic (d0, d1, d2) -> (d0, d1) {maxsi of bits} ins(%e) -> tensor<4x2xi32>
/// %s = linalg.generic {bitcast, divf, clamp} ins(%m) -> tensor<4x2xf32>
struct QuantParamsToLinalg : OpRewritePattern<QuantParamsOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(QuantParamsOp op, PatternRewriter &rewriter) const override {
    if (failed(requireDenseTensors(op, rewriter)))
      return failure();
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    SchemeAttr scheme = op.getScheme();
    bool isSymmetric = scheme.isSymmetric();
    RankedTensorType type = op.getInput().getType();
    Value input = padToBlocks(b, op.getInput(), getTailBlocks(type.getShape(), scheme.getBlock()),
                              cast<TypedAttr>(b.getZeroAttr(type.getElementType())));
    BlockLoops loops(op.getContext(), cast<ShapedType>(input.getType()).getShape(),
                     scheme.getBlock(), /*aligned=*/true);
    Value data = loops.expandData(b, input);

    SmallVector<OpFoldResult> sizes;
    for (unsigned loop : loops.getOuterLoops())
      sizes.push_back(getSize(b, data, loop));
    SmallVector<Value> zeros(isSymmetric ? 1 : 2, createZeros(b, sizes, b.getI32Type()));
    SmallVector<AffineMap> maps{loops.getDataMap()};
    maps.append(zeros.size(), loops.getParamMap());
    SmallVector<Value> extremes =
        createMultiGeneric(b, data, zeros, maps, loops.getReductionIterators(),
                           isSymmetric ? reduceMagnitude : reduceRange);

    SmallVector<Value> inits;
    for (Type result : op.getResultTypes())
      inits.push_back(tensor::EmptyOp::create(b, sizes, cast<ShapedType>(result).getElementType()));
    maps.assign(2 * zeros.size(), b.getMultiDimIdentityMap(sizes.size()));
    SmallVector<utils::IteratorType> parallel(sizes.size(), utils::IteratorType::parallel);
    SmallVector<Value> params = createMultiGeneric(
        b, extremes, inits, maps, parallel, [&](ImplicitLocOpBuilder &b, ValueRange args) {
          return isSymmetric ? computeSymmetric(b, args, scheme)
                             : computeAsymmetric(b, args, scheme);
        });
    for (auto [value, result] : llvm::zip_equal(params, op.getResultTypes()))
      value = castTensor(b, loops.expandParams(b, value), result);
    rewriter.replaceOp(op, params);
    return success();
  }
};
} // namespace

void compress::populateQuantParamsToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<QuantParamsToLinalg>(patterns.getContext());
}
