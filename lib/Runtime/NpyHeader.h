//===- NpyHeader.h - The header of a .npy file ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_RUNTIME_NPYHEADER_H
#define COMPRESS_LIB_RUNTIME_NPYHEADER_H

#include "compress/Runtime/DType.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <string>

namespace mlir::compress {

/// A .npy file is "\x93NUMPY", two version bytes, the length of the text that
/// follows (16 bits in version 1, 32 bits later), the text of a Python
/// dictionary, and the elements:
///
///   {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }
struct NpyHeader {
  NumpyDescr descr;
  bool fortranOrder;
  llvm::SmallVector<int64_t, 4> shape;
  /// Where the elements begin in the file; not past its end.
  size_t dataOffset;
};

/// Reads the header at the start of `file`; the errors do not name the file.
llvm::Expected<NpyHeader> parseNpyHeader(llvm::StringRef file);

/// Everything before the elements, in the oldest version that can hold it,
/// padded as NumPy does so that the elements begin at a multiple of 64.
std::string formatNpyHeader(DType dtype, llvm::ArrayRef<int64_t> shape);

} // namespace mlir::compress

#endif // COMPRESS_LIB_RUNTIME_NPYHEADER_H
