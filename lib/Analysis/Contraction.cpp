//===- Contraction.cpp - Contractions and their weights -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::compress;

static LogicalResult fail(std::string *reason, const llvm::Twine &why) {
  if (reason)
    *reason = why.str();
  return failure();
}

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

/// What lies under exact element type conversions. A truncation would round: that
/// product isn't one of the operands.
static Value stripCasts(Value value) {
  while (isa_and_nonnull<arith::ExtFOp, arith::ExtSIOp, arith::ExtUIOp, arith::SIToFPOp,
                         arith::UIToFPOp>(value.getDefiningOp()))
    value = value.getDefiningOp()->getOperand(0);
  return value;
}

/// The product in yield(out + product), in any order, summed over something: an
/// elementwise multiply-add is no matter of packing. Null if the body is another.
static Operation *findSummedProduct(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1 || op->getNumRegions() != 1)
    return nullptr;
  Block *body = op.getBlock();
  Operation *yield = body->getTerminator();
  if (yield->getNumOperands() != 1)
    return nullptr;
  Operation *add = yield->getOperand(0).getDefiningOp();
  if (!isa_and_nonnull<arith::AddFOp, arith::AddIOp>(add))
    return nullptr;
  for (unsigned side : {0, 1}) {
    Operation *mul = add->getOperand(1 - side).getDefiningOp();
    if (add->getOperand(side) == body->getArguments().back() &&
        isa_and_nonnull<arith::MulFOp, arith::MulIOp>(mul))
      return mul;
  }
  return nullptr;
}

/// yield(out + a * b), with conversions of a and b.
static bool isProductSum(linalg::LinalgOp op) {
  Operation *mul = op.getNumDpsInputs() == 2 ? findSummedProduct(op) : nullptr;
  if (!mul)
    return false;
  auto a = dyn_cast<BlockArgument>(stripCasts(mul->getOperand(0)));
  auto b = dyn_cast<BlockArgument>(stripCasts(mul->getOperand(1)));
  return a && b && a.getOwner() == op.getBlock() && b.getOwner() == op.getBlock() &&
         a.getArgNumber() + b.getArgNumber() == 1;
}

/// What a body that would be a product-sum does to a factor besides converting it,
/// such as the subtraction of a zero point. Null if there is nothing.
static Operation *findChangedFactor(linalg::LinalgOp op) {
  Operation *mul = op.getNumDpsInputs() >= 2 ? findSummedProduct(op) : nullptr;
  if (!mul)
    return nullptr;
  for (Value factor : mul->getOperands())
    if (Operation *change = stripCasts(factor).getDefiningOp())
      return change;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// The weight's source
//===----------------------------------------------------------------------===//

using Dims = SmallVector<SmallVector<unsigned, 2>>;

/// A generic that yields its only input untouched: transpose or broadcast.
static std::optional<AffineMap> getCopyMap(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || linalgOp.getNumDpsInputs() != 1 || linalgOp.getNumDpsInits() != 1 ||
      linalgOp.getNumReductionLoops() || linalgOp->getNumResults() != 1)
    return std::nullopt;
  auto yielded = dyn_cast<BlockArgument>(linalgOp.getBlock()->getTerminator()->getOperand(0));
  if (!yielded || yielded.getOwner() != linalgOp.getBlock() || yielded.getArgNumber() != 0)
    return std::nullopt;
  AffineMap in = linalgOp.getMatchingIndexingMap(linalgOp.getDpsInputOperand(0));
  AffineMap out = linalgOp.getMatchingIndexingMap(linalgOp.getDpsInitOperand(0));
  if (!in.isProjectedPermutation() || !out.isPermutation())
    return std::nullopt;
  // From result dimensions to input dimensions.
  return in.compose(inversePermutation(out));
}

/// One step up; false if the producer isn't one that only moves elements.
static bool stepUp(Value &value, Dims &dims) {
  Operation *op = value.getDefiningOp();
  if (!op)
    return false;
  if (auto cast = dyn_cast<tensor::CastOp>(op)) {
    value = cast.getSource();
    return true;
  }
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    Dims up;
    for (const ReassociationIndices &group : expand.getReassociationIndices()) {
      auto &loops = up.emplace_back();
      for (int64_t dim : group)
        loops.append(dims[dim]);
    }
    value = expand.getSrc();
    dims = std::move(up);
    return true;
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    Dims up(collapse.getSrcType().getRank());
    for (auto [result, group] : llvm::enumerate(collapse.getReassociationIndices())) {
      int64_t wide = group.front();
      for (int64_t dim : group)
        if (collapse.getSrcType().getDimSize(dim) != 1)
          wide = dim;
      if (llvm::count_if(
              group, [&](int64_t dim) { return collapse.getSrcType().getDimSize(dim) != 1; }) > 1)
        return false;
      up[wide] = dims[result];
    }
    value = collapse.getSrc();
    dims = std::move(up);
    return true;
  }
  if (std::optional<AffineMap> map = getCopyMap(op)) {
    Dims up;
    for (AffineExpr expr : map->getResults())
      up.push_back(dims[cast<AffineDimExpr>(expr).getPosition()]);
    value = cast<linalg::LinalgOp>(op).getDpsInputs()[0];
    dims = std::move(up);
    return true;
  }
  return false;
}

