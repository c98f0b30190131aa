// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-decompose-aggregates))' | FileCheck %s

// CHECK-LABEL: func.func @softmax
func.func @softmax(%x: tensor<2x8xf32>, %e: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // CHECK-NOT: linalg.softmax
  // CHECK: math.exp
  %0 = linalg.softmax dimension(1) ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

// A pad that adds nothing to nothing.
// CHECK-LABEL: func.func @empty_pad
// CHECK-NOT: tensor.pad
// CHECK: tensor.empty() : tensor<0x6xf32>
func.func @empty_pad(%x: tensor<0x4xf32>) -> tensor<0x6xf32> {
  %z = arith.constant 0.0 : f32
  %0 = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<0x4xf32> to tensor<0x6xf32>
  return %0 : tensor<0x6xf32>
}
