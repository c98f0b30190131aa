//===- FloatFormats.h - Between f32 and the 16-bit floats -------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// On bits: an APFloat per element would take minutes for a model, and what the
// compiler makes of a cast depends on the host's run-time library.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_RUNTIME_FLOATFORMATS_H
#define COMPRESS_RUNTIME_FLOATFORMATS_H

#include "llvm/ADT/bit.h"
#include <cstdint>

namespace mlir::compress {

inline float fromBF16(uint16_t bits) { return llvm::bit_cast<float>(uint32_t(bits) << 16); }

inline uint16_t toBF16(float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value);
  if ((bits & 0x7fffffff) > 0x7f800000)
    return bits >> 16 | 0x40; // a quiet NaN, even if the payload is cut off
  return (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}

inline float fromF16(uint16_t bits) {
  uint32_t sign = uint32_t(bits & 0x8000) << 16, magnitude = bits & 0x7fff;
  if (magnitude < 0x400) { // zero and denormals: a multiple of 2^-24
    float value = float(magnitude) * 0x1p-24f;
    return llvm::bit_cast<float>(llvm::bit_cast<uint32_t>(value) | sign);
  }
  uint32_t exponentBias = magnitude >= 0x7c00 ? (255 - 31) << 23 : (127 - 15) << 23;
  return llvm::bit_cast<float>(((magnitude << 13) + exponentBias) | sign);
}

inline uint16_t toF16(float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value);
  uint16_t sign = bits >> 16 & 0x8000;
  bits &= 0x7fffffff;
  if (bits > 0x7f800000)
    return sign | 0x7e00 | (bits >> 13 & 0x1ff);
  if (bits >= 0x477ff000) // from 65520 on it rounds to infinity
    return sign | 0x7c00;
  if (bits < 0x38800000) { // below 2^-14 the denormals' last place is 2^-24
    // Adding 0.5, whose last place is 2^-24 too, rounds as the format wants.
    uint32_t sum = llvm::bit_cast<uint32_t>(llvm::bit_cast<float>(bits) + 0.5f);
    return sign | (sum - 0x3f000000);
  }
  bits -= (127 - 15) << 23;
  return sign | ((bits + 0xfff + (bits >> 13 & 1)) >> 13);
}

} // namespace mlir::compress

#endif // COMPRESS_RUNTIME_FLOATFORMATS_H
