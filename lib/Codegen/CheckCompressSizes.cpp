//===- CheckCompressSizes.cpp - Run-time sizes of compress ops ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The verifier has seen the static sizes; here are those that it could not see.
//
//===----------------------------------------------------------------------===//

#include "SizeChecker.h"
#include "compress/Dialect/Compress/IR/Compress.h"

using namespace mlir;
using namespace mlir::compress;

/// Scales and zero points, all operands but the first, must have one entry per block.
static void checkBlocks(SizeChecker &checker, Operation *op, ArrayRef<int64_t> blocks) {
  AffineExpr d0 = getAffineDimExpr(0, op->getContext());
  for (unsigned number = 1; number < op->getNumOperands(); ++number)
    for (auto [dim, block] : llvm::enumerate(blocks)) {
      OpFoldResult expected = OpBuilder(op).getIndexAttr(1);
      if (block)
        expected = checker.apply(AffineMap::get(1, 0, d0.ceilDiv(block)), checker.sizeOf(0, dim));
      checker.expectSize(number, dim, expected);
    }
}

/// Operands from `first` on must have these sizes.
static void checkShapes(SizeChecker &checker, unsigned first,
                        const ReifiedRankedShapedTypeDims &shapes) {
  for (auto [i, shape] : llvm::enumerate(shapes))
    for (auto [dim, size] : llvm::enumerate(shape))
      checker.expectSize(first + i, dim, size);
}

/// Scales and zero points must have one entry per group, and the components the
/// sizes that their types state.
static void checkPack(PackOp op) {
  SizeChecker checker(op);
  EncodingAttr encoding = op.getEncoding();
  checkBlocks(checker, op, encoding.getBlock());
  auto extent = [&](ArrayRef<int64_t> dims) {
    SmallVector<OpFoldResult> sizes;
    for (int64_t dim : dims)
      sizes.push_back(checker.sizeOf(0, dim));
    return checker.multiply(sizes);
  };
  OpBuilder b(op);
  OpFoldResult batch = encoding.getBatch().empty() ? OpFoldResult() : extent(encoding.getBatch());
  ReifiedRankedShapedTypeDims shapes = reifyComponentShapes(
      b, op.getLoc(), encoding, batch, extent(encoding.getN()), extent(encoding.getK()));
  for (auto [i, component, shape] : llvm::enumerate(op.getComponents(), shapes))
    for (auto [dim, size] : llvm::enumerate(shape))
      if (auto type = cast<RankedTensorType>(component.getType()); !type.isDynamicDim(dim))
        checker.expect(arith::CmpIPredicate::eq, b.getIndexAttr(type.getDimSize(dim)), size,
                       "dimension " + llvm::Twine(dim) + " of component " + llvm::Twine(i) +
                           " isn't what the operands say");
}

/// The components of a weight of this shape.
static void checkUnpack(UnpackOp op) {
  SizeChecker checker(op);
  auto values = cast<RankedTensorType>(op.getResults()[0].getType());
  ReifiedRankedShapedTypeDims shapes;
  for (RankedTensorType type : op.getEncoding().getComponentTypes(values.getShape()))
    shapes.push_back(getAsIndexOpFoldResult(op.getContext(), type.getShape()));
  checkShapes(checker, 0, shapes);
}

/// Rows are x's, columns the init's; the weight must have both.
static void checkPackedMatmul(PackedMatmulOp op) {
  SizeChecker checker(op);
  OpBuilder b(op);
  EncodingAttr encoding = op.getEncoding();
  int64_t last = op.getX().getType().getRank() - 1;
  unsigned init = op.getInitMutable().getOperandNumber();
  for (int64_t dim = 0; dim < last; ++dim)
    checker.expectSize(init, dim, checker.sizeOf(0, dim));
  OpFoldResult batch = encoding.getBatch().empty() ? OpFoldResult() : checker.sizeOf(0, 0);
  OpFoldResult k = checker.sizeOf(0, last);
  checkShapes(checker, op.getWeight().getBeginOperandIndex(),
              reifyComponentShapes(b, op.getLoc(), encoding, batch, checker.sizeOf(init, last), k));
  if (!op.getXScale())
    return;
  for (int64_t dim = 0; dim < last; ++dim)
    checker.expectSize(1, dim, checker.sizeOf(0, dim));
  AffineExpr d0 = getAffineDimExpr(0, op.getContext());
  if (cast<RankedTensorType>(op.getXScale().getType()).getDimSize(last) != 1)
    checker.expectSize(1, last,
                       encoding.getGroup()
                           ? checker.apply(AffineMap::get(1, 0, d0.ceilDiv(encoding.getGroup())), k)
                           : OpFoldResult(b.getIndexAttr(1)));
}

void compress::checkCompressSizes(Operation *op) {
  llvm::TypeSwitch<Operation *>(op)
      .Case<QuantizeOp, DequantizeOp, FakeQuantizeOp>([](auto op) {
        SizeChecker checker(op);
        checkBlocks(checker, op, op.getScheme().getBlock());
      })
      .Case<PackOp>(checkPack)
      .Case<UnpackOp>(checkUnpack)
      .Case<PackedMatmulOp>(checkPackedMatmul)
      .Case<ApplyMaskOp>([](ApplyMaskOp op) {
        SizeChecker checker(op);
        for (int64_t dim = 0; dim < op.getType().getRank(); ++dim)
          checker.expectSize(1, dim, checker.sizeOf(0, dim));
      });
}
