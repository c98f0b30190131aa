// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse -split-input-file | FileCheck %s

// The weight is dequantized to f32, then contracted.
// CHECK: #[[X:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK: #[[W:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK: #[[Y:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-LABEL: @float_times_i4(
// CHECK: %[[WEIGHT:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<64x50xf32>)
// CHECK: arith.sitofp
// CHECK: arith.mulf
// CHECK: linalg.generic {indexing_maps = [#[[X]], #[[W]], #[[Y]]], iterator_types = ["parallel", "parallel", "reduction"]} ins(%{{.*}}, %[[WEIGHT]] : tensor<?x50xf16>, tensor<64x50xf32>) outs(%{{.*}} : tensor<?x64xf32>)
// CHECK: arith.mulf
// CHECK: arith.addf
func.func @float_times_i4(%x: tensor<?x50xf16>, %p: tensor<2x2x4x32x4xi8>, %s: tensor<2x2x32xf16>, %y0: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = compress.packed_matmul %x weight(%p, %s : tensor<2x2x4x32x4xi8>, tensor<2x2x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      init(%y0) : tensor<?x50xf16> -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// -----

// Exact sums of each group, zeros behind the last one, then the scales.
// CHECK-LABEL: @i8_times_i4_groups(
// CHECK-SAME: %[[X:.*]]: tensor<?x50xi8>
// CHECK: tensor.pad %[[X]] low[0, 0] high[0, 14]
// CHECK: tensor.expand_shape {{.*}} : tensor<?x64xi8> into tensor<?x2x32xi8>
// CHECK: tensor.expand_shape {{.*}} : tensor<64x64xi8> into tensor<64x2x32xi8>
// CHECK: %[[SUMS:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel", "reduction"]} {{.*}} outs(%{{.*}} : tensor<?x64x2xi32>)
// CHECK: arith.muli
// CHECK: arith.addi
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[SUMS]], %{{.*}}, %{{.*}} : tensor<?x64x2xi32>, tensor<?x2xf32>, tensor<64x2xf32>) outs(%{{.*}} : tensor<?x64xf32>)
// CHECK: arith.sitofp
// CHECK: arith.addf
func.func @i8_times_i4_groups(%x: tensor<?x50xi8>, %xs: tensor<?x1xf32>, %p: tensor<2x2x4x32x4xi8>, %s: tensor<2x2x32xf16>, %y0: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = compress.packed_matmul %x scale(%xs : tensor<?x1xf32>)
      weight(%p, %s : tensor<2x2x4x32x4xi8>, tensor<2x2x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      init(%y0) : tensor<?x50xi8> -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// -----

// CHECK-LABEL: @integers_only(
// CHECK: %[[W:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<20x30xi8>)
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[W]] : tensor<4x30xi8>, tensor<20x30xi8>) outs(%{{.*}} : tensor<4x20xi32>)
// CHECK: arith.muli
// CHECK: arith.addi
func.func @integers_only(%x: tensor<4x30xi8>, %p: tensor<2x8x16x4xi8>, %y0: tensor<4x20xi32>) -> tensor<4x20xi32> {
  %y = compress.packed_matmul %x weight(%p : tensor<2x8x16x4xi8>)
      <i8, n = [0], k = [1], tile = [16, 4]> init(%y0) : tensor<4x30xi8> -> tensor<4x20xi32>
  return %y : tensor<4x20xi32>
}

// -----

// CHECK-LABEL: @batched_float(
// CHECK: %[[W:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<2x20x30xf32>)
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[W]] : tensor<2x4x30xf32>, tensor<2x20x30xf32>) outs(%{{.*}} : tensor<2x4x20xf32>)
func.func @batched_float(%x: tensor<2x4x30xf32>, %p: tensor<2x2x30x16x1xbf16>, %y0: tensor<2x4x20xf32>) -> tensor<2x4x20xf32> {
  %y = compress.packed_matmul %x weight(%p : tensor<2x2x30x16x1xbf16>)
      <bf16, batch = [0], n = [1], k = [2], tile = [16, 1]>
      init(%y0) : tensor<2x4x30xf32> -> tensor<2x4x20xf32>
  return %y : tensor<2x4x20xf32>
}
