// The hot loops are what they should be, down to the instruction.
// RUN: compress-opt %s --compress-lower=target=avx512-vnni | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -mcpu=x86-64-v4 -mattr=+avx512vnni | FileCheck %s --check-prefix=VNNI
// RUN: compress-opt %s --compress-lower=target=avx-vnni | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -mcpu=x86-64-v3 -mattr=+avxvnni | FileCheck %s --check-prefix=VEX
// RUN: compress-opt %s --compress-lower=target=avx2 | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -mcpu=x86-64-v3 | FileCheck %s --check-prefix=AVX2
// RUN: compress-opt %s --compress-lower=target=x86-64 | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -mcpu=x86-64 | FileCheck %s --check-prefix=SSE2

ml_program.global private @b(#ml_program.extern) : tensor<256x128xi8>
ml_program.global private @f(#ml_program.extern) : tensor<256x128xf32>

// VNNI: {{^}}bytes_parallel_{{[0-9]+}}:
// VNNI-COUNT-24: vpdpbusd
// VEX: {{^}}bytes_parallel_{{[0-9]+}}:
// VEX-COUNT-12: {vex} vpdpbusd {{.*}}%ymm
// AVX2: {{^}}bytes_parallel_{{[0-9]+}}:
// AVX2: vpmaddwd
// SSE2: {{^}}bytes_parallel_{{[0-9]+}}:
// SSE2: pmaddwd
func.func @bytes(%x: tensor<60x256xi8>) -> tensor<60x128xi32> {
  %w = ml_program.global_load_const @b : tensor<256x128xi8>
  %z = arith.constant 0 : i32
  %e = tensor.empty() : tensor<60x128xi32>
  %i = linalg.fill ins(%z : i32) outs(%e : tensor<60x128xi32>) -> tensor<60x128xi32>
  %0 = linalg.matmul ins(%x, %w : tensor<60x256xi8>, tensor<256x128xi8>) outs(%i : tensor<60x128xi32>) -> tensor<60x128xi32>
  return %0 : tensor<60x128xi32>
}

// VNNI: {{^}}floats_parallel_{{[0-9]+}}:
// VNNI-COUNT-24: vfmadd{{.*}}zmm
// AVX2: {{^}}floats_parallel_{{[0-9]+}}:
// AVX2: vfmadd{{.*}}ymm
// SSE2: {{^}}floats_parallel_{{[0-9]+}}:
// SSE2: mulps
func.func @floats(%x: tensor<60x256xf32>) -> tensor<60x128xf32> {
  %w = ml_program.global_load_const @f : tensor<256x128xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<60x128xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<60x128xf32>) -> tensor<60x128xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<60x256xf32>, tensor<256x128xf32>) outs(%i : tensor<60x128xf32>) -> tensor<60x128xf32>
  return %0 : tensor<60x128xf32>
}

// Sums of a group and of all groups stay in registers together.
// VNNI: {{^}}nibbles_parallel_{{[0-9]+}}:
// VNNI: vpdpbusd
// VNNI-NOT: Reload
// VNNI: vfmadd
func.func @nibbles(%x: tensor<60x256xi8>, %s: tensor<60x1xf32>, %w: tensor<4x8x4x32x4xi8>, %ws: tensor<4x8x32xf16>) -> tensor<60x128xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<60x128xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<60x128xf32>) -> tensor<60x128xf32>
  %0 = compress.packed_matmul %x scale(%s : tensor<60x1xf32>) weight(%w, %ws : tensor<4x8x4x32x4xi8>, tensor<4x8x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> init(%i)
      {strategy = #compress.strategy<rows = 6, lanes = 16, row_block = 0>} : tensor<60x256xi8> -> tensor<60x128xf32>
  return %0 : tensor<60x128xf32>
}
