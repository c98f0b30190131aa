//===- AtomicFile.h - A file that appears whole or not at all ---*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_ATOMICFILE_H
#define COMPRESS_LIB_RUNTIME_ATOMICFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <string>

namespace mlir::compress {

/// Collects a file under a temporary name beside its final one, and renames it
/// when it is complete; without `commit` nothing is left. The errors name the
/// final path.
///
/// Not llvm::sys::fs::TempFile: it installs LLVM's signal handlers, which a
/// library inside somebody's process (Python, say) may not do.
class AtomicFile {
public:
  /// A symbolic link at `path` is followed; anything else but a regular file
  /// there (a device, a directory) is an error, as it could not be replaced.
  static llvm::Expected<AtomicFile> create(llvm::StringRef path);

  AtomicFile(AtomicFile &&) = default;
  AtomicFile &operator=(AtomicFile &&) = delete;
  ~AtomicFile();

  llvm::Error writeAt(uint64_t offset, llvm::ArrayRef<char> data);

  /// To be called once, and last. When it fails, the file is gone as well.
  llvm::Error commit();

private:
  AtomicFile(llvm::StringRef path) : path(path) {}

  /// The stream's error, if it has one, which counts as reported from then on.
  llvm::Error takeStreamError();

  /// As the caller spelled it, for the errors.
  std::string path;
  /// The same with symbolic links resolved.
  std::string target;
  std::string temporary;
  /// Null once committed, or moved from.
  std::unique_ptr<llvm::raw_fd_ostream> stream;
};

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_ATOMICFILE_H
