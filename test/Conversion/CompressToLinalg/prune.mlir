// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse -split-input-file | FileCheck %s

// In the bits of the input's own type; 0.1 is rounded towards zero.
// CHECK-LABEL: @threshold(
// CHECK-DAG: %[[MASK:.*]] = arith.constant 32767 : i16
// CHECK-DAG: %[[T:.*]] = arith.constant 11878 : i16
// CHECK: ^bb0(%[[W:.*]]: f16, %{{.*}}: i1):
// CHECK: %[[BITS:.*]] = arith.bitcast %[[W]] : f16 to i16
// CHECK: %[[ABS:.*]] = arith.andi %[[BITS]], %[[MASK]]
// CHECK: %[[KEEP:.*]] = arith.cmpi ugt, %[[ABS]], %[[T]]
// CHECK: linalg.yield %[[KEEP]]
func.func @threshold(%w: tensor<?x8xf16>) -> tensor<?x8xi1> {
  %m = compress.prune_mask %w <unstructured> {threshold = 0.1 : f64}
      : (tensor<?x8xf16>) -> tensor<?x8xi1>
  return %m : tensor<?x8xi1>
}

// -----

// An element counts those of its group that outrank it.
// CHECK: #[[OTHER:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
// CHECK: #[[OWN:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
// CHECK-LABEL: @groups(
// CHECK-DAG: %[[TWO:.*]] = arith.constant 2 : i32
// CHECK: %[[K:.*]] = linalg.generic
// CHECK: arith.minui
// CHECK: %[[E:.*]] = tensor.expand_shape %[[K]] {{\[}}[0], [1, 2]] output_shape [3, 2, 4]
// CHECK: %[[C:.*]] = linalg.generic {indexing_maps = [#[[OTHER]], #[[OWN]], #[[OWN]]], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%[[E]], %[[E]]
// CHECK: ^bb0(%[[THAT:.*]]: i32, %[[THIS:.*]]: i32, %[[COUNT:.*]]: i32):
// CHECK-DAG: %[[GT:.*]] = arith.cmpi sgt, %[[THAT]], %[[THIS]]
// CHECK-DAG: %[[GE:.*]] = arith.cmpi sge, %[[THAT]], %[[THIS]]
// CHECK: %[[LATER:.*]] = arith.cmpi ugt
// CHECK: arith.select %[[LATER]], %[[GE]], %[[GT]]
// CHECK: %[[M:.*]] = linalg.generic {{.*}} ins(%[[C]]
// CHECK: arith.cmpi slt, %{{.*}}, %[[TWO]] : i32
// CHECK: tensor.collapse_shape %[[M]] {{\[}}[0], [1, 2]] : tensor<3x2x4xi1> into tensor<3x8xi1>
func.func @groups(%w: tensor<3x8xf32>) -> tensor<3x8xi1> {
  %m = compress.prune_mask %w <nm 2 : 4 axis 1> : (tensor<3x8xf32>) -> tensor<3x8xi1>
  return %m : tensor<3x8xi1>
}

// -----

// Fill is below every magnitude; what was filled is cut off again.
// CHECK-LABEL: @groups_with_a_tail(
// CHECK-DAG: %[[FILL:.*]] = arith.constant -1 : i32
// CHECK: tensor.pad %{{.*}} low[0, 0] high[2, 0]
// CHECK: tensor.yield %[[FILL]]
// CHECK: tensor.extract_slice %{{.*}}[0, 0] [6, 8] [1, 1] : tensor<8x8xi1> to tensor<6x8xi1>
func.func @groups_with_a_tail(%w: tensor<6x8xf32>) -> tensor<6x8xi1> {
  %m = compress.prune_mask %w <nm 2 : 4 axis 0> : (tensor<6x8xf32>) -> tensor<6x8xi1>
  return %m : tensor<6x8xi1>
}

// -----

// One search over both inputs; the second one's positions follow the first's.
// CHECK-LABEL: @global_ratio(
// CHECK-SAME: %[[V:.*]]: tensor<8xf32>, %[[W:.*]]: tensor<4x4xf16>
// CHECK-DAG: %[[TWELVE:.*]] = arith.constant 12 : i64
// CHECK-DAG: %[[OFFSET:.*]] = arith.constant 8 : index
// CHECK: %[[BOUND:.*]] = scf.for
// CHECK: %[[CANDIDATE:.*]] = arith.ori
// CHECK: linalg.generic {{.*}} iterator_types = ["reduction"]} ins(%[[V]]
// CHECK: arith.cmpi ult, %{{.*}}, %[[CANDIDATE]] : i64
// CHECK: linalg.generic {{.*}} iterator_types = ["reduction", "reduction"]} ins(%[[W]]
// CHECK: arith.addi %{{.*}}, %[[OFFSET]] : index
// CHECK: %[[FITS:.*]] = arith.cmpi ule, %{{.*}}, %[[TWELVE]] : i64
// CHECK: arith.select %[[FITS]], %[[CANDIDATE]]
// CHECK: linalg.generic {{.*}} ins(%[[V]] : tensor<8xf32>) outs(%{{.*}} : tensor<8xi1>)
// CHECK: arith.cmpi uge, %{{.*}}, %[[BOUND]] : i64
// CHECK: linalg.generic {{.*}} ins(%[[W]] : tensor<4x4xf16>) outs(%{{.*}} : tensor<4x4xi1>)
func.func @global_ratio(%v: tensor<8xf32>, %w: tensor<4x4xf16>) -> (tensor<8xi1>, tensor<4x4xi1>) {
  %a, %b = compress.prune_mask %v, %w <unstructured> {ratio = 5.0e-1 : f64}
      : (tensor<8xf32>, tensor<4x4xf16>) -> (tensor<8xi1>, tensor<4x4xi1>)
  return %a, %b : tensor<8xi1>, tensor<4x4xi1>
}

// -----

// CHECK-LABEL: @ratio_of_dynamic_size(
// CHECK: %[[N:.*]] = tensor.dim
// CHECK: %[[COUNT:.*]] = arith.index_cast %[[N]] : index to i64
// CHECK: %[[F:.*]] = arith.sitofp %[[COUNT]] : i64 to f64
// CHECK: %[[SHARE:.*]] = arith.mulf %[[F]], %{{.*}} : f64
// CHECK: math.roundeven %[[SHARE]] : f64
func.func @ratio_of_dynamic_size(%v: tensor<?xf32>) -> tensor<?xi1> {
  %a = compress.prune_mask %v <unstructured> {ratio = 5.0e-1 : f64} : (tensor<?xf32>) -> tensor<?xi1>
  return %a : tensor<?xi1>
}

// -----

// CHECK-LABEL: @apply_mask(
// CHECK: ^bb0(%[[W:.*]]: f32, %[[M:.*]]: i1, %{{.*}}: f32):
// CHECK: arith.select %[[M]], %[[W]], %{{.*}} : f32
// CHECK-NOT: mulf
func.func @apply_mask(%w: tensor<4x8xf32>, %m: tensor<4x8xi1>) -> tensor<4x8xf32> {
  %p = compress.apply_mask %w, %m : tensor<4x8xf32>, tensor<4x8xi1>
  return %p : tensor<4x8xf32>
}
