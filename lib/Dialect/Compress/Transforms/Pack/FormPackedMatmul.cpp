//===- FormPackedMatmul.cpp - Contractions to packed matmuls ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Any contraction becomes a matrix product with a packed weight:
//
//   %r = <contraction>(%x, dequantize(%q, %s))          x : dequantize(%xq, %xs)
// becomes
//   %p:2 = compress.pack %q, %s <..>                    gone if already packed
//   %a   = <rows of %xq>                                collapse_shape, or a copy
//   %c   = compress.packed_matmul %a scale(%xs) weight(%p#0, %p#1) ..
//   %r   = <%c in the shape of the result> + init
//
//===----------------------------------------------------------------------===//

#include "../Remarks.h"
#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "compress/Target/Strategy.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSFORMPACKEDMATMUL
#include "compress/Dialect/Compress/Transforms/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// The exact sum of a group's products of unsigned by signed bytes fits i32.
static constexpr int64_t maxIntegerDepth = 65536;

namespace {
/// Rewrites one contraction.
class Former {
public:
  Former(IRRewriter &rewriter, Contraction contraction, TargetAttr target)
      : b(rewriter), c(std::move(contraction)), target(target), loc(c.op.getLoc()) {}

  LogicalResult run(std::string *reason);

private:
  SmallVector<Value> getPackedWeight(EncodingAttr &encoding, std::string *reason);
  void orderLoops();
  Value makeRows(Value x);
  bool matchIntegerInput(EncodingAttr encoding);
  Value makeRowScales(EncodingAttr encoding);
  Value shapeResult(Value product);

  bool isInDepth(AffineExpr expr) {
    return llvm::any_of(depth, [&](unsigned loop) { return expr.isFunctionOfDim(loop); });
  }
  AffineMap getMap(OpOperand *operand) { return c.op.getMatchingIndexingMap(operand); }
  Value gather(Value source, AffineMap map, ArrayRef<unsigned> order);
  Value collapseTo(Value value, ArrayRef<size_t> groups);
  SmallVector<OpFoldResult> sizesOf(ArrayRef<unsigned> order);

  IRRewriter &b;
  Contraction c;
  TargetAttr target;
  Location loc;
  /// The loops of each kind in the order in which matrices flatten them.
  SmallVector<unsigned> batch, rows, columns, depth;
  SmallVector<OpFoldResult> loopSizes;
  /// The quantized input and its scale, if the product is one of integers.
  DequantizeOp integerInput;
};
} // namespace

