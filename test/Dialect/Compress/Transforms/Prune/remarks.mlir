// RUN: compress-opt %s --compress-prune="ratio=0.5 exclude=left_out" -o /dev/null \
// RUN:   --remarks-filter=compress-prune 2>&1 | FileCheck %s
// A miss fails the pass in strict mode only.
// RUN: not compress-opt %s --compress-prune="ratio=0.5 strict" -o /dev/null 2>/dev/null

ml_program.global private @w(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @left_out(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @int(#ml_program.extern) : tensor<8x8xi8>
ml_program.global private @unknown(#ml_program.extern) : tensor<?x8xf32>
ml_program.global private @no_elements(#ml_program.extern) : tensor<8x0xf32>

// Remarks of contractions come first, then those of what was pruned.
// CHECK: [Analysis] pruned | Category:compress-prune | Function=excluded | Name=left_out, Reason="its name matches exclude"
// CHECK: [Analysis] pruned | Category:compress-prune | Function=two_activations | Reason="no operand is a weight: a constant or an external global"
// CHECK: [Analysis] pruned | Category:compress-prune | Function=empty | Name=no_elements, Reason="it has no elements"
// CHECK: [Missed] pruned | Category:compress-prune | Function=integer | Name=int, Reason="its elements are i8, expected f32, f16 or bf16", Suggestion="convert it", Type=tensor<8x8xi8>
// CHECK: [Missed] pruned | Category:compress-prune | Function=dynamic | Name=unknown, Reason="its shape isn't static"
// CHECK: [Missed] pruned | Category:compress-prune | Function=two_weights | Name=w, Reason="the other operand is a weight, too"
// CHECK: [Missed] pruned | Category:compress-prune | Function=quantized | Name=int, Reason="it comes through compress.dequantize", Suggestion="prune before that"
// CHECK: [Passed] pruned | Category:compress-prune | Function=passed | Name=w, Scheme="ratio 0.5", Type=tensor<8x8xf32>

func.func @passed(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

func.func @excluded(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @left_out : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

func.func @two_activations(%x: tensor<8x8xf32>, %y: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%x, %y : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}

func.func @empty(%x: tensor<4x8xf32>, %init: tensor<4x0xf32>) -> tensor<4x0xf32> {
  %w = ml_program.global_load_const @no_elements : tensor<8x0xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x0xf32>)
      outs(%init : tensor<4x0xf32>) -> tensor<4x0xf32>
  return %0 : tensor<4x0xf32>
}

func.func @integer(%x: tensor<4x8xi8>, %init: tensor<4x8xi32>) -> tensor<4x8xi32> {
  %w = ml_program.global_load_const @int : tensor<8x8xi8>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xi8>, tensor<8x8xi8>)
      outs(%init : tensor<4x8xi32>) -> tensor<4x8xi32>
  return %0 : tensor<4x8xi32>
}

func.func @dynamic(%x: tensor<4x?xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @unknown : tensor<?x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x?xf32>, tensor<?x8xf32>)
      outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

func.func @two_weights(%init: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%w, %w : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}

func.func @quantized(%x: tensor<4x8xf32>, %scale: tensor<1x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @int : tensor<8x8xi8>
  %d = compress.dequantize %w, %scale <bits = 8, symmetric, block = [0, 1]>
      : tensor<8x8xi8>, tensor<1x8xf32> -> tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %d : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
