// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse -split-input-file | FileCheck %s

// The scalar code of quantize; one scale for the tensor is a rank-0 operand.
// CHECK: #[[ID:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK: #[[ONE:.*]] = affine_map<(d0, d1) -> ()>
// CHECK-LABEL: @per_tensor(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>, %[[S:.*]]: tensor<1x1xf32>
// CHECK-DAG: %[[QMIN:.*]] = arith.constant -8.000000e+00 : f32
// CHECK-DAG: %[[QMAX:.*]] = arith.constant 7.000000e+00 : f32
// CHECK-DAG: %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK: %[[P:.*]] = tensor.collapse_shape %[[S]] [] : tensor<1x1xf32> into tensor<f32>
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ONE]], #[[ID]]], iterator_types = ["parallel", "parallel"]} ins(%[[X]], %[[P]]
// CHECK: ^bb0(%[[V:.*]]: f32, %[[SCALE:.*]]: f32, %{{.*}}: i8):
// CHECK: %[[RATIO:.*]] = arith.divf %[[V]], %[[SCALE]]
// CHECK: %[[ROUND:.*]] = math.roundeven %[[RATIO]]
// CHECK: %[[NAN:.*]] = arith.cmpf uno, %[[RATIO]], %[[RATIO]]
// CHECK: %[[NUMBER:.*]] = arith.select %[[NAN]], %[[ZERO]], %[[ROUND]]
// CHECK: %[[ABOVE:.*]] = arith.cmpf ogt, %[[NUMBER]], %[[QMIN]]
// CHECK: %[[LOW:.*]] = arith.select %[[ABOVE]], %[[NUMBER]], %[[QMIN]]
// CHECK: %[[BELOW:.*]] = arith.cmpf olt, %[[LOW]], %[[QMAX]]
// CHECK: %[[CLAMP:.*]] = arith.select %[[BELOW]], %[[LOW]], %[[QMAX]]
// CHECK: %[[INT:.*]] = arith.fptosi %[[CLAMP]] : f32 to i32
// CHECK: %[[Q:.*]] = arith.trunci %[[INT]] : i32 to i8
// CHECK: linalg.yield %[[Q]]
func.func @per_tensor(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) -> tensor<4x8xi8> {
  %q = compress.quantize %x, %s <bits = 4, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
  return %q : tensor<4x8xi8>
}

// -----

// CHECK: #[[ROW:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-LABEL: @per_row_asymmetric(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf16>, %[[S:.*]]: tensor<?x1xf32>, %[[Z:.*]]: tensor<?x1xi8>
// CHECK: tensor.collapse_shape %[[S]] {{\[}}[0, 1]] : tensor<?x1xf32> into tensor<?xf32>
// CHECK: tensor.collapse_shape %[[Z]] {{\[}}[0, 1]] : tensor<?x1xi8> into tensor<?xi8>
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[ROW]], #[[ROW]], #{{.*}}]
// CHECK: ^bb0(%{{.*}}: f16, %{{.*}}: f32, %[[ZP:.*]]: i8, %{{.*}}: i8):
// CHECK: %[[WIDE:.*]] = arith.extsi %[[ZP]] : i8 to i32
// CHECK: arith.extf %{{.*}} : f16 to f32
// CHECK: %[[NUMBER:.*]] = arith.select
// CHECK: %[[FLOAT:.*]] = arith.sitofp %[[WIDE]] : i32 to f32
// CHECK: arith.addf %[[NUMBER]], %[[FLOAT]]
func.func @per_row_asymmetric(%x: tensor<?x8xf16>, %s: tensor<?x1xf32>, %z: tensor<?x1xi8>) -> tensor<?x8xi8> {
  %q = compress.quantize %x, %s, %z <bits = 8, asymmetric, block = [1, 0]>
      : tensor<?x8xf16>, tensor<?x1xf32>, tensor<?x1xi8> -> tensor<?x8xi8>
  return %q : tensor<?x8xi8>
}

// -----

// A block that divides its dimension becomes a loop: maps stay projections.
// CHECK: #[[DATA:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK: #[[GROUP:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-LABEL: @groups_that_divide(
// CHECK-SAME: %[[X:.*]]: tensor<?x64xf32>, %[[S:.*]]: tensor<?x2xf16>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[X]] {{\[}}[0], [1, 2]] output_shape [%{{.*}}, 2, 32]
// CHECK: %[[Q:.*]] = linalg.generic {indexing_maps = [#[[DATA]], #[[GROUP]], #[[DATA]]]
// CHECK-SAME: ins(%[[E]], %[[S]] : tensor<?x2x32xf32>, tensor<?x2xf16>)
// CHECK: tensor.collapse_shape %[[Q]] {{\[}}[0], [1, 2]] : tensor<?x2x32xi8> into tensor<?x64xi8>
func.func @groups_that_divide(%x: tensor<?x64xf32>, %s: tensor<?x2xf16>) -> tensor<?x64xi8> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
      : tensor<?x64xf32>, tensor<?x2xf16> -> tensor<?x64xi8>
  return %q : tensor<?x64xi8>
}

