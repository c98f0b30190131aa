// Weights without quantized activations, whose input is a slice that takes steps, a
// column, a single element.
// RUN: %npy make %t.x.npy f32 5x64 0 1 2 3 4 5 6 7 8 9 10
// RUN: compress-opt %s --compress-quantize='weights=i4 group=32' --compress-pack='output=%t.safetensors' -o %t.mlir
// RUN: compress-run %t.mlir --params=%t.safetensors --mode=interpret --input=%t.x.npy --output=%t.0.npy --output=%t.1.npy --output=%t.2.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=STEPS
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=COLUMN
// RUN: %npy show %t.2.npy | FileCheck %s --check-prefix=ONE
// RUN: compress-run %t.mlir --params=%t.safetensors --target=x86-64 --input=%t.x.npy --output=%t.0.npy --output=%t.1.npy --output=%t.2.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=STEPS
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=COLUMN
// RUN: %npy show %t.2.npy | FileCheck %s --check-prefix=ONE
// RUN: compress-run %t.mlir --params=%t.safetensors --target=native --input=%t.x.npy --output=%t.0.npy --output=%t.1.npy --output=%t.2.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=STEPS
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=COLUMN
// RUN: %npy show %t.2.npy | FileCheck %s --check-prefix=ONE

// STEPS: f32 5x3: 1029 1029 1029 1057 1057 1057 1085 1085 1085 1113 1113 1113 1141 1141 1141
// COLUMN: f32 3: 14 140 112
// ONE: f32 2: 21 -42
func.func @main(%x: tensor<5x64xf32>) -> (tensor<5x3xf32>, tensor<3xf32>, tensor<2xf32>) {
  %zero = arith.constant 0.0 : f32
  %e53 = tensor.empty() : tensor<5x3xf32>
  %z53 = linalg.fill ins(%zero : f32) outs(%e53 : tensor<5x3xf32>) -> tensor<5x3xf32>
  %e3 = tensor.empty() : tensor<3xf32>
  %z3 = linalg.fill ins(%zero : f32) outs(%e3 : tensor<3xf32>) -> tensor<3xf32>
  %e2 = tensor.empty() : tensor<2xf32>
  %z2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<2xf32>) -> tensor<2xf32>

  %w = arith.constant dense<7.0> : tensor<31x3xf32>
  %steps = tensor.extract_slice %x[0, 1] [5, 31] [1, 2] : tensor<5x64xf32> to tensor<5x31xf32>
  %0 = linalg.matmul ins(%steps, %w : tensor<5x31xf32>, tensor<31x3xf32>) outs(%z53 : tensor<5x3xf32>) -> tensor<5x3xf32>

  %v = arith.constant dense<[[7.0, -7.0, 14.0], [7.0, -7.0, 14.0], [-7.0, 7.0, 14.0], [7.0, 7.0, 0.0], [0.0, 7.0, -14.0]]> : tensor<5x3xf32>
  %column = tensor.extract_slice %x[0, 3] [5, 1] [1, 1] : tensor<5x64xf32> to tensor<5xf32>
  %1 = linalg.vecmat ins(%column, %v : tensor<5xf32>, tensor<5x3xf32>) outs(%z3 : tensor<3xf32>) -> tensor<3xf32>

  %u = arith.constant dense<[[7.0, -14.0]]> : tensor<1x2xf32>
  %one = tensor.extract_slice %x[2, 7] [1, 1] [1, 1] : tensor<5x64xf32> to tensor<1xf32>
  %2 = linalg.vecmat ins(%one, %u : tensor<1xf32>, tensor<1x2xf32>) outs(%z2 : tensor<2xf32>) -> tensor<2xf32>
  return %0, %1, %2 : tensor<5x3xf32>, tensor<3xf32>, tensor<2xf32>
}
