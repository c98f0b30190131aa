//===- CompressOps.td - All compress ops, by family --------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_OPS_TD
#define COMPRESS_OPS_TD

include "compress/Dialect/Compress/IR/PackOps.td"
include "compress/Dialect/Compress/IR/PruneOps.td"
include "compress/Dialect/Compress/IR/QuantizeOps.td"

#endif // COMPRESS_OPS_TD
