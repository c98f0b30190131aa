//===- Jit.h - Compiled modules in this process -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_JIT_H
#define COMPRESS_EXECUTION_JIT_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Support/Error.h"

namespace mlir::compress {

/// A module of the LLVM dialect, compiled for a target of this machine's kind.
class Jit {
public:
  struct Options {
    unsigned optLevel = 3;
    /// Data and functions that the code refers to.
    SmallVector<std::pair<std::string, void *>> symbols;
    /// If not empty, the object code is written there, too.
    std::string objectFile;
  };

  static llvm::Expected<Jit> compile(ModuleOp module, TargetAttr target, Options options);

  llvm::Expected<void *> lookup(StringRef symbol);

private:
  explicit Jit(std::unique_ptr<llvm::orc::LLJIT> engine) : engine(std::move(engine)) {}

  std::unique_ptr<llvm::orc::LLJIT> engine;
};

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_JIT_H
