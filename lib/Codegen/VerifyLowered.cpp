//===- VerifyLowered.cpp - Nothing but the LLVM dialect -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSVERIFYLOWERED
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
struct VerifyLowered : compress::impl::CompressVerifyLoweredBase<VerifyLowered> {
  void runOnOperation() override {
    getOperation().walk([&](Operation *op) {
      if (op == getOperation() || isa_and_nonnull<LLVM::LLVMDialect>(op->getDialect()))
        return;
      // A cast is what an op that was left forced: that op says more.
      if (isa<UnrealizedConversionCastOp>(op) && llvm::any_of(op->getOperands(), [](Value v) {
            Operation *producer = v.getDefiningOp();
            return producer && !isa_and_nonnull<LLVM::LLVMDialect>(producer->getDialect());
          }))
        return;
      emitError(op->getLoc()) << "'" << op->getName() << "' has no lowering: the pipeline takes "
                              << takenDialects;
      signalPassFailure();
    });
  }
};
} // namespace
