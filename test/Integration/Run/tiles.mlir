// linalg.pack and linalg.unpack, as other compilers insert them: padded, turned, of dynamic sizes.
// RUN: %npy make %t.x.npy f32 3x5 1 2 3 4 5 6 7
// RUN: compress-run %s --mode=jit --input=%t.x.npy --output=%t.p.npy --output=%t.u.npy
// RUN: %npy show %t.p.npy | FileCheck %s
// RUN: %npy show %t.u.npy | FileCheck %s --check-prefix=BACK
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --output=%t.p.npy --output=%t.u.npy
// RUN: %npy show %t.p.npy | FileCheck %s
// RUN: %npy show %t.u.npy | FileCheck %s --check-prefix=BACK

// CHECK: f32 3x2x2x2: 1 2 6 7 4 5 -1 -1 3 4 1 2 6 7 -1 -1 5 -1 3 -1 1 -1 -1 -1
// BACK: f32 3x5: 1 2 3 4 5 6 7 1 2 3 4 5 6 7 1
func.func @main(%x: tensor<?x5xf32>) -> (tensor<3x2x2x2xf32>, tensor<?x5xf32>) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %border = arith.constant -1.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x5xf32>
  %tiles = arith.ceildivui %m, %c2 : index
  %e = tensor.empty(%tiles) : tensor<3x?x2x2xf32>
  %p = linalg.pack %x padding_value(%border : f32) outer_dims_perm = [1, 0] inner_dims_pos = [0, 1]
      inner_tiles = [2, 2] into %e : tensor<?x5xf32> -> tensor<3x?x2x2xf32>
  %ue = tensor.empty(%m) : tensor<?x5xf32>
  %u = linalg.unpack %p outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 2] into %ue
      : tensor<3x?x2x2xf32> -> tensor<?x5xf32>
  %s = tensor.cast %p : tensor<3x?x2x2xf32> to tensor<3x2x2x2xf32>
  return %s, %u : tensor<3x2x2x2xf32>, tensor<?x5xf32>
}
