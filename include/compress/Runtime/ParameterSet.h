//===- ParameterSet.h - The parameters of a model ---------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_PARAMETERSET_H
#define COMPRESS_RUNTIME_PARAMETERSET_H

#include "compress/Runtime/Safetensors.h"

namespace mlir::compress {

/// The tensors of several safetensors files, and others made in memory, under
/// one set of unique names. Views stay valid when tensors are added and when
/// the set is moved.
class ParameterSet {
public:
  /// Opens several files together, as with `addFile`.
  static llvm::Expected<ParameterSet> open(llvm::ArrayRef<std::string> paths);

  /// Adds all tensors of a file. A name that the set has already is an error
  /// which names both files; nothing is added then.
  llvm::Error addFile(llvm::StringRef path);

  /// Adds a tensor made in memory. A name that the set has already is an error.
  llvm::Error add(llvm::StringRef name, HostTensor tensor);

  std::optional<TensorView> lookup(llvm::StringRef name) const;

  /// "tensor 'w' of 'net.safetensors'", for messages about a tensor of the set.
  std::string describe(llvm::StringRef name) const;

  /// In the order in which they were added; those of a file in file order.
  std::vector<llvm::StringRef> names() const { return order; }

private:
  struct Parameter {
    TensorView view;
    /// The path of its file; empty for a tensor made in memory.
    std::string source;
  };

  /// Fails, on behalf of `source`, if the set has `name`.
  llvm::Error checkNew(llvm::StringRef name, llvm::StringRef source) const;
  void insert(llvm::StringRef name, const TensorView &view, llvm::StringRef source);

  /// Own the memory of the views.
  std::vector<SafetensorsFile> files;
  std::vector<HostTensor> tensors;
  llvm::StringMap<Parameter> parameters;
  /// The keys of `parameters`.
  std::vector<llvm::StringRef> order;
};

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_PARAMETERSET_H
