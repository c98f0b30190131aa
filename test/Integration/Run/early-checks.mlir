// A size that a later op shows to be static is checked before memory of that size is made.
// RUN: %npy make %t.x.npy f32 4000000 1
// RUN: %npy make %t.w.npy f32 1 2
// RUN: not compress-run %s --mode=jit --input=%t.x.npy --input=%t.w.npy 2>&1 | FileCheck %s
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy --input=%t.w.npy 2>&1 | FileCheck %s

// CHECK: error: 'linalg.dot' at {{.*}}: dimension 0 of operand 0 isn't what the other operands say
func.func @main(%x: tensor<?xf32>, %w: tensor<1xf32>) -> tensor<f32> {
  %c0 = arith.constant 0 : index
  %z = arith.constant dense<0.0> : tensor<f32>
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.exp ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %d = linalg.dot ins(%y, %w : tensor<?xf32>, tensor<1xf32>) outs(%z : tensor<f32>) -> tensor<f32>
  return %d : tensor<f32>
}
