// RUN: compress-opt %s --compress-quantize="filter=^enc" | FileCheck %s --check-prefix=FILTER
// RUN: compress-opt %s --compress-quantize="exclude=bias|head activations=dynamic-int8" \
// RUN:   | FileCheck %s --check-prefix=EXCLUDE
// RUN: compress-opt %s --compress-quantize="min-elements=64" | FileCheck %s --check-prefix=FILTER
// RUN: compress-opt %s --compress-quantize="exclude=^enc" --compress-quantize="weights=i4 filter=^enc" \
// RUN:   | FileCheck %s --check-prefix=BOTH

ml_program.global private @encoder.weight(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @head.weight(#ml_program.extern) : tensor<8x4xf32>

// FILTER: compress.quant_params %{{.*}} : tensor<8x8xf32>
// FILTER-NOT: compress.quant_params
// The activation of a weight that is left out stays, too.
// EXCLUDE: compress.quant_params %{{.*}} : tensor<4x8xf32>
// EXCLUDE: compress.quant_params %{{.*}} : tensor<8x8xf32>
// EXCLUDE-NOT: compress.quant_params
// BOTH: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [0, 1]> : tensor<8x8xf32>
// BOTH: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1]> : tensor<8x4xf32>
// BOTH-NOT: compress.quant_params
func.func @two_layers(%x: tensor<4x8xf32>, %init: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %v = ml_program.global_load_const @encoder.weight : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %w = ml_program.global_load_const @head.weight : tensor<8x4xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<4x8xf32>, tensor<8x4xf32>)
      outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}
