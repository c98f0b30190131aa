// Rows of 17 codes that are quantized as they are turned: the one element after 16
// doesn't touch the row behind it.
// RUN: %npy make %t.x.npy f32 17x2 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 127 127
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --output=%t.i.npy
// RUN: compress-run %s --mode=jit --input=%t.x.npy --output=%t.j.npy
// RUN: cmp %t.i.npy %t.j.npy
// RUN: %npy show %t.j.npy | FileCheck %s

// CHECK: i8 2x17: 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 127 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 127
func.func @main(%x: tensor<17x2xf32>) -> tensor<2x17xi8> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [0, 1]> : tensor<17x2xf32> -> tensor<1x2xf32>
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 1]> : tensor<17x2xf32>, tensor<1x2xf32> -> tensor<17x2xi8>
  %e = tensor.empty() : tensor<2x17xi8>
  %t = linalg.transpose ins(%q : tensor<17x2xi8>) outs(%e : tensor<2x17xi8>) permutation = [1, 0]
  return %t : tensor<2x17xi8>
}
