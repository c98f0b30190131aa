//===- AtomicFile.cpp - A file that appears whole or not at all -----------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AtomicFile.h"

#include "FileError.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

using namespace llvm;
using namespace mlir::compress;

/// Creates a file beside `target` and sets `temporary` to its path.
///
/// Not llvm::sys::fs::createUniqueFile: it also replaces the '%' that are part
/// of the target's directories.
static Expected<int> openTemporary(StringRef target, std::string &temporary) {
  while (true) {
    temporary = (target + ".tmp-" + utohexstr(sys::Process::GetRandomNumber())).str();
    int descriptor = -1;
    std::error_code ec = sys::fs::openFileForWrite(temporary, descriptor, sys::fs::CD_CreateNew);
    if (!ec)
      return descriptor;
    if (ec != std::errc::file_exists)
      return errorCodeToError(ec);
  }
}

Expected<AtomicFile> AtomicFile::create(StringRef path) {
  AtomicFile file(path);

  // A path that does not exist yet has nothing to resolve.
  SmallString<128> resolved;
  if (sys::fs::real_path(path, resolved))
    resolved = path;
  file.target = resolved.str().str();
  if (sys::fs::exists(file.target) && !sys::fs::is_regular_file(file.target))
    return makeFileError(path, "not a regular file, so it is not replaced");

  Expected<int> descriptor = openTemporary(file.target, file.temporary);
  if (!descriptor)
    return createFileError(path, descriptor.takeError());
  file.stream = std::make_unique<raw_fd_ostream>(*descriptor, /*shouldClose=*/true);
  return file;
}

AtomicFile::~AtomicFile() {
  if (!stream)
    return;
  stream->close();
  // The file is thrown away, so it no longer matters what went wrong with it;
  // a stream that dies with an error in it would end the process.
  stream->clear_error();
  (void)sys::fs::remove(temporary);
}

Error AtomicFile::takeStreamError() {
  if (!stream->has_error())
    return Error::success();
  std::error_code ec = stream->error();
  stream->clear_error();
  return createFileError(path, ec);
}

Error AtomicFile::writeAt(uint64_t offset, ArrayRef<char> data) {
  stream->seek(offset);
  stream->write(data.data(), data.size());
  // Otherwise the error of this write would show up with a later one.
  stream->flush();
  return takeStreamError();
}

Error AtomicFile::commit() {
  // Closing comes first: some file systems report a full disk only then.
  stream->close();
  Error error = takeStreamError();
  if (!error)
    if (std::error_code ec = sys::fs::rename(temporary, target))
      error = createFileError(path, ec);
  if (error)
    (void)sys::fs::remove(temporary);
  stream.reset();
  return error;
}
