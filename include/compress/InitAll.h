//===- InitAll.h - Registration of everything Compress has --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_INITALL_H
#define COMPRESS_INITALL_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace mlir::compress {

/// Registers the compress dialect. What its passes lower to, and how that is
/// bufferized, is upstream's: mlir::registerAllDialects, registerAllExtensions.
void registerAllDialects(DialectRegistry &registry);

/// Registers every pass and pipeline of Compress with the global registry.
void registerAllPasses();

} // namespace mlir::compress

#endif // COMPRESS_INITALL_H
