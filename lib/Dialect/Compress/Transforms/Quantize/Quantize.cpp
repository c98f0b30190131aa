//===- Quantize.cpp - Quantizes weights and activations ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../GlobalLoads.h"
#include "../Remarks.h"
#include "../WeightFilter.h"
#include "../WeightUses.h"
#include "RoundTrip.h"
#include "Tables.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/StringSwitch.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSQUANTIZE
#include "compress/Dialect/Compress/Transforms/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {

enum class Activations { None, PerToken, PerGroup };

/// The options, checked.
struct Choice {
  unsigned bits;
  SchemeMode mode;
  int64_t group; ///< 0: the whole reduction
  Activations activations;
  bool tables;

  /// Scales of groups are many and small: they are stored as f16.
  Type getScaleType(MLIRContext *context) const {
    return group ? Type(Float16Type::get(context)) : Type(Float32Type::get(context));
  }
  /// The block size along a reduction of `size` elements.
  int64_t getBlock(int64_t size) const { return size < group ? 0 : group; }
  /// Whether a weight of this type with this scheme is what was chosen.
  bool isThat(SchemeAttr scheme, RankedTensorType type) const;
};

//===----------------------------------------------------------------------===//
// Quantize and dequantize
//===----------------------------------------------------------------------===//

SchemeAttr getScheme(Operation *op) {
  return llvm::TypeSwitch<Operation *, SchemeAttr>(op)
      .Case<QuantizeOp, DequantizeOp, FakeQuantizeOp>([](auto op) { return op.getScheme(); });
}

