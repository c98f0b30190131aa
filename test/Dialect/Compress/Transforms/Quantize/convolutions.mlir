// RUN: compress-opt %s --compress-quantize=activations=dynamic-int8 | FileCheck %s
// RUN: compress-opt %s --compress-quantize=weights=i4 | FileCheck %s --check-prefix=I4

ml_program.global private @fchw(#ml_program.extern) : tensor<16x8x3x3xf32>
ml_program.global private @hwcf(#ml_program.extern) : tensor<3x3x8x16xf32>
ml_program.global private @hwc(#ml_program.extern) : tensor<3x3x8xf32>
ml_program.global private @c1hw(#ml_program.extern) : tensor<8x1x3x3xf32>
ml_program.global private @grouped(#ml_program.extern) : tensor<8x4x3x3xf32>

// CHECK-LABEL: @nchw_fchw(
// I4-LABEL: @nchw_fchw(
func.func @nchw_fchw(%x: tensor<?x8x9x9xf32>, %init: tensor<?x16x7x7xf32>)
    -> tensor<?x16x7x7xf32> {
  // One scale per image.
  // CHECK: compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 0, 0, 0]> : tensor<?x8x9x9xf32> -> tensor<?x1x1x1xf32>
  // CHECK: compress.quantize %arg0
  // CHECK: %[[X:.*]] = compress.dequantize
  // CHECK: %[[W:.*]] = ml_program.global_load_const @fchw
  // CHECK-NEXT: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[}}[0], [1, 2, 3]] : tensor<16x8x3x3xf32> into tensor<16x72xf32>
  // CHECK-NEXT: %[[S:.*]] = compress.quant_params %[[C]] <bits = 8, symmetric, block = [1, 0]> : tensor<16x72xf32> -> tensor<16x1xf32>
  // CHECK-NEXT: %[[Q:.*]] = compress.quantize %[[C]], %[[S]]
  // CHECK-NEXT: %[[D:.*]] = compress.dequantize %[[Q]], %[[S]]
  // CHECK-NEXT: %[[E:.*]] = tensor.expand_shape %[[D]] {{\[}}[0], [1, 2, 3]] output_shape [16, 8, 3, 3]
  // CHECK-NEXT: linalg.conv_2d_nchw_fchw ins(%[[X]], %[[E]] :
  // Groups run along the whole reduction; the last one has 8 elements.
  // I4: compress.quant_params {{.*}} <bits = 4, symmetric, block = [1, 32]> : tensor<16x72xf32> -> tensor<16x3xf16>
  %w = ml_program.global_load_const @fchw : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<?x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<?x16x7x7xf32>) -> tensor<?x16x7x7xf32>
  return %0 : tensor<?x16x7x7xf32>
}

// CHECK-LABEL: @nhwc_hwcf(
// I4-LABEL: @nhwc_hwcf(
func.func @nhwc_hwcf(%x: tensor<1x9x9x8xf32>, %init: tensor<1x4x4x16xf32>)
    -> tensor<1x4x4x16xf32> {
  // CHECK: compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 0, 0, 0]>
  // CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1, 2], [3]] : tensor<3x3x8x16xf32> into tensor<72x16xf32>
  // CHECK-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1]> : tensor<72x16xf32> -> tensor<1x16xf32>
  // I4: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [32, 1]> : tensor<72x16xf32> -> tensor<3x16xf16>
  %w = ml_program.global_load_const @hwcf : tensor<3x3x8x16xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>}
      ins(%x, %w : tensor<1x9x9x8xf32>, tensor<3x3x8x16xf32>)
      outs(%init : tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xf32>
  return %0 : tensor<1x4x4x16xf32>
}

// CHECK-LABEL: @depthwise_nhwc_hwc(
// I4-LABEL: @depthwise_nhwc_hwc(
func.func @depthwise_nhwc_hwc(%x: tensor<1x9x9x8xf32>, %init: tensor<1x7x7x8xf32>)
    -> tensor<1x7x7x8xf32> {
  // CHECK: compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 0, 0, 1]> : tensor<1x9x9x8xf32> -> tensor<1x1x1x8xf32>
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1]> : tensor<9x8xf32> -> tensor<1x8xf32>
  // A reduction shorter than a group is one block.
  // I4: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [0, 1]> : tensor<9x8xf32> -> tensor<1x8xf16>
  %w = ml_program.global_load_const @hwc : tensor<3x3x8xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x9x9x8xf32>, tensor<3x3x8xf32>)
      outs(%init : tensor<1x7x7x8xf32>) -> tensor<1x7x7x8xf32>
  return %0 : tensor<1x7x7x8xf32>
}

// CHECK-LABEL: @depthwise_nchw_chw(
// I4-LABEL: @depthwise_nchw_chw(
func.func @depthwise_nchw_chw(%x: tensor<1x8x9x9xf32>, %init: tensor<1x8x7x7xf32>)
    -> tensor<1x8x7x7xf32> {
  // CHECK: compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 1, 0, 0]>
  // CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0], [1], [2, 3]] : tensor<8x1x3x3xf32> into tensor<8x1x9xf32>
  // CHECK-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 1, 0]>
  %w = ml_program.global_load_const @c1hw : tensor<8x1x3x3xf32>
  %c = tensor.collapse_shape %w [[0, 1], [2], [3]] : tensor<8x1x3x3xf32> into tensor<8x3x3xf32>
  %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %c : tensor<1x8x9x9xf32>, tensor<8x3x3xf32>)
      outs(%init : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>
  return %0 : tensor<1x8x7x7xf32>
}

// The weight's first dimension is groups and channels of each: scales for both.
// CHECK-LABEL: @conv_grouped(
// I4-LABEL: @conv_grouped(
func.func @conv_grouped(%x: tensor<1x2x4x9x9xf32>, %init: tensor<1x2x4x7x7xf32>)
    -> tensor<1x2x4x7x7xf32> {
  // CHECK: compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 1, 0, 0, 0]>
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<8x36xf32> -> tensor<8x1xf32>
  // CHECK: tensor.expand_shape %{{.*}} {{\[}}[0], [1, 2, 3]] output_shape [8, 4, 3, 3]
  // CHECK-NEXT: %[[G:.*]] = tensor.expand_shape %{{.*}} {{\[}}[0, 1], [2], [3], [4]]
  // CHECK-NEXT: linalg.conv_2d_ngchw_gfchw ins(%{{.*}}, %[[G]] :
  // I4: compress.quant_params %{{.*}} <bits = 4, symmetric, block = [1, 32]> : tensor<8x36xf32> -> tensor<8x2xf16>
  %w = ml_program.global_load_const @grouped : tensor<8x4x3x3xf32>
  %g = tensor.expand_shape %w [[0, 1], [2], [3], [4]] output_shape [2, 4, 4, 3, 3]
      : tensor<8x4x3x3xf32> into tensor<2x4x4x3x3xf32>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %g : tensor<1x2x4x9x9xf32>, tensor<2x4x4x3x3xf32>)
      outs(%init : tensor<1x2x4x7x7xf32>) -> tensor<1x2x4x7x7xf32>
  return %0 : tensor<1x2x4x7x7xf32>
}
