// Sizes that only the run knows, and that disagree, are an error in both modes.
// RUN: %python -c "import numpy as np; np.save('%t.x.npy', np.ones((3, 5), 'f4')); np.save('%t.w.npy', np.ones((6, 4), 'f4'))"
// RUN: not compress-run %s --mode=jit --input=%t.x.npy --input=%t.w.npy --output=%t.y.npy 2>&1 | FileCheck %s
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy --input=%t.w.npy --output=%t.y.npy 2>&1 | FileCheck %s
// RUN: not ls %t.y.npy

// CHECK: error: 'linalg.matmul' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say

func.func @main(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %w, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<?x?xf32>) outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
