// RUN: compress-opt %s -split-input-file -verify-diagnostics

func.func @quant_params_c1_block_rank(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{block has 1 sizes for a tensor of rank 2: 'tensor<4x8xf32>'}}
  %s = compress.quant_params %x <bits = 8, symmetric, block = [0]> : tensor<4x8xf32> -> tensor<1x1xf32>
  return
}

// -----

func.func @quant_params_c2_scale_shape(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{scale shape doesn't match 'tensor<4x8xf32>' in blocks of [1, 3]: expected 'tensor<4x3xf32>', got 'tensor<4x2xf32>'}}
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 3]> : tensor<4x8xf32> -> tensor<4x2xf32>
  return
}

// -----

func.func @quant_params_c2_scale_rank(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{expected 'tensor<4x1xf32>', got 'tensor<4xf32>'}}
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : tensor<4x8xf32> -> tensor<4xf32>
  return
}

// -----

func.func @quant_params_c2_zero_point_shape(%x: tensor<?x8xf32>) {
  // expected-error@+1 {{zero point shape doesn't match 'tensor<?x8xf32>' in blocks of [1, 0]: expected 'tensor<?x1xi8>', got 'tensor<?x8xi8>'}}
  %s, %z = compress.quant_params %x <bits = 8, asymmetric, block = [1, 0]>
      : tensor<?x8xf32> -> tensor<?x1xf32>, tensor<?x8xi8>
  return
}

// -----

func.func @quant_params_c3_zero_point_missing(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{an asymmetric scheme needs a zero point}}
  %s = compress.quant_params %x <bits = 8, asymmetric, block = [0, 0]> : tensor<4x8xf32> -> tensor<1x1xf32>
  return
}

// -----

func.func @quant_params_c3_zero_point_unexpected(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{a symmetric scheme has no zero point}}
  %s, %z = compress.quant_params %x <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32> -> tensor<1x1xf32>, tensor<1x1xi8>
  return
}

// -----

func.func @quantize_c1_result_shape(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{result shape doesn't match the input: 'tensor<4x4xi8>' of 'tensor<4x8xf32>'}}
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x4xi8>
  return
}

// -----

func.func @quantize_c2_block_rank(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{block has 3 sizes for a tensor of rank 2: 'tensor<4x8xf32>'}}
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
  return
}

// -----

func.func @quantize_c3_scale_shape(%x: tensor<4x8xf32>, %s: tensor<4x1xf32>) {
  // expected-error@+1 {{scale shape doesn't match 'tensor<4x8xf32>' in blocks of [0, 0]: expected 'tensor<1x1xf32>', got 'tensor<4x1xf32>'}}
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xi8>
  return
}

// -----

func.func @quantize_c3_zero_point_shape(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>, %z: tensor<4x1xi8>) {
  // expected-error@+1 {{zero point shape doesn't match 'tensor<4x8xf32>' in blocks of [0, 0]: expected 'tensor<1x1xi8>', got 'tensor<4x1xi8>'}}
  %q = compress.quantize %x, %s, %z <bits = 8, asymmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32>, tensor<4x1xi8> -> tensor<4x8xi8>
  return
}

// -----

func.func @quantize_c4_zero_point_missing(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{an asymmetric scheme needs a zero point}}
  %q = compress.quantize %x, %s <bits = 8, asymmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
  return
}

// -----

func.func @quantize_c4_zero_point_unexpected(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>, %z: tensor<1x1xi8>) {
  // expected-error@+1 {{a symmetric scheme has no zero point}}
  %q = compress.quantize %x, %s, %z <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32>, tensor<1x1xi8> -> tensor<4x8xi8>
  return
}

// -----

func.func @dequantize_c1_result_shape(%q: tensor<4x8xi8>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{result shape doesn't match the input: 'tensor<8x4xf32>' of 'tensor<4x8xi8>'}}
  %x = compress.dequantize %q, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<8x4xf32>
  return
}

// -----

func.func @dequantize_c2_block_rank(%q: tensor<4x8xi8>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{block has 0 sizes for a tensor of rank 2: 'tensor<4x8xi8>'}}
  %x = compress.dequantize %q, %s <bits = 8, symmetric, block = []>
      : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @dequantize_c3_scale_shape(%q: tensor<4x8xi8>, %s: tensor<4x8xf32>) {
  // expected-error@+1 {{scale shape doesn't match 'tensor<4x8xi8>' in blocks of [1, 4]: expected 'tensor<4x2xf32>', got 'tensor<4x8xf32>'}}
  %x = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 4]>
      : tensor<4x8xi8>, tensor<4x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @dequantize_c4_zero_point_missing(%q: tensor<4x8xi8>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{an asymmetric scheme needs a zero point}}
  %x = compress.dequantize %q, %s <bits = 8, asymmetric, block = [0, 0]>
      : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @fake_quantize_c1_result_type(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{failed to verify that all of {input, result} have same type}}
  %y = "compress.fake_quantize"(%x, %s)
      <{scheme = #compress.scheme<bits = 8, symmetric, block = [0, 0]>}>
      : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf16>
  return
}

// -----

func.func @fake_quantize_c2_block_rank(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) {
  // expected-error@+1 {{block has 1 sizes for a tensor of rank 2: 'tensor<4x8xf32>'}}
  %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @fake_quantize_c3_scale_shape(%x: tensor<4x8xf32>, %s: tensor<1x8xf32>) {
  // expected-error@+1 {{scale shape doesn't match 'tensor<4x8xf32>' in blocks of [1, 0]: expected 'tensor<4x1xf32>', got 'tensor<1x8xf32>'}}
  %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [1, 0]>
      : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @fake_quantize_c4_zero_point_unexpected(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>, %z: tensor<1x1xi8>) {
  // expected-error@+1 {{a symmetric scheme has no zero point}}
  %y = compress.fake_quantize %x, %s, %z <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32>, tensor<1x1xi8> -> tensor<4x8xf32>
  return
}
