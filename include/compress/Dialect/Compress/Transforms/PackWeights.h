//===- PackWeights.h - Folding weights into packed storage --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_DIALECT_COMPRESS_TRANSFORMS_PACKWEIGHTS_H
#define COMPRESS_DIALECT_COMPRESS_TRANSFORMS_PACKWEIGHTS_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Runtime/ParameterSet.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/JSON.h"

namespace mlir::compress {

/// Where evaluated weights go, one after the other.
class PackSink {
public:
  virtual ~PackSink() = default;
  /// All tensors that will be written, before the first of them.
  virtual llvm::Error declare(ArrayRef<TensorDecl> tensors) = 0;
  virtual llvm::Error write(StringRef name, HostTensor tensor) = 0;
};

struct PackStatistics {
  unsigned packed = 0;    ///< weights in packed storage
  unsigned evaluated = 0; ///< other values computed at compile time
  unsigned missed = 0;    ///< weights left as they are
  llvm::json::Value report = nullptr;
};

/// Packs the weight of every contraction for `target`, evaluates it from
/// `parameters` (and inline constants), and writes the components to `sink` as
/// new external globals. With `copyRest`, so are the globals that stay in use,
/// so that the new container is complete. A weight that has no packed form stays
/// as it is, with a remark; `strict` makes that an error. A global that is needed and that
/// `parameters` lacks, or holds in another type, is an error.
FailureOr<PackStatistics> packWeights(ModuleOp module, TargetAttr target,
                                      const ParameterSet &parameters, PackSink &sink, bool copyRest,
                                      bool strict = false);

} // namespace mlir::compress

#endif // COMPRESS_DIALECT_COMPRESS_TRANSFORMS_PACKWEIGHTS_H
