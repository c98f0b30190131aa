// RUN: compress-opt %s --compress-prune="ratio=0.5 scope=global" | FileCheck %s

ml_program.global private @v(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @w(#ml_program.extern) : tensor<8x4xf16>

// Loaded twice, counted once. Masks stand where all weights are at hand.
// CHECK-LABEL: @twice(
func.func @twice(%c: i1, %x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NEXT: %[[V:.*]] = ml_program.global_load_const @v
  // CHECK-NEXT: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK-NEXT: %[[C:.*]] = arith.constant dense<{{.*}}> : tensor<8x1xf32>
  // CHECK-NEXT: %[[M:.*]]:3 = compress.prune_mask %[[V]], %[[W]], %[[C]] <unstructured> {ratio = 5.000000e-01 : f64}
  // CHECK-SAME: -> (tensor<8x8xi1>, tensor<8x4xi1>, tensor<8x1xi1>)
  // CHECK-NEXT: %[[P:.*]] = compress.apply_mask %[[V]], %[[M]]#0
  // CHECK-NOT: compress.
  // CHECK-NOT: ml_program
  // CHECK: linalg.matmul ins(%{{.*}}, %[[P]] :
  // CHECK: scf.if
  // CHECK-NOT: ml_program
  // CHECK: linalg.matmul ins(%{{.*}}, %[[P]] :
  %v0 = ml_program.global_load_const @v : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %v0 : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = scf.if %c -> tensor<4x8xf32> {
    %v1 = ml_program.global_load_const @v : tensor<8x8xf32>
    %2 = linalg.matmul ins(%0, %v1 : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %2 : tensor<4x8xf32>
  } else {
    scf.yield %0 : tensor<4x8xf32>
  }
  return %1 : tensor<4x8xf32>
}

// The same ranking, in the same order.
// CHECK-LABEL: @other_function(
func.func @other_function(%x: tensor<4x8xf16>, %i0: tensor<4x4xf16>, %y: tensor<4x8xf32>,
                          %i1: tensor<4x1xf32>) -> (tensor<4x4xf16>, tensor<4x1xf32>) {
  // CHECK-NEXT: %[[V:.*]] = ml_program.global_load_const @v
  // CHECK-NEXT: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK-NEXT: %[[C:.*]] = arith.constant
  // CHECK-NEXT: %[[M:.*]]:3 = compress.prune_mask %[[V]], %[[W]], %[[C]] <unstructured> {ratio = 5.000000e-01 : f64}
  // CHECK-NEXT: %[[PW:.*]] = compress.apply_mask %[[W]], %[[M]]#1
  // CHECK: %[[PC:.*]] = compress.apply_mask %[[C]], %[[M]]#2
  // CHECK: linalg.matmul ins(%{{.*}}, %[[PW]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[PC]] :
  %w = ml_program.global_load_const @w : tensor<8x4xf16>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x4xf16>)
      outs(%i0 : tensor<4x4xf16>) -> tensor<4x4xf16>
  %c = arith.constant dense<[[1.0], [2.0], [3.0], [4.0], [5.0], [6.0], [7.0], [8.0]]>
      : tensor<8x1xf32>
  %1 = linalg.matmul ins(%y, %c : tensor<4x8xf32>, tensor<8x1xf32>)
      outs(%i1 : tensor<4x1xf32>) -> tensor<4x1xf32>
  return %0, %1 : tensor<4x4xf16>, tensor<4x1xf32>
}

// CHECK-LABEL: @original_still_read(
func.func @original_still_read(%x: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<8x8xf32>) {
  // CHECK: compress.apply_mask
  // CHECK: %[[V:.*]] = ml_program.global_load_const @v
  // CHECK: return %{{.*}}, %[[V]] :
  %v = ml_program.global_load_const @v : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %v : tensor<4x8xf32>, tensor<8x8xf32>
}

// A function without weights gets no masks.
// CHECK-LABEL: @nothing(
// CHECK-NOT: compress.
func.func @nothing(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  return %x : tensor<4x8xf32>
}
