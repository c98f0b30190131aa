// RUN: compress-opt %s --compress-quantize | FileCheck %s --check-prefix=DEFAULT
// RUN: compress-opt %s --compress-quantize="weights=i8 group=0 activations=none" \
// RUN:   | FileCheck %s --check-prefix=DEFAULT
// RUN: compress-opt %s --compress-quantize="weights=i8 group=64" | FileCheck %s --check-prefix=I8-GROUP
// RUN: compress-opt %s --compress-quantize="weights=i8 asymmetric" | FileCheck %s --check-prefix=I8-ASYM
// RUN: compress-opt %s --compress-quantize="weights=i4" | FileCheck %s --check-prefix=I4
// RUN: compress-opt %s --compress-quantize="weights=i4 group=128" | FileCheck %s --check-prefix=I4-128
// RUN: compress-opt %s --compress-quantize="weights=i4 asymmetric=true group=32" \
// RUN:   | FileCheck %s --check-prefix=I4-ASYM

ml_program.global private @w(#ml_program.extern) : tensor<16x100xf32>

// DEFAULT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<16x100xf32> -> tensor<16x1xf32>
// DEFAULT-NOT: compress.quant_params
// I8-GROUP: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 64]> : tensor<16x100xf32> -> tensor<16x2xf16>
// I8-ASYM: %[[S:.*]], %[[Z:.*]] = compress.quant_params %{{.*}} <bits = 8, asymmetric, block = [1, 0]> : tensor<16x100xf32> -> tensor<16x1xf32>, tensor<16x1xi8>
// I8-ASYM: %[[Q:.*]] = compress.quantize %{{.*}}, %[[S]], %[[Z]] <bits = 8, asymmetric, block = [1, 0]>
// I8-ASYM: compress.dequantize %[[Q]], %[[S]], %[[Z]] <bits = 8, asymmetric, block = [1, 0]>
// I4: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [1, 32]> : tensor<16x100xf32> -> tensor<16x4xf16>
// I4-128: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [1, 0]> : tensor<16x100xf32> -> tensor<16x1xf16>
// I4-ASYM: compress.quant_params %{{.*}} <bits = 4, asymmetric, block = [1, 32]> : tensor<16x100xf32> -> tensor<16x4xf16>, tensor<16x4xi8>
func.func @matmul(%x: tensor<100x4xf32>, %init: tensor<16x4xf32>) -> tensor<16x4xf32> {
  %w = ml_program.global_load_const @w : tensor<16x100xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<16x100xf32>, tensor<100x4xf32>)
      outs(%init : tensor<16x4xf32>) -> tensor<16x4xf32>
  return %0 : tensor<16x4xf32>
}
