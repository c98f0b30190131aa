//===- Safetensors.h - Tensors in .safetensors files ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A safetensors file is the length of its header (64 bits), the header (a JSON
// object), and the bytes of the tensors, which follow each other without gaps:
//
//   {"__metadata__": {"format": "pt"},
//    "w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_SAFETENSORS_H
#define COMPRESS_RUNTIME_SAFETENSORS_H

#include "compress/Runtime/HostTensor.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mlir::compress {

class AtomicFile;

/// The free-form strings of a file, ordered by key.
using SafetensorsMetadata = std::map<std::string, std::string>;

/// One tensor of a header. The offsets count from the end of the header.
struct SafetensorsEntry {
  std::string name;
  DType dtype;
  /// Not a SmallVector, whose inline elements would move under the views.
  std::vector<int64_t> shape;
  uint64_t begin;
  uint64_t end;
};

/// A header that passed every check.
struct SafetensorsHeader {
  /// As their data lie in the file; empty tensors at one offset by name.
  std::vector<SafetensorsEntry> tensors;
  SafetensorsMetadata metadata;
};

/// A memory-mapped file, whose tensors are read from disk when they are
/// touched. Names and views stay valid when the object is moved, and as long as
/// nobody shortens the file on disk.
class SafetensorsFile {
public:
  /// Checks the whole header. The names are unique, and the tensors cover the
  /// rest of the file exactly.
  static llvm::Expected<SafetensorsFile> open(llvm::StringRef path);

  /// The tensor's data are aligned to its element width in files that
  /// SafetensorsWriter wrote, but may be misaligned in others.
  std::optional<TensorView> lookup(llvm::StringRef name) const;

  /// In file order.
  std::vector<llvm::StringRef> names() const;

  const SafetensorsMetadata &metadata() const { return header.metadata; }
  llvm::StringRef path() const { return filePath; }

private:
  SafetensorsFile(llvm::StringRef path, llvm::sys::fs::mapped_file_region region,
                  SafetensorsHeader header, llvm::ArrayRef<char> data);

  std::string filePath;
  llvm::sys::fs::mapped_file_region region;
  SafetensorsHeader header;
  /// What follows the header.
  llvm::ArrayRef<char> data;
  /// Positions in `header.tensors`.
  llvm::StringMap<size_t> index;
};

/// A tensor that a SafetensorsWriter is going to write.
struct TensorDecl {
  std::string name;
  DType dtype;
  std::vector<int64_t> shape;
};

/// Writes a file tensor by tensor, so that not all of them need to be in memory
/// together. The file appears at its path, whole, with `commit`; without it
/// nothing is left behind. Not for use by several threads at once.
class SafetensorsWriter {
public:
  /// Lays the file out. The data begin at a multiple of 64, wide elements
  /// first, so that every tensor is aligned to its element width although the
  /// format has no gaps; tensors of one width keep their order.
  static llvm::Expected<SafetensorsWriter> create(llvm::StringRef path,
                                                  llvm::ArrayRef<TensorDecl> tensors,
                                                  const SafetensorsMetadata &metadata = {});

  SafetensorsWriter(SafetensorsWriter &&) noexcept;
  ~SafetensorsWriter();

  /// Writes a declared tensor; in any order, but each one once, empty ones
  /// included.
  llvm::Error write(llvm::StringRef name, llvm::ArrayRef<char> data);

  /// Fails if a tensor is missing. To be called once, and last.
  llvm::Error commit();

private:
  struct Slot {
    uint64_t offset;
    uint64_t size;
    bool written = false;
  };

  SafetensorsWriter(llvm::StringRef path);

  std::string path;
  llvm::StringMap<Slot> slots;
  /// Null once committed.
  std::unique_ptr<AtomicFile> file;
};

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_SAFETENSORS_H
