//===- Constants.h - Inline constants as buffers ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_REFERENCE_CONSTANTS_H
#define COMPRESS_REFERENCE_CONSTANTS_H

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/Support/Error.h"

namespace mlir::compress::reference {

/// Writes the elements of `constant`, a dense or dense_resource attribute, to
/// `out` as a Buffer of its type holds them: row-major, splats spelled out, an i1
/// in a byte. `out` has the size of that buffer. An error if the attribute is of
/// another kind, or its resource is missing or of another size.
llvm::Error copyElements(Attribute constant, MutableArrayRef<char> out);

} // namespace mlir::compress::reference

#endif // COMPRESS_REFERENCE_CONSTANTS_H
