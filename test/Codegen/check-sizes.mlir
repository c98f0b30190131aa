// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-check-sizes),canonicalize,cse,canonicalize)' | FileCheck %s

// CHECK-LABEL: func.func @sizes_that_may_disagree
func.func @sizes_that_may_disagree(%x: tensor<?x?xf32>, %w: tensor<?x4xf32>, %e: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK-DAG: cf.assert %{{.*}}, "'linalg.matmul' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say"
  // CHECK-DAG: cf.assert %{{.*}}, "'linalg.matmul' at {{.*}}: dimension 0 of operand 2 isn't what the other operands say"
  // CHECK: linalg.matmul
  %0 = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @sizes_from_one_value
func.func @sizes_from_one_value(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>) -> tensor<?x4xf32> {
  // CHECK-NOT: cf.assert
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%m) : tensor<?x4xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>) outs(%i : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @windows
func.func @windows(%x: tensor<?xf32>, %w: tensor<3xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: cf.assert %{{.*}}, "'linalg.conv_1d' at {{.*}}: dimension 0 of operand 0 is too small for what is read of it"
  %0 = linalg.conv_1d ins(%x, %w : tensor<?xf32>, tensor<3xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @scales
func.func @scales(%x: tensor<?x64xf32>, %s: tensor<?x2xf32>) -> tensor<?x64xi8> {
  // CHECK: cf.assert %{{.*}}, "'compress.quantize' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say"
  %0 = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]> : tensor<?x64xf32>, tensor<?x2xf32> -> tensor<?x64xi8>
  return %0 : tensor<?x64xi8>
}
