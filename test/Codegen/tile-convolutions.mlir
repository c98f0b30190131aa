// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-tile-convolutions))' | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<8x3x3x3xf32>

#id = affine_map<(n, f, h, w) -> (n, f, h, w)>

// The convolution, its activation and the pooling work on one image at a time.
// CHECK-LABEL: func.func @image_by_image
func.func @image_by_image(%x: tensor<?x3x10x10xf32>, %n: index) -> tensor<?x8x4x4xf32> {
  %w = ml_program.global_load_const @w : tensor<8x3x3x3xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty(%n) : tensor<?x8x8x8xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x8x8x8xf32>) -> tensor<?x8x8x8xf32>
  // CHECK: scf.forall
  // CHECK: linalg.conv_2d_nchw_fchw
  // CHECK-SAME: tensor<1x3x10x10xf32>
  // CHECK: linalg.generic
  // CHECK: linalg.pooling_nchw_max
  // CHECK: tensor.parallel_insert_slice
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<?x3x10x10xf32>, tensor<8x3x3x3xf32>)
      outs(%i : tensor<?x8x8x8xf32>) -> tensor<?x8x8x8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<?x8x8x8xf32>) outs(%e : tensor<?x8x8x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.maximumf %a, %z : f32
    linalg.yield %r : f32
  } -> tensor<?x8x8x8xf32>
  %we = tensor.empty() : tensor<2x2xf32>
  %pe = tensor.empty(%n) : tensor<?x8x4x4xf32>
  %p = linalg.fill ins(%z : f32) outs(%pe : tensor<?x8x4x4xf32>) -> tensor<?x8x4x4xf32>
  %2 = linalg.pooling_nchw_max {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>}
      ins(%1, %we : tensor<?x8x8x8xf32>, tensor<2x2xf32>) outs(%p : tensor<?x8x4x4xf32>) -> tensor<?x8x4x4xf32>
  return %2 : tensor<?x8x4x4xf32>
}

// A slice of a dequantize is a dequantize of slices, so that the product of
// integers is still seen.
// CHECK-LABEL: func.func @slices_the_quantized_input
func.func @slices_the_quantized_input(%q: tensor<4x3x10x10xi8>, %s: tensor<4x1x1x1xf32>) -> tensor<4x8x8x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x3x3x3xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8x8x8xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<4x8x8x8xf32>) -> tensor<4x8x8x8xf32>
  %x = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0, 0, 0]>
      : tensor<4x3x10x10xi8>, tensor<4x1x1x1xf32> -> tensor<4x3x10x10xf32>
  // CHECK: scf.forall
  // CHECK: compress.dequantize {{.*}} : tensor<1x3x10x10xi8>, tensor<1x1x1x1xf32> -> tensor<1x3x10x10xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<4x3x10x10xf32>, tensor<8x3x3x3xf32>)
      outs(%i : tensor<4x8x8x8xf32>) -> tensor<4x8x8x8xf32>
  return %0 : tensor<4x8x8x8xf32>
}

// CHECK-LABEL: func.func @matmul_is_left
func.func @matmul_is_left(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NOT: scf.forall
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// One image is no loop.
// CHECK-LABEL: func.func @one_image_is_left
func.func @one_image_is_left(%x: tensor<1x3x10x10xf32>, %e: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  // CHECK-NOT: scf.forall
  // CHECK: return
  %w = ml_program.global_load_const @w : tensor<8x3x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x10x10xf32>, tensor<8x3x3x3xf32>)
      outs(%e : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %0 : tensor<1x8x8x8xf32>
}

// What is cheap to compute again is not written for all images: the border, and
// the bias that the sums start from. Scratch is an image's own.
// CHECK-LABEL: func.func @border_and_bias
func.func @border_and_bias(%x: tensor<?x3x8x8xf32>, %bias: tensor<8xf32>, %n: index) -> tensor<?x8x8x8xf32> {
  // CHECK: scf.forall
  // CHECK: tensor.extract_slice %arg0{{.*}} : tensor<?x3x8x8xf32> to tensor<1x3x8x8xf32>
  // CHECK: tensor.pad {{.*}} low[0, 0, 1, 1] high[0, 0, 1, 1]
  // CHECK: %[[SCRATCH:.*]] = tensor.empty() : tensor<1x8x8x8xf32>
  // CHECK: linalg.generic {{.*}} ins(%arg1 : tensor<8xf32>) outs(%[[SCRATCH]]
  // CHECK: linalg.conv_2d_nchw_fchw
  %w = ml_program.global_load_const @w : tensor<8x3x3x3xf32>
  %z = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %c: index, %h: index, %v: index):
    tensor.yield %z : f32
  } : tensor<?x3x8x8xf32> to tensor<?x3x10x10xf32>
  %e = tensor.empty(%n) : tensor<?x8x8x8xf32>
  %start = linalg.generic {indexing_maps = [affine_map<(n, f, h, w) -> (f)>, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%bias : tensor<8xf32>) outs(%e : tensor<?x8x8x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<?x8x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%padded, %w : tensor<?x3x10x10xf32>, tensor<8x3x3x3xf32>)
      outs(%start : tensor<?x8x8x8xf32>) -> tensor<?x8x8x8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<?x8x8x8xf32>) outs(%e : tensor<?x8x8x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.maximumf %a, %z : f32
    linalg.yield %r : f32
  } -> tensor<?x8x8x8xf32>
  return %1 : tensor<?x8x8x8xf32>
}

// No image has an output; there is nothing to tile.
// CHECK-LABEL: func.func @no_output_is_left
func.func @no_output_is_left(%x: tensor<4x3x2x10xf32>, %e: tensor<4x8x0x8xf32>) -> tensor<4x8x0x8xf32> {
  // CHECK-NOT: scf.forall
  // CHECK: return
  %w = ml_program.global_load_const @w : tensor<8x3x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<4x3x2x10xf32>, tensor<8x3x3x3xf32>)
      outs(%e : tensor<4x8x0x8xf32>) -> tensor<4x8x0x8xf32>
  return %0 : tensor<4x8x0x8xf32>
}
