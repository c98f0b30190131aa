// The whole way down, in each spelling, for each target.
// RUN: compress-opt %s --compress-lower=target=avx512-vnni | FileCheck %s --check-prefixes=CHECK,VNNI
// RUN: compress-opt %s --compress-lower=target=avx2 | FileCheck %s --check-prefixes=CHECK,AVX2
// RUN: compress-opt %s --compress-lower=target=x86-64 | FileCheck %s --check-prefixes=CHECK,SSE2
// RUN: compress-opt %s --compress-lower | FileCheck %s
// RUN: compress-opt %s --compress-lower="target=avx2 strict" | FileCheck %s --check-prefixes=CHECK,AVX2
// RUN: compress-opt %s --pass-pipeline='builtin.module(compress-lower{strict=true target=avx2})' \
// RUN:   | FileCheck %s --check-prefixes=CHECK,AVX2
// LLVM takes it.
// RUN: compress-opt %s --compress-lower=target=avx2 | mlir-translate --mlir-to-llvmir | FileCheck %s --check-prefix=LLVM

// The weight stays outside; the C wrapper is how it is called.
// CHECK: llvm.mlir.global external constant @compress.parameter.w()
// CHECK-DAG: llvm.func @main(
// VNNI-DAG: vpdpbusd.512
// AVX2-DAG: pmadd.wd"{{.*}}vector<8xi32>
// SSE2-DAG: pmadd.wd"{{.*}}vector<4xi32>
// CHECK-DAG: llvm.func @_mlir_ciface_main(
// LLVM: @compress.parameter.w = external constant
// LLVM: define {{.*}} @_mlir_ciface_main(
ml_program.global private @w(#ml_program.extern) : tensor<64x32xf32>
func.func @main(%x: tensor<4x64xf32>) -> tensor<4x32xf32> {
  %w = ml_program.global_load_const @w : tensor<64x32xf32>
  %ws = compress.quant_params %w <bits = 8, symmetric, block = [0, 1]> : tensor<64x32xf32> -> tensor<1x32xf32>
  %wq = compress.quantize %w, %ws <bits = 8, symmetric, block = [0, 1]>
      : tensor<64x32xf32>, tensor<1x32xf32> -> tensor<64x32xi8>
  %wd = compress.dequantize %wq, %ws <bits = 8, symmetric, block = [0, 1]>
      : tensor<64x32xi8>, tensor<1x32xf32> -> tensor<64x32xf32>
  %xs = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : tensor<4x64xf32> -> tensor<4x1xf32>
  %xq = compress.quantize %x, %xs <bits = 8, symmetric, block = [1, 0]>
      : tensor<4x64xf32>, tensor<4x1xf32> -> tensor<4x64xi8>
  %xd = compress.dequantize %xq, %xs <bits = 8, symmetric, block = [1, 0]>
      : tensor<4x64xi8>, tensor<4x1xf32> -> tensor<4x64xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x32xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x32xf32>) -> tensor<4x32xf32>
  %y = linalg.matmul ins(%xd, %wd : tensor<4x64xf32>, tensor<64x32xf32>) outs(%init : tensor<4x32xf32>) -> tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}
