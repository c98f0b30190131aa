// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-decompose-reshapes))' | FileCheck %s

// CHECK-LABEL: func.func @expands
// CHECK: tensor.expand_shape %arg0 {{\[\[}}0, 1], [2]] output_shape [%arg1, %arg2, 384] : tensor<?x384xf32> into tensor<?x?x384xf32>
func.func @expands(%x: tensor<?x384xf32>, %m: index, %n: index) -> tensor<?x?x384xf32> {
  %c = arith.constant 384 : index
  %s = tensor.from_elements %m, %n, %c : tensor<3xindex>
  %r = tensor.reshape %x(%s) : (tensor<?x384xf32>, tensor<3xindex>) -> tensor<?x?x384xf32>
  return %r : tensor<?x?x384xf32>
}

// The sizes from a tensor of the run; nothing is the same on both sides.
// CHECK-LABEL: func.func @both
// CHECK: %[[ALL:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0, 1]] : tensor<?x?xf32> into tensor<?xf32>
// CHECK: %[[E:.*]] = tensor.extract %arg1[%{{.*}}] : tensor<3xi64>
// CHECK: %[[N:.*]] = arith.index_cast %[[E]]
// CHECK: tensor.expand_shape %[[ALL]] {{\[\[}}0, 1, 2]] output_shape [2, %[[N]], 3]
func.func @both(%x: tensor<?x?xf32>, %s: tensor<3xi64>) -> tensor<2x?x3xf32> {
  %r = tensor.reshape %x(%s) : (tensor<?x?xf32>, tensor<3xi64>) -> tensor<2x?x3xf32>
  return %r : tensor<2x?x3xf32>
}

// CHECK-LABEL: func.func @static
// CHECK: %[[C:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0], [1, 2], [3]] : tensor<5x2x6x7xf32> into tensor<5x12x7xf32>
// CHECK: tensor.expand_shape %[[C]] {{\[\[}}0], [1, 2], [3]] output_shape [5, 4, 3, 7] : tensor<5x12x7xf32> into tensor<5x4x3x7xf32>
func.func @static(%x: tensor<5x2x6x7xf32>, %s: tensor<4xi64>) -> tensor<5x4x3x7xf32> {
  %r = tensor.reshape %x(%s) : (tensor<5x2x6x7xf32>, tensor<4xi64>) -> tensor<5x4x3x7xf32>
  return %r : tensor<5x4x3x7xf32>
}

// One side knows the size.
// CHECK-LABEL: func.func @casts
// CHECK: tensor.cast %arg0 : tensor<?xf32> to tensor<12xf32>
// CHECK: tensor.expand_shape {{.*}} into tensor<3x4xf32>
// CHECK: tensor.collapse_shape
// CHECK: tensor.cast {{.*}} : tensor<12xf32> to tensor<?xf32>
func.func @casts(%x: tensor<?xf32>, %s: tensor<2xi64>, %t: tensor<1xi64>) -> (tensor<3x4xf32>, tensor<?xf32>) {
  %r = tensor.reshape %x(%s) : (tensor<?xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  %q = tensor.reshape %r(%t) : (tensor<3x4xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %r, %q : tensor<3x4xf32>, tensor<?xf32>
}

// The types of views would have to agree on which size is 0.
// CHECK-LABEL: func.func @empty
// CHECK: tensor.empty(%{{.*}}) : tensor<0x?x0xf32>
func.func @empty(%x: tensor<4x0xf32>, %s: tensor<3xi64>) -> tensor<0x?x0xf32> {
  %r = tensor.reshape %x(%s) : (tensor<4x0xf32>, tensor<3xi64>) -> tensor<0x?x0xf32>
  return %r : tensor<0x?x0xf32>
}

// CHECK-LABEL: func.func @of_rank_0
// CHECK: %[[E:.*]] = tensor.extract %arg0[]
// CHECK: tensor.from_elements %[[E]] : tensor<1x1xf32>
// CHECK: tensor.cast {{.*}} to tensor<1x?xf32>
// CHECK: tensor.extract %arg1[%{{.*}}, %{{.*}}]
// CHECK: tensor.from_elements {{.*}} : tensor<f32>
func.func @of_rank_0(%x: tensor<f32>, %y: tensor<?x1xf32>, %s: tensor<2xi32>, %t: tensor<0xi32>) -> (tensor<1x?xf32>, tensor<f32>) {
  %r = tensor.reshape %x(%s) : (tensor<f32>, tensor<2xi32>) -> tensor<1x?xf32>
  %q = tensor.reshape %y(%t) : (tensor<?x1xf32>, tensor<0xi32>) -> tensor<f32>
  return %r, %q : tensor<1x?xf32>, tensor<f32>
}
