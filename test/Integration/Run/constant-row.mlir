// A sum into row 0 of a tensor of more rows, which stay; its sizes are those of the init.
// RUN: %npy make %t.x.npy f32 2x2 1 2 3 4
// RUN: %npy make %t.i.npy f32 3x2 0 0 1 3 2 6
// RUN: compress-run %s --mode=jit --input=%t.x.npy --input=%t.i.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --input=%t.i.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s

// CHECK: f32 3x2: 0.4 0.6 0.25 0.75 0.25 0.75
func.func @main(%x: tensor<?x2xf32>, %i: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(j, k) -> (j, k)>, affine_map<(j, k) -> (0, k)>],
                       iterator_types = ["reduction", "parallel"]}
      ins(%x : tensor<?x2xf32>) outs(%i : tensor<?x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?x2xf32>
  %n = tensor.dim %y, %c0 : tensor<?x2xf32>
  %re = tensor.empty(%n) : tensor<?xf32>
  %rf = linalg.fill ins(%zero : f32) outs(%re : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(j, k) -> (j, k)>, affine_map<(j, k) -> (j)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%y : tensor<?x2xf32>) outs(%rf : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?x2xf32>
  %q = linalg.generic {indexing_maps = [affine_map<(j, k) -> (j, k)>, affine_map<(j, k) -> (j)>,
                                        affine_map<(j, k) -> (j, k)>], iterator_types = ["parallel", "parallel"]}
      ins(%y, %r : tensor<?x2xf32>, tensor<?xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %s: f32, %o: f32):
    %d = arith.divf %a, %s : f32
    linalg.yield %d : f32
  } -> tensor<?x2xf32>
  return %q : tensor<?x2xf32>
}
