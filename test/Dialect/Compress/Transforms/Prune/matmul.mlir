// RUN: compress-opt %s --compress-prune=ratio=0.5 | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<32x64xf32>
ml_program.global private @wt(#ml_program.extern) : tensor<64x32xf32>
ml_program.global private @flat(#ml_program.extern) : tensor<2048xf32>

// CHECK-LABEL: @right(
func.func @right(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK-NEXT: %[[M:.*]] = compress.prune_mask %[[W]] <unstructured> {ratio = 5.000000e-01 : f64}
  // CHECK-SAME: (tensor<32x64xf32>) -> tensor<32x64xi1>
  // CHECK-NEXT: %[[P:.*]] = compress.apply_mask %[[W]], %[[M]]
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[P]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// CHECK-LABEL: @left(
func.func @left(%x: tensor<32x?xf32>, %init: tensor<64x?xf32>) -> tensor<64x?xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @wt
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: linalg.matmul ins(%[[P]], %{{.*}} :
  %w = ml_program.global_load_const @wt : tensor<64x32xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<64x32xf32>, tensor<32x?xf32>)
      outs(%init : tensor<64x?xf32>) -> tensor<64x?xf32>
  return %0 : tensor<64x?xf32>
}

// CHECK-LABEL: @transposed(
func.func @transposed(%x: tensor<?x32xf32>, %init: tensor<?x64xf32>) -> tensor<?x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @wt
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[P]] :
  // CHECK-NOT: linalg.transpose
  // CHECK: linalg.matmul ins(%{{.*}}, %[[T]] :
  %w = ml_program.global_load_const @wt : tensor<64x32xf32>
  %empty = tensor.empty() : tensor<32x64xf32>
  %t = linalg.transpose ins(%w : tensor<64x32xf32>) outs(%empty : tensor<32x64xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<?x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// CHECK-LABEL: @expanded(
func.func @expanded(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @flat
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: %[[E:.*]] = tensor.expand_shape %[[P]]
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[E]] :
  %w = ml_program.global_load_const @flat : tensor<2048xf32>
  %e = tensor.expand_shape %w [[0, 1]] output_shape [32, 64]
      : tensor<2048xf32> into tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %e : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// A reshape that the search for dimensions can't look through.
// CHECK-LABEL: @collapsed(
func.func @collapsed(%x: tensor<4x2048xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: %[[C:.*]] = tensor.collapse_shape %[[P]]
  // CHECK-NEXT: linalg.matvec ins(%{{.*}}, %[[C]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %c = tensor.collapse_shape %w [[0, 1]] : tensor<32x64xf32> into tensor<2048xf32>
  %0 = linalg.matvec ins(%x, %c : tensor<4x2048xf32>, tensor<2048xf32>)
      outs(%init : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @broadcast(
func.func @broadcast(%x: tensor<?x4x32xf32>, %empty: tensor<?x32x64xf32>,
                     %init: tensor<?x4x64xf32>) -> tensor<?x4x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: %[[B:.*]] = linalg.generic {{.*}} ins(%[[P]] :
  // CHECK: linalg.batch_matmul ins(%{{.*}}, %[[B]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %b = linalg.generic {indexing_maps = [affine_map<(b, k, n) -> (k, n)>,
                                        affine_map<(b, k, n) -> (b, k, n)>],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%w : tensor<32x64xf32>) outs(%empty : tensor<?x32x64xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<?x32x64xf32>
  %0 = linalg.batch_matmul ins(%x, %b : tensor<?x4x32xf32>, tensor<?x32x64xf32>)
      outs(%init : tensor<?x4x64xf32>) -> tensor<?x4x64xf32>
  return %0 : tensor<?x4x64xf32>
}

// CHECK-LABEL: @generic(
func.func @generic(%x: tensor<4x32xf16>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @wt
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: linalg.generic {{.*}} ins(%{{.*}}, %[[P]] :
  %w = ml_program.global_load_const @wt : tensor<64x32xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>,
                                        affine_map<(m, n, k) -> (n, k)>,
                                        affine_map<(m, n, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x32xf16>, tensor<64x32xf32>) outs(%init : tensor<4x64xf32>) {
  ^bb0(%a: f16, %b: f32, %out: f32):
    %wide = arith.extf %a : f16 to f32
    %mul = arith.mulf %b, %wide : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// CHECK-LABEL: @convolution(
func.func @convolution(%x: tensor<1x4x4x1xf32>, %init: tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32> {
  // CHECK: %[[W:.*]] = arith.constant dense<1.000000e+00> : tensor<2x2x1x2xf32>
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: linalg.conv_2d_nhwc_hwcf ins(%{{.*}}, %[[P]] :
  %w = arith.constant dense<1.0> : tensor<2x2x1x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xf32>, tensor<2x2x1x2xf32>)
      outs(%init : tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

// CHECK-LABEL: @inline_constant(
func.func @inline_constant(%x: tensor<4x2xbf16>, %init: tensor<4x2xbf16>) -> tensor<4x2xbf16> {
  // CHECK: %[[W:.*]] = arith.constant dense<
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]], %{{.*}} : tensor<2x2xbf16>
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[P]] :
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xbf16>, tensor<2x2xbf16>)
      outs(%init : tensor<4x2xbf16>) -> tensor<4x2xbf16>
  return %0 : tensor<4x2xbf16>
}

// CHECK-LABEL: @resource(
func.func @resource(%x: tensor<4x2xf32>, %init: tensor<4x1xf32>) -> tensor<4x1xf32> {
  // CHECK: %[[W:.*]] = arith.constant dense_resource<blob>
  // CHECK: %[[P:.*]] = compress.apply_mask %[[W]]
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[P]] :
  %w = arith.constant dense_resource<blob> : tensor<2x1xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x1xf32>)
      outs(%init : tensor<4x1xf32>) -> tensor<4x1xf32>
  return %0 : tensor<4x1xf32>
}

// An elementwise product-sum is no contraction.
// CHECK-LABEL: @elementwise(
// CHECK-NOT: compress.
func.func @elementwise(%x: tensor<2xf32>, %init: tensor<2xf32>) -> tensor<2xf32> {
  %w = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>,
                                        affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x, %w : tensor<2xf32>, tensor<2xf32>) outs(%init : tensor<2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: @declaration(
func.func private @declaration(tensor<4xf32>)

{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803f00000040"
    }
  }
#-}
