//===- MappedFile.cpp - A file mapped for reading -------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MappedFile.h"

#include "FileError.h"
#include "llvm/ADT/ScopeExit.h"

using namespace llvm;
using namespace mlir::compress;

Expected<sys::fs::mapped_file_region> mlir::compress::mapFile(StringRef path) {
  // Asked before opening, which would wait for the writer of a named pipe.
  sys::fs::file_status status;
  if (std::error_code ec = sys::fs::status(path, status))
    return createFileError(path, ec);
  if (status.type() != sys::fs::file_type::regular_file)
    return makeFileError(path, "not a regular file");

  Expected<sys::fs::file_t> file = sys::fs::openNativeFileForRead(path);
  if (!file)
    return createFileError(path, file.takeError());
  scope_exit close([&] { (void)sys::fs::closeFile(*file); });

  // Asked again, of the very file that is open by now.
  if (std::error_code ec = sys::fs::status(*file, status))
    return createFileError(path, ec);
  if (status.getSize() == 0)
    return sys::fs::mapped_file_region();

  std::error_code ec;
  sys::fs::mapped_file_region region(*file, sys::fs::mapped_file_region::readonly, status.getSize(),
                                     /*offset=*/0, ec);
  if (ec)
    return createFileError(path, ec);
  return region;
}
