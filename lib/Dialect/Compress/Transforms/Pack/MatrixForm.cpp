//===- MatrixForm.cpp - Contractions as matrix products ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatrixForm.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::compress;

/// What a row of unknown length counts for beside the width of a window.
static constexpr int64_t unknownRun = 16;

MatrixForm::MatrixForm(OpBuilder &builder, const Contraction &contraction)
    : b(builder), c(contraction), loc(c.op.getLoc()) {
  orderLoops();
}

/// K and N follow the weight, M and batch the result.
void MatrixForm::orderLoops() {
  for (const auto &dim : c.weightView.dims)
    for (unsigned loop : dim) {
      if (c.loops[loop] == LoopKind::K)
        depth.push_back(loop);
      if (c.loops[loop] == LoopKind::N)
        columns.push_back(loop);
      if (c.loops[loop] == LoopKind::Batch)
        batch.push_back(loop);
    }
  for (AffineExpr expr : getMap(c.op.getDpsInitOperand(0)).getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    if (c.loops[loop] == LoopKind::M)
      rows.push_back(loop);
  }
  for (Range range : cast<TilingInterface>(c.op.getOperation()).getIterationDomain(b))
    loopSizes.push_back(range.size);
  // The domain may come from an operand that doesn't know what the weight does.
  auto weight = cast<RankedTensorType>(c.weightView.source.getType());
  for (auto [dim, loops] : llvm::enumerate(c.weightView.dims))
    if (loops.size() == 1 && !weight.isDynamicDim(dim))
      loopSizes[loops.front()] = b.getIndexAttr(weight.getDimSize(dim));
}

SmallVector<OpFoldResult> MatrixForm::sizesOf(ArrayRef<unsigned> order) const {
  SmallVector<OpFoldResult> sizes;
  for (unsigned loop : order)
    sizes.push_back(loopSizes[loop]);
  return sizes;
}

/// `source`, read through `map`, as a tensor with a dimension for each loop of
/// `order`, of these sizes: a copy that turns windows and transposes into rows.
Value MatrixForm::gather(Value source, AffineMap map, ArrayRef<unsigned> order,
                         ArrayRef<OpFoldResult> sizes) {
  SmallVector<AffineExpr> replacements(map.getNumDims(), b.getAffineConstantExpr(0));
  for (auto [position, loop] : llvm::enumerate(order))
    replacements[loop] = b.getAffineDimExpr(position);
  AffineMap in = map.replaceDimsAndSymbols(replacements, {}, order.size(), 0);
  AffineMap out = b.getMultiDimIdentityMap(order.size());
  Type element = getElementTypeOrSelf(source);
  if (in == out)
    return source;
  // A loop of one stays at zero: what is left may be a plain transpose. A dimension
  // that is left to one loop has to be as long as that.
  for (auto [position, loop] : llvm::enumerate(order))
    if (isConstantIntValue(sizes[position], 1))
      replacements[loop] = b.getAffineConstantExpr(0);
  AffineMap folded = map.replaceDimsAndSymbols(replacements, {}, order.size(), 0);
  ArrayRef<int64_t> shape = cast<RankedTensorType>(source.getType()).getShape();
  auto isWhole = [&](auto dim) {
    auto [size, before, after] = dim;
    auto loop = dyn_cast<AffineDimExpr>(after);
    return !loop || before == after || getConstantIntValue(sizes[loop.getPosition()]) == size;
  };
  if (llvm::all_of(llvm::zip_equal(shape, in.getResults(), folded.getResults()), isWhole))
    in = folded;
  Value empty = tensor::EmptyOp::create(b, loc, sizes, element);
  SmallVector<utils::IteratorType> iterators(order.size(), utils::IteratorType::parallel);
  return linalg::GenericOp::create(b, loc, empty.getType(), source, empty,
                                   ArrayRef<AffineMap>{in, out}, iterators,
                                   [](OpBuilder &nested, Location loc, ValueRange args) {
                                     linalg::YieldOp::create(nested, loc, args[0]);
                                   })
      .getResult(0);
}

