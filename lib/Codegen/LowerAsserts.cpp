//===- LowerAsserts.cpp - Assertions as failures of the call ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   cf.assert %c, "message"
// becomes
//   if not %c: llvm.call @compress_fail(address of "message")
//
// which ends the call in progress with an error.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLOWERASSERTS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

namespace {
struct LowerAsserts : compress::impl::CompressLowerAssertsBase<LowerAsserts> {
  void runOnOperation() override {
    SmallVector<cf::AssertOp> asserts;
    getOperation().walk([&](cf::AssertOp op) { asserts.push_back(op); });
    SymbolTable symbols(getOperation());
    llvm::StringMap<LLVM::GlobalOp> messages;
    for (cf::AssertOp op : asserts) {
      LLVM::GlobalOp &message = messages[op.getMsg()];
      if (!message)
        message = declareMessage(symbols, op);
      lower(op, message, declareFailure(symbols));
    }
  }

  LLVM::GlobalOp declareMessage(SymbolTable &symbols, cf::AssertOp op) {
    OpBuilder b = OpBuilder::atBlockBegin(getOperation().getBody());
    std::string text = op.getMsg().str() + '\0';
    auto type = LLVM::LLVMArrayType::get(b.getI8Type(), text.size());
    auto global =
        LLVM::GlobalOp::create(b, op.getLoc(), type, /*isConstant=*/true, LLVM::Linkage::Internal,
                               "assert_message", b.getStringAttr(text));
    symbols.insert(global); // which makes the name unique
    return global;
  }

  LLVM::LLVMFuncOp declareFailure(SymbolTable &symbols) {
    constexpr StringLiteral name = "compress_fail";
    if (auto function = symbols.lookup<LLVM::LLVMFuncOp>(name))
      return function;
    OpBuilder b = OpBuilder::atBlockBegin(getOperation().getBody());
    auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(&getContext()),
                                            LLVM::LLVMPointerType::get(&getContext()));
    auto function = LLVM::LLVMFuncOp::create(b, getOperation().getLoc(), name, type);
    symbols.insert(function);
    return function;
  }

  static void lower(cf::AssertOp op, LLVM::GlobalOp message, LLVM::LLVMFuncOp failure) {
    OpBuilder b(op);
    Location loc = op.getLoc();
    Value yes = arith::ConstantOp::create(b, loc, b.getBoolAttr(true));
    Value broken = arith::XOrIOp::create(b, loc, op.getArg(), yes);
    scf::IfOp::create(b, loc, broken, [&](OpBuilder &nested, Location loc) {
      Value text = LLVM::AddressOfOp::create(nested, loc, message);
      LLVM::CallOp::create(nested, loc, failure, text);
      scf::YieldOp::create(nested, loc);
    });
    op.erase();
  }
};
} // namespace
