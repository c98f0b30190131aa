//===- WeightUses.cpp - Contractions and the weights they read --*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WeightUses.h"
#include "Remarks.h"
#include "WeightFilter.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::compress;

//===----------------------------------------------------------------------===//
// Collection
//===----------------------------------------------------------------------===//

/// Why the weight of `use` can't be changed.
static std::optional<Obstacle> getObstacle(const WeightUse &use) {
  if (findWeightRoot(use.contraction.input->get()))
    return Obstacle{"the other operand is a weight, too", "fold the product of the two"};
  RankedTensorType type = use.getType();
  std::string reason;
  llvm::raw_string_ostream os(reason);
  if (!isa<Float16Type, BFloat16Type, Float32Type>(type.getElementType())) {
    os << "its elements are " << type.getElementType() << ", expected f32, f16 or bf16";
    return Obstacle{reason, "convert it"};
  }
  if (!type.hasStaticShape())
    return Obstacle{"its shape isn't static", "declare it with static sizes"};
  if (type.getEncoding()) {
    os << "its type has the encoding " << type.getEncoding();
    return Obstacle{reason, "drop the encoding"};
  }
  return std::nullopt;
}

static std::optional<WeightUse> matchWeightUse(linalg::LinalgOp op, const WeightFilter &filter,
                                               Remarks &remarks) {
  std::string reason;
  FailureOr<Contraction> contraction = matchContraction(op, &reason);
  if (failed(contraction) && reason.empty()) // not a product-sum
    return std::nullopt;

  OpOperand *weight = findWeightOperand(op);
  if (!weight) {
    std::optional<DerivedWeight> derived = findDerivedWeight(op);
    std::string name = derived ? getWeightName(derived->root) : "";
    auto type = derived ? cast<RankedTensorType>(derived->factor.getType()) : RankedTensorType();
    std::string rejection =
        derived && type.hasStaticShape() ? filter.getRejection(name, type.getNumElements()) : "";
    if (derived && rejection.empty())
      remarks.missed(op, name, type, derived->obstacle);
    else
      remarks.leftAlone(op, name, derived ? rejection : reason);
    return std::nullopt;
  }
  Operation *root = findWeightRoot(weight->get());
  auto rootType = dyn_cast<RankedTensorType>(root->getResult(0).getType());
  if (!rootType) // A scalar factor.
    return std::nullopt;

  std::string name = getWeightName(root);
  int64_t numElements = rootType.hasStaticShape() ? rootType.getNumElements() : INT64_MAX;
  std::string rejection = filter.getRejection(name, numElements);
  if (rejection.empty() && numElements == 0)
    rejection = "it has no elements";
  if (!rejection.empty()) {
    remarks.leftAlone(op, name, rejection);
    return std::nullopt;
  }

  if (failed(contraction)) {
    remarks.missed(op, name, rootType, {reason, Contraction::remedy.str()});
    return std::nullopt;
  }
  WeightUse use{std::move(*contraction), root, name};
  if (std::optional<Obstacle> obstacle = getObstacle(use)) {
    remarks.missed(op, name, use.getType(), *obstacle);
    return std::nullopt;
  }
  return use;
}

SmallVector<WeightUse> compress::collectWeightUses(FunctionOpInterface function,
                                                   const WeightFilter &filter, Remarks &remarks) {
  SmallVector<WeightUse> uses;
  function.walk([&](linalg::LinalgOp op) {
    if (op->getParentOfType<FunctionOpInterface>() != function) // a nested one's
      return;
    if (std::optional<WeightUse> use = matchWeightUse(op, filter, remarks))
      uses.push_back(std::move(*use));
  });
  return uses;
}

//===----------------------------------------------------------------------===//
// The reduction's dimensions
//===----------------------------------------------------------------------===//

FailureOr<ReductionDims> compress::getReductionDims(const Contraction &contraction,
                                                    Obstacle &obstacle) {
  ReductionDims result;
  for (auto [dim, loops] : llvm::enumerate(contraction.weightView.dims)) {
    auto isK = [&](unsigned loop) { return contraction.loops[loop] == LoopKind::K; };
    if (llvm::none_of(loops, isK))
      continue;
    FailureOr<LoopKind> kind = contraction.getWeightDimKind(dim);
    if (failed(kind)) {
      obstacle = {"its dimension " + std::to_string(dim) + " mixes reduction and other loops",
                  "expand it to one dimension per loop where it is stored"};
      return failure();
    }
    if (*kind != LoopKind::K)
      continue;
    result.dims.push_back(static_cast<int64_t>(dim));
  }
  if (result.dims.empty()) {
    obstacle = {"nothing is reduced together with the other operand", "sum it before the product"};
    return failure();
  }
  auto type = cast<RankedTensorType>(contraction.weightView.source.getType());
  result.adjacent = true;
  for (int64_t dim = result.dims.front(); dim <= result.dims.back(); ++dim)
    result.adjacent &= llvm::is_contained(result.dims, dim) || type.getDimSize(dim) == 1;
  return result;
}

/// `[[0], [first, .., last], .., [rank - 1]]`
static SmallVector<ReassociationIndices> getReassociation(int64_t rank, int64_t first,
                                                          int64_t last) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < rank; ++dim) {
    if (dim <= first || dim > last)
      groups.emplace_back();
    groups.back().push_back(dim);
  }
  return groups;
}

Value compress::collapseDims(OpBuilder &builder, Location loc, Value tensor, int64_t first,
                             int64_t last) {
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  return tensor::CollapseShapeOp::create(builder, loc, tensor, getReassociation(rank, first, last));
}

Value compress::expandDims(OpBuilder &builder, Location loc, Value tensor, RankedTensorType type,
                           int64_t first, int64_t last) {
  return tensor::ExpandShapeOp::create(builder, loc, type, tensor,
                                       getReassociation(type.getRank(), first, last));
}

//===----------------------------------------------------------------------===//
// Redirection
//===----------------------------------------------------------------------===//

void compress::redirectReaders(ArrayRef<OpOperand *> readers, Value from, Value to) {
  DenseMap<Value, Value> redirected{{from, to}};
  SmallVector<Operation *> replaced;
  for (OpOperand *reader : readers) {
    SmallVector<Operation *> chain;
    for (Value value = reader->get(); !redirected.contains(value);
         value = chain.back()->getOperand(0))
      chain.push_back(value.getDefiningOp());
    for (Operation *op : llvm::reverse(chain)) {
      Operation *clone = OpBuilder(op).clone(*op);
      clone->setOperand(0, redirected.lookup(op->getOperand(0)));
      redirected[op->getResult(0)] = clone->getResult(0);
      replaced.push_back(op);
    }
    reader->set(redirected.lookup(reader->get()));
  }
  // Users come after what they use.
  for (Operation *op : llvm::reverse(replaced))
    if (op->use_empty())
      op->erase();
}
