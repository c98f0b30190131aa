// The target is chosen once: the pass that writes strategies writes it on the
// module, the others read it there.
// RUN: compress-opt %s --compress-form-packed-matmul=target=x86-64 -o %t.mlir
// RUN: FileCheck %s --check-prefix=WRITTEN --input-file=%t.mlir
// RUN: compress-opt %t.mlir --compress-form-packed-matmul=target=x86-64 | FileCheck %s --check-prefix=WRITTEN
// RUN: not compress-opt %t.mlir --compress-lower=target=avx2 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: compress-opt %t.mlir --compress-lower | FileCheck %s --check-prefix=LOWERED
// RUN: compress-opt %s --compress-lower=target=x86-64 -o %t.direct.mlir
// RUN: compress-opt %t.mlir --compress-lower | diff - %t.direct.mlir

// WRITTEN: module attributes {compress.target = #compress.target<"x86-64", cpu = "x86-64", features = "", vector_bits = 128, dot = "madd",
// WRITTEN: tile = [8, 2]
// OTHER: error: target 'avx2' (avx2 for x86-64-v3) isn't the module's compress.target (x86-64 for x86-64): leave the option out
// LOWERED-NOT: compress.target
// LOWERED: llvm.x86.sse2.pmadd.wd
// LOWERED-NOT: compress.target

func.func @main(%x: tensor<5x64xi8>, %w: tensor<64x64xi8>, %e: tensor<5x64xi32>) -> tensor<5x64xi32> {
  %0 = linalg.matmul ins(%x, %w : tensor<5x64xi8>, tensor<64x64xi8>) outs(%e : tensor<5x64xi32>) -> tensor<5x64xi32>
  return %0 : tensor<5x64xi32>
}
