//===- Program.h - A model that can be called ---------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_EXECUTION_PROGRAM_H
#define COMPRESS_EXECUTION_PROGRAM_H

#include "compress/Execution/Jit.h"
#include "compress/Runtime/ParameterSet.h"

namespace mlir::compress {

enum class RunMode {
  Interpret, ///< compress ops by the reference evaluation, the rest by upstream's plain lowering
  Jit        ///< our code generation
};

/// A module made callable: lowered, compiled, bound to its parameters.
class Program {
public:
  struct Options {
    std::string entry = "main";
    RunMode mode = RunMode::Jit;
    std::string target; ///< as an option of passes: empty for the module's own, else native
    std::string objectFile;
  };

  /// Consumes the module. Weights that aren't packed are packed in memory (jit).
  /// The parameters must outlive the program. Errors are also diagnosed on the
  /// module's context.
  static llvm::Expected<Program> compile(ModuleOp module, ParameterSet &parameters,
                                         const Options &options);

  /// The types of the entry before lowering.
  FunctionType getType() const { return type; }

  /// Fails if the inputs don't fit the entry's types: their number, element
  /// types, ranks and static sizes.
  llvm::Expected<std::vector<HostTensor>> call(ArrayRef<TensorView> inputs);

private:
  Program(Jit jit, FunctionType type, void *function)
      : jit(std::move(jit)), type(type), function(function) {}

  Jit jit;
  FunctionType type;
  void *function;
  /// The module and its ops, which interpreted code refers to.
  OwningOpRef<ModuleOp> source;
};

} // namespace mlir::compress

#endif // COMPRESS_EXECUTION_PROGRAM_H
