// RUN: compress-opt %s --compress-quantize="weights=i4 activations=dynamic-int8" \
// RUN:   --compress-quantize="weights=i4 activations=dynamic-int8 strict" \
// RUN:   --remarks-filter-analyse=compress-quantize 2>&1 | FileCheck %s
// The activations are quantized now.
// RUN: compress-opt %s --compress-quantize="weights=i4" \
// RUN:   --compress-quantize="weights=i4 activations=dynamic-int8 strict" \
// RUN:   --remarks-filter-analyse=compress-quantize 2>&1 | FileCheck %s
// Another scheme isn't what was asked for.
// RUN: not compress-opt %s --compress-quantize="weights=i4 group=32" --compress-quantize="weights=i8 strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER
// RUN: not compress-opt %s --compress-quantize="weights=i4 group=32" --compress-quantize="weights=i4 group=64 strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER
// RUN: not compress-opt %s --compress-quantize="weights=i4 group=32" --compress-quantize="weights=i4 asymmetric strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=OTHER

// OTHER: error: {{.*}} weight w {{.*}} can't be quantized: it is quantized already, as {{.*}}bits = 4, symmetric, block = [1, 32]>; quantize once

ml_program.global private @w(#ml_program.extern) : tensor<16x8x3x3xf32>

// CHECK: remark: [Analysis] quantized | Category:compress-quantize | Function=conv | Name=w, Reason="it is quantized already"
// CHECK-COUNT-2: compress.quant_params
// CHECK-NOT: compress.quant_params
func.func @conv(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  %w = ml_program.global_load_const @w : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}
