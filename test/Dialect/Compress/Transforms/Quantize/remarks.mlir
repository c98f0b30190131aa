// RUN: compress-opt %s --compress-quantize="exclude=left_out" -o /dev/null \
// RUN:   --remarks-filter=compress-quantize 2>&1 | FileCheck %s
// RUN: compress-opt %s --compress-quantize="exclude=left_out" -o /dev/null \
// RUN:   --remarks-filter=compress-quantize --remark-format=yaml --remarks-output-file=%t.yaml
// RUN: FileCheck %s --check-prefix=YAML --input-file=%t.yaml
// A miss fails the pass in strict mode only.
// RUN: not compress-opt %s --compress-quantize=strict -o /dev/null 2>/dev/null

ml_program.global private @w(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @left_out(#ml_program.extern) : tensor<8x8xf32>
ml_program.global private @no_elements(#ml_program.extern) : tensor<8x0xf32>

// YAML: --- !Passed
// YAML-NEXT: Pass: compress-quantize
// YAML-NEXT: Name: quantized
// YAML: - Name: w
// YAML-NEXT: - Type: {{.*}}tensor<8x8xf32>
// YAML-NEXT: - Scheme: {{.*}}bits = 8, symmetric, block = [0, 1]

// CHECK: [Passed] quantized | Category:compress-quantize | Function=passed | Name=w, Scheme="#compress.scheme<bits = 8, symmetric, block = [0, 1]>", Type=tensor<8x8xf32>
func.func @passed(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK: [Analysis] quantized | Category:compress-quantize | Function=excluded | Name=left_out, Reason="its name matches exclude"
func.func @excluded(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %w = ml_program.global_load_const @left_out : tensor<8x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK: [Analysis] quantized | Category:compress-quantize | Function=two_activations | Reason="no operand is a weight: a constant or an external global"
func.func @two_activations(%x: tensor<8x8xf32>, %y: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%x, %y : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}

// CHECK: [Analysis] quantized | Category:compress-quantize | Function=empty | Name=no_elements, Reason="it has no elements"
func.func @empty(%x: tensor<4x8xf32>, %init: tensor<4x0xf32>) -> tensor<4x0xf32> {
  %w = ml_program.global_load_const @no_elements : tensor<8x0xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x0xf32>)
      outs(%init : tensor<4x0xf32>) -> tensor<4x0xf32>
  return %0 : tensor<4x0xf32>
}

// CHECK: [Missed] quantized | Category:compress-quantize | Function=two_weights | Name=w, Reason="the other operand is a weight, too", Suggestion="fold the product of the two", Type=tensor<8x8xf32>
func.func @two_weights(%init: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %w = ml_program.global_load_const @w : tensor<8x8xf32>
  %0 = linalg.matmul ins(%w, %w : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%init : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
