// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-decompose-aggregates))' | FileCheck %s

// CHECK-LABEL: func.func @softmax
func.func @softmax(%x: tensor<2x8xf32>, %e: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // CHECK-NOT: linalg.softmax
  // CHECK: linalg.fill ins(%{{.*}} : f32)
  // CHECK: arith.maximumf
  // CHECK: math.exp
  %0 = linalg.softmax dimension(1) ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

// CHECK-LABEL: func.func @pack
func.func @pack(%x: tensor<5x7xf32>, %e: tensor<2x2x3x4xf32>, %border: f32) -> tensor<2x2x3x4xf32> {
  // CHECK: tensor.pad
  // CHECK: tensor.expand_shape
  // CHECK: linalg.transpose
  %0 = linalg.pack %x padding_value(%border : f32) inner_dims_pos = [0, 1] inner_tiles = [3, 4] into %e
      : tensor<5x7xf32> -> tensor<2x2x3x4xf32>
  return %0 : tensor<2x2x3x4xf32>
}

// CHECK-LABEL: func.func @unpack
func.func @unpack(%x: tensor<2x2x3x4xf32>, %e: tensor<5x7xf32>) -> tensor<5x7xf32> {
  // CHECK: linalg.transpose
  // CHECK: tensor.collapse_shape
  // CHECK: tensor.extract_slice
  %0 = linalg.unpack %x inner_dims_pos = [0, 1] inner_tiles = [3, 4] into %e
      : tensor<2x2x3x4xf32> -> tensor<5x7xf32>
  return %0 : tensor<5x7xf32>
}
