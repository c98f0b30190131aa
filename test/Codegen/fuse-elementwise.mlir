// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-fuse-elementwise))' | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#one = affine_map<(d0) -> (d0)>

// CHECK-LABEL: func.func @fuses_into_the_only_reader
func.func @fuses_into_the_only_reader(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: linalg.generic
  // CHECK: math.exp
  // CHECK-NEXT: arith.addf
  // CHECK-NOT: linalg.generic
  %0 = linalg.exp ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = linalg.add ins(%0, %x : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// Fused, the exponential would be computed 8 times per row.
// CHECK-LABEL: func.func @keeps_a_broadcast_producer
func.func @keeps_a_broadcast_producer(%x: tensor<4xf32>, %y: tensor<4x8xf32>, %e: tensor<4xf32>) -> tensor<4x8xf32> {
  // CHECK-COUNT-2: linalg.generic
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4xf32>) outs(%y : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// Fused, the exponential would be computed for each of them.
// CHECK-LABEL: func.func @keeps_a_producer_with_two_readers
func.func @keeps_a_producer_with_two_readers(%x: tensor<4xf32>, %e: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  // CHECK: linalg.generic
  // CHECK: math.exp
  // CHECK: linalg.generic
  // CHECK-NOT: math.exp
  // CHECK: return
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.add ins(%0, %x : tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// A fill says that an init is constant: it stays one.
// CHECK-LABEL: func.func @keeps_fills
func.func @keeps_fills(%e: tensor<4xf32>, %z: f32) -> tensor<4xf32> {
  // CHECK: linalg.fill
  %0 = linalg.fill ins(%z : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// A dimension that a reduction keeps as a constant index falls, and comes back behind.
// CHECK-LABEL: func.func @kept_dimension
// CHECK: %[[C:.*]] = tensor.collapse_shape %arg1 {{\[\[}}0, 1]]
// CHECK: %[[R:.*]] = linalg.generic {{.*}}"parallel", "reduction"{{.*}} outs(%[[C]] : tensor<?xf32>)
// CHECK: tensor.expand_shape %[[R]] {{\[\[}}0, 1]] output_shape [%{{.*}}, 1]
func.func @kept_dimension(%x: tensor<?x?xf32>, %i: tensor<?x1xf32>) -> tensor<?x1xf32> {
  %sum = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%i : tensor<?x1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?x1xf32>
  return %sum : tensor<?x1xf32>
}