OperandView compress::traceOperand(Value value, ArrayRef<SmallVector<unsigned, 2>> dims) {
  OperandView view{value, Dims(dims)};
  while (stepUp(view.source, view.dims)) {
  }
  return view;
}

static bool isConstant(Operation *op) {
  return op && (isa<ml_program::GlobalLoadConstOp>(op) || matchPattern(op, m_Constant()));
}

/// What `value` comes from through compress ops and reshapes: where they end.
static Value skipCompression(Value value) {
  // Bounded by the chain's length: each step goes to a producer.
  while (Operation *op = value.getDefiningOp()) {
    if (isConstant(op) ||
        !(isa<ApplyMaskOp, QuantizeOp, DequantizeOp, FakeQuantizeOp, PackOp, UnpackOp,
              tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(op) ||
          getCopyMap(op)))
      break;
    value = op->getOperand(0);
  }
  return value;
}

Operation *compress::findWeightRoot(Value value) {
  Operation *root = skipCompression(value).getDefiningOp();
  return isConstant(root) ? root : nullptr;
}

/// A constant that `value` is computed from, and from nothing but constants. Null if
/// there is none, or only splats.
static Operation *findOnlyConstants(Value value) {
  Operation *root = nullptr;
  SmallVector<Value> worklist{value};
  llvm::SmallPtrSet<Value, 8> seen;
  while (!worklist.empty()) {
    Value next = worklist.pop_back_val();
    if (!seen.insert(next).second)
      continue;
    Operation *op = next.getDefiningOp();
    if (!op || !isMemoryEffectFree(op))
      return nullptr;
    ElementsAttr elements;
    bool isSplat = matchPattern(op, m_Constant(&elements)) && elements.isSplat();
    if (isConstant(op) && isa<RankedTensorType>(next.getType()) && !isSplat)
      root = op;
    worklist.append(op->operand_begin(), op->operand_end());
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    worklist.append(captured.begin(), captured.end());
  }
  return root;
}

/// The weight that a loop's or a function's argument stands for, if there is one, and
/// why it isn't seen.
static std::optional<DerivedWeight> findPassedWeight(Value factor) {
  auto argument = dyn_cast<BlockArgument>(skipCompression(factor));
  if (!argument)
    return std::nullopt;
  Operation *owner = argument.getOwner()->getParentOp();
  if (auto loop = dyn_cast<LoopLikeOpInterface>(owner))
    if (OpOperand *init = loop.getTiedLoopInit(argument))
      if (Operation *root = findWeightRoot(init->get()))
        return DerivedWeight{root,
                             factor,
                             {"a loop carries it as an argument",
                              "run --canonicalize, or load it inside of the loop"}};
  auto function = dyn_cast<func::FuncOp>(owner);
  if (!function || function.isPublic() || !argument.getOwner()->isEntryBlock())
    return std::nullopt;
  auto uses = SymbolTable::getSymbolUses(function, function->getParentOp());
  if (!uses)
    return std::nullopt;
  for (SymbolTable::SymbolUse use : *uses)
    if (auto call = dyn_cast<func::CallOp>(use.getUser()))
      if (Operation *root = findWeightRoot(call.getOperand(argument.getArgNumber())))
        return DerivedWeight{
            root,
            factor,
            {"it reaches @" + function.getName().str() + " as an argument", "run --inline first"}};
  return std::nullopt;
}

std::optional<DerivedWeight> compress::findDerivedWeight(linalg::LinalgOp op) {
  for (unsigned operand : {1, 0}) {
    Value factor = op.getDpsInputOperand(operand)->get();
    if (!isa<RankedTensorType>(factor.getType()))
      continue;
    Operation *through = skipCompression(factor).getDefiningOp();
    if (Operation *root = findOnlyConstants(factor); root && root != through)
      return DerivedWeight{root,
                           factor,
                           {("it comes through '" + through->getName().getStringRef() +
                             "', which is computed at every run")
                                .str(),
                            "apply that to the stored weight, or to the result"}};
    if (std::optional<DerivedWeight> passed = findPassedWeight(factor))
      return passed;
  }
  return std::nullopt;
}

OpOperand *compress::findWeightOperand(linalg::LinalgOp op) {
  for (unsigned operand : {1, 0})
    if (OpOperand *weight = op.getDpsInputOperand(operand); findWeightRoot(weight->get()))
      return weight;
  return nullptr;
}

