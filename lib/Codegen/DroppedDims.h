//===- DroppedDims.h - Dimensions of 1 that fall ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CODEGEN_DROPPEDDIMS_H
#define COMPRESS_LIB_CODEGEN_DROPPEDDIMS_H

#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "llvm/ADT/SmallBitVector.h"

namespace mlir::compress {

/// Groups of the full rank's dimensions that are one dimension of the reduced rank.
inline SmallVector<ReassociationIndices> groupDropped(const llvm::SmallBitVector &dropped) {
  SmallVector<ReassociationIndices> groups;
  ReassociationIndices leading;
  for (unsigned dim = 0; dim < dropped.size(); ++dim) {
    if (dropped.test(dim)) {
      (groups.empty() ? leading : groups.back()).push_back(dim);
      continue;
    }
    groups.push_back(std::exchange(leading, {}));
    groups.back().push_back(dim);
  }
  return groups;
}

} // namespace mlir::compress

#endif // COMPRESS_LIB_CODEGEN_DROPPEDDIMS_H
