// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-separate-destinations))' | FileCheck %s

// CHECK-LABEL: func.func @empties
// CHECK-DAG: %[[A:.*]] = tensor.empty()
// CHECK-DAG: %[[B:.*]] = tensor.empty()
// CHECK: linalg.exp {{.*}} outs(%[[B]]
// CHECK: linalg.log {{.*}} outs(%[[A]]
func.func @empties(%x: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %0 = linalg.exp ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %1 = linalg.log ins(%0 : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %1 : tensor<8xf32>
}

// Filled memory is filled twice, not copied; what only reads it keeps one of them.
// CHECK-LABEL: func.func @zeros
// CHECK-DAG: %[[E0:.*]] = tensor.empty(%arg2)
// CHECK-DAG: %[[E1:.*]] = tensor.empty(%arg2)
// CHECK-DAG: %[[F1:.*]] = linalg.fill {{.*}} outs(%[[E1]]
// CHECK-DAG: %[[F0:.*]] = linalg.fill {{.*}} outs(%[[E0]]
// CHECK: linalg.matmul {{.*}} outs(%[[F0]]
// CHECK: linalg.add ins(%[[F1]], {{.*}}) outs(%[[F1]]
func.func @zeros(%x: tensor<?x4xf32>, %w: tensor<4x4xf32>, %n: index) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty(%n) : tensor<?x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x4xf32>, tensor<4x4xf32>) outs(%f : tensor<?x4xf32>) -> tensor<?x4xf32>
  %1 = linalg.add ins(%f, %x : tensor<?x4xf32>, tensor<?x4xf32>) outs(%f : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}

// What a loop carries it writes.
// CHECK-LABEL: func.func @loops
// CHECK-COUNT-2: tensor.empty
func.func @loops(%n: index, %x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<8xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%o = %e) -> tensor<8xf32> {
    scf.yield %o : tensor<8xf32>
  }
  %1 = linalg.exp ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %0, %1 : tensor<8xf32>, tensor<8xf32>
}
