// RUN: compress-opt %s --compress-prune="ratio=0.5 filter=^enc" | FileCheck %s --check-prefix=FILTER
// RUN: compress-opt %s --compress-prune="ratio=0.5 exclude=bias|head" \
// RUN:   | FileCheck %s --check-prefix=EXCLUDE
// RUN: compress-opt %s --compress-prune="ratio=0.5 min-elements=64" | FileCheck %s --check-prefix=MIN
// RUN: compress-opt %s --compress-prune="ratio=0.5 filter=nowhere" | FileCheck %s --check-prefix=NONE
// RUN: compress-opt %s --compress-prune="ratio=0.5 scope=global exclude=enc" \
// RUN:   | FileCheck %s --check-prefix=GLOBAL

ml_program.global private @encoder.weight(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @head.weight(#ml_program.extern) : tensor<8x4xf32>

// FILTER: compress.prune_mask %{{.*}} : (tensor<8x8xf32>)
// FILTER-NOT: compress.prune_mask
// EXCLUDE: compress.prune_mask %{{.*}} : (tensor<8x8xf32>)
// EXCLUDE-NOT: compress.prune_mask
// MIN: compress.prune_mask %{{.*}} : (tensor<8x8xf32>)
// MIN-NOT: compress.prune_mask
// NONE-NOT: compress.prune_mask
// GLOBAL: compress.prune_mask %{{.*}} : (tensor<8x4xf32>)
// GLOBAL-NOT: compress.prune_mask
func.func @two_layers(%x: tensor<4x8xf32>, %init: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %v = ml_program.global_load_const @encoder.weight : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %w = ml_program.global_load_const @head.weight : tensor<8x4xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<4x8xf32>, tensor<8x4xf32>)
      outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}
