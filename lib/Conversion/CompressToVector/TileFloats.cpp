//===- TileFloats.cpp - A register tile of x in floats ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileEmitter.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

TileEmitter::Registers TileEmitter::floatsOfFloats() {
  auto step = [&](Value k, Registers sums) {
    SmallVector<Value> weights;
    for (int64_t v = 0; v < vectors; ++v)
      weights.push_back(toFloat(read(
          kernel.values, withBatch({at.panel, k, math.constant(v * lanes)}), lanes, isFull(v))));
    for (int64_t r = 0; r < at.rows; ++r) {
      Value scalar =
          kernel.turnedX
              ? tensor::ExtractOp::create(b, loc, kernel.turnedX, withBatch({k, row(r)}))
              : tensor::ExtractOp::create(b, loc, kernel.op.getX(), withBatch({row(r), k}));
      Value x = toFloat(splat(scalar));
      for (int64_t v = 0; v < vectors; ++v) {
        Value &sum = sums[r * vectors + v];
        sum = vector::FMAOp::create(b, loc, x, weights[v], sum);
      }
    }
    return sums;
  };
  Value k = b.createOrFold<tensor::DimOp>(loc, kernel.op.getX(), at.batch ? 2 : 1);
  return loop(math.constant(0), k, Registers(numRegisters(), zeros(f32)), step);
}

/// sums[.., v] += x[k .. k + k0) * ((bytes >> shift) & mask - offset - zp) for the
/// k0 bytes that lie in each lane.
void TileEmitter::multiplyWeights(Registers &sums, Value weights, Value xk, bool inBounds,
                                  int64_t shift, int64_t mask, int64_t v, const Registers *scales,
                                  const Registers *zeroPoints) {
  SmallVector<Value> x;
  for (int64_t r = 0; r < at.rows; ++r)
    x.push_back(read(kernel.op.getX(), withBatch({row(r), xk}), k0, inBounds));
  // The k0 bytes of a lane as one word: byte j is a shift away, no shuffle.
  Value words = vector::BitCastOp::create(b, loc, vectorOf(b.getIntegerType(8 * k0)), weights);
  if (k0 < 4)
    words = arith::ExtUIOp::create(b, loc, vectorOf(i32), words);
  for (int64_t j = 0; j < k0; ++j) {
    Value wide = words;
    if (int64_t by = 8 * j + shift)
      wide = arith::ShRUIOp::create(b, loc, wide, splatInt(by));
    wide = arith::AndIOp::create(b, loc, wide, splatInt(mask));
    wide = arith::SubIOp::create(b, loc, wide, splatInt(offset));
    if (zeroPoints)
      wide = arith::SubIOp::create(b, loc, wide, (*zeroPoints)[v]);
    Value weight = toFloat(wide);
    if (scales)
      weight = arith::MulFOp::create(b, loc, weight, (*scales)[v]);
    for (int64_t r = 0; r < at.rows; ++r) {
      Value scalar = vector::ExtractOp::create(b, loc, x[r], ArrayRef<int64_t>{j});
      Value &sum = sums[r * vectors + v];
      sum = vector::FMAOp::create(b, loc, toFloat(splat(scalar)), weight, sum);
    }
  }
}

/// Weights in integers, x in floats: a weight becomes a float in its register.
TileEmitter::Registers TileEmitter::floatsOfIntegers() {
  int64_t bits = encoding.getBits(), group = encoding.getGroup() ? encoding.getGroup() : k0;
  bool grouped = encoding.getGroup() != 0;
  int64_t steps = bits == 4 ? group / (2 * k0) : group / k0;
  auto parameters = [&](Value g, Registers &scales, Registers &zeroPoints) {
    for (int64_t v = 0; v < vectors; ++v) {
      scales.push_back(readScales(kernel.scales, g, v));
      if (kernel.zeroPoints)
        zeroPoints.push_back(
            arith::ExtSIOp::create(b, loc, vectorOf(i32), readScales(kernel.zeroPoints, g, v)));
    }
  };
  Value zero = math.constant(0);
  Registers channelScales, channelZeros;
  if (!grouped)
    parameters(zero, channelScales, channelZeros);

  auto step = [&](Value g, Registers sums, bool inBounds) {
    Registers scales, zeroPoints;
    if (grouped)
      parameters(g, scales, zeroPoints);
    const Registers *zps = !kernel.zeroPoints ? nullptr : grouped ? &zeroPoints : &channelZeros;
    Value k = math.mul(g, group);
    for (int64_t s = 0; s < steps; ++s)
      for (int64_t v = 0; v < vectors; ++v) {
        Value column = math.constant(v * lanes * k0);
        SmallVector<Value> indices =
            bits == 4 ? withBatch({at.panel, g, math.constant(s), column})
                      : withBatch({at.panel, math.add(math.mul(g, steps), s), column});
        Value bytes = read(kernel.values, indices, lanes * k0, isFull(v));
        const Registers *perGroup = grouped ? &scales : nullptr;
        multiplyWeights(sums, bytes, math.add(k, s * k0), inBounds, 0, bits == 4 ? 15 : 255, v,
                        perGroup, zps);
        if (bits == 4)
          multiplyWeights(sums, bytes, math.add(k, group / 2 + s * k0), inBounds, 4, 15, v,
                          perGroup, zps);
      }
    return sums;
  };
  Value k = b.createOrFold<tensor::DimOp>(loc, kernel.op.getX(), at.batch ? 2 : 1);
  Value full = math.floorDiv(k, group), all = math.ceilDiv(k, group);
  Registers sums = loop(zero, full, Registers(numRegisters(), zeros(f32)),
                        [&](Value g, Registers r) { return step(g, r, true); });
  sums = loop(full, all, sums, [&](Value g, Registers r) { return step(g, r, false); });
  if (!grouped)
    for (int64_t i = 0; i < numRegisters(); ++i)
      sums[i] = arith::MulFOp::create(b, loc, sums[i], channelScales[i % vectors]);
  return sums;
}

TileEmitter::Registers TileEmitter::emitFloats() {
  return encoding.isFloat() ? floatsOfFloats() : floatsOfIntegers();
}
