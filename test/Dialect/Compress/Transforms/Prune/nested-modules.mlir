// RUN: compress-opt %s --compress-prune=ratio=0.5 | FileCheck %s
// RUN: compress-opt %s --compress-prune="ratio=0.5 scope=global" | FileCheck %s --check-prefix=GLOBAL

// Each module has a weight of its own under the same name.
// CHECK-LABEL: func.func @outer
// CHECK: compress.prune_mask %{{.*}} (tensor<8x8xf32>)
// CHECK-LABEL: func.func @inner
// CHECK: compress.prune_mask %{{.*}} (tensor<8x4xf32>)

// Ranked on their own: a module can't read the other's.
// GLOBAL-LABEL: func.func @outer
// GLOBAL: compress.prune_mask %{{[^,]*}} <unstructured> {{.*}} (tensor<8x8xf32>) -> tensor<8x8xi1>
// GLOBAL-LABEL: func.func @inner
// GLOBAL: compress.prune_mask %{{[^,]*}} <unstructured> {{.*}} (tensor<8x4xf32>) -> tensor<8x4xi1>

ml_program.global private @w(#ml_program.extern) : tensor<8x8xf32>
func.func @outer(%x: tensor<2x8xf32>, %i: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x8xf32>) outs(%i : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}
module @nested {
  ml_program.global private @w(#ml_program.extern) : tensor<8x4xf32>
  func.func @inner(%x: tensor<2x8xf32>, %i: tensor<2x4xf32>) -> tensor<2x4xf32> {
    %w = ml_program.global_load_const @w : tensor<8x4xf32>
    %0 = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x4xf32>) outs(%i : tensor<2x4xf32>) -> tensor<2x4xf32>
    return %0 : tensor<2x4xf32>
  }
}
