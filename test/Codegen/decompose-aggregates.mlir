// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-decompose-aggregates))' | FileCheck %s

// CHECK-LABEL: func.func @softmax
func.func @softmax(%x: tensor<2x8xf32>, %e: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // CHECK-NOT: linalg.softmax
  // CHECK: math.exp
  %0 = linalg.softmax dimension(1) ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}
