//===- DecomposeReshapes.cpp - Reshapes that fusion sees through --------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   tensor.reshape %x(%sizes) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
// becomes
//   tensor.expand_shape %x [[0, 1], [2]] output_shape [%m, %n, 384]
//
// where %m and %n are the elements of %sizes. Dimensions at either end that are the
// same static size on both sides stay; the others become one, if they are several,
// and then the new ones.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSDECOMPOSERESHAPES
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Every dimension alone, but those of [front, rank - back) together.
static SmallVector<ReassociationIndices> groupMiddle(int64_t rank, int64_t front, int64_t back) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (dim > front && dim < rank - back)
      groups.back().push_back(dim);
    else
      groups.push_back({dim});
  return groups;
}

static int64_t getProduct(ArrayRef<int64_t> sizes) {
  return ShapedType::isDynamicShape(sizes) ? ShapedType::kDynamic
                                           : ShapedType::getNumElements(sizes);
}

/// The sizes of the new shape as index values, or as constants where its type has them.
static SmallVector<OpFoldResult> getSizes(OpBuilder &b, tensor::ReshapeOp op,
                                          RankedTensorType result) {
  SmallVector<OpFoldResult> sizes;
  for (auto [dim, size] : llvm::enumerate(result.getShape())) {
    if (!ShapedType::isDynamic(size)) {
      sizes.push_back(b.getIndexAttr(size));
      continue;
    }
    Value at = arith::ConstantIndexOp::create(b, op.getLoc(), dim);
    Value element = b.createOrFold<tensor::ExtractOp>(op.getLoc(), op.getShape(), at);
    if (!element.getType().isIndex())
      element = b.createOrFold<arith::IndexCastOp>(op.getLoc(), b.getIndexType(), element);
    sizes.push_back(element);
  }
  return sizes;
}

static void moveElement(IRRewriter &rewriter, tensor::ReshapeOp op, RankedTensorType result) {
  Location loc = op.getLoc();
  auto source = cast<RankedTensorType>(op.getSource().getType());
  Value zero = arith::ConstantIndexOp::create(rewriter, loc, 0);
  Value element = tensor::ExtractOp::create(rewriter, loc, op.getSource(),
                                            SmallVector<Value>(source.getRank(), zero));
  auto type = result.clone(SmallVector<int64_t>(result.getRank(), 1));
  Value moved = tensor::FromElementsOp::create(rewriter, loc, type, element);
  if (type != result)
    moved = tensor::CastOp::create(rewriter, loc, result, moved);
  rewriter.replaceOp(op, moved);
}

static void decompose(IRRewriter &rewriter, tensor::ReshapeOp op) {
  auto source = dyn_cast<RankedTensorType>(op.getSource().getType());
  auto result = dyn_cast<RankedTensorType>(op.getType());
  if (!source || !result)
    return; // unranked: has no lowering
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  // The types of views would have to agree on which size is 0; where there are no
  // elements, any memory does.
  if (llvm::is_contained(source.getShape(), 0) || llvm::is_contained(result.getShape(), 0)) {
    rewriter.replaceOpWithNewOp<tensor::EmptyOp>(op, getSizes(rewriter, op, result),
                                                 result.getElementType());
    return;
  }
  if (source.getRank() == 0 || result.getRank() == 0) // one element
    return moveElement(rewriter, op, result);
  ArrayRef<int64_t> from = source.getShape(), to = result.getShape();
  auto isSame = [](int64_t a, int64_t b) { return a == b && !ShapedType::isDynamic(a) && a != 0; };
  int64_t most = std::min(from.size(), to.size()) - 1, front = 0, back = 0;
  while (front < most && isSame(from[front], to[front]))
    ++front;
  while (front + back < most && isSame(from[from.size() - 1 - back], to[to.size() - 1 - back]))
    ++back;

  auto castMiddle = [&](Value value, int64_t size) -> Value {
    auto type = cast<RankedTensorType>(value.getType());
    SmallVector<int64_t> shape(type.getShape());
    if (shape[front] == size)
      return value;
    shape[front] = size;
    return tensor::CastOp::create(rewriter, loc, type.clone(shape), value);
  };
  ArrayRef<int64_t> oldMiddle = from.drop_front(front).drop_back(back),
                    newMiddle = to.drop_front(front).drop_back(back);
  Value value = op.getSource();
  if (oldMiddle.size() > 1)
    value = tensor::CollapseShapeOp::create(rewriter, loc, value,
                                            groupMiddle(source.getRank(), front, back));
  value = castMiddle(value, getProduct(newMiddle));
  if (newMiddle.size() > 1)
    value = tensor::ExpandShapeOp::create(rewriter, loc, result, value,
                                          groupMiddle(result.getRank(), front, back),
                                          getSizes(rewriter, op, result));
  rewriter.replaceOp(op, value);
}

namespace {
struct DecomposeReshapes : compress::impl::CompressDecomposeReshapesBase<DecomposeReshapes> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](tensor::ReshapeOp op) { decompose(rewriter, op); });
  }
};
} // namespace
