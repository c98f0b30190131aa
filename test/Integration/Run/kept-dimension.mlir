// Dimensions of 1 that reductions keep and constants index; another operand says that a
// dynamic one is 1.
// RUN: %npy make %t.w.npy f32 1x1x4 1 2 3 4
// RUN: %npy make %t.x.npy f32 1x1x4 1
// RUN: compress-run %s --mode=jit --input=%t.w.npy --input=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s
// RUN: compress-run %s --mode=interpret --input=%t.w.npy --input=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s

// CHECK: f32 1x1x4: 0.142857 0.214286 0.285714 0.357143
#all = affine_map<(b, i, j) -> (b, i, j)>
#kept = affine_map<(b, i, j) -> (b, i, 0)>
func.func @main(%w: tensor<1x1x4xf32>, %x: tensor<?x1x4xf32>) -> tensor<?x1x4xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x1x4xf32>
  %e = tensor.empty(%n) : tensor<?x1x4xf32>
  %sum = linalg.generic {indexing_maps = [#all, #all, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%w, %x : tensor<1x1x4xf32>, tensor<?x1x4xf32>) outs(%e : tensor<?x1x4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?x1x4xf32>
  %re = tensor.empty(%n) : tensor<?x1x1xf32>
  %rf = linalg.fill ins(%zero : f32) outs(%re : tensor<?x1x1xf32>) -> tensor<?x1x1xf32>
  %row = linalg.generic {indexing_maps = [#all, #kept], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%sum : tensor<?x1x4xf32>) outs(%rf : tensor<?x1x1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?x1x1xf32>
  %y = linalg.generic {indexing_maps = [#all, #kept, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%sum, %row : tensor<?x1x4xf32>, tensor<?x1x1xf32>) outs(%e : tensor<?x1x4xf32>) {
  ^bb0(%a: f32, %s: f32, %o: f32):
    %q = arith.divf %a, %s : f32
    linalg.yield %q : f32
  } -> tensor<?x1x4xf32>
  return %y : tensor<?x1x4xf32>
}
