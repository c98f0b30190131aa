// Panels of as many columns as there are, where whole vectors waste much and can
// be read in part.
// RUN: compress-opt %s --compress-form-packed-matmul=target=avx512-vnni | FileCheck %s --check-prefix=AVX512
// RUN: compress-opt %s --compress-form-packed-matmul=target=avx2 | FileCheck %s --check-prefix=AVX2
// RUN: compress-opt %s --compress-lower=target=avx512-vnni | FileCheck %s --check-prefix=MASKED

// MASKED-LABEL: llvm.func @ten
// MASKED: llvm.intr.masked.load
// AVX512-LABEL: func.func @ten
// AVX512: packed_matmul {{.*}} tile = [10, 1]
// AVX512-SAME: rows = 12, lanes = 16
// AVX2-LABEL: func.func @ten
// AVX2: packed_matmul {{.*}} tile = [16, 1]
func.func @ten(%x: tensor<64x30xf32>, %w: tensor<30x10xf32>, %e: tensor<64x10xf32>) -> tensor<64x10xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<64x30xf32>, tensor<30x10xf32>) outs(%e : tensor<64x10xf32>) -> tensor<64x10xf32>
  return %0 : tensor<64x10xf32>
}

// AVX512-LABEL: func.func @hundred
// AVX512: packed_matmul {{.*}} tile = [50, 1]
// AVX512-SAME: rows = 6, lanes = 16
func.func @hundred(%x: tensor<64x30xf32>, %w: tensor<30x100xf32>, %e: tensor<64x100xf32>) -> tensor<64x100xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<64x30xf32>, tensor<30x100xf32>) outs(%e : tensor<64x100xf32>) -> tensor<64x100xf32>
  return %0 : tensor<64x100xf32>
}

// Little is wasted: whole vectors.
// AVX512-LABEL: func.func @thousand
// AVX512: packed_matmul {{.*}} tile = [64, 1]
func.func @thousand(%x: tensor<64x30xf32>, %w: tensor<30x1000xf32>, %e: tensor<64x1000xf32>) -> tensor<64x1000xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<64x30xf32>, tensor<30x1000xf32>) outs(%e : tensor<64x1000xf32>) -> tensor<64x1000xf32>
  return %0 : tensor<64x1000xf32>
}
