//===- Tile.cpp - One register tile of a packed matmul ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   accumulators = 0 (integers: -offset * sum of x, see below)
//   for k:           one step of the encoding's tile, or one group
//     load the panel's registers, one broadcast of x per row, multiply-add
//   scale, add init, epilogue, store
//
// Stored integers are unsigned, u = q + offset. Dot products compute
// sum(x * u) = sum(x * q) + offset * sum(x), exact in 32 bits modulo 2^32, so
// the accumulator starts at -offset * sum(x), and with a zero point at
// -(offset + zp) * sum(x).
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"
#include "Kernel.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

namespace {
class TileEmitter {
public:
  TileEmitter(OpBuilder &builder, KernelOperands &operands, const TilePosition &position)
      : b(builder), loc(operands.op.getLoc()), math{builder, loc}, kernel(operands), at(position),
        encoding(kernel.op.getEncoding()), lanes(kernel.lanes()), vectors(kernel.vectors()),
        k0(encoding.getTile()[1]), offset(kernel.offset()), i8(b.getI8Type()), i32(b.getI32Type()),
        f32(b.getF32Type()) {}

  Value emit(Value dest);

private:
  // Accumulators are row-major: [row * vectors + vector].
  using Registers = SmallVector<Value>;

  VectorType vectorOf(Type element) { return VectorType::get({lanes}, element); }
  Value splat(Value scalar) {
    return vector::BroadcastOp::create(b, loc, vectorOf(scalar.getType()), scalar);
  }
  Value zeros(Type element) {
    VectorType type = vectorOf(element);
    return arith::ConstantOp::create(b, loc, type, b.getZeroAttr(type));
  }
  Value splatInt(int64_t value) {
    return arith::ConstantOp::create(b, loc,
                                     DenseElementsAttr::get(vectorOf(i32), APInt(32, value, true)));
  }
  int64_t numRegisters() { return at.rows * vectors; }

  SmallVector<Value> withBatch(std::initializer_list<Value> tail) {
    SmallVector<Value> indices;
    if (at.batch)
      indices.push_back(at.batch);
    indices.append(tail.begin(), tail.end());
    return indices;
  }
  Value row(int64_t r) { return math.add(at.row, r); }

  Value read(Value tensor, ArrayRef<Value> indices, int64_t count, bool inBounds = true);
  Value toFloat(Value vector);
  Value readScales(Value tensor, Value group, int64_t v);
  Registers loop(Value from, Value to, Registers init,
                 function_ref<Registers(Value, Registers)> body);

  Registers startSums(Value group);
  void dot(Registers &sums, Value weight, int64_t v, ArrayRef<Value> x);
  SmallVector<Value> readX(Value k, bool inBounds);
  Registers scaleSums(const Registers &sums, Registers floats, Value group);

  Registers emitIntegers();
  Registers integersWholeK();
  Registers integersByGroup();
  Registers emitFloats();
  Registers floatsOfFloats();
  Registers floatsOfIntegers();
  void multiplyWeights(Registers &sums, Value weights, Value xk, bool inBounds, int64_t shift,
                       int64_t mask, int64_t v, const Registers *scales, const Registers *zeros);

  OpBuilder &b;
  Location loc;
  IndexMath math;
  KernelOperands &kernel;
  const TilePosition &at;
  EncodingAttr encoding;
  int64_t lanes, vectors, k0, offset;
  Type i8, i32, f32;
};
} // namespace

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

Value TileEmitter::read(Value tensor, ArrayRef<Value> indices, int64_t count, bool inBounds) {
  Type element = cast<RankedTensorType>(tensor.getType()).getElementType();
  Value padding = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
  return vector::TransferReadOp::create(b, loc, VectorType::get({count}, element), tensor, indices,
                                        padding, ArrayRef<bool>{inBounds});
}

Value TileEmitter::toFloat(Value vector) {
  auto type = cast<VectorType>(vector.getType());
  VectorType result = VectorType::get(type.getShape(), f32);
  if (type.getElementType().isInteger())
    return arith::SIToFPOp::create(b, loc, result, vector);
  return type == result ? vector : arith::ExtFOp::create(b, loc, result, vector).getResult();
}

/// Scales (as f32) or zero points (as i8) of one group, vector `v` of the panel.
Value TileEmitter::readScales(Value tensor, Value group, int64_t v) {
  Value vector = read(tensor, withBatch({at.panel, group, math.constant(v * lanes)}), lanes);
  return isa<FloatType>(getElementTypeOrSelf(vector)) ? toFloat(vector) : vector;
}

TileEmitter::Registers TileEmitter::loop(Value from, Value to, Registers init,
                                         function_ref<Registers(Value, Registers)> body) {
  auto loop = scf::ForOp::create(b, loc, from, to, math.constant(1), init,
                                 [&](OpBuilder &, Location, Value iv, ValueRange args) {
                                   Registers out = body(iv, Registers(args));
                                   scf::YieldOp::create(b, loc, out);
                                 });
  return Registers(loop.getResults());
}

//===----------------------------------------------------------------------===//
// x in integers
//===----------------------------------------------------------------------===//

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

/// k0 consecutive values of x per row, extended.
SmallVector<Value> TileEmitter::readX(Value k, bool inBounds) {
  SmallVector<Value> x;
  for (int64_t r = 0; r < at.rows; ++r) {
    Value bytes = read(kernel.op.getX(), withBatch({row(r), k}), k0, inBounds);
    x.push_back(arith::ExtSIOp::create(b, loc, VectorType::get({k0}, i32), bytes));
  }
  return x;
}

