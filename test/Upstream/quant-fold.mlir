// Quantizing and dequantizing folds away, and with it the loss that it stands for.
// Hence: ops of our own (compress.quantize, compress.dequantize).
// RUN: mlir-opt %s --canonicalize | FileCheck %s

!q = !quant.uniform<i8:f32, 5.000000e-01>

// CHECK-LABEL: @fold(
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>
// CHECK-NEXT: return %[[X]]
func.func @fold(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = quant.qcast %x : tensor<4xf32> to tensor<4x!q>
  %1 = quant.dcast %0 : tensor<4x!q> to tensor<4xf32>
  return %1 : tensor<4xf32>
}
