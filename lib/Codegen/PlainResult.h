//===- PlainResult.h - Where a map has a loop by itself -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CODEGEN_PLAINRESULT_H
#define COMPRESS_CODEGEN_PLAINRESULT_H

#include "mlir/IR/AffineMap.h"

#include <optional>

namespace mlir::compress {

/// The position of the one result of `map` that is `loop` itself; none if the
/// loop is elsewhere, too.
std::optional<unsigned> findPlainResult(AffineMap map, unsigned loop);

} // namespace mlir::compress

#endif // COMPRESS_CODEGEN_PLAINRESULT_H
