//===- TileIntegers.cpp - A register tile of x in integers --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stored integers are unsigned, u = q + offset. Dot products compute
// sum(x * u) = sum(x * q) + offset * sum(x), exact in 32 bits modulo 2^32, so
// the accumulator starts at -offset * sum(x), and with a zero point at
// -(offset + zp) * sum(x).
//
//===----------------------------------------------------------------------===//

#include "TileEmitter.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

TileEmitter::Registers TileEmitter::startSums(Value group) {
  Registers sums(numRegisters());
  SmallVector<Value> factors; // -(offset + zp), one per vector if there are zero points
  for (int64_t v = 0; v < vectors && kernel.zeroPoints; ++v) {
    Value zp =
        arith::ExtSIOp::create(b, loc, vectorOf(i32), readScales(kernel.zeroPoints, group, v));
    factors.push_back(arith::SubIOp::create(b, loc, splatInt(-offset), zp));
  }
  for (int64_t r = 0; r < at.rows; ++r) {
    Value sum = tensor::ExtractOp::create(b, loc, kernel.rowSums, withBatch({row(r), group}));
    Value wide = splat(sum);
    for (int64_t v = 0; v < vectors; ++v)
      sums[r * vectors + v] =
          factors.empty() ? wide : arith::MulIOp::create(b, loc, wide, factors[v]).getResult();
  }
  return sums;
}

/// sums += weights . x[k .. k + k0) for every row; a weight is lanes * k0 unsigned
/// bytes. A contract keeps the dot product one op until the target's pattern takes
/// it. Row by row, so that one row's broadcast of x is in a register at a time.
void TileEmitter::dot(Registers &sums, ArrayRef<Value> weights, Value k, bool inBounds) {
  MLIRContext *context = b.getContext();
  AffineExpr lane = b.getAffineDimExpr(0), step = b.getAffineDimExpr(1);
  SmallVector<AffineMap> maps{AffineMap::get(2, 0, {lane, step}, context),
                              AffineMap::get(2, 0, {step}, context),
                              AffineMap::get(2, 0, {lane}, context)};
  auto iterators =
      b.getArrayAttr({vector::IteratorTypeAttr::get(context, vector::IteratorType::parallel),
                      vector::IteratorTypeAttr::get(context, vector::IteratorType::reduction)});
  SmallVector<Value> wide;
  for (Value weight : weights) {
    Value shaped = vector::ShapeCastOp::create(b, loc, VectorType::get({lanes, k0}, i8), weight);
    wide.push_back(arith::ExtUIOp::create(b, loc, VectorType::get({lanes, k0}, i32), shaped));
  }
  for (int64_t r = 0; r < at.rows; ++r) {
    Value narrow = read(kernel.x, withBatch({row(r), k}), k0, inBounds);
    Value x = arith::ExtSIOp::create(b, loc, VectorType::get({k0}, i32), narrow);
    for (int64_t v = 0; v < vectors; ++v) {
      Value &sum = sums[r * vectors + v];
      sum = vector::ContractionOp::create(b, loc, wide[v], x, sum, b.getAffineMapArrayAttr(maps),
                                          iterators);
    }
  }
}

/// The panel's vectors at one step, which `position` indexes.
SmallVector<Value> TileEmitter::readWeights(SmallVector<Value> position) {
  SmallVector<Value> weights;
  for (int64_t v = 0; v < vectors; ++v) {
    SmallVector<Value> indices(position);
    indices.push_back(math.constant(v * lanes * k0));
    weights.push_back(read(kernel.values, indices, lanes * k0, isFull(v)));
  }
  return weights;
}

/// One group that is all of K: values [.., K / k0, n0 * k0].
TileEmitter::Registers TileEmitter::integersWholeK() {
  auto step = [&](Value s, Registers sums, bool inBounds) {
    dot(sums, readWeights(withBatch({at.panel, s})), math.mul(s, k0), inBounds);
    return sums;
  };
  Value zero = math.constant(0);
  Value k = b.createOrFold<tensor::DimOp>(loc, kernel.op.getX(), at.batch ? 2 : 1);
  Value full = math.floorDiv(k, k0), all = math.ceilDiv(k, k0);
  Registers sums =
      loop(zero, full, startSums(zero), [&](Value s, Registers r) { return step(s, r, true); });
  // At most one step, on what is left of K; it folds away if nothing is.
  return loop(full, all, sums, [&](Value s, Registers r) { return step(s, r, false); });
}

