// Panels as docs/targets.md says: a vector less per panel counts as an eighth more
// columns, and floats stay within half of L2.
// RUN: compress-opt %s --compress-form-packed-matmul=target=avx512-vnni | FileCheck %s --check-prefixes=CHECK,AVX512
// RUN: compress-opt %s --compress-form-packed-matmul=target=avx2 | FileCheck %s --check-prefixes=CHECK,AVX2

// Two panels of three vectors, not three of two nor, without waste, five of one. A
// target with masks leaves out the columns that would be empty.
// CHECK-LABEL: func.func @eighty_columns
// AVX512: compress.pack %{{.*}} tile = [40, 1]
// AVX2: compress.pack %{{.*}} tile = [16, 1]
func.func @eighty_columns(%x: tensor<4x8xf32>, %w: tensor<8x80xf32>, %i: tensor<4x80xf32>) -> tensor<4x80xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x80xf32>) outs(%i : tensor<4x80xf32>) -> tensor<4x80xf32>
  return %0 : tensor<4x80xf32>
}

// CHECK-LABEL: func.func @ten_columns
// AVX512: compress.pack %{{.*}} tile = [10, 1]
// AVX2: compress.pack %{{.*}} tile = [16, 1]
func.func @ten_columns(%x: tensor<4x8xf32>, %w: tensor<8x10xf32>, %i: tensor<4x10xf32>) -> tensor<4x10xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x10xf32>) outs(%i : tensor<4x10xf32>) -> tensor<4x10xf32>
  return %0 : tensor<4x10xf32>
}

// CHECK-LABEL: func.func @deep
// AVX512: compress.pack %{{.*}} tile = [16, 1]
// AVX2: compress.pack %{{.*}} tile = [8, 1]
func.func @deep(%x: tensor<4x8192xf32>, %w: tensor<8192x128xf32>, %i: tensor<4x128xf32>) -> tensor<4x128xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8192xf32>, tensor<8192x128xf32>) outs(%i : tensor<4x128xf32>) -> tensor<4x128xf32>
  return %0 : tensor<4x128xf32>
}