/// Joins runs of dimensions: `groups` are their lengths. An empty group becomes
/// a dimension of 1.
Value MatrixForm::collapseTo(Value value, ArrayRef<size_t> groups) {
  SmallVector<ReassociationIndices> collapse;
  int64_t next = 0;
  for (size_t length : groups) {
    if (length == 0)
      continue;
    auto &group = collapse.emplace_back();
    for (size_t i = 0; i < length; ++i)
      group.push_back(next++);
  }
  if (next != int64_t(collapse.size()))
    value = tensor::CollapseShapeOp::create(b, loc, value, collapse);
  if (llvm::all_of(groups, [](size_t length) { return length > 0; }))
    return value;

  // Unit dimensions for the empty groups.
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, value), expanded;
  SmallVector<ReassociationIndices> expand(sizes.size());
  size_t at = 0;
  for (size_t length : groups) {
    bool isUnit = length == 0;
    size_t home = isUnit ? std::min(at, sizes.empty() ? 0 : sizes.size() - 1) : at++;
    if (!expand.empty())
      expand[home].push_back(expanded.size());
    expanded.push_back(isUnit ? OpFoldResult(b.getIndexAttr(1)) : sizes[home]);
  }
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(expanded, dynamic, shape);
  auto type = RankedTensorType::get(shape, getElementTypeOrSelf(value));
  return tensor::ExpandShapeOp::create(b, loc, type, value, expand, expanded);
}

/// Windows of an image whose channels come first: contiguous along a row loop,
/// and along the depth only for the width of the window.
bool MatrixForm::hasRunsAlongRows(AffineMap map) {
  if (map.getNumResults() == 0 || isa<AffineDimExpr, AffineConstantExpr>(map.getResults().back()))
    return false;
  auto longest = [&](ArrayRef<unsigned> loops) {
    int64_t size = 1;
    for (unsigned loop : loops)
      if (map.getResults().back().isFunctionOfDim(loop))
        size = std::max(size, getConstantIntValue(loopSizes[loop]).value_or(unknownRun));
    return size;
  };
  return longest(rows) > longest(depth);
}

Value MatrixForm::makeRows(Value x) {
  AffineMap map = getMap(c.input);
  bool asColumns = hasRunsAlongRows(map);
  ArrayRef<unsigned> outer = rows, inner = depth;
  if (asColumns)
    std::swap(outer, inner);
  SmallVector<unsigned> order(batch);
  order.append(outer.begin(), outer.end());
  order.append(inner.begin(), inner.end());
  SmallVector<size_t> groups;
  if (!batch.empty())
    groups.push_back(batch.size());
  groups.append({outer.size(), inner.size()});
  Value gathered = collapseTo(gather(x, map, order, sizesOf(order)), groups);
  if (!asColumns)
    return gathered;

  // Copied in long runs as [B?, K, M], then turned, in registers.
  int64_t rank = getRank();
  SmallVector<int64_t> turn = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  std::swap(turn[rank - 2], turn[rank - 1]);
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, gathered);
  std::swap(sizes[rank - 2], sizes[rank - 1]);
  Value empty = tensor::EmptyOp::create(b, loc, sizes, getElementTypeOrSelf(x));
  return linalg::TransposeOp::create(b, loc, gathered, empty, turn)->getResult(0);
}

int64_t MatrixForm::getDepth() const {
  int64_t k = 1;
  for (unsigned loop : depth) {
    std::optional<int64_t> size = getConstantIntValue(loopSizes[loop]);
    if (!size)
      return ShapedType::kDynamic;
    k *= *size;
  }
  return k;
}

bool MatrixForm::hasRowScales(DequantizeOp x, int64_t group) {
  AffineMap map = getMap(c.input);
  for (auto [expr, block] : llvm::zip_equal(map.getResults(), x.getScheme().getBlock())) {
    bool inDepth = isInDepth(expr);
    bool plain = isa<AffineDimExpr, AffineConstantExpr>(expr);
    bool perGroup = inDepth && plain && depth.size() == 1 && block == group && block != 0;
    if (block != 0 && !perGroup && (inDepth || !plain || block != 1))
      return false;
  }
  return true;
}

Value MatrixForm::makeRowScales(DequantizeOp x, int64_t group) {
  AffineMap map = getMap(c.input);
  ArrayRef<int64_t> block = x.getScheme().getBlock();
  SmallVector<unsigned> order(batch);
  order.append(rows);
  bool perGroup = false;
  SmallVector<AffineExpr> indices;
  for (auto [expr, size] : llvm::zip_equal(map.getResults(), block)) {
    bool inDepth = isInDepth(expr);
    perGroup |= size != 0 && inDepth;
    indices.push_back(size == 0 ? b.getAffineConstantExpr(0) : expr);
  }
  SmallVector<size_t> groups;
  if (!batch.empty())
    groups.push_back(batch.size());
  groups.push_back(rows.size());
  groups.push_back(0);
  SmallVector<OpFoldResult> sizes = sizesOf(order);
  if (perGroup) {
    // The depth loop counts groups here.
    order.push_back(depth.front());
    groups.back() = 1;
    sizes.push_back(b.getIndexAttr(llvm::divideCeil(getDepth(), group)));
  }
  Value scales = gather(x.getScale(), AffineMap::get(map.getNumDims(), 0, indices, b.getContext()),
                        order, sizes);
  return collapseTo(scales, groups);
}

