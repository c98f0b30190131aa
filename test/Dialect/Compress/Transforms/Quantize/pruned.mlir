// RUN: compress-opt %s --compress-prune=pattern=2:4 --compress-quantize=weights=i4 | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<16x8x3x3xf32>

// Between the mask and the expansion: one matrix for both.
// CHECK-LABEL: @conv(
// CHECK: tensor.collapse_shape
// CHECK-NEXT: compress.prune_mask
// CHECK-NEXT: %[[P:.*]] = compress.apply_mask
// CHECK-NEXT: %[[S:.*]] = compress.quant_params %[[P]] <bits = 4, symmetric, block = [1, 32]>
// CHECK-NEXT: %[[Q:.*]] = compress.quantize %[[P]], %[[S]]
// CHECK-NEXT: %[[D:.*]] = compress.dequantize %[[Q]], %[[S]]
// CHECK-NEXT: tensor.expand_shape %[[D]]
// CHECK-NEXT: linalg.conv_2d_nchw_fchw
func.func @conv(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  %w = ml_program.global_load_const @w : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}
