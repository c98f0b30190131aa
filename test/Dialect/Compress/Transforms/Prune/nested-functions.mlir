// RUN: compress-opt %s --compress-prune="ratio=0.5 scope=global" | FileCheck %s
// RUN: compress-opt %s --compress-prune=ratio=0.5 | FileCheck %s

// A function inside a function: its weight is its own, once.
// CHECK-COUNT-1: compress.prune_mask
// CHECK-NOT: compress.prune_mask
func.func @outer(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  builtin.module {
    func.func @inner(%a: tensor<8x8xf32>) -> tensor<8x8xf32> {
      %k = arith.constant dense<2.0> : tensor<8x8xf32>
      %y = linalg.matmul ins(%a, %k : tensor<8x8xf32>, tensor<8x8xf32>) outs(%a : tensor<8x8xf32>) -> tensor<8x8xf32>
      return %y : tensor<8x8xf32>
    }
  }
  return %x : tensor<8x8xf32>
}
