//===- CompilerRuntime.cpp - Functions that LLVM's code calls -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CompilerRuntime.h"
#include "llvm/ADT/bit.h"

#include <cstdint>
#include <cstring>

/// libgcc has these.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" float __extendhfsf2(_Float16);
extern "C" _Float16 __truncsfhf2(float);
extern "C" _Float16 __truncdfhf2(double);
// NOLINTEND(bugprone-reserved-identifier)

/// libgcc 12 lacks this one. Rounds to nearest even; NaN stays NaN.
static __bf16 truncateToBF16(float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value);
  bool isNaN = (bits & 0x7fffffff) > 0x7f800000;
  bits = isNaN ? bits | 0x400000 : bits + 0x7fff + (bits >> 16 & 1);
  uint16_t high = bits >> 16;
  __bf16 result;
  std::memcpy(&result, &high, sizeof result);
  return result;
}

llvm::SmallVector<std::pair<std::string, void *>> mlir::compress::getCompilerRuntime() {
  return {{"__extendhfsf2", reinterpret_cast<void *>(&__extendhfsf2)},
          {"__truncsfhf2", reinterpret_cast<void *>(&__truncsfhf2)},
          {"__truncdfhf2", reinterpret_cast<void *>(&__truncdfhf2)},
          {"__truncsfbf2", reinterpret_cast<void *>(&truncateToBF16)}};
}
