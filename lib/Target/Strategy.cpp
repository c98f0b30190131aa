//===- Strategy.cpp - How a contraction is packed and tiled -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Target/Strategy.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

static LogicalResult fail(Obstacle &obstacle, const llvm::Twine &reason,
                          const llvm::Twine &remedy) {
  obstacle = {reason.str(), remedy.str()};
  return failure();
}

namespace {
/// The dimensions of a weight, each cut into parts of one kind.
struct SplitDims {
  SmallVector<ReassociationIndices> groups; ///< the parts of each
  SmallVector<int64_t> shape;
  SmallVector<LoopKind> kinds;

  bool changesNothing() const { return kinds.size() == groups.size(); }
  /// `value`, whose blocks `block` has; scales have one element for a block.
  Value expand(OpBuilder &b, Value value, ArrayRef<int64_t> block) const;
};
} // namespace

static FailureOr<SplitDims> splitDims(const Contraction &contraction) {
  SplitDims split;
  for (unsigned dim = 0, end = contraction.weightView.dims.size(); dim < end; ++dim) {
    FailureOr<SmallVector<DimPart>> parts = contraction.getWeightDimParts(dim);
    if (failed(parts))
      return failure();
    auto &group = split.groups.emplace_back();
    for (DimPart part : *parts) {
      group.push_back(split.kinds.size());
      split.kinds.push_back(part.kind);
      split.shape.push_back(part.size);
    }
  }
  return split;
}

Value SplitDims::expand(OpBuilder &b, Value value, ArrayRef<int64_t> block) const {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> expanded;
  for (auto [dim, group] : llvm::enumerate(groups))
    for (int64_t part : group)
      expanded.push_back(group.size() == 1 ? type.getDimSize(dim) : block[dim] ? shape[part] : 1);
  return b.createOrFold<tensor::ExpandShapeOp>(
      value.getLoc(), RankedTensorType::get(expanded, type.getElementType()), value, groups);
}

FailureOr<WeightForm> compress::getWeightForm(OpBuilder &builder, const Contraction &contraction,
                                              Obstacle &obstacle) {
  if (!contraction.getLoops(LoopKind::WeightOnly).empty())
    return fail(obstacle, "the weight alone is reduced over a loop",
                "sum the weight over that loop before the product");
  FailureOr<SplitDims> split = splitDims(contraction);
  if (failed(split))
    return fail(obstacle,
                "a dimension of the weight mixes batch, output and reduction loops of unknown size",
                "give them static sizes, or the weight one dimension per loop");

  WeightForm form{contraction.weightView.source, {}, {}, {}, split->kinds, split->groups};
  auto dequantize = form.values.getDefiningOp<DequantizeOp>();
  if (!dequantize) {
    if (!split->changesNothing())
      form.values =
          split->expand(builder, form.values, SmallVector<int64_t>(split->groups.size(), 1));
    return form;
  }
  ArrayRef<int64_t> sourceBlock = dequantize.getScheme().getBlock();
  SmallVector<int64_t> block, reduction;
  for (auto [dim, group] : llvm::enumerate(split->groups)) {
    if (group.size() > 1 && sourceBlock[dim] > 1)
      return fail(obstacle, "groups run along a dimension that mixes kinds of loops",
                  "quantize per channel, or give the weight one dimension per loop");
    block.append(group.size(), sourceBlock[dim]);
  }
  for (auto [dim, kind] : llvm::enumerate(split->kinds)) {
    if (kind == LoopKind::K)
      reduction.push_back(dim);
    else if (block[dim] != 1 && split->shape[dim] != 1)
      return fail(obstacle, "one scale serves several output channels",
                  "quantize with one per channel: a block of 1 along the output dimensions");
  }
  for (int64_t dim : reduction)
    if (reduction.size() > 1 && block[dim] != 0 && split->shape[dim] != 1)
      return fail(obstacle, "groups are spread over several reduction dimensions",
                  "collapse these to one dimension before quantizing");
  form.values = dequantize.getInput();
  form.scale = dequantize.getScale();
  form.zeroPoint = dequantize.getZeroPoint();
  form.scheme = dequantize.getScheme();
  if (split->changesNothing())
    return form;
  form.scheme = SchemeAttr::get(form.scheme.getContext(), form.scheme.getBits(),
                                form.scheme.getMode(), block);
  form.values = split->expand(builder, form.values, SmallVector<int64_t>(split->groups.size(), 1));
  for (Value *parameter : {&form.scale, &form.zeroPoint})
    if (*parameter)
      *parameter = split->expand(builder, *parameter, sourceBlock);
  return form;
}

