// RUN: compress-opt %s --compress-prune=ratio=0.5 --compress-prune="ratio=0.5 strict" \
// RUN:   --remarks-filter-analyse=compress-prune 2>&1 | FileCheck %s
// RUN: compress-opt %s --compress-prune=pattern=2:4 --compress-prune="pattern=2:4 strict" \
// RUN:   --remarks-filter-analyse=compress-prune 2>&1 | FileCheck %s
// RUN: compress-opt %s --compress-prune="ratio=0.5 scope=global" \
// RUN:   --compress-prune="ratio=0.5 scope=global strict" \
// RUN:   --remarks-filter-analyse=compress-prune 2>&1 | FileCheck %s
// RUN: not compress-opt %s --compress-prune=ratio=0.3 --compress-prune="pattern=2:4 strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER
// RUN: not compress-opt %s --compress-prune=ratio=0.3 --compress-prune="ratio=0.5 strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER
// RUN: not compress-opt %s --compress-prune=pattern=2:4 --compress-prune="threshold=0.1 strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER

// OTHER: error: {{.*}} weight w {{.*}} can't be pruned: it is pruned already, by another criterion; prune once

ml_program.global private @w(#ml_program.extern) : tensor<16x8x3x3xf32>

// CHECK: remark: [Analysis] pruned | Category:compress-prune | Function=conv | Name=w, Reason="it is pruned already"
// CHECK: compress.prune_mask
// CHECK-NOT: compress.prune_mask
func.func @conv(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  %w = ml_program.global_load_const @w : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}
