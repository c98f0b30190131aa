// RUN: compress-opt %s --convert-compress-to-linalg -verify-diagnostics

#csr = #sparse_tensor.encoding<{map = (d0, d1) -> (d0 : dense, d1 : compressed)}>

// What is left makes the pass fail and is named.
func.func @sparse_input(%x: tensor<4x8xf32, #csr>, %s: tensor<1x1xf32>) -> tensor<4x8xi8> {
  // expected-error @below {{failed to legalize operation 'compress.quantize'}}
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32, #csr>, tensor<1x1xf32> -> tensor<4x8xi8>
  return %q : tensor<4x8xi8>
}
