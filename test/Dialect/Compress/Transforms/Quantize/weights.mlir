// RUN: compress-opt %s --compress-quantize | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<32x64xf32>
ml_program.global private @wt(#ml_program.extern) : tensor<64x32xf32>
ml_program.global private @cube(#ml_program.extern) : tensor<4x3x8xf32>
ml_program.global private @flat(#ml_program.extern) : tensor<2048xf32>

// CHECK-LABEL: @right(
func.func @right(%x: tensor<?x32xf32>, %init: tensor<?x64xf32>) -> tensor<?x64xf32> {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK-NEXT: %[[S:.*]] = compress.quant_params %[[W]] <bits = 8, symmetric, block = [0, 1]>
  // CHECK-SAME: tensor<32x64xf32> -> tensor<1x64xf32>
  // CHECK-NEXT: %[[Q:.*]] = compress.quantize %[[W]], %[[S]] <bits = 8, symmetric, block = [0, 1]>
  // CHECK-NEXT: %[[D:.*]] = compress.dequantize %[[Q]], %[[S]] <bits = 8, symmetric, block = [0, 1]>
  // CHECK-SAME: -> tensor<32x64xf32>
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[D]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// CHECK-LABEL: @left(
func.func @left(%x: tensor<32x4xf32>, %init: tensor<64x4xf32>) -> tensor<64x4xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<64x32xf32> -> tensor<64x1xf32>
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  %w = ml_program.global_load_const @wt : tensor<64x32xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<64x32xf32>, tensor<32x4xf32>)
      outs(%init : tensor<64x4xf32>) -> tensor<64x4xf32>
  return %0 : tensor<64x4xf32>
}

// CHECK-LABEL: @transposed(
func.func @transposed(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<64x32xf32>
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[D]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[T]] :
  %w = ml_program.global_load_const @wt : tensor<64x32xf32>
  %empty = tensor.empty() : tensor<32x64xf32>
  %t = linalg.transpose ins(%w : tensor<64x32xf32>) outs(%empty : tensor<32x64xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// A reshape that the search for dimensions can't look through: behind it.
// CHECK-LABEL: @collapsed(
func.func @collapsed(%x: tensor<4x2048xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[C:.*]] = tensor.collapse_shape
  // CHECK-NEXT: compress.quant_params %[[C]] <bits = 8, symmetric, block = [0]>
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK-NEXT: linalg.matvec ins(%{{.*}}, %[[D]] :
  %w = ml_program.global_load_const @w : tensor<32x64xf32>
  %c = tensor.collapse_shape %w [[0, 1]] : tensor<32x64xf32> into tensor<2048xf32>
  %0 = linalg.matvec ins(%x, %c : tensor<4x2048xf32>, tensor<2048xf32>)
      outs(%init : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @broadcast(
func.func @broadcast(%x: tensor<?x4x32xf32>, %empty: tensor<?x32x64xf32>,
                     %init: tensor<?x4x64xf32>) -> tensor<?x4x64xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1]> : tensor<32x64xf32>
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK: %[[B:.*]] = linalg.generic {{.*}} ins(%[[D]] :
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

// A matrix, and so its own scales, per batch index.
// CHECK-LABEL: @batched_weight(
func.func @batched_weight(%x: tensor<4x3x8xf32>, %init: tensor<4x3x3xf32>) -> tensor<4x3x3xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 1, 0]> : tensor<4x3x8xf32> -> tensor<4x3x1xf32>
  %w = ml_program.global_load_const @cube : tensor<4x3x8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>,
                                        affine_map<(b, m, n, k) -> (b, n, k)>,
                                        affine_map<(b, m, n, k) -> (b, m, n)>],
                       iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x3x8xf32>, tensor<4x3x8xf32>) outs(%init : tensor<4x3x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<4x3x3xf32>
  return %0 : tensor<4x3x3xf32>
}

// A block is a box: one over both reduction dimensions, with n in between.
// CHECK-LABEL: @not_adjacent(
func.func @not_adjacent(%x: tensor<5x4x8xf32>, %init: tensor<5x3xf32>) -> tensor<5x3xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1, 0]> : tensor<4x3x8xf32> -> tensor<1x3x1xf32>
  // CHECK-NOT: tensor.
  // CHECK: linalg.generic
  %w = ml_program.global_load_const @cube : tensor<4x3x8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, j, k) -> (m, j, k)>,
                                        affine_map<(m, n, j, k) -> (j, n, k)>,
                                        affine_map<(m, n, j, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<5x4x8xf32>, tensor<4x3x8xf32>) outs(%init : tensor<5x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<5x3xf32>
  return %0 : tensor<5x3xf32>
}

// CHECK-LABEL: @mixed(
// CHECK-NOT: compress.
func.func @mixed(%x: tensor<4x32xf32>, %init: tensor<4x64xf32>) -> tensor<4x64xf32> {
  %w = ml_program.global_load_const @flat : tensor<2048xf32>
  %e = tensor.expand_shape %w [[0, 1]] output_shape [32, 64]
      : tensor<2048xf32> into tensor<32x64xf32>
  %0 = linalg.matmul ins(%x, %e : tensor<4x32xf32>, tensor<32x64xf32>)
      outs(%init : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// CHECK-LABEL: @vector(
func.func @vector(%x: tensor<4x2xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0]> : tensor<2xf32> -> tensor<1xf32>
  %w = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = linalg.matvec ins(%x, %w : tensor<4x2xf32>, tensor<2xf32>)
      outs(%init : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @inline_constant(
func.func @inline_constant(%x: tensor<4x2xbf16>, %init: tensor<4x2xbf16>) -> tensor<4x2xbf16> {
  // CHECK: %[[W:.*]] = arith.constant dense<
  // CHECK: compress.quant_params %[[W]] {{.*}} : tensor<2x2xbf16> -> tensor<1x2xf32>
  // CHECK: compress.dequantize {{.*}} -> tensor<2x2xbf16>
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xbf16>, tensor<2x2xbf16>)
      outs(%init : tensor<4x2xbf16>) -> tensor<4x2xbf16>
  return %0 : tensor<4x2xbf16>
}

// CHECK-LABEL: @resource(
func.func @resource(%x: tensor<4x2xf32>, %init: tensor<4x1xf32>) -> tensor<4x1xf32> {
  // CHECK: %[[W:.*]] = arith.constant dense_resource<blob>
  // CHECK: compress.quant_params %[[W]]
  %w = arith.constant dense_resource<blob> : tensor<2x1xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x1xf32>)
      outs(%init : tensor<4x1xf32>) -> tensor<4x1xf32>
  return %0 : tensor<4x1xf32>
}

// CHECK-LABEL: @no_contraction(
// CHECK-NOT: compress.
func.func @no_contraction(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<2.0> : tensor<4x2xf32>
  %0 = arith.mulf %x, %w : tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
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
