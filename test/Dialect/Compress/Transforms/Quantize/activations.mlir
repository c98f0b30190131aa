// RUN: compress-opt %s --compress-quantize=activations=dynamic-int8 | FileCheck %s
// RUN: compress-opt %s --compress-quantize="weights=i4 activations=dynamic-int8-group" \
// RUN:   --remarks-filter-missed=compress-quantize 2>&1 | FileCheck %s --check-prefix=GROUP

// GROUP: [Missed] quantized | Category:compress-quantize | Function=conv | Name="k's activation", Reason="groups need a reduction over one dimension", Suggestion="use activations=dynamic-int8", Type=tensor<1x8x9x9xf32>

ml_program.global private @q(#ml_program.extern) : tensor<64x8xf32>
ml_program.global private @k(#ml_program.extern) : tensor<16x8x3x3xf32>
ml_program.global private @short(#ml_program.extern) : tensor<8x8xf32>

// CHECK-LABEL: func.func @per_token(
// GROUP-LABEL: func.func @per_token(
func.func @per_token(%x: tensor<?x64xf16>, %init: tensor<?x8xf32>) -> tensor<?x8xf32> {
  // CHECK-NEXT: %[[S:.*]] = compress.quant_params %[[X:.*]] <bits = 8, symmetric, block = [1, 0]> : tensor<?x64xf16> -> tensor<?x1xf32>
  // CHECK-NEXT: %[[Q:.*]] = compress.quantize %[[X]], %[[S]] <bits = 8, symmetric, block = [1, 0]> : tensor<?x64xf16>, tensor<?x1xf32> -> tensor<?x64xi8>
  // CHECK-NEXT: %[[D:.*]] = compress.dequantize %[[Q]], %[[S]] <bits = 8, symmetric, block = [1, 0]> : tensor<?x64xi8>, tensor<?x1xf32> -> tensor<?x64xf16>
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  // GROUP-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 32]> : tensor<?x64xf16> -> tensor<?x2xf32>
  %w = ml_program.global_load_const @q : tensor<64x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x64xf16>, tensor<64x8xf32>)
      outs(%init : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func.func @right_operand(
func.func @right_operand(%x: tensor<8x4xf32>, %init: tensor<64x4xf32>) -> tensor<64x4xf32> {
  // CHECK-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 1]> : tensor<8x4xf32> -> tensor<1x4xf32>
  %w = ml_program.global_load_const @q : tensor<64x8xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<64x8xf32>, tensor<8x4xf32>)
      outs(%init : tensor<64x4xf32>) -> tensor<64x4xf32>
  return %0 : tensor<64x4xf32>
}

// CHECK-LABEL: func.func @batched(
func.func @batched(%x: tensor<2x?x64xf32>, %empty: tensor<2x64x8xf32>,
                   %init: tensor<2x?x8xf32>) -> tensor<2x?x8xf32> {
  // CHECK-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 1, 0]> : tensor<2x?x64xf32> -> tensor<2x?x1xf32>
  %w = ml_program.global_load_const @q : tensor<64x8xf32>
  %b = linalg.broadcast ins(%w : tensor<64x8xf32>) outs(%empty : tensor<2x64x8xf32>) dimensions = [0]
  %0 = linalg.batch_matmul ins(%x, %b : tensor<2x?x64xf32>, tensor<2x64x8xf32>)
      outs(%init : tensor<2x?x8xf32>) -> tensor<2x?x8xf32>
  return %0 : tensor<2x?x8xf32>
}

// As for weights: one block where the reduction is shorter than a group.
// GROUP-LABEL: func.func @shorter_than_a_group(
func.func @shorter_than_a_group(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // GROUP-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<4x8xf32> -> tensor<4x1xf32>
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// The activation's type leaves the reduction's size open; the weight's has it.
// GROUP-LABEL: func.func @dynamic_depth(
func.func @dynamic_depth(%x: tensor<?x?xf32>, %init: tensor<?x8xf32>) -> tensor<?x8xf32> {
  // GROUP-NEXT: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 32]> : tensor<?x?xf32> -> tensor<?x?xf32>
  %w = ml_program.global_load_const @q : tensor<64x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<64x8xf32>)
      outs(%init : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// Query, key and value read one quantized value; the residual the original.
// CHECK-LABEL: func.func @shared(
func.func @shared(%x: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  // CHECK: %[[X:.*]] = tensor.empty
  // CHECK: compress.quant_params %[[X]] <bits = 8, symmetric, block = [1, 0]>
  // CHECK: %[[D:.*]] = compress.dequantize {{.*}} <bits = 8, symmetric, block = [1, 0]>
  // CHECK-NOT: block = [1, 0]
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  // CHECK: return %{{.*}}, %{{.*}}, %[[X]] :
  %y = tensor.empty() : tensor<4x8xf32>
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = linalg.matmul ins(%y, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  %v = ml_program.global_load_const @short : tensor<8x8xf32>
  %1 = linalg.matmul ins(%y, %v : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %1, %y : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
}

// Quantized where it is defined, for readers in both regions.
// CHECK-LABEL: func.func @shared_by_regions(
func.func @shared_by_regions(%c: i1, %x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NEXT: compress.quant_params %[[X:.*]] <bits = 8, symmetric, block = [1, 0]>
  // CHECK-NEXT: compress.quantize
  // CHECK-NEXT: %[[D:.*]] = compress.dequantize
  // CHECK: scf.if
  // CHECK-NOT: block = [1, 0]
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  // CHECK: linalg.matmul ins(%[[D]], %{{.*}} :
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = scf.if %c -> tensor<4x8xf32> {
    %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  } else {
    %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}

// A loop's state is quantized in its body.
// CHECK-LABEL: func.func @loop_state(
func.func @loop_state(%from: index, %to: index, %step: index, %x: tensor<4x8xf32>)
    -> tensor<4x8xf32> {
  // CHECK: scf.for {{.*}} iter_args(%[[Y:.*]] =
  // CHECK-NEXT: compress.quant_params %[[Y]]
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = scf.for %i = %from to %to step %step iter_args(%y = %x) -> tensor<4x8xf32> {
    %1 = linalg.matmul ins(%y, %w : tensor<4x8xf32>, tensor<8x8xf32>)
        outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @quantized_already(
func.func @quantized_already(%x: tensor<2x2x8xi8>, %s: tensor<1x1x1xf32>, %init: tensor<4x8xf32>)
    -> tensor<4x8xf32> {
  // CHECK: %[[D:.*]] = compress.dequantize %{{.*}} block = [0, 0, 0]
  // CHECK: %[[C:.*]] = tensor.collapse_shape %[[D]]
  // CHECK: linalg.matmul ins(%[[C]], %{{.*}} :
  %d = compress.dequantize %x, %s <bits = 8, symmetric, block = [0, 0, 0]>
      : tensor<2x2x8xi8>, tensor<1x1x1xf32> -> tensor<2x2x8xf32>
  %c = tensor.collapse_shape %d [[0, 1], [2]] : tensor<2x2x8xf32> into tensor<4x8xf32>
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = linalg.matmul ins(%c, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @integer_activation(
func.func @integer_activation(%x: tensor<4x8xi8>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: linalg.matmul ins(%arg0, %{{.*}} : tensor<4x8xi8>, tensor<8x8xf32>)
  %w = ml_program.global_load_const @short : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xi8>, tensor<8x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// The weight has groups along all of its reduction, the activation can't.
// GROUP-LABEL: func.func @conv(
func.func @conv(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  // GROUP: %[[E:.*]] = tensor.expand_shape
  // GROUP: linalg.conv_2d_nchw_fchw ins(%arg0, %[[E]] :
  %w = ml_program.global_load_const @k : tensor<16x8x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}
