//===- Blocks.cpp - Loops over a tensor in blocks -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Blocks.h"

using namespace mlir;
using namespace mlir::compress;

/// Puts each dimension that isn't kept beside a kept one:
/// [-, k, -, k] -> [[0, 1, 2], [3]]. Nothing kept gives no groups (rank 0).
static SmallVector<ReassociationIndices> groupAroundKept(ArrayRef<AffineExpr> kept) {
  SmallVector<ReassociationIndices> groups;
  if (llvm::none_of(kept, [](AffineExpr expr) { return bool(expr); }))
    return groups;
  bool full = true;
  for (auto [dim, expr] : llvm::enumerate(kept)) {
    if (groups.empty() || (expr && full)) {
      groups.emplace_back();
      full = false;
    }
    groups.back().push_back(dim);
    full |= bool(expr);
  }
  return groups;
}

BlockLoops::BlockLoops(MLIRContext *context, ArrayRef<int64_t> shape, ArrayRef<int64_t> block,
                       bool aligned)
    : context(context) {
  for (auto [size, by] : llvm::zip_equal(shape, block)) {
    unsigned loop = loopShape.size();
    AffineExpr index = getAffineDimExpr(loop, context);
    bool isDynamic = ShapedType::isDynamic(size);
    loopShape.push_back(size);
    dimLoops.push_back({loop});
    innerLoop.push_back(std::nullopt);
    if (by == 0 || (!isDynamic && 0 < size && size <= by)) {
      innerLoop.back() = loop;
      paramExprs.push_back({});
    } else if (by == 1) {
      paramExprs.push_back(index);
    } else if (isDynamic ? aligned : size % by == 0) {
      loopShape.back() = isDynamic ? size : size / by;
      loopShape.push_back(by);
      dimLoops.back().push_back(loop + 1);
      innerLoop.back() = loop + 1;
      paramExprs.push_back(index);
    } else {
      paramExprs.push_back(index.floorDiv(by));
    }
  }
  paramGroups = groupAroundKept(paramExprs);
}

Value BlockLoops::expandData(ImplicitLocOpBuilder &b, Value data) const {
  if (loopShape.size() == dimLoops.size())
    return data;
  auto type = cast<RankedTensorType>(data.getType()).clone(loopShape);
  return expandShape(b, type, data, dimLoops);
}

Value BlockLoops::collapseData(ImplicitLocOpBuilder &b, Value data) const {
  if (loopShape.size() == dimLoops.size())
    return data;
  return tensor::CollapseShapeOp::create(b, data, dimLoops);
}

Value BlockLoops::collapseParams(ImplicitLocOpBuilder &b, Value params) const {
  auto type = cast<RankedTensorType>(params.getType());
  if (paramGroups.size() == paramExprs.size())
    return params;
  // Collapsing needs to see the ones.
  SmallVector<int64_t> shape(type.getShape());
  for (auto [size, expr] : llvm::zip_equal(shape, paramExprs))
    if (!expr)
      size = 1;
  Value known = castTensor(b, params, type.clone(shape));
  return tensor::CollapseShapeOp::create(b, known, paramGroups);
}

Value BlockLoops::expandParams(ImplicitLocOpBuilder &b, Value params) const {
  if (paramGroups.size() == paramExprs.size())
    return params;
  auto type = cast<RankedTensorType>(params.getType());
  SmallVector<int64_t> shape;
  ArrayRef<int64_t> kept = type.getShape();
  for (AffineExpr expr : paramExprs) {
    shape.push_back(expr ? kept.front() : 1);
    kept = kept.drop_front(expr ? 1 : 0);
  }
  return expandShape(b, type.clone(shape), params, paramGroups);
}

AffineMap BlockLoops::getDataMap() const {
  return AffineMap::getMultiDimIdentityMap(getNumLoops(), context);
}

AffineMap BlockLoops::getParamMap() const {
  SmallVector<AffineExpr> exprs;
  llvm::copy_if(paramExprs, std::back_inserter(exprs), [](AffineExpr expr) { return bool(expr); });
  return AffineMap::get(getNumLoops(), 0, exprs, context);
}

SmallVector<utils::IteratorType> BlockLoops::getReductionIterators() const {
  SmallVector<utils::IteratorType> iterators(getNumLoops(), utils::IteratorType::parallel);
  for (std::optional<unsigned> loop : innerLoop)
    if (loop)
      iterators[*loop] = utils::IteratorType::reduction;
  return iterators;
}

SmallVector<unsigned> BlockLoops::getOuterLoops() const {
  SmallVector<unsigned> loops;
  for (AffineExpr expr : paramExprs)
    if (expr)
      loops.push_back(cast<AffineDimExpr>(expr).getPosition());
  return loops;
}
