//===- Tables.h - Tables that a program looks up ----------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_QUANTIZE_TABLES_H
#define COMPRESS_LIB_TRANSFORMS_QUANTIZE_TABLES_H

#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::compress {
class Remarks;
class WeightFilter;

/// Quantizes the weights of which elements are read in the bodies of linalg ops, such
/// as an embedding's, to 8 bits with one scale per row:
///
///   linalg.generic {                       %s = quant_params %table <.. block = [1, 0]>
///     %v = tensor.extract %table[..]       %q = quantize %table, %s
///                                    ->    %d = dequantize %q, %s
///                                          linalg.generic {
///                                            %v = tensor.extract %d[..]
///
/// Other readers of the table keep what they see.
void quantizeTables(FunctionOpInterface function, const WeightFilter &filter, Remarks &remarks);

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_QUANTIZE_TABLES_H
