//===- Constants.cpp - Inline constants as buffers --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Constants.h"
#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;

llvm::Error mlir::compress::reference::copyElements(Attribute constant, MutableArrayRef<char> out) {
  ArrayRef<char> raw;
  if (auto dense = dyn_cast<DenseElementsAttr>(constant)) {
    // Attributes keep bits, or a byte for all of them.
    if (dense.getElementType().isInteger(1)) {
      llvm::copy(dense.getValues<bool>(), out.begin());
      return llvm::Error::success();
    }
    raw = dense.getRawData();
    if (dense.isSplat()) {
      for (size_t at = 0; at < out.size(); at += raw.size())
        llvm::copy(raw, out.begin() + at);
      return llvm::Error::success();
    }
  } else if (auto resource = dyn_cast<DenseResourceElementsAttr>(constant)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob)
      return llvm::createStringError("the resource '" + resource.getRawHandle().getKey() +
                                     "' of this constant is missing: define it in the file");
    raw = blob->getData();
  } else {
    return llvm::createStringError("expected dense elements or a dense resource");
  }
  if (raw.size() != out.size())
    return llvm::createStringError("constant holds " + llvm::Twine(raw.size()) +
                                   " bytes, its type needs " + llvm::Twine(out.size()));
  llvm::copy(raw, out.begin());
  return llvm::Error::success();
}
