//===- Kernel.h - The loop nest of a packed matmul ----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_COMPRESSTOVECTOR_KERNEL_H
#define COMPRESS_CONVERSION_COMPRESSTOVECTOR_KERNEL_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::compress {

/// Index arithmetic that folds constants as it goes.
struct IndexMath {
  OpBuilder &builder;
  Location loc;

  Value constant(int64_t value) { return arith::ConstantIndexOp::create(builder, loc, value); }
  Value add(Value a, Value b) { return builder.createOrFold<arith::AddIOp>(loc, a, b); }
  Value add(Value a, int64_t b) { return b ? add(a, constant(b)) : a; }
  Value sub(Value a, Value b) { return builder.createOrFold<arith::SubIOp>(loc, a, b); }
  Value mul(Value a, int64_t b) { return builder.createOrFold<arith::MulIOp>(loc, a, constant(b)); }
  Value floorDiv(Value a, int64_t b) {
    return builder.createOrFold<arith::DivUIOp>(loc, a, constant(b));
  }
  Value ceilDiv(Value a, int64_t b) { return floorDiv(add(a, b - 1), b); }
  Value min(Value a, Value b) { return builder.createOrFold<arith::MinUIOp>(loc, a, b); }
};

/// The operands of a packed matmul in the form that the kernel reads: the
/// components flattened so that a register's worth is contiguous.
struct KernelOperands {
  PackedMatmulOp op;
  linalg::GenericOp epilogue; ///< null if nothing is fused
  Value x;                    ///< the op's, or the same values in words
  Value values;               ///< [B?, P, steps.., n0 * k0]
  Value scales, zeroPoints;   ///< [B?, P, groups, n0], null if there are none
  Value turnedX;              ///< [B?, K, M], null if x isn't a turned copy of such
  Value rowSums; ///< [B?, M, groups] i32 if x is integer, times -offset() without zero points
  bool zeroInit = false; ///< the init is all zeros and isn't read

  bool hasBatch() { return !op.getEncoding().getBatch().empty(); }
  int64_t lanes() { return op.getStrategy()->getLanes(); }
  int64_t vectors() { return llvm::divideCeil(op.getEncoding().getTile()[0], lanes()); }
  /// What stored integers are larger by than the values they stand for.
  int64_t offset() {
    EncodingAttr encoding = op.getEncoding();
    return encoding.isFloat() ? 0 : int64_t(1) << (encoding.getBits() - 1);
  }
  bool isIntegerX() { return op.getX().getType().getElementType().isInteger(8); }
};

/// One register tile: `rows` rows of x from `row` on times panel `panel`, all of
/// K, written to `dest` (the slice of the result whose first row is `destRow`
/// and whose first column is the panel's). Returns the new dest.
struct TilePosition {
  Value batch;      ///< null without batch dimensions
  Value panel, row; ///< in the whole result
  Value destRow;    ///< in dest
  int64_t rows;
};
Value emitTile(OpBuilder &builder, KernelOperands &operands, const TilePosition &position,
               Value dest);

} // namespace mlir::compress

#endif // COMPRESS_CONVERSION_COMPRESSTOVECTOR_KERNEL_H
