// One stored weight, cut into dimensions in two ways that want the same encoding:
// a copy for each, and nothing is packed again when the program runs.
// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=256
// RUN: compress-opt %s --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni strict" -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: compress-opt %t.mlir --canonicalize --compress-form-packed-matmul="target=avx512-vnni strict" | FileCheck %s --check-prefix=FORM

// CHECK-DAG: compress.unpack %{{.*}} <f32, n = [1], k = [0], tile = [64, 1]> : {{.*}} -> tensor<4x64xf32>
// CHECK-DAG: compress.unpack %{{.*}} <f32, n = [1], k = [0], tile = [64, 1]> : {{.*}} -> tensor<2x128xf32>
// FORM-NOT: compress.pack %
ml_program.global private @w(#ml_program.extern) : tensor<256xf32>
func.func @main(%x: tensor<5x4xf32>, %y: tensor<5x2xf32>, %e: tensor<5x64xf32>, %f: tensor<5x128xf32>)
    -> (tensor<5x64xf32>, tensor<5x128xf32>) {
  %w = ml_program.global_load_const @w : tensor<256xf32>
  %a = tensor.expand_shape %w [[0, 1]] output_shape [4, 64] : tensor<256xf32> into tensor<4x64xf32>
  %b = tensor.expand_shape %w [[0, 1]] output_shape [2, 128] : tensor<256xf32> into tensor<2x128xf32>
  %0 = linalg.matmul ins(%x, %a : tensor<5x4xf32>, tensor<4x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  %1 = linalg.matmul ins(%y, %b : tensor<5x2xf32>, tensor<2x128xf32>) outs(%f : tensor<5x128xf32>) -> tensor<5x128xf32>
  return %0, %1 : tensor<5x64xf32>, tensor<5x128xf32>
}
