// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse -split-input-file | FileCheck %s

// The largest finite magnitude as an integer, then the scale.
// CHECK: #[[DATA:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK: #[[GROUP:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-LABEL: @symmetric(
// CHECK-SAME: %[[X:.*]]: tensor<4x64xf32>
// CHECK-DAG: %[[QMAX:.*]] = arith.constant 7.000000e+00 : f32
// CHECK-DAG: %[[LEAST:.*]] = arith.constant 6.10351563E-5 : f32
// CHECK-DAG: %[[MOST:.*]] = arith.constant 6.550400e+04 : f32
// CHECK-DAG: %[[INF:.*]] = arith.constant 2139095040 : i32
// CHECK-DAG: %[[MASK:.*]] = arith.constant 2147483647 : i32
// CHECK-DAG: %[[ZERO:.*]] = arith.constant 0 : i32
// CHECK: %[[E:.*]] = tensor.expand_shape %[[X]] {{\[}}[0], [1, 2]]
// CHECK: %[[INIT:.*]] = linalg.fill ins(%[[ZERO]] : i32)
// CHECK: %[[AMAX:.*]] = linalg.generic {indexing_maps = [#[[DATA]], #[[GROUP]]], iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[E]] : tensor<4x2x32xf32>) outs(%[[INIT]] : tensor<4x2xi32>)
// CHECK: ^bb0(%[[V:.*]]: f32, %[[ACC:.*]]: i32):
// CHECK: %[[BITS:.*]] = arith.bitcast %[[V]] : f32 to i32
// CHECK: %[[ABS:.*]] = arith.andi %[[BITS]], %[[MASK]]
// CHECK: %[[FINITE:.*]] = arith.cmpi slt, %[[ABS]], %[[INF]]
// CHECK: %[[COUNTED:.*]] = arith.select %[[FINITE]], %[[ABS]], %[[ZERO]]
// CHECK: arith.maxsi %[[ACC]], %[[COUNTED]]
// CHECK: linalg.generic {{.*}} ins(%[[AMAX]] : tensor<4x2xi32>) outs(%{{.*}} : tensor<4x2xf16>)
// CHECK: %[[MAX:.*]] = arith.bitcast %{{.*}} : i32 to f32
// CHECK: %[[S:.*]] = arith.divf %[[MAX]], %[[QMAX]]
// CHECK: %[[AT_LEAST:.*]] = arith.maxnumf %[[S]], %[[LEAST]]
// CHECK: %[[AT_MOST:.*]] = arith.minnumf %[[AT_LEAST]], %[[MOST]]
// CHECK: arith.truncf %[[AT_MOST]] : f32 to f16
func.func @symmetric(%x: tensor<4x64xf32>) -> tensor<4x2xf16> {
  %s = compress.quant_params %x <bits = 4, symmetric, block = [1, 32]>
      : tensor<4x64xf32> -> tensor<4x2xf16>
  return %s : tensor<4x2xf16>
}

// -----

// Both extremes in one pass; whole dimensions leave ones in the result's shape.
// CHECK-LABEL: @asymmetric(
// CHECK: %[[R:.*]]:2 = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]}
// CHECK: arith.maxsi
// CHECK: arith.maxsi
// CHECK: %[[P:.*]]:2 = linalg.generic {{.*}} ins(%[[R]]#0, %[[R]]#1 : tensor<?xi32>, tensor<?xi32>) outs(%{{.*}}, %{{.*}} : tensor<?xf16>, tensor<?xi8>)
// CHECK: %[[ROUNDED:.*]] = arith.truncf %{{.*}} : f32 to f16
// CHECK: %[[SCALE:.*]] = arith.extf %[[ROUNDED]] : f16 to f32
// CHECK: arith.divf %{{.*}}, %[[SCALE]]
// CHECK: math.roundeven
// CHECK: tensor.expand_shape %[[P]]#0 {{\[}}[0, 1]] output_shape [%{{.*}}, 1] : tensor<?xf16> into tensor<?x1xf16>
// CHECK: tensor.expand_shape %[[P]]#1 {{\[}}[0, 1]] output_shape [%{{.*}}, 1] : tensor<?xi8> into tensor<?x1xi8>
func.func @asymmetric(%x: tensor<?x128xf32>) -> (tensor<?x1xf16>, tensor<?x1xi8>) {
  %s, %z = compress.quant_params %x <bits = 8, asymmetric, block = [1, 0]>
      : tensor<?x128xf32> -> tensor<?x1xf16>, tensor<?x1xi8>
  return %s, %z : tensor<?x1xf16>, tensor<?x1xi8>
}

// -----

// CHECK-LABEL: @tail_is_padded(
// CHECK: %[[P:.*]] = tensor.pad %{{.*}} low[0, 0] high[0, 14]
// CHECK: tensor.expand_shape %[[P]] {{\[}}[0], [1, 2]] output_shape [4, 2, 32]
func.func @tail_is_padded(%x: tensor<4x50xf32>) -> tensor<4x2xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
      : tensor<4x50xf32> -> tensor<4x2xf32>
  return %s : tensor<4x2xf32>
}

// -----

// CHECK: #[[MISSING:.*]] = affine_map<()[s0] -> ((-s0) mod 32)>
// CHECK-LABEL: @dynamic_dimension_is_padded(
// CHECK: %[[HIGH:.*]] = affine.apply #[[MISSING]]()
// CHECK: tensor.pad %{{.*}} low[0, 0] high[0, %[[HIGH]]]
// CHECK: tensor.expand_shape {{.*}} : tensor<4x?xf32> into tensor<4x?x32xf32>
func.func @dynamic_dimension_is_padded(%x: tensor<4x?xf32>) -> tensor<4x?xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
      : tensor<4x?xf32> -> tensor<4x?xf32>
  return %s : tensor<4x?xf32>
}

// -----

// CHECK-LABEL: @per_tensor(
// CHECK: linalg.generic {{.*}} iterator_types = ["reduction", "reduction"]} {{.*}} outs(%{{.*}} : tensor<i32>)
// CHECK: tensor.expand_shape %{{.*}} [] output_shape [1, 1] : tensor<f32> into tensor<1x1xf32>
func.func @per_tensor(%x: tensor<4x8xf32>) -> tensor<1x1xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32> -> tensor<1x1xf32>
  return %s : tensor<1x1xf32>
}