static SmallVector<int64_t> dimsOf(const WeightForm &weight, LoopKind kind) {
  SmallVector<int64_t> dims;
  for (auto [dim, k] : llvm::enumerate(weight.dimKinds))
    if (k == kind)
      dims.push_back(dim);
  return dims;
}

/// The panel width, of those that registers allow, that wastes least of the last
/// panel; of equal ones the widest. Where all of them waste more than an eighth, as
/// many columns as each of the panels gets, if the target reads a part of a vector
/// as fast as all of it.
static int64_t selectPanel(int64_t columns, int64_t lanes, int64_t widest, TargetAttr target) {
  if (ShapedType::isDynamic(columns))
    return widest;
  int64_t best = lanes, waste = INT64_MAX;
  for (int64_t width = widest; width >= lanes; width -= lanes) {
    // A panel is worth an eighth more columns than a narrower one wastes.
    int64_t padded = llvm::alignTo(columns, width) * (8 + (widest - width) / lanes);
    if (padded < waste) {
      waste = padded;
      best = width;
    }
  }
  // AVX-512 masks loads of bytes and words, AVX2 only those of words.
  int64_t panels = llvm::divideCeil(columns, best);
  if (target.getVectorBits() == 512 && panels * best * 8 > columns * 9)
    return llvm::divideCeil(columns, panels);
  return best;
}

/// The elements of one lane's dot product, of nibbles or of wider integers.
static int64_t getDotWidth(TargetAttr target, bool nibbles) {
  if (target.getDot() == "madd")
    return 2;
  return target.getDot() == "maddubs" && !nibbles ? 2 : 4;
}

