//===- SafetensorsHeader.h - Safetensors header checks ----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_SAFETENSORSHEADER_H
#define COMPRESS_LIB_RUNTIME_SAFETENSORSHEADER_H

#include "compress/Runtime/Safetensors.h"

namespace mlir::compress {

/// The format's own limit, which keeps a reader from parsing gigabytes.
constexpr uint64_t maxSafetensorsHeaderSize = 100'000'000;

/// The key of a header that is not a tensor.
constexpr llvm::StringLiteral safetensorsMetadataKey("__metadata__");

/// Parses and checks the JSON text of a header that `dataSize` bytes follow;
/// the errors do not name the file.
llvm::Expected<SafetensorsHeader> parseSafetensorsHeader(llvm::StringRef text, uint64_t dataSize);

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_SAFETENSORSHEADER_H
