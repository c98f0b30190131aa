//===- TileEmitter.h - Emits a register tile ----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_COMPRESSTOVECTOR_TILEEMITTER_H
#define COMPRESS_CONVERSION_COMPRESSTOVECTOR_TILEEMITTER_H

#include "Kernel.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::compress {

/// Emits one register tile: TileIntegers.cpp for x in integers, TileFloats.cpp
/// for x in floats, Tile.cpp what both are made of.
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
  /// Whether all lanes of vector `v` are columns of the panel.
  bool isFull(int64_t v) { return (v + 1) * lanes <= encoding.getTile()[0]; }
  Value toFloat(Value vector);
  Value readScales(Value tensor, Value group, int64_t v);
  Registers loop(Value from, Value to, Registers init,
                 function_ref<Registers(Value, Registers)> body);

  Registers startSums(Value group);
  SmallVector<Value> readWeights(SmallVector<Value> position);
  void dot(Registers &sums, ArrayRef<Value> weights, Value k, bool inBounds);
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

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_COMPRESSTOVECTOR_TILEEMITTER_H
