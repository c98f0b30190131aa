// The pipeline of interpret mode calls the reference for compress ops and uses
// none of our code generation; compiled code is the other way round.
// RUN: %python -c "import numpy as np; np.save('%t.npy', np.ones((2, 32), 'f4'))"
// RUN: compress-run %s --mode=interpret --input=%t.npy --dump-object=%t.interpret.o
// RUN: llvm-nm --undefined-only %t.interpret.o | FileCheck %s --check-prefix=INTERPRET --implicit-check-not=parallel_for
// INTERPRET: U {{.*}}compress_reference
// RUN: compress-run %s --mode=jit --input=%t.npy --dump-object=%t.jit.o
// RUN: llvm-nm --undefined-only %t.jit.o | FileCheck %s --check-prefix=JIT --implicit-check-not=reference
// JIT: U compress_parallel_for

func.func @main(%x: tensor<2x32xf32>) -> tensor<2x32xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : tensor<2x32xf32> -> tensor<2x1xf32>
  %q = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [1, 0]> : tensor<2x32xf32>, tensor<2x1xf32> -> tensor<2x32xf32>
  return %q : tensor<2x32xf32>
}
