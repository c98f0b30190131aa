// No packed storage for doubles: plain loops.
// RUN: %npy make %t.x.npy f64 1x2 1 10
// RUN: compress-run %s --mode=jit --input=%t.x.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: not compress-opt %s --compress-pack="strict output=%t.safetensors" 2>&1 | FileCheck %s --check-prefix=MISSED

// CHECK: f64 1x2: 31 42
// MISSED: can't be packed: values are none of f32, f16, bf16 and i8; convert the weight
func.func @main(%x: tensor<1x2xf64>) -> tensor<1x2xf64> {
  %z = arith.constant dense<0.0> : tensor<1x2xf64>
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf64>
  %0 = linalg.matmul ins(%x, %w : tensor<1x2xf64>, tensor<2x2xf64>) outs(%z : tensor<1x2xf64>) -> tensor<1x2xf64>
  return %0 : tensor<1x2xf64>
}
