//===- Prune.cpp - Prunes the weights of contractions -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../GlobalLoads.h"
#include "../Remarks.h"
#include "../WeightFilter.h"
#include "../WeightUses.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/Support/Format.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSPRUNE
#include "compress/Dialect/Compress/Transforms/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {

//===----------------------------------------------------------------------===//
// Criterion
//===----------------------------------------------------------------------===//

/// What decides which elements go: one of a threshold, a ratio and n of m.
struct Criterion {
  std::optional<double> threshold, ratio;
  int64_t n = 0, m = 0;
  bool global = false;

  bool isNM() const { return m != 0; }
  std::string getText() const {
    std::string text;
    llvm::raw_string_ostream os(text);
    if (isNM())
      os << "pattern " << n << ":" << m;
    else if (ratio)
      os << "ratio " << llvm::format("%g", *ratio) << (global ? " of all weights" : "");
    else
      os << "threshold " << llvm::format("%g", *threshold);
    return text;
  }

  /// Whether the mask comes of the same criterion; one that was evaluated may.
  bool isThat(ApplyMaskOp masked) const {
    auto mask = masked.getMask().getDefiningOp<PruneMaskOp>();
    if (!mask)
      return true;
    auto isSame = [](std::optional<APFloat> a, std::optional<double> b) {
      return a.has_value() == b.has_value() && (!a || a->convertToDouble() == *b);
    };
    PatternAttr pattern = mask.getPattern();
    return (isNM() ? pattern.getN() == n && pattern.getM() == m
                   : isSame(mask.getThreshold(), threshold) && isSame(mask.getRatio(), ratio));
  }

  PruneMaskOp createMasks(OpBuilder &builder, Location loc, ValueRange inputs,
                          int64_t axis = 0) const {
    SmallVector<Type> types;
    for (Type input : inputs.getTypes())
      types.push_back(cast<RankedTensorType>(input).clone(builder.getI1Type()));
    auto pattern = isNM() ? PatternAttr::get(builder.getContext(), n, m, axis)
                          : PatternAttr::get(builder.getContext());
    return PruneMaskOp::create(builder, loc, types, inputs, pattern,
                               threshold ? builder.getF64FloatAttr(*threshold) : FloatAttr(),
                               ratio ? builder.getF64FloatAttr(*ratio) : FloatAttr());
  }
};

//===----------------------------------------------------------------------===//
// Local masks
//===----------------------------------------------------------------------===//

/// Uses by weight, in the order of the program.
template <typename Key>
using Readers = llvm::MapVector<Key, SmallVector<const WeightUse *>>;

SmallVector<OpOperand *> getOperands(ArrayRef<const WeightUse *> uses) {
  return llvm::map_to_vector(uses, [](const WeightUse *use) { return use->contraction.weight; });
}

/// Masks the load itself: where zeros may be does not depend on who reads it.
///
///   %w = load @w              %w0 = load @w
///   %t = transpose %w         %m = prune_mask %w0 <unstructured> {ratio = ..}
///                        ->   %w = apply_mask %w0, %m
///                             %t = transpose %w
void maskRoot(Value root, ArrayRef<const WeightUse *> uses, const Criterion &criterion) {
  OpBuilder builder(root.getContext());
  builder.setInsertionPointAfterValue(root);
  Value mask = criterion.createMasks(builder, root.getLoc(), root).getMasks()[0];
  Value masked = ApplyMaskOp::create(builder, root.getLoc(), root, mask);
  redirectReaders(getOperands(uses), root, masked);
}

/// Masks along the reduction, dimensions `first` to `last`, as one dimension:
///
///   %c = collapse_shape %w [[0], [1, 2, 3]]
///   %m = prune_mask %c <nm 2 : 4 axis 1>
///   %p = apply_mask %c, %m
///   %e = expand_shape %p [[0], [1, 2, 3]]
void maskReduction(Value source, int64_t first, int64_t last, ArrayRef<const WeightUse *> uses,
                   const Criterion &criterion) {
  Location loc = source.getLoc();
  OpBuilder builder(source.getContext());
  builder.setInsertionPointAfterValue(source);
  Value matrix = first == last ? source : collapseDims(builder, loc, source, first, last);
  Value mask = criterion.createMasks(builder, loc, matrix, first).getMasks()[0];
  Value masked = ApplyMaskOp::create(builder, loc, matrix, mask);
  if (first != last)
    masked =
        expandDims(builder, loc, masked, cast<RankedTensorType>(source.getType()), first, last);
  redirectReaders(getOperands(uses), source, masked);
}