bool Choice::isThat(SchemeAttr scheme, RankedTensorType type) const {
  SmallVector<int64_t> dims; // that blocks run along
  for (auto [dim, block] : llvm::enumerate(scheme.getBlock()))
    if (block != 1)
      dims.push_back(static_cast<int64_t>(dim));
  int64_t block = dims.size() == 1 ? getBlock(type.getDimSize(dims[0])) : 0;
  return scheme.getBits() == bits && scheme.getMode() == mode &&
         llvm::all_of(dims, [&](int64_t dim) { return scheme.getBlock()[dim] == block; });
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

/// Uses of one weight that reduce along the same dimensions.
struct WeightGroup {
  ReductionDims reduction;
  SmallVector<const WeightUse *> uses;
};

/// Quantizes behind the definition of the weight. Adjacent reduction dimensions
/// become one, so that blocks run along all of it:
///
///   %c = collapse_shape %w [[0], [1, 2, 3]]       (only if there are several)
///   %s = quant_params %c <bits = 4, symmetric, block = [1, 32]>
///   %q = quantize %c, %s
///   %d = dequantize %q, %s
///   %e = expand_shape %d [[0], [1, 2, 3]]
SchemeAttr quantizeWeight(const WeightGroup &group, const Choice &choice) {
  Value source = group.uses.front()->getSource();
  auto type = cast<RankedTensorType>(source.getType());
  Location loc = source.getLoc();
  OpBuilder builder(source.getContext());
  builder.setInsertionPointAfterValue(source);

  int64_t first = group.reduction.dims.front(), last = group.reduction.dims.back();
  bool collapse = group.reduction.adjacent && first != last;
  Value matrix = collapse ? collapseDims(builder, loc, source, first, last) : source;
  auto matrixType = cast<RankedTensorType>(matrix.getType());

  SmallVector<int64_t> block(matrixType.getRank(), 1);
  if (group.reduction.adjacent)
    block[first] = choice.getBlock(matrixType.getDimSize(first));
  else // Whole dimensions only: a block is a box.
    for (int64_t dim : group.reduction.dims)
      block[dim] = 0;
  auto scheme = SchemeAttr::get(builder.getContext(), choice.bits, choice.mode, block);

  Value result =
      createRoundTrip(builder, loc, matrix, scheme, choice.getScaleType(builder.getContext()));
  if (collapse)
    result = expandDims(builder, loc, result, type, first, last);
  redirectReaders(
      llvm::map_to_vector(group.uses, [](const WeightUse *use) { return use->contraction.weight; }),
      source, result);
  return scheme;
}

/// Fails with `obstacle` if the weight can't be quantized.
FailureOr<ReductionDims> getQuantizedDims(const WeightUse &use, const Choice &choice,
                                          Obstacle &obstacle) {
  if (!use.contraction.getLoops(LoopKind::WeightOnly).empty()) {
    obstacle = {"it is summed along a dimension that the other operand lacks",
                "sum it before the product"};
    return failure();
  }
  FailureOr<ReductionDims> reduction = getReductionDims(use.contraction, obstacle);
  if (succeeded(reduction) && choice.group && !reduction->adjacent) {
    obstacle = {"its reduction dimensions aren't adjacent, and groups run along one",
                "store it transposed, or use weights=i8 with group=0"};
    return failure();
  }
  return reduction;
}

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

/// Why there is nothing to quantize about `input`; empty if there is.
std::string getActivationRejection(Value input) {
  auto type = dyn_cast<RankedTensorType>(input.getType());
  if (!type || !isa<Float16Type, BFloat16Type, Float32Type>(type.getElementType()))
    return "the activation isn't a tensor of f32, f16 or bf16";
  Operation *op = input.getDefiningOp();
  while (isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(op))
    op = op->getOperand(0).getDefiningOp();
  if (isa_and_nonnull<DequantizeOp, FakeQuantizeOp>(op))
    return "the activation is quantized already";
  return {};
}

/// One block along everything that is reduced, windows of convolutions included,
/// and one per index of the rest: per token for a matmul, per image for a
/// convolution. Fails if groups are asked for where there is no single dimension
/// to group.
FailureOr<SmallVector<int64_t>> getActivationBlock(const Contraction &contraction,
                                                   const Choice &choice) {
  linalg::LinalgOp op = contraction.op;
  SmallVector<unsigned> reduction = contraction.getLoops(LoopKind::K);
  SmallVector<int64_t> block;
  bool isPlain = reduction.size() == 1;
  for (AffineExpr expr : op.getMatchingIndexingMap(contraction.input).getResults()) {
    bool isReduced =
        llvm::any_of(reduction, [&](unsigned loop) { return expr.isFunctionOfDim(loop); });
    block.push_back(isReduced ? 0 : 1);
    isPlain &= !isReduced || isa<AffineDimExpr>(expr);
  }
  if (choice.activations == Activations::PerToken)
    return block;
  if (!isPlain)
    return failure();
  // The weight's size: it is static where the activation's need not be.
  AffineMap weightMap = op.getMatchingIndexingMap(contraction.weight);
  std::optional<unsigned> dim =
      weightMap.getResultPosition(getAffineDimExpr(reduction.front(), op->getContext()));
  int64_t depth = cast<RankedTensorType>(contraction.weight->get().getType()).getDimSize(*dim);
  for (int64_t &size : block)
    if (size == 0)
      size = choice.getBlock(depth);
  return block;
}

/// Quantizes activations, each value once per scheme.
class ActivationQuantizer {
public:
  ActivationQuantizer(const Choice &choice, Remarks &remarks) : choice(choice), remarks(remarks) {}

  /// ins(%x, ..) -> ins(%d, ..) with %d the round trip behind %x's definition
  void quantize(const WeightUse &use) {
    Operation *op = use.contraction.op;
    Value input = use.contraction.input->get();
    if (std::string why = getActivationRejection(input); !why.empty())
      return remarks.leftAlone(op, use.name, why);
    FailureOr<SmallVector<int64_t>> block = getActivationBlock(use.contraction, choice);
    if (failed(block))
      return remarks.missed(
          op, use.name + "'s activation", input.getType(),
          {"groups need a reduction over one dimension", "use activations=dynamic-int8"});
    auto scheme = SchemeAttr::get(op->getContext(), 8, SchemeMode::Symmetric, *block);
    Value &quantized = done[{input, scheme}];
    if (!quantized) {
      OpBuilder builder(op->getContext());
      builder.setInsertionPointAfterValue(input);
      quantized = createRoundTrip(builder, input.getLoc(), input, scheme, builder.getF32Type());
    }
    use.contraction.input->set(quantized);
  }

private:
  const Choice &choice;
  Remarks &remarks;
  DenseMap<std::pair<Value, SchemeAttr>, Value> done;
};

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct CompressQuantize : compress::impl::CompressQuantizeBase<CompressQuantize> {
  using CompressQuantizeBase::CompressQuantizeBase;

  void runOnOperation() override;

private:
  FailureOr<Choice> parseChoice();
  void quantize(ArrayRef<WeightUse> uses, const Choice &choice, Remarks &remarks);
};

} // namespace

