//===- Tile.cpp - One register tile of a packed matmul ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   accumulators = 0 (integers: -offset * sum of x)
//   for k:           one step of the encoding's tile, or one group
//     load the panel's registers, one broadcast of x per row, multiply-add
//   scale, add init, epilogue, store
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"
#include "TileEmitter.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::compress;

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
  Value vector =
      read(tensor, withBatch({at.panel, group, math.constant(v * lanes)}), lanes, isFull(v));
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
// The tile
//===----------------------------------------------------------------------===//

Value TileEmitter::emit(Value dest) {
  Registers result = kernel.isIntegerX() ? emitIntegers() : emitFloats();

  int64_t n = cast<ShapedType>(kernel.op.getType()).getShape().back();
  int64_t n0 = encoding.getTile()[0];
  for (int64_t r = 0; r < at.rows; ++r)
    for (int64_t v = 0; v < vectors; ++v) {
      bool inBounds = !ShapedType::isDynamic(n) && n % n0 == 0 && isFull(v);
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