FailureOr<EncodingAttr> compress::selectEncoding(const WeightForm &weight, TargetAttr target,
                                                 Obstacle &obstacle) {
  auto type = cast<RankedTensorType>(weight.values.getType());
  Type element = type.getElementType();
  SmallVector<int64_t> batch = dimsOf(weight, LoopKind::Batch), n = dimsOf(weight, LoopKind::N),
                       k = dimsOf(weight, LoopKind::K);
  int64_t columns = EncodingAttr::getExtent(type.getShape(), n),
          depth = EncodingAttr::getExtent(type.getShape(), k);
  if (columns == 1)
    return fail(obstacle,
                "each output channel has its own input (depthwise, or a single column): no column "
                "to share a register with",
                "none: packed storage is for columns that share their input");
  if (columns == 0 || depth == 0)
    return fail(obstacle, "the weight is empty", "none: there is nothing to store");

  int64_t lanes = target.getVectorBits() / 32;
  MLIRContext *context = type.getContext();
  if (isa<Float16Type, BFloat16Type, Float32Type>(element)) {
    // A panel is read again for every tile of rows: it should stay in L2.
    int64_t widest = 4 * lanes, bytes = element.getIntOrFloatBitWidth() / 8;
    if (target.getRegisters() < 32)
      widest = 2 * lanes;
    while (widest > lanes && !ShapedType::isDynamic(depth) &&
           widest * depth * bytes > target.getL2Bytes() / 2)
      widest -= lanes;
    int64_t panel = selectPanel(columns, lanes, widest, target);
    return EncodingAttr::get(context, element, batch, n, k, {panel, 1}, 0, Type(), false);
  }
  if (!element.isInteger(8))
    return fail(obstacle, "values are none of f32, f16, bf16 and i8",
                "convert the weight to f32, f16, bf16 or i8");

  int64_t step = getDotWidth(target, /*nibbles=*/false);
  int64_t widest = target.getRegisters() < 32 ? 2 * lanes : 4 * lanes;
  if (!weight.scale) {
    int64_t panel = selectPanel(columns, lanes, widest, target);
    return EncodingAttr::get(context, element, batch, n, k, {panel, step}, 0, Type(), false);
  }

  // The group along the reduction; 0 if it is all of it.
  int64_t group = 0;
  for (int64_t dim : k)
    if (int64_t block = weight.scheme.getBlock()[dim])
      if (ShapedType::isDynamic(depth) || block < depth)
        group = block;
  if (group > maxUnrolledGroup)
    return fail(obstacle,
                "groups of " + llvm::Twine(group) + " are more than the " +
                    llvm::Twine(maxUnrolledGroup) + " that a register tile unrolls",
                "quantize in smaller groups, or per channel");
  if (group % step)
    return fail(obstacle,
                "groups of " + llvm::Twine(group) + " aren't a multiple of " + llvm::Twine(step) +
                    ", the bytes of one dot product",
                "quantize in groups of such a size, or per channel");

  Type scale = cast<RankedTensorType>(weight.scale.getType()).getElementType();
  // Both nibbles of a byte are in one group; small ones may need the narrower dot.
  int64_t nibbleStep = getDotWidth(target, /*nibbles=*/true);
  if (group % (2 * nibbleStep))
    nibbleStep = step;
  // One group for all of a deep K goes in bytes, whose kernel loops over it.
  bool nibbles = (group || depth <= maxUnrolledGroup) && weight.scheme.getBits() <= 4 &&
                 k.size() == 1 && group % (2 * nibbleStep) == 0 &&
                 !(group == 0 && ShapedType::isDynamic(depth));
  if (nibbles) {
    step = nibbleStep;
    // Sums of a group and of all groups are in registers together; where those are
    // few, one vector, so that many rows share what is unpacked.
    widest = target.getRegisters() < 32 ? lanes : 2 * lanes;
    if (group == 0)
      group = llvm::alignTo(depth, 2 * step);
    element = IntegerType::get(context, 4);
  }
  int64_t panel = selectPanel(columns, lanes, widest, target);
  return EncodingAttr::get(context, element, batch, n, k, {panel, step}, group, scale,
                           bool(weight.zeroPoint));
}

StrategyAttr compress::selectStrategy(EncodingAttr encoding, bool integerX, int64_t rows,
                                      int64_t columns, TargetAttr target) {
  int64_t lanes = target.getVectorBits() / 32, panel = encoding.getTile()[0];
  int64_t vectors = llvm::divideCeil(panel, lanes);
  // Besides the sums (of a group and of all, if there are groups): the panel's
  // vectors, for nibbles as they are stored, too, a broadcast of x and a constant.
  bool grouped = encoding.getGroup() && !encoding.isFloat();
  int64_t sumsPerRow = grouped ? 2 * vectors : vectors;
  int64_t others = encoding.getBits() == 4 ? 2 * vectors + 2 : vectors + 2;
  int64_t fit = (int64_t(target.getRegisters()) - others) / sumsPerRow;
  int64_t tile = std::clamp<int64_t>(fit, 1, 12);
  if (!ShapedType::isDynamic(rows))
    tile = std::clamp<int64_t>(rows, 1, tile);

  // Threads share out panels; where those are few, rows too.
  int64_t block = 0;
  bool fewPanels = !ShapedType::isDynamic(columns) && llvm::divideCeil(columns, panel) < 8;
  if (fewPanels && (ShapedType::isDynamic(rows) || rows > 128))
    block = llvm::alignTo(96, tile);
  return StrategyAttr::get(encoding.getContext(), tile, lanes, block);
}
