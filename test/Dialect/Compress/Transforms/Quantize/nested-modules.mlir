// RUN: compress-opt %s --compress-quantize | FileCheck %s

// CHECK-LABEL: func.func @inner
// CHECK: compress.quantize
module @nested {
  ml_program.global private @w(#ml_program.extern) : tensor<8x4xf32>
  func.func @inner(%x: tensor<2x8xf32>, %i: tensor<2x4xf32>) -> tensor<2x4xf32> {
    %w = ml_program.global_load_const @w : tensor<8x4xf32>
    %0 = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x4xf32>) outs(%i : tensor<2x4xf32>) -> tensor<2x4xf32>
    return %0 : tensor<2x4xf32>
  }
}
