//===- VerifyPrune.cpp - Verifiers of the prune family ------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"

using namespace mlir;
using namespace mlir::compress;

LogicalResult PruneMaskOp::verify() {
  if (getInputs().empty() || getInputs().size() != getMasks().size()) // (C1)
    return emitOpError() << "needs one mask per input, got " << getInputs().size() << " inputs and "
                         << getMasks().size() << " masks";
  for (auto [input, mask] : llvm::zip_equal(getInputs().getTypes(), getMasks().getTypes()))
    if (cast<ShapedType>(input).getShape() != cast<ShapedType>(mask).getShape()) // (C1)
      return emitOpError() << "mask doesn't match its input's shape: " << mask << " of " << input;

  bool isNM = getPattern().getKind() == PatternKind::NM;
  if (isNM + getThreshold().has_value() + getRatio().has_value() != 1) // (C2)
    return emitOpError("needs exactly one of threshold, ratio and an n : m pattern");
  if (getRatio() &&
      !(getRatio()->convertToDouble() >= 0 && getRatio()->convertToDouble() <= 1)) // (C3)
    return emitOpError() << "ratio must be 0 to 1, got " << getRatio()->convertToDouble();
  if (getThreshold() && !(getThreshold()->convertToDouble() >= 0)) // (C4)
    return emitOpError() << "threshold must not be negative or NaN, got "
                         << getThreshold()->convertToDouble();
  if (isNM)
    for (Type input : getInputs().getTypes()) // (C5)
      if (getPattern().getAxis() >= cast<ShapedType>(input).getRank())
        return emitOpError() << "pattern axis " << getPattern().getAxis()
                             << " is not below the rank of " << input;
  return success();
}