//===----------------------------------------------------------------------===//
// Global masks
//===----------------------------------------------------------------------===//

/// The same for every load of a global and for equal constants.
Attribute getIdentity(Operation *root) {
  if (auto load = dyn_cast<ml_program::GlobalLoadConstOp>(root))
    return load.getGlobalAttr();
  Attribute value;
  matchPattern(root, m_Constant(&value));
  return value;
}

/// Ranks `weights`, all of its module, in `function`, which reads some of them:
///
///   func @f() {                  func @f() {
///     scf.if {                     %v0 = load @v
///       %w = load @w       ->      %w0 = load @w
///                                  %m:2 = prune_mask %v0, %w0 {ratio = ..}
///                                  %w = apply_mask %w0, %m#1
///                                  scf.if {
void maskGlobally(FunctionOpInterface function, ArrayRef<WeightUse> uses,
                  const llvm::MapVector<Attribute, Operation *> &weights,
                  const Criterion &criterion) {
  auto builder = OpBuilder::atBlockBegin(&function.getFunctionBody().front());
  SmallVector<Value> inputs;
  for (auto [identity, root] : weights)
    inputs.push_back(builder.clone(*root)->getResult(0));
  PruneMaskOp masks = criterion.createMasks(builder, function.getLoc(), inputs);

  Readers<Operation *> readers;
  for (const WeightUse &use : uses)
    readers[use.root].push_back(&use);
  DenseMap<Attribute, Value> masked;
  for (auto &[root, users] : readers) {
    Value &value = masked[getIdentity(root)];
    if (!value) {
      unsigned index = std::distance(weights.begin(), weights.find(getIdentity(root)));
      value = ApplyMaskOp::create(builder, root->getLoc(), inputs[index], masks.getMasks()[index]);
    }
    redirectReaders(getOperands(users), root->getResult(0), value);
  }
  // Not before: the builder stands in front of one of them.
  for (auto &[root, users] : readers)
    if (root->use_empty())
      root->erase();
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct CompressPrune : compress::impl::CompressPruneBase<CompressPrune> {
  using CompressPruneBase::CompressPruneBase;

  void runOnOperation() override;

private:
  FailureOr<Criterion> parseCriterion();
  /// Drops uses of weights that are compressed already.
  void dropCompressed(SmallVector<WeightUse> &uses, const Criterion &criterion, Remarks &remarks);
  void pruneLocally(ArrayRef<WeightUse> uses, const Criterion &criterion, Remarks &remarks);
  void pruneGlobally(ArrayRef<std::pair<FunctionOpInterface, SmallVector<WeightUse>>> functions,
                     const Criterion &criterion, Remarks &remarks);
};

} // namespace

/// "2:4" into its numbers.
static bool parseNM(StringRef text, int64_t &n, int64_t &m) {
  auto [left, right] = text.split(':');
  return !left.getAsInteger(10, n) && !right.getAsInteger(10, m);
}

FailureOr<Criterion> CompressPrune::parseCriterion() {
  // At the location, not the op: an error on a module prints the module.
  auto error = [&] { return emitError(getOperation().getLoc()) << "compress-prune: "; };
  if (criterion != "magnitude")
    return error() << "criterion must be magnitude, got " << criterion;
  Criterion result;
  if (pattern != "unstructured") {
    if (!parseNM(pattern, result.n, result.m))
      return error() << "pattern must be unstructured or n:m such as 2:4, got " << pattern;
    if (failed(PatternAttr::verify(error, PatternKind::NM, result.n, result.m, /*axis=*/0)))
      return failure();
  }
  unsigned numGiven = result.isNM() + threshold.size() + ratio.size();
  if (numGiven != 1)
    return error() << "needs exactly one of threshold, ratio and pattern=n:m, got " << numGiven;
  if (!threshold.empty())
    result.threshold = threshold.front();
  if (!ratio.empty())
    result.ratio = ratio.front();
  if (result.threshold && !(*result.threshold >= 0))
    return error() << "threshold must not be negative or NaN, got " << *result.threshold;
  if (result.ratio && !(*result.ratio >= 0 && *result.ratio <= 1))
    return error() << "ratio must be 0 to 1, got " << *result.ratio;
  if (scope != "local" && scope != "global")
    return error() << "scope must be local or global, got " << scope;
  result.global = scope == "global";
  if (result.global && !result.ratio)
    return error() << "scope=global ranks all weights by a ratio, got " << result.getText()
                   << "; drop scope or give ratio";
  return result;
}

