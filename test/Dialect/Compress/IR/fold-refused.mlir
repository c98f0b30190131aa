// What the op refuses is not folded, and that is no error of the pass.
// RUN: compress-opt %s --canonicalize --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @out_of_range
// CHECK: compress.pack
func.func @out_of_range() -> (tensor<1x1x1x4x4xi8>, tensor<1x1x4xf16>) {
  %w = arith.constant dense<100> : tensor<4x8xi8>
  %s = arith.constant dense<1.0> : tensor<4x1xf16>
  %0:2 = compress.pack %w, %s <i4, n = [0], k = [1], tile = [4, 4], group = 8, scale = f16>
      : (tensor<4x8xi8>, tensor<4x1xf16>) -> (tensor<1x1x1x4x4xi8>, tensor<1x1x4xf16>)
  return %0#0, %0#1 : tensor<1x1x1x4x4xi8>, tensor<1x1x4xf16>
}
