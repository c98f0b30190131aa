// One weight read along both of its dimensions: the layout fits one reader, and
// the other says so.
// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=64x64
// RUN: compress-opt %s --remarks-filter='compress-pack' \
// RUN:   --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni" 2>&1 | FileCheck %s
// RUN: not compress-opt %s --compress-pack="params=%t.in.safetensors output=%t.s.safetensors target=avx512-vnni strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=STRICT

// CHECK-DAG: [Passed] packed
// CHECK-DAG: [Missed] packed
// STRICT: weight w of type {{.*}} can't be packed: it is packed for another reader or target

ml_program.global private @w(#ml_program.extern) : tensor<64x64xf32>
func.func @main(%x: tensor<5x64xf32>, %e: tensor<5x64xf32>, %te: tensor<64x64xf32>) -> tensor<5x64xf32> {
  %w = ml_program.global_load_const @w : tensor<64x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  %t = linalg.transpose ins(%w : tensor<64x64xf32>) outs(%te : tensor<64x64xf32>) permutation = [1, 0]
  %1 = linalg.matmul ins(%0, %t : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  return %1 : tensor<5x64xf32>
}
