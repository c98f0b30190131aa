// RUN: not compress-opt %s --compress-pack=output=%t.safetensors 2>&1 | FileCheck %s
// RUN: not ls %t.safetensors

func.func @main(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  return %x : tensor<2x2xf32>
}
// CHECK: :[[#@LINE + 1]]:1: error: weights of a module inside the module can't be packed: move its functions and globals to the outermost one
module @nested {
  func.func @inner(%x: tensor<2x2xf32>, %i: tensor<2x2xf32>) -> tensor<2x2xf32> {
    %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
    %0 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%i : tensor<2x2xf32>) -> tensor<2x2xf32>
    return %0 : tensor<2x2xf32>
  }
}