/// floats += float(sums) * scale, with x's scale if that is per group.
TileEmitter::Registers TileEmitter::scaleSums(const Registers &sums, Registers floats,
                                              Value group) {
  auto xScale = kernel.op.getXScale();
  bool perGroup = xScale && xScale.getType().getShape().back() != 1;
  SmallVector<Value> scales;
  for (int64_t v = 0; v < vectors; ++v)
    scales.push_back(readScales(kernel.scales, group, v));
  for (int64_t r = 0; r < at.rows; ++r) {
    Value factor;
    if (perGroup)
      factor =
          toFloat(splat(tensor::ExtractOp::create(b, loc, xScale, withBatch({row(r), group}))));
    for (int64_t v = 0; v < vectors; ++v) {
      Value &sum = floats[r * vectors + v];
      Value scale = scales[v];
      if (factor)
        scale = arith::MulFOp::create(b, loc, scale, factor);
      sum = vector::FMAOp::create(b, loc, toFloat(sums[r * vectors + v]), scale, sum);
    }
  }
  return floats;
}

/// Groups along K: values [.., groups, steps, n0 * k0] of bytes (i8) or nibbles.
TileEmitter::Registers TileEmitter::integersByGroup() {
  int64_t group = encoding.getGroup(), bits = encoding.getBits();
  int64_t steps = bits == 4 ? group / (2 * k0) : group / k0;
  auto step = [&](Value g, Registers floats, bool inBounds) {
    Registers sums = startSums(g);
    Value k = math.mul(g, group);
    for (int64_t s = 0; s < steps; ++s) {
      if (bits == 8) {
        SmallVector<Value> weights =
            readWeights(withBatch({at.panel, math.add(math.mul(g, steps), s)}));
        dot(sums, weights, math.add(k, s * k0), inBounds);
        continue;
      }
      SmallVector<Value> low, high;
      for (Value bytes : readWeights(withBatch({at.panel, g, math.constant(s)}))) {
        auto constant = [&](int8_t value) -> Value {
          return arith::ConstantOp::create(
              b, loc, DenseElementsAttr::get(cast<ShapedType>(bytes.getType()), value));
        };
        low.push_back(arith::AndIOp::create(b, loc, bytes, constant(15)));
        high.push_back(arith::ShRUIOp::create(b, loc, bytes, constant(4)));
      }
      dot(sums, low, math.add(k, s * k0), inBounds);
      dot(sums, high, math.add(k, group / 2 + s * k0), inBounds);
    }
    return scaleSums(sums, floats, g);
  };
  Value zero = math.constant(0);
  Value k = b.createOrFold<tensor::DimOp>(loc, kernel.op.getX(), at.batch ? 2 : 1);
  Value full = math.floorDiv(k, group), all = math.ceilDiv(k, group);
  Registers floats = loop(zero, full, Registers(numRegisters(), zeros(f32)),
                          [&](Value g, Registers r) { return step(g, r, true); });
  return loop(full, all, floats, [&](Value g, Registers r) { return step(g, r, false); });
}

TileEmitter::Registers TileEmitter::emitIntegers() {
  Registers result;
  if (encoding.getGroup()) {
    result = integersByGroup();
  } else {
    result = integersWholeK();
    if (kernel.scales)
      result = scaleSums(result, Registers(numRegisters(), zeros(f32)), math.constant(0));
  }
  auto xScale = kernel.op.getXScale();
  if (!xScale || xScale.getType().getShape().back() != 1)
    return result;
  for (int64_t r = 0; r < at.rows; ++r) {
    Value scale = toFloat(
        splat(tensor::ExtractOp::create(b, loc, xScale, withBatch({row(r), math.constant(0)}))));
    for (int64_t v = 0; v < vectors; ++v) {
      Value &value = result[r * vectors + v];
      value = arith::MulFOp::create(b, loc, value, scale);
    }
  }
  return result;
}
