// RUN: %npy make %t.a.npy f32 3x2 1 2 3
// RUN: %npy make %t.b.npy f32 3x1 9
// RUN: %npy make %t.c.npy f32 2x1 9
// RUN: compress-run %s --mode=jit --input=%t.a.npy --input=%t.b.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: not compress-run %s --mode=jit --input=%t.a.npy --input=%t.c.npy 2>&1 | FileCheck %s --check-prefix=SIZES
// RUN: not compress-run %s --mode=interpret --input=%t.a.npy --input=%t.c.npy 2>&1 | FileCheck %s --check-prefix=SIZES

// CHECK: f32 3x3: 1 2 9 3 1 9 2 3 9
// SIZES: error: 'tensor.concat' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say
func.func @main(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = tensor.concat dim(1) %a, %b : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
