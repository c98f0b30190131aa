// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=64x70
// RUN: compress-opt %s --compress-quantize="weights=i4 group=32" \
// RUN:   --compress-pack="params=%t.in.safetensors output=%t.out.safetensors report=%t.json target=avx512-vnni" | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.json
// RUN: not compress-opt %s --compress-pack="params=%t.in.safetensors target=avx512-vnni" 2>&1 | FileCheck %s --check-prefix=OUTPUT
// RUN: not compress-opt %s --compress-pack="output=%t.none.safetensors target=avx512-vnni" 2>&1 | FileCheck %s --check-prefix=PARAMS
// RUN: not ls %t.none.safetensors

// OUTPUT: packed weights need a container: pass output=<file>
// PARAMS: the parameters have no tensor named 'w'

// CHECK-NOT: ml_program.global private @w(
// CHECK-DAG: ml_program.global private @w.values(#{{.*}}) : tensor<2x3x4x32x4xi8>
// CHECK-DAG: ml_program.global private @w.scales(#{{.*}}) : tensor<2x3x32xf16>
ml_program.global private @w(#ml_program.extern) : tensor<64x70xf32>

// CHECK-LABEL: func.func @main
func.func @main(%x: tensor<?x70xf32>, %e: tensor<?x64xf32>, %te: tensor<70x64xf32>) -> tensor<?x64xf32> {
  // CHECK: compress.unpack
  // CHECK-SAME: <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
  // CHECK: compress.dequantize
  // CHECK: linalg.matmul
  %w = ml_program.global_load_const @w : tensor<64x70xf32>
  %t = linalg.transpose ins(%w : tensor<64x70xf32>) outs(%te : tensor<70x64xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<?x70xf32>, tensor<70x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// REPORT-DAG: "elements": 4480
// REPORT-DAG: "bytes": 3456
// REPORT-DAG: "macs": 4480