/// K and N follow the weight, M and batch the result.
void Former::orderLoops() {
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

SmallVector<OpFoldResult> Former::sizesOf(ArrayRef<unsigned> order) {
  SmallVector<OpFoldResult> sizes;
  for (unsigned loop : order)
    sizes.push_back(loopSizes[loop]);
  return sizes;
}

/// `source`, read through `map`, as a tensor with a dimension for each loop of
/// `order`: a copy that turns windows and transposes into rows.
Value Former::gather(Value source, AffineMap map, ArrayRef<unsigned> order) {
  SmallVector<AffineExpr> replacements(map.getNumDims(), b.getAffineConstantExpr(0));
  for (auto [position, loop] : llvm::enumerate(order))
    replacements[loop] = b.getAffineDimExpr(position);
  AffineMap in = map.replaceDimsAndSymbols(replacements, {}, order.size(), 0);
  AffineMap out = b.getMultiDimIdentityMap(order.size());
  Type element = getElementTypeOrSelf(source);
  if (in == out)
    return source;
  Value empty = tensor::EmptyOp::create(b, loc, sizesOf(order), element);
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
Value Former::collapseTo(Value value, ArrayRef<size_t> groups) {
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

Value Former::makeRows(Value x) {
  SmallVector<unsigned> order(batch);
  order.append(rows);
  order.append(depth);
  Value gathered = gather(x, getMap(c.input), order);
  if (batch.empty())
    return collapseTo(gathered, {rows.size(), depth.size()});
  return collapseTo(gathered, {batch.size(), rows.size(), depth.size()});
}

/// The input is a symmetric 8-bit dequantize whose scales are constant along the
/// reduction, or change with the weight's groups.
bool Former::matchIntegerInput(EncodingAttr encoding) {
  auto dequantize = c.input->get().getDefiningOp<DequantizeOp>();
  if (!dequantize || encoding.isFloat() || !encoding.getScale() || dequantize.getZeroPoint())
    return false;
  int64_t k = 1;
  for (unsigned loop : depth) {
    std::optional<int64_t> size = getConstantIntValue(loopSizes[loop]);
    k = size ? k * *size : ShapedType::kDynamic;
    if (ShapedType::isDynamic(k))
      return false;
  }
  if ((encoding.getGroup() ? encoding.getGroup() : k) > maxIntegerDepth)
    return false;
  AffineMap map = getMap(c.input);
  for (auto [expr, block] : llvm::zip_equal(map.getResults(), dequantize.getScheme().getBlock())) {
    bool inDepth = isInDepth(expr);
    bool plain = isa<AffineDimExpr, AffineConstantExpr>(expr);
    bool perGroup =
        inDepth && plain && depth.size() == 1 && block == encoding.getGroup() && block != 0;
    if (block != 0 && !perGroup && (inDepth || !plain || block != 1))
      return false;
  }
  integerInput = dequantize;
  return true;
}

/// The input's scales as [B?, M, 1] or [B?, M, groups].
Value Former::makeRowScales(EncodingAttr encoding) {
  AffineMap map = getMap(c.input);
  ArrayRef<int64_t> block = integerInput.getScheme().getBlock();
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
  if (perGroup) {
    // The depth loop counts groups here.
    order.push_back(depth.front());
    groups.back() = 1;
    int64_t k = *getConstantIntValue(loopSizes[depth.front()]);
    loopSizes[depth.front()] = b.getIndexAttr(llvm::divideCeil(k, encoding.getGroup()));
  }
  Value scales = gather(integerInput.getScale(),
                        AffineMap::get(map.getNumDims(), 0, indices, b.getContext()), order);
  return collapseTo(scales, groups);
}

/// The components: those of the unpack that the weight comes from, or of a new
/// pack. `encoding` becomes the one they have.
SmallVector<Value> Former::getPackedWeight(EncodingAttr &encoding, std::string *reason) {
  FailureOr<WeightForm> form = getWeightForm(c, reason);
  if (failed(form))
    return {};
  FailureOr<EncodingAttr> selected = selectEncoding(*form, target, reason);
  if (failed(selected))
    return {};
  auto unpack = form->values.getDefiningOp<UnpackOp>();
  auto sameOrNull = [](Value a, Value b) { return !a || a == b; };
  if (unpack && unpack.getEncoding() == *selected &&
      sameOrNull(form->scale, unpack->getNumResults() > 1 ? unpack->getResult(1) : Value()) &&
      sameOrNull(form->zeroPoint, unpack->getNumResults() > 2 ? unpack->getResult(2) : Value())) {
    encoding = *selected;
    return SmallVector<Value>(unpack.getComponents());
  }
  encoding = *selected;
  SmallVector<Value> inputs{form->values};
  if (form->scale)
    inputs.push_back(form->scale);
  if (form->zeroPoint)
    inputs.push_back(form->zeroPoint);
  SmallVector<RankedTensorType> types =
      encoding.getComponentTypes(cast<ShapedType>(form->values.getType()).getShape());
  return SmallVector<Value>(
      PackOp::create(b, loc, SmallVector<Type>(types.begin(), types.end()), inputs, encoding)
          .getResults());
}

/// [B?, M, N] in the result's shape, its element type, plus init.
Value Former::shapeResult(Value product) {
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

LogicalResult Former::run(std::string *reason) {
  Type xElement = getElementTypeOrSelf(c.input->get()),
       wElement = getElementTypeOrSelf(c.weightView.source),
       element = getElementTypeOrSelf(c.op.getDpsInits()[0]);
  auto isSmallFloat = [](Type type) { return isa<Float16Type, BFloat16Type, Float32Type>(type); };
  bool plainIntegers = xElement.isInteger(8) && wElement.isInteger(8) && element.isInteger(32);
  if (!plainIntegers &&
      !(isSmallFloat(xElement) && isSmallFloat(wElement) && isSmallFloat(element))) {
    *reason = "element types aren't floats of at most 32 bits, or i8 into i32";
    return failure();
  }
  if (plainIntegers) {
    // Signed by signed only: the body must extend both so.
    bool isSigned = true;
    c.op.getBlock()->walk([&](Operation *op) { isSigned &= !isa<arith::ExtUIOp>(op); });
    if (!isSigned) {
      *reason = "bytes are extended without sign";
      return failure();
    }
  }
  if (llvm::is_contained(c.op.getStaticLoopRanges(), 0)) {
    *reason = "there is nothing to compute: a loop is empty";
    return failure();
  }
  b.setInsertionPoint(c.op);
  orderLoops();
  EncodingAttr encoding;
  SmallVector<Value> weight = getPackedWeight(encoding, reason);
  if (weight.empty())
    return failure();
  // In the matmul the weight is a matrix: dimensions are those of x and result.
  int64_t rank = batch.empty() ? 2 : 3;
  SmallVector<int64_t> batchDims(rank - 2, 0);
  EncodingAttr matrix = EncodingAttr::get(
      b.getContext(), encoding.getElement(), batchDims, {rank - 2}, {rank - 1}, encoding.getTile(),
      encoding.getGroup(), encoding.getScale(), encoding.getAsymmetric());

  Value x = c.input->get(), scales;
  bool integers = plainIntegers || matchIntegerInput(encoding);
  if (integerInput)
    x = integerInput.getInput();
  Value a = makeRows(x);
  if (integerInput)
    scales = makeRowScales(encoding);

  auto aType = cast<RankedTensorType>(a.getType());
  Type sum = plainIntegers ? Type(b.getI32Type()) : Type(b.getF32Type());
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, a);
  AffineMap multiply = AffineMap::get(0, 2, b.getAffineSymbolExpr(0) * b.getAffineSymbolExpr(1));
  sizes.back() = b.getIndexAttr(1);
  for (unsigned loop : columns)
    sizes.back() =
        affine::makeComposedFoldedAffineApply(b, loc, multiply, {sizes.back(), loopSizes[loop]});
  Value empty = tensor::EmptyOp::create(b, loc, sizes, sum);
  Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(sum));
  Value init = linalg::FillOp::create(b, loc, zero, empty).getResult(0);
  StrategyAttr strategy =
      selectStrategy(matrix, integers, aType.getDimSize(rank - 2),
                     cast<ShapedType>(init.getType()).getShape().back(), target);
  Value product =
      PackedMatmulOp::create(b, loc, init.getType(), a, scales, weight, init, matrix, strategy);
  b.replaceOp(c.op, shapeResult(product));
  return success();
}

namespace {
struct CompressFormPackedMatmul
    : compress::impl::CompressFormPackedMatmulBase<CompressFormPackedMatmul> {
  using CompressFormPackedMatmulBase::CompressFormPackedMatmulBase;

  void runOnOperation() override {
    llvm::Expected<TargetAttr> resolved = getTarget(&getContext(), target);
    if (!resolved) {
      emitError(getOperation()->getLoc(), llvm::toString(resolved.takeError()));
      return signalPassFailure();
    }
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    Remarks remarks("compress-form-packed-matmul", "formed", strict, "run without strict");
    for (linalg::LinalgOp op : ops) {
      std::string reason;
      FailureOr<Contraction> contraction = matchContraction(op.getOperation(), &reason);
      bool hasWeight = succeeded(contraction);
      // A product of two activations: the right-hand side is packed at run time.
      if (!hasWeight && op.hasPureTensorSemantics() && op.getNumDpsInputs() == 2)
        contraction = matchContraction(op, op.getDpsInputOperand(1), &reason);
      if (failed(contraction))
        continue;
      Value weight = contraction->weightView.source;
      std::string name = hasWeight ? getWeightName(findWeightRoot(weight)) : "(an activation)";
      Location loc = op.getLoc();
      if (succeeded(Former(rewriter, *contraction, *resolved).run(&reason))) {
        remark::passed(loc,
                       remark::RemarkOpts::name("formed").category("compress-form-packed-matmul"))
            << "packed matmul of " + name;
        ++numFormed;
      } else if (hasWeight) {
        remarks.missed(op, name, weight.getType(), {reason, "it runs in plain loops"});
      } else {
        remarks.leftAlone(op, name, reason);
      }
    }
    numMissed += remarks.getNumMissed();
    if (remarks.hasErrors())
      signalPassFailure();
  }
};
} // namespace
