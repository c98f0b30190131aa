//===- CrashGuard.h - A crash as an error -------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR's readers don't survive all broken files (test/Upstream/broken-ir.test).
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TOOLS_CRASHGUARD_H
#define COMPRESS_TOOLS_CRASHGUARD_H

#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <cstdlib>

namespace mlir::compress {

/// IR that is nested deeply enough overflows the stack: the handler needs another one,
/// which llvm::InitLLVM has made.
inline void handleOnOtherStack() {
  for (int signal : {SIGSEGV, SIGBUS}) {
    struct sigaction action;
    if (sigaction(signal, nullptr, &action) == 0) {
      action.sa_flags |= SA_ONSTACK;
      sigaction(signal, &action, nullptr);
    }
  }
}

/// Runs `fn`. If it crashes, prints `message` and ends the process with 1: memory may be
/// broken, so nothing is cleaned up, and no stack printed, which would allocate. Call
/// llvm::InitLLVM before.
inline void runOrExit(llvm::StringRef message, llvm::function_ref<void()> fn) {
  llvm::CrashRecoveryContext::Enable();
  handleOnOtherStack();
  llvm::CrashRecoveryContext context;
  if (!context.RunSafely(fn)) {
    llvm::errs() << message << "\n";
    std::_Exit(EXIT_FAILURE);
  }
  llvm::CrashRecoveryContext::Disable();
}

} // namespace mlir::compress

#endif // COMPRESS_TOOLS_CRASHGUARD_H