// -----

// A shorter last block: the only form with a floordiv.
// CHECK: #[[GROUP:.*]] = affine_map<(d0, d1) -> (d0, d1 floordiv 32)>
// CHECK-LABEL: @groups_with_a_tail(
// CHECK-NOT: expand_shape
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[GROUP]], #{{.*}}]
func.func @groups_with_a_tail(%x: tensor<4x50xf32>, %s: tensor<4x2xf32>) -> tensor<4x50xi8> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
      : tensor<4x50xf32>, tensor<4x2xf32> -> tensor<4x50xi8>
  return %q : tensor<4x50xi8>
}

// -----

// CHECK: #[[GROUP:.*]] = affine_map<(d0, d1) -> (d0, d1 floordiv 32)>
// CHECK-LABEL: @groups_of_dynamic_dimension(
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[GROUP]], #{{.*}}]
func.func @groups_of_dynamic_dimension(%x: tensor<4x?xf32>, %s: tensor<4x?xf32>) -> tensor<4x?xi8> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
      : tensor<4x?xf32>, tensor<4x?xf32> -> tensor<4x?xi8>
  return %q : tensor<4x?xi8>
}

// -----

// A dimension within one block is like a whole one.
// CHECK: #[[ROW:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-LABEL: @block_beyond_the_dimension(
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[ROW]], #{{.*}}]
func.func @block_beyond_the_dimension(%x: tensor<4x20xf32>, %s: tensor<4x1xf32>) -> tensor<4x20xi8> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
      : tensor<4x20xf32>, tensor<4x1xf32> -> tensor<4x20xi8>
  return %q : tensor<4x20xi8>
}

// -----

// CHECK-LABEL: @scalar(
// CHECK-SAME: %[[X:.*]]: tensor<f32>, %[[S:.*]]: tensor<f32>
// CHECK: linalg.generic {{.*}} iterator_types = []} ins(%[[X]], %[[S]] : tensor<f32>, tensor<f32>)
func.func @scalar(%x: tensor<f32>, %s: tensor<f32>) -> tensor<i8> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = []>
      : tensor<f32>, tensor<f32> -> tensor<i8>
  return %q : tensor<i8>
}

// -----

// The difference is exact, the product is rounded once.
// CHECK-LABEL: @dequantize(
// CHECK: ^bb0(%[[Q:.*]]: i8, %[[S:.*]]: f16, %[[Z:.*]]: i8, %{{.*}}: bf16):
// CHECK-DAG: %[[ZP:.*]] = arith.extsi %[[Z]] : i8 to i32
// CHECK-DAG: %[[WIDE:.*]] = arith.extsi %[[Q]] : i8 to i32
// CHECK: %[[D:.*]] = arith.subi %[[WIDE]], %[[ZP]]
// CHECK: %[[F:.*]] = arith.sitofp %[[D]] : i32 to f32
// CHECK: %[[SCALE:.*]] = arith.extf %[[S]] : f16 to f32
// CHECK: %[[V:.*]] = arith.mulf %[[F]], %[[SCALE]]
// CHECK: %[[R:.*]] = arith.truncf %[[V]] : f32 to bf16
// CHECK: linalg.yield %[[R]]
func.func @dequantize(%q: tensor<4x64xi8>, %s: tensor<4x2xf16>, %z: tensor<4x2xi8>) -> tensor<4x64xbf16> {
  %x = compress.dequantize %q, %s, %z <bits = 4, asymmetric, block = [1, 32]>
      : tensor<4x64xi8>, tensor<4x2xf16>, tensor<4x2xi8> -> tensor<4x64xbf16>
  return %x : tensor<4x64xbf16>
}

// -----

// Through an integer: -0.3 becomes +0.0, as by the two ops.
// CHECK-LABEL: @fake_quantize(
// CHECK: linalg.generic
// CHECK: math.roundeven
// CHECK: %[[Q:.*]] = arith.fptosi %{{.*}} : f32 to i32
// CHECK: %[[F:.*]] = arith.sitofp %[[Q]] : i32 to f32
// CHECK: arith.mulf %[[F]]
// CHECK-NOT: linalg.generic
func.func @fake_quantize(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) -> tensor<4x8xf32> {
  %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
