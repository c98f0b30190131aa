//===- MappedFile.h - A file mapped for reading -----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_MAPPEDFILE_H
#define COMPRESS_LIB_RUNTIME_MAPPEDFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"

namespace mlir::compress {

/// Maps a regular file read only. An empty file gives a region without a
/// mapping, whose size is 0; the errors name the file.
///
/// Not llvm::MemoryBuffer: it copies small files to an address whose alignment
/// no longer is the one that the file's writer arranged, and it reads pipes and
/// devices to an end that they may not have.
llvm::Expected<llvm::sys::fs::mapped_file_region> mapFile(llvm::StringRef path);

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_MAPPEDFILE_H
