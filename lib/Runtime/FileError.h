//===- FileError.h - Errors that name a file --------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_FILEERROR_H
#define COMPRESS_LIB_RUNTIME_FILEERROR_H

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

namespace mlir::compress {

/// "'path': message".
inline llvm::Error makeFileError(const llvm::Twine &path, const llvm::Twine &message) {
  return llvm::createFileError(path, llvm::createStringError(message));
}

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_FILEERROR_H
