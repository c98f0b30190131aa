// A target that no row of the table has: narrower vectors and fewer registers
// than any AVX-512 machine.
// RUN: compress-opt %s --compress-form-packed-matmul | FileCheck %s
// RUN: not compress-opt %s --compress-form-packed-matmul=target=avx512-vnni 2>&1 | FileCheck %s --check-prefix=OTHER

// CHECK: compress.target = #compress.target<"mine"
// CHECK: tile = [16, 4]
// OTHER: isn't the module's compress.target (mine for x86-64-v4)
module attributes {compress.target = #compress.target<"mine", cpu = "x86-64-v4", features = "+avx512vnni",
    vector_bits = 256, dot = "vnni", registers = 16, l1 = 32768, l2 = 1048576>} {
  func.func @main(%x: tensor<5x64xi8>, %w: tensor<64x64xi8>, %e: tensor<5x64xi32>) -> tensor<5x64xi32> {
    %0 = linalg.matmul ins(%x, %w : tensor<5x64xi8>, tensor<64x64xi8>) outs(%e : tensor<5x64xi32>) -> tensor<5x64xi32>
    return %0 : tensor<5x64xi32>
  }
}
