// RUN: compress-opt %s --convert-compress-to-linalg | FileCheck %s

// An element of a table of codes: no table of floats is made.
// CHECK-LABEL: func.func @groups
// CHECK-NOT: linalg
// CHECK: %[[CODE:.*]] = tensor.extract %arg0[%arg3, %arg4] : tensor<8x64xi8>
// CHECK: %[[GROUP:.*]] = arith.divui %arg4, %c32
// CHECK: %[[SCALE:.*]] = tensor.extract %arg1[%arg3, %[[GROUP]]] : tensor<8x2xf16>
// CHECK: %[[ZERO:.*]] = tensor.extract %arg2[%arg3, %{{.*}}] : tensor<8x2xi8>
// CHECK: %[[WIDE:.*]] = arith.extsi %[[CODE]] : i8 to i32
// CHECK: %[[MOVED:.*]] = arith.subi %[[WIDE]]
// CHECK: arith.sitofp %[[MOVED]]
// CHECK: arith.mulf
func.func @groups(%q: tensor<8x64xi8>, %s: tensor<8x2xf16>, %z: tensor<8x2xi8>, %i: index, %j: index) -> f32 {
  %d = compress.dequantize %q, %s, %z <bits = 4, asymmetric, block = [1, 32]> : tensor<8x64xi8>, tensor<8x2xf16>, tensor<8x2xi8> -> tensor<8x64xf32>
  %v = tensor.extract %d[%i, %j] : tensor<8x64xf32>
  return %v : f32
}

// Whoever reads all of it gets all of it.
// CHECK-LABEL: func.func @both
// CHECK: linalg.generic
// CHECK: tensor.extract %arg0[%arg2, %arg3] : tensor<8x64xi8>
// CHECK: tensor.extract %arg1[%arg2, %c0] : tensor<8x1xf32>
func.func @both(%q: tensor<8x64xi8>, %s: tensor<8x1xf32>, %i: index, %j: index) -> (f32, tensor<8x64xf32>) {
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0]> : tensor<8x64xi8>, tensor<8x1xf32> -> tensor<8x64xf32>
  %v = tensor.extract %d[%i, %j] : tensor<8x64xf32>
  return %v, %d : f32, tensor<8x64xf32>
}