/// sums[.., v] += weight . x for every row; weight is lanes * k0 unsigned bytes.
/// A contract keeps the dot product one op until the target's pattern takes it.
void TileEmitter::dot(Registers &sums, Value weight, int64_t v, ArrayRef<Value> x) {
  MLIRContext *context = b.getContext();
  AffineExpr lane = b.getAffineDimExpr(0), k = b.getAffineDimExpr(1);
  SmallVector<AffineMap> maps{AffineMap::get(2, 0, {lane, k}, context),
                              AffineMap::get(2, 0, {k}, context),
                              AffineMap::get(2, 0, {lane}, context)};
  auto iterators =
      b.getArrayAttr({vector::IteratorTypeAttr::get(context, vector::IteratorType::parallel),
                      vector::IteratorTypeAttr::get(context, vector::IteratorType::reduction)});
  Value shaped = vector::ShapeCastOp::create(b, loc, VectorType::get({lanes, k0}, i8), weight);
  Value wide = arith::ExtUIOp::create(b, loc, VectorType::get({lanes, k0}, i32), shaped);
  for (int64_t r = 0; r < at.rows; ++r) {
    Value &sum = sums[r * vectors + v];
    sum = vector::ContractionOp::create(b, loc, wide, x[r], sum, b.getAffineMapArrayAttr(maps),
                                        iterators);
  }
}

/// One group that is all of K: values [.., K / k0, n0 * k0].
TileEmitter::Registers TileEmitter::integersWholeK() {
  auto step = [&](Value s, Registers sums, bool inBounds) {
    SmallVector<Value> x = readX(math.mul(s, k0), inBounds);
    for (int64_t v = 0; v < vectors; ++v) {
      Value weight =
          read(kernel.values, withBatch({at.panel, s, math.constant(v * lanes * k0)}), lanes * k0);
      dot(sums, weight, v, x);
    }
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
      SmallVector<Value> low = readX(math.add(k, s * k0), inBounds), high;
      if (bits == 4)
        high = readX(math.add(k, group / 2 + s * k0), inBounds);
      for (int64_t v = 0; v < vectors; ++v) {
        Value column = math.constant(v * lanes * k0);
        SmallVector<Value> indices =
            bits == 4 ? withBatch({at.panel, g, math.constant(s), column})
                      : withBatch({at.panel, math.add(math.mul(g, steps), s), column});
        Value bytes = read(kernel.values, indices, lanes * k0);
        if (bits == 8) {
          dot(sums, bytes, v, low);
          continue;
        }
        auto constant = [&](int8_t value) -> Value {
          return arith::ConstantOp::create(
              b, loc, DenseElementsAttr::get(cast<ShapedType>(bytes.getType()), value));
        };
        dot(sums, arith::AndIOp::create(b, loc, bytes, constant(15)), v, low);
        dot(sums, arith::ShRUIOp::create(b, loc, bytes, constant(4)), v, high);
      }
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

//===----------------------------------------------------------------------===//
// x in floats
//===----------------------------------------------------------------------===//

TileEmitter::Registers TileEmitter::floatsOfFloats() {
  auto step = [&](Value k, Registers sums) {
    SmallVector<Value> weights;
    for (int64_t v = 0; v < vectors; ++v)
      weights.push_back(
          toFloat(read(kernel.values, withBatch({at.panel, k, math.constant(v * lanes)}), lanes)));
    for (int64_t r = 0; r < at.rows; ++r) {
      Value x = toFloat(
          splat(tensor::ExtractOp::create(b, loc, kernel.op.getX(), withBatch({row(r), k}))));
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
        Value bytes = read(kernel.values, indices, lanes * k0);
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

//===----------------------------------------------------------------------===//
// The tile
//===----------------------------------------------------------------------===//

Value TileEmitter::emit(Value dest) {
  Registers result = kernel.isIntegerX() ? emitIntegers() : emitFloats();

  int64_t n = cast<ShapedType>(kernel.op.getType()).getShape().back();
  int64_t n0 = encoding.getTile()[0];
  for (int64_t r = 0; r < at.rows; ++r)
    for (int64_t v = 0; v < vectors; ++v) {
      bool inBounds = !ShapedType::isDynamic(n) && n % n0 == 0;
      Value value = result[r * vectors + v];
      Value column = math.add(math.mul(at.panel, n0), v * lanes);
      SmallVector<Value> indices = withBatch({row(r), column});
      if (!kernel.zeroInit) {
        Value init = read(kernel.op.getInit(), indices, lanes, inBounds);
        value = isa<FloatType>(getElementTypeOrSelf(value))
                    ? arith::AddFOp::create(b, loc, value, init).getResult()
                    : arith::AddIOp::create(b, loc, value, init).getResult();
      }
      if (kernel.epilogue)
        value = emitEpilogue(b, kernel.epilogue, kernel.op, value, indices, inBounds);
      dest = vector::TransferWriteOp::create(
                 b, loc, value, dest, ValueRange{math.add(at.destRow, r), math.constant(v * lanes)},
                 ArrayRef<bool>{inBounds})
                 .getResult();
    }
  return dest;
}

Value compress::emitTile(OpBuilder &builder, KernelOperands &operands, const TilePosition &position,
                         Value dest) {
  return TileEmitter(builder, operands, position).emit(dest);
}
