// RUN: compress-opt %s --compress-form-packed-matmul=target=avx512-vnni | FileCheck %s
// RUN: not compress-opt %s --compress-form-packed-matmul="target=avx512-vnni strict" 2>&1 | FileCheck %s --check-prefix=STRICT

ml_program.global private @w(#ml_program.extern) : tensor<64x70xf32>
ml_program.global private @k(#ml_program.extern) : tensor<8x3x3x3xf32>
ml_program.global private @hwcf(#ml_program.extern) : tensor<3x3x3x8xf32>
ml_program.global private @d(#ml_program.extern) : tensor<3x3x8xf32>

// CHECK-LABEL: func.func @transposed_weight
func.func @transposed_weight(%x: tensor<?x70xf32>, %e: tensor<?x64xf32>, %te: tensor<70x64xf32>) -> tensor<?x64xf32> {
  %w = ml_program.global_load_const @w : tensor<64x70xf32>
  // CHECK: %[[P:.*]] = compress.pack %{{.*}} <f32, n = [0], k = [1], tile = [64, 1]>
  // CHECK: compress.packed_matmul %{{.*}} weight(%[[P]] : tensor<1x70x64x1xf32>)
  // CHECK-SAME: #compress.strategy<rows = 6, lanes = 16
  %t = linalg.transpose ins(%w : tensor<64x70xf32>) outs(%te : tensor<70x64xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<?x70xf32>, tensor<70x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// Both operands dequantized: a product of integers, scaled by row.
// CHECK-LABEL: func.func @integers
func.func @integers(%q: tensor<5x70xi8>, %s: tensor<5x1xf32>, %e: tensor<5x64xf32>, %te: tensor<70x64xf32>) -> tensor<5x64xf32> {
  %w = ml_program.global_load_const @w : tensor<64x70xf32>
  %ws = compress.quant_params %w <bits = 8, symmetric, block = [1, 0]> : tensor<64x70xf32> -> tensor<64x1xf32>
  %wq = compress.quantize %w, %ws <bits = 8, symmetric, block = [1, 0]> : tensor<64x70xf32>, tensor<64x1xf32> -> tensor<64x70xi8>
  %wd = compress.dequantize %wq, %ws <bits = 8, symmetric, block = [1, 0]> : tensor<64x70xi8>, tensor<64x1xf32> -> tensor<64x70xf32>
  %x = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0]> : tensor<5x70xi8>, tensor<5x1xf32> -> tensor<5x70xf32>
  // CHECK: compress.packed_matmul %{{.*}} scale(%{{.*}} : tensor<5x1xf32>) weight(%{{.*}}, %{{.*}} : tensor<1x18x64x4xi8>, tensor<1x1x64xf32>)
  // CHECK-SAME: tensor<5x70xi8> -> tensor<5x64xf32>
  %t = linalg.transpose ins(%wd : tensor<64x70xf32>) outs(%te : tensor<70x64xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<5x70xf32>, tensor<70x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  return %0 : tensor<5x64xf32>
}

// Windows become rows: runs along the image's rows are columns first.
// CHECK-LABEL: func.func @convolution
func.func @convolution(%x: tensor<1x3x10x10xf32>, %e: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  %k = ml_program.global_load_const @k : tensor<8x3x3x3xf32>
  // CHECK: linalg.generic
  // CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0, 1, 2], [3, 4, 5]] : tensor<3x3x3x1x8x8xf32> into tensor<27x64xf32>
  // CHECK: linalg.transpose {{.*}} permutation = [1, 0]
  // CHECK: compress.packed_matmul {{.*}} : tensor<64x27xf32> -> tensor<64x8xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %k : tensor<1x3x10x10xf32>, tensor<8x3x3x3xf32>)
      outs(%e : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %0 : tensor<1x8x8x8xf32>
}

// Channels last: the rows are contiguous as they are.
// CHECK-LABEL: func.func @channels_last
func.func @channels_last(%x: tensor<1x10x10x3xf32>, %e: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  // CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0, 1, 2], [3, 4, 5]] : tensor<1x8x8x3x3x3xf32> into tensor<64x27xf32>
  // CHECK-NOT: linalg.transpose
  // CHECK: compress.packed_matmul
  %k = ml_program.global_load_const @hwcf : tensor<3x3x3x8xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %k : tensor<1x10x10x3xf32>, tensor<3x3x3x8xf32>)
      outs(%e : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %0 : tensor<1x8x8x8xf32>
}

// One output, of a window that is smaller than the image: the image's rows aren't the
// window's.
// CHECK-LABEL: func.func @one_output
func.func @one_output(%x: tensor<1x3x4x4xf32>, %e: tensor<1x8x1x1xf32>) -> tensor<1x8x1x1xf32> {
  %k = ml_program.global_load_const @k : tensor<8x3x3x3xf32>
  // CHECK: linalg.generic {{.*}} ins(%arg0 : tensor<1x3x4x4xf32>) outs(%{{.*}} : tensor<1x1x1x3x3x3xf32>)
  // CHECK: compress.packed_matmul {{.*}} : tensor<1x27xf32> -> tensor<1x8xf32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>} ins(%x, %k : tensor<1x3x4x4xf32>, tensor<8x3x3x3xf32>)
      outs(%e : tensor<1x8x1x1xf32>) -> tensor<1x8x1x1xf32>
  return %0 : tensor<1x8x1x1xf32>
}

// CHECK-LABEL: func.func @depthwise_stays
func.func @depthwise_stays(%x: tensor<1x10x10x8xf32>, %e: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  %d = ml_program.global_load_const @d : tensor<3x3x8xf32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc
  // STRICT: 'linalg.depthwise_conv_2d_nhwc_hwc' op weight d of type {{.*}} can't be formed: each output channel has its own input
  // STRICT-SAME: run without strict
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %d : tensor<1x10x10x8xf32>, tensor<3x3x8xf32>)
      outs(%e : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %0 : tensor<1x8x8x8xf32>
}

// The result's type may say less than the operands, or more.
// CHECK-LABEL: func.func @sizes_of_the_init
// CHECK: compress.packed_matmul
// CHECK: %[[R:.*]] = tensor.cast {{.*}} to tensor<?x?xf32>
// CHECK: return %[[R]]
func.func @sizes_of_the_init(%x: tensor<5x7xf32>, %m: index, %n: index) -> tensor<?x?xf32> {
  %z = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<7x19xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %y = linalg.matmul ins(%x, %w : tensor<5x7xf32>, tensor<7x19xf32>) outs(%f : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
