//===- RoundTrip.cpp - Quantized and back -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RoundTrip.h"

using namespace mlir;
using namespace mlir::compress;

std::string compress::getText(SchemeAttr scheme) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << Attribute(scheme);
  return text;
}

DequantizeOp compress::createRoundTrip(OpBuilder &builder, Location loc, Value tensor,
                                       SchemeAttr scheme, Type scaleElement) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<int64_t> scaleShape = scheme.getScaleShape(type.getShape());
  auto scaleType = RankedTensorType::get(scaleShape, scaleElement);
  Type zeroPointType =
      scheme.isSymmetric() ? Type() : RankedTensorType::get(scaleShape, builder.getI8Type());
  auto params = QuantParamsOp::create(builder, loc, scaleType, zeroPointType, tensor, scheme);
  auto quantized = QuantizeOp::create(builder, loc, type.clone(builder.getI8Type()), tensor,
                                      params.getScale(), params.getZeroPoint(), scheme);
  return DequantizeOp::create(builder, loc, type, quantized, params.getScale(),
                              params.getZeroPoint(), scheme);
}
