// RUN: compress-opt %s --compress-prune=ratio=0.5 | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<8x8xf32>

// CHECK-LABEL: @two_contractions(
func.func @two_contractions(%x: tensor<4x8xf32>, %init: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  // CHECK: %[[P:.*]] = compress.apply_mask
  // CHECK-NOT: compress.
  // CHECK: linalg.matmul ins(%{{.*}}, %[[P]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[P]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %1 : tensor<4x8xf32>, tensor<4x8xf32>
}

// CHECK-LABEL: @other_user_of_the_weight(
func.func @other_user_of_the_weight(%x: tensor<4x8xf32>, %init: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<8x8xf32>) {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK: %[[R:.*]] = linalg.matmul ins(%{{.*}}, %[[P]] :
  // CHECK: return %[[R]], %[[W]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %w : tensor<4x8xf32>, tensor<8x8xf32>
}

// CHECK-LABEL: @other_user_of_the_transpose(
func.func @other_user_of_the_transpose(%x: tensor<4x8xf32>, %init: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<8x8xf32>) {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK: %[[TP:.*]] = linalg.transpose ins(%[[P]] :
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[W]] :
  // CHECK: %[[R:.*]] = linalg.matmul ins(%{{.*}}, %[[TP]] :
  // CHECK: return %[[R]], %[[T]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %empty = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%empty : tensor<8x8xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %t : tensor<4x8xf32>, tensor<8x8xf32>
}

// Two readers of one transpose share its copy.
// CHECK-LABEL: @shared_transpose(
func.func @shared_transpose(%x: tensor<4x8xf32>, %init: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  // CHECK: %[[P:.*]] = compress.apply_mask
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[P]] :
  // CHECK-NOT: linalg.transpose
  // CHECK: linalg.matmul ins(%{{.*}}, %[[T]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[T]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %empty = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%empty : tensor<8x8xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = linalg.matmul ins(%0, %t : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %1 : tensor<4x8xf32>, tensor<4x8xf32>
}

// CHECK-LABEL: @inside_if(
func.func @inside_if(%c: i1, %x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: scf.if
  // CHECK-NEXT: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK-NEXT: compress.prune_mask
  // CHECK-NEXT: %[[P:.*]] = compress.apply_mask
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[P]] :
  %0 = scf.if %c -> tensor<4x8xf32> {
    %w = ml_program.global_load_const @w : tensor<8x8xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  } else {
    scf.yield %x : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}

// The mask stays with the load, outside of the loop that reads it.
// CHECK-LABEL: @read_in_loop(
func.func @read_in_loop(%from: index, %to: index, %step: index, %x: tensor<4x8xf32>)
    -> tensor<4x8xf32> {
  // CHECK: ml_program.global_load_const @w
  // CHECK-NEXT: compress.prune_mask
  // CHECK-NEXT: %[[P:.*]] = compress.apply_mask
  // CHECK-NEXT: scf.for
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[P]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = scf.for %i = %from to %to step %step iter_args(%y = %x) -> tensor<4x8xf32> {
    %1 = linalg.matmul ins(%y, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}
