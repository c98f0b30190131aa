//===- VerifyInput.cpp - Nothing that lowering doesn't take -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSVERIFYINPUT
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// Besides those that models are in, what they are lowered to on the way.
static bool isTaken(Operation *op) {
  return isa_and_nonnull<BuiltinDialect, CompressDialect, LLVM::LLVMDialect, affine::AffineDialect,
                         arith::ArithDialect, bufferization::BufferizationDialect,
                         cf::ControlFlowDialect, func::FuncDialect, index::IndexDialect,
                         linalg::LinalgDialect, math::MathDialect, memref::MemRefDialect,
                         ml_program::MLProgramDialect, scf::SCFDialect, tensor::TensorDialect,
                         ub::UBDialect, vector::VectorDialect>(op->getDialect());
}

/// The map of an output that isn't read and has elements that no loop writes:
/// bufferization leaves those undefined.
static AffineMap findPartialOutput(linalg::LinalgOp op) {
  for (OpOperand &init : op.getDpsInitsMutable()) {
    AffineMap map = op.getMatchingIndexingMap(&init);
    if (op.payloadUsesValueFromOperand(&init))
      continue;
    llvm::SmallBitVector seen(map.getNumDims());
    bool covers = true;
    for (auto [position, expr] : llvm::enumerate(map.getResults())) {
      auto dim = dyn_cast<AffineDimExpr>(expr);
      bool isOnce = dim && !seen.test(dim.getPosition());
      if (dim)
        seen.set(dim.getPosition());
      covers &= isOnce || op.getShape(&init)[position] == 1;
    }
    if (!covers)
      return map;
  }
  return {};
}

static std::string print(AffineMap map) {
  std::string text;
  llvm::raw_string_ostream(text) << map;
  return text;
}

/// What the expression is at most where every loop is at 1, by the absolute values of
/// its constants.
static uint64_t getReach(AffineExpr expr) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr))
    return std::abs(constant.getValue());
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return 1;
  uint64_t left = getReach(binary.getLHS()), right = getReach(binary.getRHS());
  switch (binary.getKind()) {
  case AffineExprKind::Add:
    return llvm::SaturatingAdd(left, right);
  case AffineExprKind::Mul:
    return llvm::SaturatingMultiply(left, right);
  default: // a divisor has to fit, too
    return std::max(left, right);
  }
}

/// A map with a number beyond which indices may wrap, or a division by nothing above 0.
static AffineMap findUncheckable(linalg::LinalgOp op) {
  for (AffineMap map : op.getIndexingMapsArray()) {
    bool isFine = llvm::all_of(map.getResults(), [](AffineExpr expr) {
      return getReach(expr) <= std::numeric_limits<int32_t>::max();
    });
    map.walkExprs([&](AffineExpr expr) {
      auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
      if (!binary || binary.getKind() == AffineExprKind::Add)
        return;
      auto factor = dyn_cast<AffineConstantExpr>(binary.getRHS());
      isFine &= factor && (binary.getKind() == AffineExprKind::Mul || factor.getValue() > 0);
    });
    if (!isFine)
      return map;
  }
  return {};
}

/// A type with a layout or the like attached, that no lowering would heed.
static Type findEncoded(Operation *op) {
  auto isEncoded = [](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return tensor && tensor.getEncoding();
  };
  for (TypeRange types : {TypeRange(op->getOperandTypes()), TypeRange(op->getResultTypes())})
    if (auto found = llvm::find_if(types, isEncoded); found != types.end())
      return *found;
  return {};
}

/// An op on tensors that bufferization doesn't know, and that nothing before it
/// turns into ops that it does.
static bool hasNoLowering(Operation *op) {
  auto isTensor = [](Type type) { return isa<TensorType>(type); };
  if (llvm::none_of(op->getOperandTypes(), isTensor) &&
      llvm::none_of(op->getResultTypes(), isTensor))
    return false;
  return !isa<bufferization::BufferizableOpInterface, linalg::AggregatedOpInterface,
              tensor::ConcatOp>(op) &&
         !op->hasTrait<OpTrait::IsTerminator>() && !OpTrait::hasElementwiseMappableTraits(op) &&
         !isa<CompressDialect, linalg::LinalgDialect, ml_program::MLProgramDialect,
              func::FuncDialect, cf::ControlFlowDialect, bufferization::BufferizationDialect>(
             op->getDialect());
}

namespace {
struct VerifyInput : compress::impl::CompressVerifyInputBase<VerifyInput> {
  void runOnOperation() override {
    WalkResult result = getOperation().walk([&](Operation *op) {
      if (isa<ModuleOp>(op) && op != getOperation()) {
        emitError(op->getLoc(), "a module inside the module isn't lowered: move its functions and "
                                "globals to the outermost one");
        return WalkResult::interrupt();
      }
      // Upstream's folds take the index for a valid one.
      if (auto dim = dyn_cast<tensor::DimOp>(op))
        if (std::optional<int64_t> index = dim.getConstantIndex();
            index && isa<RankedTensorType>(dim.getSource().getType()) &&
            (*index < 0 || *index >= cast<RankedTensorType>(dim.getSource().getType()).getRank())) {
          emitError(op->getLoc()) << "a tensor of type " << dim.getSource().getType()
                                  << " has no dimension " << *index;
          return WalkResult::interrupt();
        }
      if (Type encoded = findEncoded(op)) {
        emitError(op->getLoc())
            << "a tensor with an encoding isn't lowered: expected one without, got " << encoded;
        return WalkResult::interrupt();
      }
      if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
        if (AffineMap map = findUncheckable(linalgOp)) {
          emitError(op->getLoc()) << "the map " << print(map) << " of '" << op->getName()
                                  << "' can't be checked: factors must be constants of at most 31 "
                                     "bits, divisors above 0";
          return WalkResult::interrupt();
        }
      if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
        if (AffineMap map = findPartialOutput(linalgOp)) {
          emitError(op->getLoc()) << "the output map " << print(map) << " of '" << op->getName()
                                  << "' isn't known to write every element: index each dimension "
                                     "by a loop of its own, "
                                     "or read the output in the body";
          return WalkResult::interrupt();
        }
      if (isa<ml_program::GlobalStoreOp, ml_program::GlobalStoreGraphOp,
              ml_program::GlobalLoadGraphOp>(op)) {
        emitError(op->getLoc()) << "'" << op->getName()
                                << "' isn't lowered: make state that changes an argument and a "
                                   "result of the function";
        return WalkResult::interrupt();
      }
      if (isTaken(op) && hasNoLowering(op)) {
        emitError(op->getLoc()) << "'" << op->getName()
                                << "' on tensors has no lowering: write it as linalg.generic, or "
                                   "with scf and tensor.extract";
        return WalkResult::interrupt();
      }
      if (isTaken(op))
        return WalkResult::advance();
      emitError(op->getLoc()) << "'" << op->getName()
                              << "' is of no dialect that the pipeline takes: convert it to "
                              << takenDialects;
      return WalkResult::interrupt();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace
