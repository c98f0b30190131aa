// An input that the static weight doesn't fit, known only when it runs: an error in
// both modes, packed or not.
// RUN: %npy make %t.x.npy f32 2x3 1
// RUN: %npy make %t.good.npy f32 2x4 1
// RUN: compress-opt %s --compress-quantize=activations=dynamic-int8 -o %t.quantized.mlir
// RUN: compress-opt %t.quantized.mlir --compress-pack=output=%t.safetensors -o %t.packed.mlir
// RUN: compress-run %s --input=%t.good.npy
// RUN: compress-run %t.packed.mlir --params=%t.safetensors --input=%t.good.npy
// RUN: not compress-run %s --mode=jit --input=%t.x.npy 2>&1 | FileCheck %s
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy 2>&1 | FileCheck %s
// RUN: not compress-run %t.quantized.mlir --mode=jit --input=%t.x.npy 2>&1 | FileCheck %s
// RUN: not compress-run %t.quantized.mlir --mode=interpret --input=%t.x.npy 2>&1 | FileCheck %s
// RUN: not compress-run %t.packed.mlir --params=%t.safetensors --mode=jit --input=%t.x.npy 2>&1 | FileCheck %s
// RUN: not compress-run %t.packed.mlir --params=%t.safetensors --mode=interpret --input=%t.x.npy 2>&1 | FileCheck %s

// CHECK: compress-run: error: 'linalg.matmul' at {{.*}}: dimension 1 of operand 0 isn't what the other operands say

func.func @main(%x: tensor<?x?xf32>) -> tensor<?x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]> : tensor<4x2xf32>
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %e = tensor.empty(%m) : tensor<?x2xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x2xf32>) -> tensor<?x2xf32>
  %r = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<4x2xf32>) outs(%i : tensor<?x2xf32>) -> tensor<?x2xf32>
  return %r : tensor<?x2xf32>
}
