// A grouped convolution whose weight is stored as [output, input, h, w] is a
// batch of products, one for each group.
// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=64x8x3x3
// RUN: compress-opt %s --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni strict" -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: compress-opt %t.mlir --compress-form-packed-matmul="target=avx512-vnni strict" | FileCheck %s --check-prefix=FORM
// RUN: compress-opt %s --compress-quantize="weights=i4 activations=dynamic-int8" \
// RUN:   --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni strict" -o %t.mlir
// RUN: FileCheck %s --check-prefix=QUANTIZED --input-file=%t.mlir
// RUN: compress-opt %t.mlir --compress-form-packed-matmul="target=avx512-vnni strict" | FileCheck %s --check-prefix=FORM

// CHECK: compress.unpack %{{.*}} <f32, batch = [0], n = [1], k = [2, 3, 4], tile = [16, 1]>
// QUANTIZED: compress.unpack %{{.*}} <i4, batch = [0], n = [1], k = [2], tile = [16, 4], group = 32, scale = f16> {{.*}} -> (tensor<4x16x72xi8>, tensor<4x16x3xf16>)
// FORM-NOT: compress.pack %
// FORM: compress.packed_matmul {{.*}} batch = [0], n = [1], k = [2]
// FORM-SAME: -> tensor<4x98x16xf32>
ml_program.global private @w(#ml_program.extern) : tensor<64x8x3x3xf32>
func.func @main(%x: tensor<2x4x8x9x9xf32>, %e: tensor<2x4x16x7x7xf32>) -> tensor<2x4x16x7x7xf32> {
  %w = ml_program.global_load_const @w : tensor<64x8x3x3xf32>
  %g = tensor.expand_shape %w [[0, 1], [2], [3], [4]] output_shape [4, 16, 8, 3, 3]
      : tensor<64x8x3x3xf32> into tensor<4x16x8x3x3xf32>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %g : tensor<2x4x8x9x9xf32>, tensor<4x16x8x3x3xf32>)
      outs(%e : tensor<2x4x16x7x7xf32>) -> tensor<2x4x16x7x7xf32>
  return %0 : tensor<2x4x16x7x7xf32>
}