Value MatrixForm::makeInit(Value a, Type element) {
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, a);
  AffineMap multiply = AffineMap::get(0, 2, b.getAffineSymbolExpr(0) * b.getAffineSymbolExpr(1));
  sizes.back() = b.getIndexAttr(1);
  for (unsigned loop : columns)
    sizes.back() =
        affine::makeComposedFoldedAffineApply(b, loc, multiply, {sizes.back(), loopSizes[loop]});
  Value empty = tensor::EmptyOp::create(b, loc, sizes, element);
  Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
  return linalg::FillOp::create(b, loc, zero, empty).getResult(0);
}

Value MatrixForm::shapeResult(Value product) {
  // Expand to one dimension per loop.
  SmallVector<unsigned> order(batch);
  order.append(rows);
  order.append(columns);
  SmallVector<OpFoldResult> sizes = sizesOf(order);
  Value expanded = product;
  size_t rank = cast<RankedTensorType>(product.getType()).getRank();
  SmallVector<ReassociationIndices> groups;
  size_t next = 0;
  auto addGroup = [&](size_t length) {
    auto &group = groups.emplace_back();
    for (size_t i = 0; i < length; ++i)
      group.push_back(next++);
  };
  if (!batch.empty())
    addGroup(batch.size());
  if (!rows.empty())
    addGroup(rows.size());
  addGroup(columns.size());
  if (rows.empty()) {
    // The row that stands for no loop joins the columns.
    SmallVector<ReassociationIndices> join;
    for (size_t dim = 0; dim + 2 < rank; ++dim)
      join.push_back({int64_t(dim)});
    join.push_back({int64_t(rank) - 2, int64_t(rank) - 1});
    expanded = tensor::CollapseShapeOp::create(b, loc, expanded, join);
  }
  if (order.size() != groups.size()) {
    SmallVector<int64_t> shape;
    SmallVector<Value> dynamic;
    dispatchIndexOpFoldResults(sizes, dynamic, shape);
    auto type = RankedTensorType::get(shape, getElementTypeOrSelf(product));
    expanded = tensor::ExpandShapeOp::create(b, loc, type, expanded, groups, sizes);
  }

  // In the result's order, plus init unless that is zero.
  OpOperand *initOperand = c.op.getDpsInitOperand(0);
  Value init = initOperand->get();
  AffineMap out = getMap(initOperand);
  SmallVector<AffineExpr> exprs(order.size());
  for (auto [position, expr] : llvm::enumerate(out.getResults())) {
    size_t at = llvm::find(order, cast<AffineDimExpr>(expr).getPosition()) - order.begin();
    exprs[at] = b.getAffineDimExpr(position);
  }
  AffineMap in = AffineMap::get(out.getNumResults(), 0, exprs, b.getContext());
  AffineMap identity = b.getMultiDimIdentityMap(out.getNumResults());
  auto fill = init.getDefiningOp<linalg::FillOp>();
  bool zeroInit = fill && (matchPattern(fill.getInputs()[0], m_AnyZeroFloat()) ||
                           matchPattern(fill.getInputs()[0], m_Zero()));
  Type element = getElementTypeOrSelf(init);
  if (zeroInit && in == identity && element == getElementTypeOrSelf(product))
    return expanded;

  SmallVector<Value> inputs{expanded};
  SmallVector<AffineMap> maps{in};
  if (!zeroInit) {
    inputs.push_back(init);
    maps.push_back(identity);
  }
  maps.push_back(identity);
  Value empty = tensor::EmptyOp::create(b, loc, tensor::getMixedSizes(b, loc, init), element);
  SmallVector<utils::IteratorType> iterators(out.getNumResults(), utils::IteratorType::parallel);
  return linalg::GenericOp::create(b, loc, empty.getType(), inputs, empty, maps, iterators,
                                   [&](OpBuilder &nested, Location loc, ValueRange args) {
                                     Value value = args[0];
                                     if (!zeroInit && isa<FloatType>(element)) {
                                       Value add = args[1];
                                       if (element != value.getType())
                                         add = arith::ExtFOp::create(nested, loc, value.getType(),
                                                                     add);
                                       value = arith::AddFOp::create(nested, loc, value, add);
                                     } else if (!zeroInit) {
                                       value = arith::AddIOp::create(nested, loc, value, args[1]);
                                     }
                                     if (element != value.getType())
                                       value = arith::TruncFOp::create(nested, loc, element, value);
                                     linalg::YieldOp::create(nested, loc, value);
                                   })
      .getResult(0);
}
