//===- MLIRTypes.h - Element types of tensors on the host ---------------*- C++
//-*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_MLIRTYPES_H
#define COMPRESS_RUNTIME_MLIRTYPES_H

#include "compress/Runtime/HostTensor.h"
#include "mlir/IR/BuiltinTypes.h"

namespace mlir::compress {

/// The dtype that holds `element` (i1 as a byte, index as i64), or none.
inline std::optional<DType> getDType(Type element) {
  if (isa<Float16Type>(element))
    return DType::F16;
  if (isa<BFloat16Type>(element))
    return DType::BF16;
  if (isa<Float32Type>(element))
    return DType::F32;
  if (isa<Float64Type>(element))
    return DType::F64;
  if (isa<IndexType>(element))
    return DType::I64;
  auto integer = dyn_cast<IntegerType>(element);
  if (!integer)
    return std::nullopt;
  bool isUnsigned = integer.isUnsigned();
  switch (integer.getWidth()) {
  case 1:
    return DType::Bool;
  case 8:
    return isUnsigned ? DType::U8 : DType::I8;
  case 16:
    return isUnsigned ? DType::U16 : DType::I16;
  case 32:
    return isUnsigned ? DType::U32 : DType::I32;
  case 64:
    return isUnsigned ? DType::U64 : DType::I64;
  default:
    return std::nullopt;
  }
}

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_MLIRTYPES_H