FailureOr<Choice> CompressQuantize::parseChoice() {
  // At the location, not the op: an error on a module prints the module.
  auto error = [&] { return emitError(getOperation().getLoc()) << "compress-quantize: "; };
  if (weights != "i8" && weights != "i4")
    return error() << "weights must be i8 or i4, got " << weights;
  if (group != 0 && group != 32 && group != 64 && group != 128)
    return error() << "group must be 32, 64, 128 or 0 for the default, got " << group.getValue();
  auto kind = llvm::StringSwitch<std::optional<Activations>>(activations)
                  .Case("none", Activations::None)
                  .Case("dynamic-int8", Activations::PerToken)
                  .Case("dynamic-int8-group", Activations::PerGroup)
                  .Default(std::nullopt);
  if (!kind)
    return error() << "activations must be none, dynamic-int8 or dynamic-int8-group, got "
                   << activations;
  if (embeddings != "none" && embeddings != "i8")
    return error() << "embeddings must be none or i8, got " << embeddings;
  Choice choice{weights == "i4" ? 4u : 8u,
                asymmetric ? SchemeMode::Asymmetric : SchemeMode::Symmetric, group, *kind,
                embeddings == "i8"};
  if (choice.bits == 4 && choice.group == 0)
    choice.group = 32;
  if (*kind == Activations::PerGroup && choice.group == 0)
    return error() << "activations=dynamic-int8-group shares the weights' groups, got group=0; "
                      "give 32, 64 or 128";
  return choice;
}

void CompressQuantize::quantize(ArrayRef<WeightUse> uses, const Choice &choice, Remarks &remarks) {
  llvm::MapVector<std::pair<Value, Attribute>, WeightGroup> groups;
  SmallVector<const WeightUse *> done;
  for (const WeightUse &use : uses) {
    Operation *op = use.contraction.op;
    if (Operation *quantized = use.findOnPath<QuantizeOp, DequantizeOp, FakeQuantizeOp>()) {
      SchemeAttr scheme = getScheme(quantized);
      if (choice.isThat(scheme, cast<RankedTensorType>(quantized->getResult(0).getType()))) {
        remarks.leftAlone(op, use.name, "it is quantized already");
        done.push_back(&use);
      } else {
        remarks.missed(op, use.name, use.getType(),
                       {"it is quantized already, as " + getText(scheme), "quantize once"});
      }
      continue;
    }
    if (use.findOnPath<UnpackOp>()) {
      remarks.missed(op, use.name, use.getType(),
                     {"it is packed already", "quantize before compress-pack"});
      continue;
    }
    Obstacle obstacle;
    FailureOr<ReductionDims> reduction = getQuantizedDims(use, choice, obstacle);
    if (failed(reduction)) {
      remarks.missed(op, use.name, use.getType(), obstacle);
      continue;
    }
    Attribute dims = DenseI64ArrayAttr::get(&getContext(), reduction->dims);
    WeightGroup &group = groups[{use.getSource(), dims}];
    group.reduction = std::move(*reduction);
    group.uses.push_back(&use);
  }

  ActivationQuantizer activationQuantizer(choice, remarks);
  for (auto &[key, group] : groups) {
    SchemeAttr scheme = quantizeWeight(group, choice);
    remarks.passed(key.first.getDefiningOp(), group.uses.front()->name, key.first.getType(),
                   getText(scheme));
    done.append(group.uses);
  }
  if (choice.activations != Activations::None)
    for (const WeightUse *use : done)
      activationQuantizer.quantize(*use);
}

void CompressQuantize::runOnOperation() {
  FailureOr<Choice> choice = parseChoice();
  FailureOr<WeightFilter> weightFilter =
      WeightFilter::get(getOperation().getLoc(), filter, exclude, minElements);
  if (failed(choice) || failed(weightFilter))
    return signalPassFailure();
  makeLoadsConstant(getOperation());

  Remarks remarks(getArgument(), "quantized", strict);
  getOperation().walk([&](FunctionOpInterface function) {
    if (function.isExternal())
      return;
    quantize(collectWeightUses(function, *weightFilter, remarks), *choice, remarks);
    if (choice->tables)
      quantizeTables(function, *weightFilter, remarks);
  });
  numQuantized += remarks.getNumPassed();
  numMissed += remarks.getNumMissed();
  if (remarks.hasErrors())
    signalPassFailure();
}
