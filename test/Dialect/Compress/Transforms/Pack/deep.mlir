// RUN: compress-opt %s --compress-form-packed-matmul=target=avx512-vnni | FileCheck %s

// A sum of products of bytes fits 32 bits up to 65536 of them; deeper ones are of floats.
ml_program.global private @w(#ml_program.extern) : tensor<65536x4xi8>
ml_program.global private @v(#ml_program.extern) : tensor<65537x4xi8>

// CHECK-LABEL: func.func @fits
// CHECK: compress.packed_matmul {{.*}} scale(
func.func @fits(%x: tensor<2x65536xi8>, %s: tensor<2x1xf32>, %t: tensor<1x4xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load_const @w : tensor<65536x4xi8>
  %a = compress.dequantize %x, %s <bits = 8, symmetric, block = [1, 0]> : tensor<2x65536xi8>, tensor<2x1xf32> -> tensor<2x65536xf32>
  %b = compress.dequantize %w, %t <bits = 8, symmetric, block = [0, 1]> : tensor<65536x4xi8>, tensor<1x4xf32> -> tensor<65536x4xf32>
  %y = linalg.matmul ins(%a, %b : tensor<2x65536xf32>, tensor<65536x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// CHECK-LABEL: func.func @deeper
// CHECK: compress.packed_matmul
// CHECK-NOT: scale(
// CHECK: return
func.func @deeper(%x: tensor<2x65537xi8>, %s: tensor<2x1xf32>, %t: tensor<1x4xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load_const @v : tensor<65537x4xi8>
  %a = compress.dequantize %x, %s <bits = 8, symmetric, block = [1, 0]> : tensor<2x65537xi8>, tensor<2x1xf32> -> tensor<2x65537xf32>
  %b = compress.dequantize %w, %t <bits = 8, symmetric, block = [0, 1]> : tensor<65537x4xi8>, tensor<1x4xf32> -> tensor<65537x4xf32>
  %y = linalg.matmul ins(%a, %b : tensor<2x65537xf32>, tensor<65537x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}
