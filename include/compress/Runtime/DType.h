//===- DType.h - Element types of tensors in files --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_DTYPE_H
#define COMPRESS_RUNTIME_DTYPE_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mlir::compress {

/// The element types that the run-time library reads, holds and writes. A
/// `Bool` is one byte, 0 or 1; no reader checks the bytes themselves.
enum class DType { Bool, I8, U8, I16, U16, I32, U32, I64, U64, F16, BF16, F32, F64 };

/// Bytes per element.
int64_t byteWidth(DType dtype);

/// The name of the type in a safetensors header: "F32", "BF16", "BOOL", ...
llvm::StringRef getSafetensorsName(DType dtype);
std::optional<DType> parseSafetensorsName(llvm::StringRef name);

/// All safetensors names, "BOOL, I8, ...", for error messages.
std::string listSafetensorsNames();

/// The type in the `descr` field of a .npy header: "<f4", "|b1", ... NumPy has
/// no bfloat16; the `ml_dtypes` package writes it as "<V2", and so do we.
llvm::StringRef getNumpyDescr(DType dtype);

struct NumpyDescr {
  DType dtype;
  /// The elements are big endian.
  bool byteSwapped;
};

/// Accepts both byte orders, and "|V2" for bfloat16: this is what "<V2" becomes
/// when NumPy reads and writes it without `ml_dtypes`.
std::optional<NumpyDescr> parseNumpyDescr(llvm::StringRef descr);

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_DTYPE_H
