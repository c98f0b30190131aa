// Integer divisions that the machine refuses are an error of the call in both modes.
// RUN: %npy make %t.a.npy i32 3 7 -2147483648
// RUN: %npy make %t.b.npy i32 3 2 3 -4
// RUN: %npy make %t.zero.npy i32 3 2 3 0
// RUN: %npy make %t.minus.npy i32 3 2 -1
// RUN: compress-run %s --mode=jit --input=%t.a.npy --input=%t.b.npy --output=%t.o.npy --output=%t.p.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: compress-run %s --mode=interpret --input=%t.a.npy --input=%t.b.npy --output=%t.o.npy --output=%t.p.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: not compress-run %s --mode=jit --input=%t.a.npy --input=%t.zero.npy 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not compress-run %s --mode=interpret --input=%t.a.npy --input=%t.zero.npy 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not compress-run %s --mode=jit --input=%t.a.npy --input=%t.minus.npy 2>&1 | FileCheck %s --check-prefix=FITS
// RUN: not compress-run %s --mode=interpret --input=%t.a.npy --input=%t.minus.npy 2>&1 | FileCheck %s --check-prefix=FITS

// CHECK: i32 3: 3 -715827882 -1
// ZERO: compress-run: error: 'arith.divsi' at {{.*}}: division by zero
// FITS: compress-run: error: 'arith.divsi' at {{.*}}: the quotient doesn't fit its type

func.func @main(%a: tensor<3xi32>, %b: tensor<3xi32>) -> (tensor<3xi32>, tensor<3xi32>) {
  %0 = arith.divsi %a, %b : tensor<3xi32>
  %e = tensor.empty() : tensor<3xi32>
  %1 = linalg.div ins(%a, %b : tensor<3xi32>, tensor<3xi32>) outs(%e : tensor<3xi32>) -> tensor<3xi32>
  return %0, %1 : tensor<3xi32>, tensor<3xi32>
}
