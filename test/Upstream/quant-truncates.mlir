// The lowering of quant.qcast neither rounds nor saturates.
// Hence: ops and lowerings of our own (lib/Conversion/CompressToLinalg/Quantize.cpp).
// RUN: mlir-opt %s --lower-quant-ops | FileCheck %s

!q = !quant.uniform<i8:f32, 5.000000e-01>

// CHECK-LABEL: @qcast(
// CHECK-NOT: round
// CHECK-NOT: arith.m{{ax|in}}
// CHECK: arith.divf
// CHECK-NEXT: arith.fptosi {{.*}} : tensor<4xf32> to tensor<4xi8>
// CHECK-NEXT: quant.scast
func.func @qcast(%x: tensor<4xf32>) -> tensor<4x!q> {
  %0 = quant.qcast %x : tensor<4xf32> to tensor<4x!q>
  return %0 : tensor<4x!q>
}
