// Quantized values, and a mask's result, that something else reads: it keeps
// them as they are, through the same reshape, and nothing is unpacked for it.
// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=64x64 v=16x4x3x3
// RUN: compress-opt %s --split-input-file --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni strict" \
// RUN:   | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<64x64xf32>
// CHECK-DAG: @w.values.1(#{{.*}}) : tensor<1x16x64x4xi8>
// CHECK-DAG: @w.values(#{{.*}}) : tensor<64x64xi8>
// CHECK-LABEL: func.func @values
func.func @values(%i: index, %x: tensor<5x64xf32>, %e: tensor<5x64xf32>) -> (i8, f32, tensor<5x64xf32>) {
  %w = ml_program.global_load_const @w : tensor<64x64xf32>
  %s = compress.quant_params %w <bits = 8, symmetric, block = [0, 1]> : tensor<64x64xf32> -> tensor<1x64xf32>
  %q = compress.quantize %w, %s <bits = 8, symmetric, block = [0, 1]> : tensor<64x64xf32>, tensor<1x64xf32> -> tensor<64x64xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [0, 1]> : tensor<64x64xi8>, tensor<1x64xf32> -> tensor<64x64xf32>
  // CHECK-DAG: %[[Q:.*]] = ml_program.global_load_const @w.values : tensor<64x64xi8>
  // CHECK-DAG: %[[D:.*]] = compress.dequantize %[[Q]]
  // CHECK-DAG: %[[U:.*]]:2 = compress.unpack
  // CHECK-DAG: %[[DU:.*]] = compress.dequantize %[[U]]#0, %[[U]]#1
  // CHECK: tensor.extract %[[Q]]
  // CHECK: tensor.extract %[[D]]
  // CHECK: linalg.matmul ins(%{{.*}}, %[[DU]]
  %one = tensor.extract %q[%i, %i] : tensor<64x64xi8>
  %two = tensor.extract %d[%i, %i] : tensor<64x64xf32>
  %0 = linalg.matmul ins(%x, %d : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  return %one, %two, %0 : i8, f32, tensor<5x64xf32>
}

// -----

ml_program.global private @v(#ml_program.extern) : tensor<16x4x3x3xf32>
// CHECK-DAG: @v.values(#{{.*}}) : tensor<1x9x16x4xi8>
// CHECK-DAG: @v.pruned(#{{.*}}) : tensor<16x4x3x3xf32>
// CHECK-LABEL: func.func @reshaped
func.func @reshaped(%i: index, %x: tensor<1x4x9x9xf32>, %e: tensor<1x16x7x7xf32>) -> (f32, tensor<1x16x7x7xf32>) {
  %v = ml_program.global_load_const @v : tensor<16x4x3x3xf32>
  %m = compress.prune_mask %v <unstructured> {ratio = 0.5 : f64} : (tensor<16x4x3x3xf32>) -> tensor<16x4x3x3xi1>
  %p = compress.apply_mask %v, %m : tensor<16x4x3x3xf32>, tensor<16x4x3x3xi1>
  %c = tensor.collapse_shape %p [[0], [1, 2, 3]] : tensor<16x4x3x3xf32> into tensor<16x36xf32>
  %s = compress.quant_params %c <bits = 8, symmetric, block = [1, 0]> : tensor<16x36xf32> -> tensor<16x1xf32>
  %q = compress.quantize %c, %s <bits = 8, symmetric, block = [1, 0]> : tensor<16x36xf32>, tensor<16x1xf32> -> tensor<16x36xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0]> : tensor<16x36xi8>, tensor<16x1xf32> -> tensor<16x36xf32>
  %dw = tensor.expand_shape %d [[0], [1, 2, 3]] output_shape [16, 4, 3, 3] : tensor<16x36xf32> into tensor<16x4x3x3xf32>
  // CHECK: %[[P:.*]] = ml_program.global_load_const @v.pruned
  // CHECK: %[[C:.*]] = tensor.collapse_shape %[[P]]
  // CHECK: tensor.extract %[[C]]
  %one = tensor.extract %c[%i, %i] : tensor<16x36xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %dw : tensor<1x4x9x9xf32>, tensor<16x4x3x3xf32>)
      outs(%e : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %one, %0 : f32, tensor<1x16x7x7xf32>
}
