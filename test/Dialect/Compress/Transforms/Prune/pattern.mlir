// RUN: compress-opt %s --compress-prune=pattern=2:4 --remarks-filter-missed=compress-prune 2>&1 \
// RUN:   | FileCheck %s

// CHECK: remark: [Missed] pruned | Category:compress-prune | Function=not_adjacent |
// CHECK-SAME: Name=cube, Reason="its reduction dimensions aren't adjacent, and patterns run along one", Suggestion="store it transposed, or prune by ratio", Type=tensor<4x3x8xf32>
// CHECK: remark: [Missed] pruned | Category:compress-prune | Function=mixed |
// CHECK-SAME: Name=flat, Reason="its dimension 0 mixes reduction and other loops"

ml_program.global private @w(#ml_program.extern) : tensor<32x64xf32>
ml_program.global private @flat(#ml_program.extern) : tensor<2048xf32>
ml_program.global private @cube(#ml_program.extern) : tensor<4x3x8xf32>
ml_program.global private @fchw(#ml_program.extern) : tensor<16x8x3x3xf32>
ml_program.global private @hwcf(#ml_program.extern) : tensor<3x3x8x16xf32>
ml_program.global private @split(#ml_program.extern) : tensor<4x1x8xf32>
ml_program.global private @hwc(#ml_program.extern) : tensor<3x3x8xf32>

// CHECK-LABEL: func.func @right(
func.func @right(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  // CHECK: compress.prune_mask %{{.*}} <nm 2 : 4 axis 0> : (tensor<32x64xf32>)
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// CHECK-LABEL: func.func @left(
func.func @left(%x: tensor<64x4xf32>, %init: tensor<32x4xf32>) -> tensor<32x4xf32> {
  // CHECK: compress.prune_mask %{{.*}} <nm 2 : 4 axis 1> : (tensor<32x64xf32>)
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<32x64xf32>, tensor<64x4xf32>)
      outs(%init : tensor<32x4xf32>) -> tensor<32x4xf32>
  return %0 : tensor<32x4xf32>
}

// CHECK-LABEL: func.func @conv_fchw(
func.func @conv_fchw(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>)
    -> tensor<1x16x7x7xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @fchw
  // CHECK-NEXT: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[}}[0], [1, 2, 3]] : tensor<16x8x3x3xf32> into tensor<16x72xf32>
  // CHECK-NEXT: %[[M:.*]] = compress.prune_mask %[[C]] <nm 2 : 4 axis 1>
  // CHECK-NEXT: %[[P:.*]] = compress.apply_mask %[[C]], %[[M]]
  // CHECK-NEXT: %[[E:.*]] = tensor.expand_shape %[[P]] {{\[}}[0], [1, 2, 3]] output_shape [16, 8, 3, 3]
  // CHECK-NEXT: linalg.conv_2d_nchw_fchw ins(%{{.*}}, %[[E]] :
  %w = ml_program.global_load_const @fchw : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}

// CHECK-LABEL: func.func @conv_hwcf(
func.func @conv_hwcf(%x: tensor<1x9x9x8xf32>, %init: tensor<1x7x7x16xf32>)
    -> tensor<1x7x7x16xf32> {
  // CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1, 2], [3]] : tensor<3x3x8x16xf32> into tensor<72x16xf32>
  // CHECK-NEXT: compress.prune_mask %{{.*}} <nm 2 : 4 axis 0> : (tensor<72x16xf32>)
  %w = ml_program.global_load_const @hwcf : tensor<3x3x8x16xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x9x9x8xf32>, tensor<3x3x8x16xf32>)
      outs(%init : tensor<1x7x7x16xf32>) -> tensor<1x7x7x16xf32>
  return %0 : tensor<1x7x7x16xf32>
}

// CHECK-LABEL: func.func @depthwise(
func.func @depthwise(%x: tensor<1x9x9x8xf32>, %init: tensor<1x7x7x8xf32>) -> tensor<1x7x7x8xf32> {
  // CHECK: compress.prune_mask %{{.*}} <nm 2 : 4 axis 0> : (tensor<9x8xf32>)
  %w = ml_program.global_load_const @hwc : tensor<3x3x8xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x9x9x8xf32>, tensor<3x3x8xf32>)
      outs(%init : tensor<1x7x7x8xf32>) -> tensor<1x7x7x8xf32>
  return %0 : tensor<1x7x7x8xf32>
}

// One load, reduced along either dimension: a mask for each.
// CHECK-LABEL: func.func @both_ways(
func.func @both_ways(%x: tensor<4x32xf32>, %i0: tensor<4x64xf32>, %y: tensor<4x64xf32>,
                     %i1: tensor<4x32xf32>) -> (tensor<4x64xf32>, tensor<4x32xf32>) {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[M1:.*]] = compress.prune_mask %[[W]] <nm 2 : 4 axis 1>
  // CHECK: %[[P1:.*]] = compress.apply_mask %[[W]], %[[M1]]
  // CHECK: %[[M0:.*]] = compress.prune_mask %[[W]] <nm 2 : 4 axis 0>
  // CHECK: %[[P0:.*]] = compress.apply_mask %[[W]], %[[M0]]
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[P1]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[P0]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[T]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %empty = tensor.empty() : tensor<64x32xf32>
  %t = linalg.transpose ins(%w : tensor<32x64xf32>) outs(%empty : tensor<64x32xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %w : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%i0 : tensor<4x64xf32>) -> tensor<4x64xf32>
  %1 = linalg.matmul ins(%y, %t : tensor<4x64xf32>, tensor<64x32xf32>)
      outs(%i1 : tensor<4x32xf32>) -> tensor<4x32xf32>
  return %0, %1 : tensor<4x64xf32>, tensor<4x32xf32>
}

// A unit dimension doesn't separate its neighbours.
// CHECK-LABEL: func.func @unit_between(
func.func @unit_between(%x: tensor<5x4x8xf32>, %init: tensor<5x1xf32>) -> tensor<5x1xf32> {
  // CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1, 2]] : tensor<4x1x8xf32> into tensor<32xf32>
  // CHECK-NEXT: compress.prune_mask %{{.*}} <nm 2 : 4 axis 0> : (tensor<32xf32>)
  // CHECK: tensor.expand_shape %{{.*}} {{\[}}[0, 1, 2]] output_shape [4, 1, 8]
  %w = ml_program.global_load_const @split : tensor<4x1x8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, j, k) -> (m, j, k)>,
                                        affine_map<(m, n, j, k) -> (j, n, k)>,
                                        affine_map<(m, n, j, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<5x4x8xf32>, tensor<4x1x8xf32>) outs(%init : tensor<5x1xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<5x1xf32>
  return %0 : tensor<5x1xf32>
}

// CHECK-LABEL: func.func @not_adjacent(
// CHECK-NOT: compress.
func.func @not_adjacent(%x: tensor<5x4x8xf32>, %init: tensor<5x3xf32>) -> tensor<5x3xf32> {
  %w = ml_program.global_load_const @cube : tensor<4x3x8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, j, k) -> (m, j, k)>,
                                        affine_map<(m, n, j, k) -> (j, n, k)>,
                                        affine_map<(m, n, j, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<5x4x8xf32>, tensor<4x3x8xf32>) outs(%init : tensor<5x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<5x3xf32>
  return %0 : tensor<5x3xf32>
}

// CHECK-LABEL: func.func @mixed(
// CHECK-NOT: compress.
func.func @mixed(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  %w = ml_program.global_load_const @flat : tensor<2048xf32>
  %e = tensor.expand_shape %w [[0, 1]] output_shape [32, 64]
      : tensor<2048xf32> into tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %e : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}