void CompressPrune::dropCompressed(SmallVector<WeightUse> &uses, const Criterion &criterion,
                                   Remarks &remarks) {
  llvm::erase_if(uses, [&](const WeightUse &use) {
    if (auto *masked = use.findOnPath<ApplyMaskOp>()) {
      if (criterion.isThat(cast<ApplyMaskOp>(masked)))
        remarks.leftAlone(use.contraction.op, use.name, "it is pruned already");
      else
        remarks.missed(use.contraction.op, use.name, use.getType(),
                       {"it is pruned already, by another criterion", "prune once"});
      return true;
    }
    Operation *other = use.findOnPath<QuantizeOp, DequantizeOp, FakeQuantizeOp, UnpackOp>();
    if (other)
      remarks.missed(
          use.contraction.op, use.name, use.getType(),
          {("it comes through " + other->getName().getStringRef()).str(), "prune before that"});
    return other != nullptr;
  });
}

void CompressPrune::pruneLocally(ArrayRef<WeightUse> uses, const Criterion &criterion,
                                 Remarks &remarks) {
  if (!criterion.isNM()) {
    Readers<Operation *> groups;
    for (const WeightUse &use : uses)
      groups[use.root].push_back(&use);
    for (auto &[root, users] : groups) {
      maskRoot(root->getResult(0), users, criterion);
      remarks.passed(root, users.front()->name, root->getResult(0).getType(), criterion.getText());
    }
    return;
  }

  Readers<std::pair<Value, std::pair<int64_t, int64_t>>> groups;
  for (const WeightUse &use : uses) {
    Obstacle obstacle;
    FailureOr<ReductionDims> reduction = getReductionDims(use.contraction, obstacle);
    if (failed(reduction))
      remarks.missed(use.contraction.op, use.name, use.getType(), obstacle);
    else if (!reduction->adjacent)
      remarks.missed(use.contraction.op, use.name, use.getType(),
                     {"its reduction dimensions aren't adjacent, and patterns run along one",
                      "store it transposed, or prune by ratio"});
    else
      groups[{use.getSource(), {reduction->dims.front(), reduction->dims.back()}}].push_back(&use);
  }
  for (auto &[key, users] : groups) {
    auto [source, dims] = key;
    maskReduction(source, dims.first, dims.second, users, criterion);
    remarks.passed(source.getDefiningOp(), users.front()->name, source.getType(),
                   criterion.getText());
  }
}

void CompressPrune::pruneGlobally(
    ArrayRef<std::pair<FunctionOpInterface, SmallVector<WeightUse>>> functions,
    const Criterion &criterion, Remarks &remarks) {
  llvm::MapVector<Attribute, Operation *> weights;
  // Copies: the functions' own loads are erased on the way.
  for (const auto &[function, uses] : functions)
    for (const WeightUse &use : uses)
      if (Operation *&root = weights[getIdentity(use.root)]; !root) {
        remarks.passed(use.root, use.name, use.root->getResult(0).getType(), criterion.getText());
        root = use.root->clone();
      }
  for (const auto &[function, uses] : functions)
    if (!uses.empty())
      maskGlobally(function, uses, weights, criterion);
  for (auto [identity, root] : weights)
    root->destroy();
}

void CompressPrune::runOnOperation() {
  FailureOr<Criterion> criterion = parseCriterion();
  FailureOr<WeightFilter> weightFilter =
      WeightFilter::get(getOperation().getLoc(), filter, exclude, minElements);
  if (failed(criterion) || failed(weightFilter))
    return signalPassFailure();
  makeLoadsConstant(getOperation());

  Remarks remarks(getArgument(), "pruned", strict);
  // By symbol table, whose globals the functions read.
  llvm::MapVector<Operation *, SmallVector<std::pair<FunctionOpInterface, SmallVector<WeightUse>>>>
      modules;
  getOperation().walk([&](FunctionOpInterface function) {
    if (function.isExternal())
      return;
    SmallVector<WeightUse> uses = collectWeightUses(function, *weightFilter, remarks);
    dropCompressed(uses, *criterion, remarks);
    modules[SymbolTable::getNearestSymbolTable(function->getParentOp())].emplace_back(
        function, std::move(uses));
  });
  for (auto &[symbolTable, functions] : modules)
    if (criterion->global)
      pruneGlobally(functions, *criterion, remarks);
    else
      for (auto &[function, uses] : functions)
        pruneLocally(uses, *criterion, remarks);
  numPruned += remarks.getNumPassed();
  numMissed += remarks.getNumMissed();
  if (remarks.hasErrors())
    signalPassFailure();
}
