// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-order-maxima))' | FileCheck %s

// CHECK-LABEL: func.func @rows
// CHECK: %[[START:.*]] = arith.constant 0xFF800000
// CHECK: (%[[X:.*]]: f32, %[[OUT:.*]]: f32)
// CHECK: %[[NAN:.*]] = arith.cmpf uno, %[[X]], %[[X]]
// CHECK: %[[Y:.*]] = arith.select %[[NAN]], %[[START]], %[[X]]
// CHECK: arith.maximumf %[[Y]], %[[OUT]]
// CHECK: arith.minimumf
func.func @rows(%x: tensor<4x8xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %low = arith.constant 0xFF800000 : f32
  %c = arith.constant 3.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%low : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %y = linalg.reduce {arith.maxnumf} ins(%x : tensor<4x8xf32>) outs(%f : tensor<4xf32>) dimensions = [1]
  %g = linalg.fill ins(%c : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %z = linalg.reduce {arith.minnumf} ins(%x : tensor<4x8xf32>) outs(%g : tensor<4xf32>) dimensions = [1]
  return %y, %z : tensor<4xf32>, tensor<4xf32>
}

// What begins at NaN, or at what isn't known, or isn't the yielded reduction.
// CHECK-LABEL: func.func @left
// CHECK-COUNT-3: arith.maxnumf
func.func @left(%x: tensor<4x8xf32>, %i: tensor<4xf32>, %v: f32) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %nan = arith.constant 0x7FC00000 : f32
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%nan : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %y = linalg.reduce {arith.maxnumf} ins(%x : tensor<4x8xf32>) outs(%f : tensor<4xf32>) dimensions = [1]
  %z = linalg.reduce {arith.maxnumf} ins(%x : tensor<4x8xf32>) outs(%i : tensor<4xf32>) dimensions = [1]
  %g = linalg.fill ins(%v : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %w = linalg.reduce {arith.maxnumf} ins(%x : tensor<4x8xf32>) outs(%g : tensor<4xf32>) dimensions = [1]
  return %y, %z, %w : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}
