// Elementwise fusion computes a producer again for every repetition: 400
// exponentials here instead of 4.
// Hence: lib/Codegen/FuseElementwise.cpp has a rule of its own.
// RUN: mlir-opt %s --linalg-fuse-elementwise-ops | FileCheck %s

#vector = affine_map<(d0) -> (d0)>
#column = affine_map<(d0, d1) -> (d0)>
#matrix = affine_map<(d0, d1) -> (d0, d1)>

// CHECK-LABEL: @broadcast(
// CHECK: linalg.generic
// CHECK-SAME: iterator_types = ["parallel", "parallel"]
// CHECK: math.exp
// CHECK-NOT: linalg.generic
func.func @broadcast(%x: tensor<4xf32>) -> tensor<4x100xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [#vector, #vector], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = math.exp %in : f32
    linalg.yield %1 : f32
  } -> tensor<4xf32>
  %f = tensor.empty() : tensor<4x100xf32>
  %2 = linalg.generic {indexing_maps = [#column, #matrix], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4xf32>) outs(%f : tensor<4x100xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x100xf32>
  return %2 : tensor<4x100xf32>
}
