// One weight read along both of its dimensions, by two matmuls and by another
// that shares the second one's layout, and element by element: a copy for each
// layout, and the plain one for the rest.
// RUN: %python %S/Inputs/make_weights.py %t.in.safetensors w=64x64
// RUN: compress-opt %s --remarks-filter='compress-pack' -o %t.mlir \
// RUN:   --compress-pack="params=%t.in.safetensors output=%t.out.safetensors report=%t.json target=avx512-vnni strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.json
// RUN: compress-opt %s --remarks-filter='compress-pack' --compress-quantize -o %t.mlir \
// RUN:   --compress-pack="params=%t.in.safetensors output=%t.out.safetensors target=avx512-vnni strict" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=QUANTIZED
// RUN: FileCheck %s --check-prefix=PLAIN --input-file=%t.mlir

// REMARK: Name=w, Note="stays unpacked, too, for 'tensor.extract': 16384 bytes", Scheme="#compress.encoding<f32, n = [1], k = [0], tile = [64, 1]>"
// REMARK: Name=w, Note="another copy, for another layout than the first: 16384 bytes", Scheme="#compress.encoding<f32, n = [0], k = [1], tile = [64, 1]>"
// REMARK: Name=w, Scheme="#compress.encoding<f32, n = [0], k = [1], tile = [64, 1]>"
// QUANTIZED: Note="stays unpacked, too, for 'tensor.extract': 16384 bytes"
// QUANTIZED-NOT: Note=
// REPORT: "bytes": 32768

// CHECK-COUNT-3: ml_program.global
// CHECK-NOT: ml_program.global {{.*}}@
// CHECK-DAG: %[[W:.*]] = ml_program.global_load_const @w :
// CHECK-DAG: %[[V:.*]] = ml_program.global_load_const @w.values :
// CHECK-DAG: %[[V1:.*]] = ml_program.global_load_const @w.values.1 :
// CHECK-DAG: %[[U:.*]] = compress.unpack %[[V]]
// CHECK-DAG: %[[U1:.*]] = compress.unpack %[[V1]]
// CHECK: tensor.extract %[[W]]
// PLAIN: %[[W:.*]] = ml_program.global_load_const @w :
// PLAIN: tensor.extract %[[W]]
ml_program.global private @w(#ml_program.extern) : tensor<64x64xf32>
func.func @main(%i: index, %x: tensor<5x64xf32>, %e: tensor<5x64xf32>, %te: tensor<64x64xf32>) -> (f32, tensor<5x64xf32>) {
  %w = ml_program.global_load_const @w : tensor<64x64xf32>
  %one = tensor.extract %w[%i, %i] : tensor<64x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  %t = linalg.transpose ins(%w : tensor<64x64xf32>) outs(%te : tensor<64x64xf32>) permutation = [1, 0]
  %1 = linalg.matmul ins(%0, %t : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  %2 = linalg.matmul ins(%1, %t : tensor<5x64xf32>, tensor<64x64xf32>) outs(%e : tensor<5x64xf32>) -> tensor<5x64xf32>
  return %one, %2 : f32, tensor<5x64xf32>
}
