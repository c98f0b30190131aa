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
  /// A global whose value is in the module: its loads are constants.
  void inlineValue(IRRewriter &rewriter, ml_program::GlobalOp global) {
    auto value = dyn_cast_or_null<ElementsAttr>(global.getValueAttr());
    if (!value || global.getIsMutable())
      return;
    getOperation().walk([&](ml_program::GlobalLoadConstOp load) {
      if (load.getGlobal().getLeafReference() != global.getSymName())
        return;
      rewriter.setInsertionPoint(load);
      rewriter.replaceOpWithNewOp<arith::ConstantOp>(load, value);
    });
    if (SymbolTable::symbolKnownUseEmpty(global, getOperation()))
      rewriter.eraseOp(global);
  }

  LogicalResult bind() {
    IRRewriter rewriter(&getContext());
    SmallVector<ml_program::GlobalOp> globals(getOperation().getOps<ml_program::GlobalOp>());
    for (ml_program::GlobalOp global : globals) {
      if (!isa_and_nonnull<ml_program::ExternAttr>(global.getValueAttr())) {
        inlineValue(rewriter, global);
        continue;
      }
      auto type = dyn_cast<RankedTensorType>(global.getType());
      if (!type || !type.hasStaticShape() || global.getIsMutable())
        return global.emitError("an external global must be an immutable tensor of static shape");
      std::string symbol = (parameterPrefix + global.getSymName()).str();
      auto memref = MemRefType::get(type.getShape(), type.getElementType());
      SmallVector<ml_program::GlobalLoadConstOp> loads;
      getOperation().walk([&](ml_program::GlobalLoadConstOp load) {
        if (load.getGlobal().getLeafReference() == global.getSymName())
          loads.push_back(load);
      });
      for (ml_program::GlobalLoadConstOp load : loads) {
        rewriter.setInsertionPoint(load);
        Value data = memref::GetGlobalOp::create(rewriter, load.getLoc(), memref, symbol);
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
