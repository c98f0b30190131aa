//===- GlobalLoads.cpp - Loads of globals that never change -----*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GlobalLoads.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;

void compress::makeLoadsConstant(ModuleOp module) {
  IRRewriter rewriter(module.getContext());
  module.walk([&](ml_program::GlobalLoadOp load) {
    auto global =
        SymbolTable::lookupNearestSymbolFrom<ml_program::GlobalOp>(load, load.getGlobal());
    if (!global || global.getIsMutable())
      return;
    rewriter.setInsertionPoint(load);
    rewriter.replaceOpWithNewOp<ml_program::GlobalLoadConstOp>(load, load.getType(),
                                                               load.getGlobal());
  });
}
