//===- ShareKernels.cpp - One function for loops that are alike ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The layers of a network are the same code over other weights. On memrefs the
// weights are what a loop captures, so
//
//   scf.forall .. { .. %weight0 .. }
//   scf.forall .. { .. %weight1 .. }
// becomes
//   func.call @kernel_0(%weight0)
//   func.call @kernel_0(%weight1)
//
// and all later passes, LLVM's among them, see the loop once.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSSHAREKERNELS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Loops and what becomes loops.
static bool isKernel(Operation *op) {
  return op->getNumResults() == 0 && isa<linalg::LinalgOp, scf::ForallOp, scf::ForOp>(op);
}

/// What the op and its regions read of the function around it.
static llvm::SetVector<Value> getCaptured(Operation *op) {
  llvm::SetVector<Value> captured(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  return captured;
}

/// Equal for kernels that are alike, whatever their operands are.
static llvm::hash_code getShapeHash(Operation *kernel) {
  llvm::hash_code hash(0);
  kernel->walk<WalkOrder::PreOrder>([&](Operation *op) {
    hash = llvm::hash_combine(
        hash, OperationEquivalence::computeHash(op, OperationEquivalence::ignoreHashValue,
                                                OperationEquivalence::ignoreHashValue,
                                                OperationEquivalence::IgnoreLocations));
  });
  return hash;
}

namespace {
/// Kernels that are alike; the first is what the function is made of.
struct Group {
  explicit Group(Operation *kernel) : first(kernel), captured(getCaptured(kernel)) {
    members.emplace_back(kernel, captured.getArrayRef());
  }

  /// Whether the kernel is alike, and a member now.
  bool add(Operation *kernel);

  Operation *first;
  llvm::SetVector<Value> captured;
  /// Of each kernel, what stands for the first one's captured values.
  SmallVector<std::pair<Operation *, SmallVector<Value>>> members;
};

struct ShareKernels : compress::impl::CompressShareKernelsBase<ShareKernels> {
  void runOnOperation() override;
};
} // namespace

/// Constants are part of the code.
static bool areBothSameConstantOrNone(Value lhs, Value rhs) {
  Attribute left, right;
  bool isConstant = matchPattern(lhs, m_Constant(&left));
  return isConstant == matchPattern(rhs, m_Constant(&right)) && left == right;
}

static SmallVector<Value> getAllOperands(Operation *kernel) {
  SmallVector<Value> operands;
  kernel->walk<WalkOrder::PreOrder>(
      [&](Operation *op) { llvm::append_range(operands, op->getOperands()); });
  return operands;
}

bool Group::add(Operation *kernel) {
  DenseMap<Value, Value> inside;
  auto check = [&](Value lhs, Value rhs) -> LogicalResult {
    return success(captured.contains(lhs)
                       ? lhs.getType() == rhs.getType() && areBothSameConstantOrNone(lhs, rhs)
                       : inside.lookup(lhs) == rhs);
  };
  auto mark = [&](Value lhs, Value rhs) { inside[lhs] = rhs; };
  if (!OperationEquivalence::isEquivalentTo(first, kernel, check, mark,
                                            OperationEquivalence::IgnoreLocations))
    return false;
  // One value stands for another throughout. (The check isn't asked about values
  // that both kernels read.)
  DenseMap<Value, Value> matches;
  for (auto [lhs, rhs] : llvm::zip_equal(getAllOperands(first), getAllOperands(kernel)))
    if (captured.contains(lhs) && (matches.try_emplace(lhs, rhs).first->second != rhs ||
                                   kernel->isAncestor(rhs.getParentRegion()->getParentOp())))
      return false;
  members.emplace_back(
      kernel, llvm::map_to_vector(captured, [&](Value value) { return matches.lookup(value); }));
  return true;
}

/// The function that the first kernel of the group becomes.
static func::FuncOp createFunction(ModuleOp module, SymbolTable &symbols, const Group &group) {
  SmallVector<Value> parameters;
  IRMapping mapping;
  Location loc = group.first->getLoc();
  for (Value value : group.captured)
    if (!matchPattern(value, m_Constant()))
      parameters.push_back(value);
  OpBuilder b(module.getContext());
  auto type = b.getFunctionType(TypeRange(parameters), {});
  auto function = func::FuncOp::create(loc, "kernel", type);
  function.setPrivate();
  function.setNoInline(true);
  symbols.insert(function); // which makes the name unique
  Block *body = function.addEntryBlock();
  mapping.map(parameters, body->getArguments());
  b.setInsertionPointToStart(body);
  for (Value value : group.captured)
    if (!mapping.contains(value))
      mapping.map(value, b.clone(*value.getDefiningOp())->getResult(0));
  b.clone(*group.first, mapping);
  func::ReturnOp::create(b, loc);
  return function;
}

void ShareKernels::runOnOperation() {
  llvm::MapVector<llvm::hash_code, SmallVector<Group>> groups;
  getOperation().walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (!isKernel(op))
      return WalkResult::advance();
    SmallVector<Group> &alike = groups[getShapeHash(op)];
    if (llvm::none_of(alike, [&](Group &group) { return group.add(op); }))
      alike.emplace_back(op);
    return WalkResult::skip();
  });

  SymbolTable symbols(getOperation());
  for (auto &[hash, alike] : groups)
    for (Group &group : alike) {
      if (group.members.size() < 2)
        continue;
      func::FuncOp function = createFunction(getOperation(), symbols, group);
      for (auto &[kernel, actual] : group.members) {
        OpBuilder b(kernel);
        SmallVector<Value> arguments;
        for (auto [formal, value] : llvm::zip_equal(group.captured, actual))
          if (!matchPattern(formal, m_Constant()))
            arguments.push_back(value);
        func::CallOp::create(b, kernel->getLoc(), function, arguments);
        if (kernel != group.first)
          kernel->erase();
      }
      group.first->erase();
    }
}
