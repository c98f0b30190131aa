// A product starts from its init, which isn't read only where it is a fill with zeros.
// RUN: compress-opt %s --convert-compress-to-vector --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @zeros
func.func @zeros(%x: tensor<2x4xf32>, %w: tensor<1x4x16x1xf32>) -> tensor<2x16xf32> {
  // CHECK: %[[EMPTY:.*]] = tensor.empty
  // CHECK: scf.forall {{.*}} shared_outs(%{{.*}} = %[[EMPTY]])
  // CHECK-NOT: vector.transfer_read {{.*}} : tensor<2x16xf32>
  // CHECK: return
  %v = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x16xf32>
  %i = linalg.fill ins(%v : f32) outs(%e : tensor<2x16xf32>) -> tensor<2x16xf32>
  %0 = compress.packed_matmul %x weight(%w : tensor<1x4x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 2, lanes = 16, row_block = 0>} : tensor<2x4xf32> -> tensor<2x16xf32>
  return %0 : tensor<2x16xf32>
}

// -----

// CHECK-LABEL: func.func @ones
func.func @ones(%x: tensor<2x4xf32>, %w: tensor<1x4x16x1xf32>) -> tensor<2x16xf32> {
  // CHECK: %[[INIT:.*]] = linalg.fill
  // CHECK: scf.forall {{.*}} shared_outs(%{{.*}} = %[[INIT]])
  // CHECK-COUNT-2: vector.transfer_read %[[INIT]][
  %v = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<2x16xf32>
  %i = linalg.fill ins(%v : f32) outs(%e : tensor<2x16xf32>) -> tensor<2x16xf32>
  %0 = compress.packed_matmul %x weight(%w : tensor<1x4x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 2, lanes = 16, row_block = 0>} : tensor<2x4xf32> -> tensor<2x16xf32>
  return %0 : tensor<2x16xf32>
}
