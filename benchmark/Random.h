//===- Random.h - Tensors of random numbers -----------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_RANDOM_H
#define COMPRESS_BENCHMARK_RANDOM_H

#include "compress/Runtime/HostTensor.h"

#include <algorithm>
#include <cassert>

namespace mlir::compress::bench {

/// xorshift64: the same numbers in every run, and a gigabyte of them in a second.
class Random {
public:
  uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }

  /// The sum of four uniform numbers: close to normal, with a variance of 1.
  float nextNormal() {
    uint64_t bits = next();
    int32_t sum = 0;
    for (int shift = 0; shift < 64; shift += 16)
      sum += int32_t(bits >> shift & 0xffff);
    return (sum - 2 * 0xffff) * (1.7320508f / 0x10000);
  }

  /// f32: normal; i8: uniform.
  llvm::Expected<HostTensor> makeTensor(DType dtype, llvm::ArrayRef<int64_t> shape) {
    llvm::Expected<HostTensor> tensor = HostTensor::allocate(dtype, shape);
    if (!tensor)
      return tensor;
    llvm::MutableArrayRef<char> data = tensor->data();
    if (dtype == DType::I8) {
      for (char &value : data)
        value = char(next() >> 56);
      return tensor;
    }
    assert(dtype == DType::F32 && "no other type is used");
    auto *begin = reinterpret_cast<float *>(data.begin());
    std::generate(begin, reinterpret_cast<float *>(data.end()), [&] { return nextNormal(); });
    return tensor;
  }

private:
  uint64_t state = 0x9e3779b97f4a7c15;
};

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_RANDOM_H