std::string compress::getWeightName(Operation *root) {
  if (auto load = dyn_cast<ml_program::GlobalLoadConstOp>(root))
    return load.getGlobal().getLeafReference().str();
  std::string name;
  llvm::raw_string_ostream(name) << root->getLoc();
  return name;
}

//===----------------------------------------------------------------------===//
// The contraction
//===----------------------------------------------------------------------===//

SmallVector<unsigned> Contraction::getLoops(LoopKind kind) const {
  SmallVector<unsigned> result;
  for (auto [loop, k] : llvm::enumerate(loops))
    if (k == kind)
      result.push_back(loop);
  return result;
}

FailureOr<LoopKind> Contraction::getWeightDimKind(unsigned dim) const {
  ArrayRef<unsigned> dimLoops = weightView.dims[dim];
  SmallVector<int64_t> sizes = linalg::LinalgOp(op).getStaticLoopRanges();
  auto isNK = [](LoopKind kind) { return kind == LoopKind::N || kind == LoopKind::K; };
  auto isFree = [&](unsigned loop) { return sizes[loop] == 1 && isNK(loops[loop]); };
  if (dimLoops.empty())
    return LoopKind::N;
  const unsigned *decisive = llvm::find_if_not(dimLoops, isFree);
  LoopKind kind = loops[decisive == dimLoops.end() ? dimLoops.front() : *decisive];
  for (unsigned loop : dimLoops)
    if (loops[loop] != kind && !(isFree(loop) && isNK(kind)))
      return failure();
  return kind;
}

FailureOr<SmallVector<DimPart>> Contraction::getWeightDimParts(unsigned dim) const {
  if (FailureOr<LoopKind> kind = getWeightDimKind(dim); succeeded(kind))
    return SmallVector<DimPart>{
        {*kind, cast<RankedTensorType>(weightView.source.getType()).getDimSize(dim)}};
  if (cast<RankedTensorType>(weightView.source.getType()).isDynamicDim(dim))
    return failure();
  SmallVector<int64_t> sizes = linalg::LinalgOp(op).getStaticLoopRanges();
  SmallVector<DimPart> parts;
  for (unsigned loop : weightView.dims[dim]) {
    if (ShapedType::isDynamic(sizes[loop]))
      return failure();
    if (parts.empty() || parts.back().kind != loops[loop])
      parts.push_back({loops[loop], 1});
    parts.back().size *= sizes[loop];
  }
  return parts;
}

FailureOr<Contraction> compress::matchContraction(linalg::LinalgOp op, OpOperand *weight,
                                                  std::string *reason) {
  if (!isProductSum(op))
    return failure();
  Contraction result;
  result.op = op;
  result.weight = weight;
  result.input = op.getDpsInputOperand(1 - weight->getOperandNumber());

  AffineMap weightMap = op.getMatchingIndexingMap(weight);
  if (!weightMap.isProjectedPermutation())
    return fail(reason, "the weight isn't indexed by plain loops");
  Dims dims;
  for (AffineExpr expr : weightMap.getResults())
    dims.push_back({cast<AffineDimExpr>(expr).getPosition()});
  result.weightView = traceOperand(weight->get(), dims);

  AffineMap inputMap = op.getMatchingIndexingMap(result.input);
  AffineMap outMap = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  if (!outMap.isProjectedPermutation())
    return fail(reason, "the result isn't indexed by plain loops");
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    bool inWeight = llvm::any_of(result.weightView.dims,
                                 [&](const auto &dim) { return llvm::is_contained(dim, loop); });
    bool inInput = inputMap.isFunctionOfDim(loop), inOut = outMap.isFunctionOfDim(loop);
    if (inOut && !inWeight && !inInput)
      return fail(reason, "a loop of the result is in neither operand");
    if (!inOut && !inWeight)
      return fail(reason, "a reduction loop isn't in the weight");
    result.loops.push_back(
        inOut ? (inWeight ? (inInput ? LoopKind::Batch : LoopKind::N) : LoopKind::M)
              : (inInput ? LoopKind::K : LoopKind::WeightOnly));
  }
  return result;
}

FailureOr<Contraction> compress::matchContraction(Operation *op, std::string *reason) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !linalgOp.hasPureTensorSemantics())
    return failure();
  if (!isProductSum(linalgOp)) {
    if (Operation *change = findChangedFactor(linalgOp))
      return fail(reason,
                  "its body changes a factor by '" + change->getName().getStringRef() + "'");
    return failure();
  }
  if (OpOperand *weight = findWeightOperand(linalgOp))
    return matchContraction(linalgOp, weight, reason);
  return fail(reason, "no operand is a weight: a constant or an external global");
}
