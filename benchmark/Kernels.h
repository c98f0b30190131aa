//===- Kernels.h - The kernels that are measured ------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_BENCHMARK_KERNELS_H
#define COMPRESS_BENCHMARK_KERNELS_H

#include "Limits.h"
#include "compress/Execution/Program.h"

namespace mlir::compress::bench {

enum class KernelKind {
  Int8Gemm, ///< i8 x i8 -> i32
  F32Gemm,
  W4A8,    ///< f32 -> f32; weights of 4 bits in groups of 32, activations quantized in the call
  Quantize ///< f32 -> i8 and a scale per row
};

enum class LimitKind { Dot, Fma, Read, Copy };

/// [m, k] times [k, n]; of a quantization, the input alone.
struct KernelSpec {
  StringLiteral name;
  KernelKind kind;
  int64_t m, k, n;
  LimitKind limit;
  /// The weight comes from DRAM. One is about as large as an L3, so turns rotate
  /// over so many copies of it that none is in a cache when its turn comes.
  bool streams = false;

  /// "512x4096x4096"
  std::string getShape() const;
  /// The name and the shape.
  std::string getTitle() const { return name.str() + " " + getShape(); }
  StringRef getUnit() const;
};

/// The rows of the table.
ArrayRef<KernelSpec> getKernels();

/// A kernel with its data, compiled through the pipeline that users have.
class Kernel {
public:
  /// `targetName` is what `target` was made of: `native` compiles for more than
  /// the kind of machine that the attribute names. Its context must outlive the
  /// kernel.
  static llvm::Expected<Kernel> build(const KernelSpec &spec, TargetAttr target,
                                      StringRef targetName);

  /// Compares a sample of what every copy computes with plain loops.
  llvm::Error check();

  void run(unsigned turn);

  /// Operations or bytes per turn, as the limit counts them.
  double getWork() const;

  llvm::Expected<Limit> makeLimit(TargetAttr target) const;

private:
  struct Copy {
    ParameterSet parameters;
    Program program;
  };

  Kernel(const KernelSpec &spec, HostTensor x) : spec(spec), x(std::move(x)) {}
  llvm::Error compile(TargetAttr target, StringRef targetName);

  KernelSpec spec;
  HostTensor x;
  /// The weight before compression.
  ParameterSet source;
  /// Of the weight as the kernel reads it, scales included.
  int64_t packedBytes = 0;
  std::vector<Copy> copies;
};

} // namespace mlir::compress::bench

#endif // COMPRESS_BENCHMARK_KERNELS_H
