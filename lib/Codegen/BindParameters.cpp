//===- BindParameters.cpp - External globals as symbols -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSBINDPARAMETERS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
struct BindParameters : compress::impl::CompressBindParametersBase<BindParameters> {
  /// The loads of each global, constant by name or by the global being so.
  using Loads = llvm::StringMap<SmallVector<Operation *>>;
  Loads collectLoads() {
    Loads loads;
    getOperation().walk([&](Operation *op) {
      if (auto load = dyn_cast<ml_program::GlobalLoadConstOp>(op))
        loads[load.getGlobal().getLeafReference()].push_back(op);
      else if (auto load = dyn_cast<ml_program::GlobalLoadOp>(op))
        loads[load.getGlobal().getLeafReference()].push_back(op);
    });
    return loads;
  }

  /// A global whose value is in the module: its loads are constants.
  LogicalResult inlineValue(IRRewriter &rewriter, ml_program::GlobalOp global, Loads &loads) {
    auto value = dyn_cast_or_null<TypedAttr>(global.getValueAttr());
    bool isData = isa_and_nonnull<ElementsAttr, IntegerAttr, FloatAttr>(value);
    if (!isData || value.getType() != global.getType())
      return emitError(global.getLoc())
             << "the global '" << global.getSymName() << "' of type " << global.getType()
             << " needs a value of that type, or #ml_program.extern";
    for (Operation *load : loads.lookup(global.getSymName())) {
      rewriter.setInsertionPoint(load);
      rewriter.replaceOpWithNewOp<arith::ConstantOp>(load, value);
    }
    if (SymbolTable::symbolKnownUseEmpty(global, getOperation()))
      rewriter.eraseOp(global);
    return success();
  }

  LogicalResult bind() {
    IRRewriter rewriter(&getContext());
    Loads loads = collectLoads();
    SmallVector<ml_program::GlobalOp> globals(getOperation().getOps<ml_program::GlobalOp>());
    for (ml_program::GlobalOp global : globals) {
      auto external = dyn_cast_or_null<ml_program::ExternAttr>(global.getValueAttr());
      if (!external && global.getIsMutable()) {
        if (!isa<RankedTensorType>(global.getType()))
          return emitError(global.getLoc())
                 << "a mutable global must be a tensor, got " << global.getType();
        continue; // a buffer of its own, by upstream's bufferization
      }
      if (!external) {
        if (failed(inlineValue(rewriter, global, loads)))
          return failure();
        continue;
      }
      auto type = dyn_cast<RankedTensorType>(global.getType());
      if (!type || !type.hasStaticShape() || global.getIsMutable())
        return emitError(global.getLoc(),
                         "an external global must be an immutable tensor of static shape");
      std::string symbol = (parameterPrefix + global.getSymName()).str();
      auto memref = MemRefType::get(type.getShape(), type.getElementType());
      for (Operation *load : loads.lookup(global.getSymName())) {
        rewriter.setInsertionPoint(load);
        Value data = memref::GetGlobalOp::create(rewriter, load->getLoc(), memref, symbol);
        rewriter.replaceOpWithNewOp<bufferization::ToTensorOp>(load, type, data,
                                                               /*restrict=*/true);
      }
      rewriter.setInsertionPoint(global);
      // Public: a private one without value would be lowered to undef.
      memref::GlobalOp::create(rewriter, global.getLoc(), symbol,
                               /*sym_visibility=*/StringAttr(), memref,
                               /*initial_value=*/Attribute(), /*constant=*/true,
                               /*alignment=*/IntegerAttr());
      rewriter.eraseOp(global);
    }
    return success();
  }
  void protectArguments() {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (!function.isPublic() || function.isExternal())
        continue;
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        if (isa<TensorType>(function.getArgumentTypes()[i]))
          function.setArgAttr(i, bufferization::BufferizationDialect::kWritableAttrName,
                              BoolAttr::get(&getContext(), false));
    }
  }

  void runOnOperation() override {
    protectArguments();
    if (failed(bind()))
      signalPassFailure();
  }
};
} // namespace
