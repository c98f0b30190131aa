// Elementwise ops on tensors, without a linalg op around them, static and dynamic, and
// sizes that disagree.
// RUN: %npy make %t.a.npy f32 2x3 1 2 3
// RUN: %npy make %t.b.npy f32 2x3 4
// RUN: %npy make %t.c.npy f32 3x3 4
// RUN: compress-run %s --mode=jit --input=%t.a.npy --input=%t.b.npy --output=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.x.npy | FileCheck %s
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=LESS
// RUN: compress-run %s --mode=interpret --input=%t.a.npy --input=%t.b.npy --output=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.x.npy | FileCheck %s
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=LESS
// RUN: not compress-run %s --mode=jit --input=%t.a.npy --input=%t.c.npy 2>&1 | FileCheck %s --check-prefix=SIZES
// RUN: not compress-run %s --mode=interpret --input=%t.a.npy --input=%t.c.npy 2>&1 | FileCheck %s --check-prefix=SIZES

// CHECK: f32 2x3: 5 6 7 5 6 7
// LESS: i1 2x3: 0 0 1 0 0 1
// SIZES: error: 'linalg.generic' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say

func.func @main(%a: tensor<?x3xf32>, %b: tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<2x3xi1>) {
  %two = arith.constant dense<2.0> : tensor<2x3xf32>
  %0 = arith.addf %a, %b : tensor<?x3xf32>
  %static = tensor.cast %a : tensor<?x3xf32> to tensor<2x3xf32>
  %1 = arith.cmpf ogt, %static, %two : tensor<2x3xf32>
  %z = arith.subf %b, %b : tensor<?x3xf32>
  %e = math.exp %z : tensor<?x3xf32>
  %2 = arith.mulf %0, %e : tensor<?x3xf32>
  return %2, %1 : tensor<?x3xf32>, tensor<2x3xi1>
}
