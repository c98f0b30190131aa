//===- RoundTrip.h - Quantized and back -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_QUANTIZE_ROUNDTRIP_H
#define COMPRESS_LIB_TRANSFORMS_QUANTIZE_ROUNDTRIP_H

#include "compress/Dialect/Compress/IR/Compress.h"

namespace mlir::compress {

/// %s = quant_params %tensor, %q = quantize %tensor, %s, %d = dequantize %q, %s
DequantizeOp createRoundTrip(OpBuilder &builder, Location loc, Value tensor, SchemeAttr scheme,
                             Type scaleElement);

std::string getText(SchemeAttr scheme);

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_QUANTIZE_ROUNDTRIP_H
