// RUN: compress-opt %s --resolve-ranked-shaped-type-result-dims --canonicalize | FileCheck %s

// CHECK-DAG: #[[GROUPS:.*]] = affine_map<()[s0] -> (s0 ceildiv 32)>
// CHECK-DAG: #[[PANELS:.*]] = affine_map<()[s0] -> (s0 ceildiv 16)>
// CHECK-DAG: #[[PRODUCT:.*]] = affine_map<()[s0, s1] -> ({{.*}} ceildiv 4)>

// CHECK-LABEL: @masks_are_as_large_as_their_inputs
// CHECK-SAME: (%[[A:.*]]: tensor<?xf32>, %[[B:.*]]: tensor<?x4xf32>)
// CHECK: %[[DIM:.*]] = tensor.dim %[[B]], %c0
// CHECK: return %[[DIM]]
func.func @masks_are_as_large_as_their_inputs(%a: tensor<?xf32>, %b: tensor<?x4xf32>) -> index {
  %0 = arith.constant 0 : index
  %m:2 = compress.prune_mask %a, %b <unstructured> {ratio = 0.5 : f64}
      : (tensor<?xf32>, tensor<?x4xf32>) -> (tensor<?xi1>, tensor<?x4xi1>)
  %d = tensor.dim %m#1, %0 : tensor<?x4xi1>
  return %d : index
}

// CHECK-LABEL: @scales_count_blocks
// CHECK-DAG: %[[ONE:.*]] = arith.constant 1 : index
// CHECK-DAG: %[[K:.*]] = tensor.dim %arg0, %c1
// CHECK-DAG: %[[N:.*]] = tensor.dim %arg0, %c0
// CHECK-DAG: %[[G:.*]] = affine.apply #[[GROUPS]]()[%[[K]]]
// CHECK: return %[[N]], %[[G]], %[[ONE]]
func.func @scales_count_blocks(%x: tensor<?x?x?xf32>) -> (index, index, index) {
  %0 = arith.constant 0 : index
  %1 = arith.constant 1 : index
  %2 = arith.constant 2 : index
  %s, %z = compress.quant_params %x <bits = 8, asymmetric, block = [1, 32, 0]>
      : tensor<?x?x?xf32> -> tensor<?x?x?xf32>, tensor<?x?x?xi8>
  %d0 = tensor.dim %z, %0 : tensor<?x?x?xi8>
  %d1 = tensor.dim %s, %1 : tensor<?x?x?xf32>
  %d2 = tensor.dim %s, %2 : tensor<?x?x?xf32>
  return %d0, %d1, %d2 : index, index, index
}

// CHECK-LABEL: @components_count_tiles
// CHECK-DAG: %[[P:.*]] = affine.apply #[[PANELS]]()
// CHECK-DAG: %[[T:.*]] = affine.apply #[[PRODUCT]]()
// CHECK: return %[[P]], %[[T]]
func.func @components_count_tiles(%w: tensor<?x?x?xi8>) -> (index, index) {
  %0 = arith.constant 0 : index
  %1 = arith.constant 1 : index
  %p = compress.pack %w <i8, n = [0], k = [1, 2], tile = [16, 4]> : (tensor<?x?x?xi8>) -> tensor<?x?x16x4xi8>
  %d0 = tensor.dim %p, %0 : tensor<?x?x16x4xi8>
  %d1 = tensor.dim %p, %1 : tensor<?x?x16x4xi8>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: @a_product_is_as_large_as_init
// CHECK-SAME: %[[Y:[a-z0-9]*]]: tensor<?x4xf32>
// CHECK: %[[M:.*]] = tensor.dim %[[Y]], %c0
// CHECK: return %[[M]]
func.func @a_product_is_as_large_as_init(%x: tensor<?x8xf32>, %p: tensor<1x8x4x1xf32>, %y: tensor<?x4xf32>) -> index {
  %0 = arith.constant 0 : index
  %r = compress.packed_matmul %x weight(%p : tensor<1x8x4x1xf32>) <f32, n = [0], k = [1], tile = [4, 1]>
      init(%y) : tensor<?x8xf32> -> tensor<?x4xf32>
  %d = tensor.dim %r, %0 : tensor<?x4xf32>
  return %d : index
}
