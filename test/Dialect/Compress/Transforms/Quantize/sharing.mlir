// RUN: compress-opt %s --compress-quantize | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<8x8xf32>

// CHECK-LABEL: @two_contractions(
func.func @two_contractions(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK-NOT: compress.
  // CHECK: linalg.matmul ins(%{{.*}}, %[[D]] :
  // CHECK: linalg.matmul ins(%{{.*}}, %[[D]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// CHECK-LABEL: @other_users(
func.func @other_users(%x: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>) {
  // CHECK: %[[W:.*]] = ml_program.global_load_const @w
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK: %[[TD:.*]] = linalg.transpose ins(%[[D]] :
  // CHECK: %[[T:.*]] = linalg.transpose ins(%[[W]] :
  // CHECK: %[[R:.*]] = linalg.matmul ins(%{{.*}}, %[[TD]] :
  // CHECK: %[[E:.*]] = math.absf %[[W]]
  // CHECK: return %[[R]], %[[T]], %[[E]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %empty = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%empty : tensor<8x8xf32>)
      permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %e = math.absf %w : tensor<8x8xf32>
  return %0, %t, %e : tensor<4x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>
}

// Read along either dimension: scales for each.
// CHECK-LABEL: @both_ways(
func.func @both_ways(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: compress.dequantize {{.*}} block = [1, 0]
  // CHECK: %[[D:.*]] = compress.dequantize {{.*}} block = [0, 1]
  // CHECK: linalg.matmul ins(%{{.*}}, %[[D]] :
  // CHECK: linalg.transpose
  // CHECK: linalg.matmul
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %empty = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%empty : tensor<8x8xf32>)
      permutation = [1, 0]
  %1 = linalg.matmul ins(%0, %t : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// CHECK-LABEL: @inside_if(
func.func @inside_if(%c: i1, %x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: scf.if
  // CHECK-NEXT: ml_program.global_load_const @w
  // CHECK-NEXT: compress.quant_params
  // CHECK-NEXT: compress.quantize
  // CHECK-NEXT: %[[D:.*]] = compress.dequantize
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[D]] :
  %0 = scf.if %c -> tensor<4x8xf32> {
    %w = ml_program.global_load_const @w : tensor<8x8xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  } else {
    scf.yield %x : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: @read_in_loop(
func.func @read_in_loop(%from: index, %to: index, %step: index, %x: tensor<4x8xf32>)
    -> tensor<4x8xf32> {
  // CHECK: %[[D:.*]] = compress.dequantize
  // CHECK-NEXT: scf.for
  // CHECK-NEXT: linalg.matmul ins(%{{.*}}, %[[D]] :
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = scf.for %i = %from to %to step %step iter_args(%y = %x) -> tensor<4x8xf32> {
    %1 = linalg.matmul ins(%y, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}
