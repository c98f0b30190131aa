// RUN: compress-opt %s --compress-prune=ratio=0.25 | FileCheck %s --check-prefix=RATIO
// RUN: compress-opt %s --compress-prune="criterion=magnitude threshold=0.5 scope=local" \
// RUN:   | FileCheck %s --check-prefix=THRESHOLD
// RUN: compress-opt %s --compress-prune=threshold=0 | FileCheck %s --check-prefix=NONZERO
// RUN: compress-opt %s --compress-prune=pattern=1:2 | FileCheck %s --check-prefix=PATTERN
// RUN: compress-opt %s --compress-prune="pattern=unstructured ratio=1 scope=global" \
// RUN:   | FileCheck %s --check-prefix=GLOBAL

ml_program.global private @w(#ml_program.extern) : tensor<32x64xf32>

// RATIO: compress.prune_mask %{{.*}} <unstructured> {ratio = 2.500000e-01 : f64}
// THRESHOLD: compress.prune_mask %{{.*}} <unstructured> {threshold = 5.000000e-01 : f64}
// NONZERO: compress.prune_mask %{{.*}} <unstructured> {threshold = 0.000000e+00 : f64}
// PATTERN: compress.prune_mask %{{.*}} <nm 1 : 2 axis 0> :
// GLOBAL: compress.prune_mask %{{.*}} <unstructured> {ratio = 1.000000e+00 : f64}
func.func @matmul(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}
