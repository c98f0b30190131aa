// A returned slice has a row length of its own.
// RUN: %npy make %t.x.npy f32 2x3 0 0 9 0 0 9
// RUN: compress-run %s --mode=jit --input=%t.x.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s

// CHECK: f32 2x2: 1 1 1 1
func.func @main(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %k = arith.subi %n, %c1 : index
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %y = linalg.exp ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %s = tensor.extract_slice %y[0, 0] [%m, %k] [1, 1] : tensor<?x?xf32> to tensor<?x?xf32>
  return %s : tensor<?x?xf32>
}
