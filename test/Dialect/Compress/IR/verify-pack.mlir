// RUN: compress-opt %s -split-input-file -verify-diagnostics

func.func @pack_c1_rank(%w: tensor<4x8x2xf32>) {
  // expected-error@+1 {{the encoding lists 2 dimensions, the values have 3: 'tensor<4x8x2xf32>'}}
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<4x8x2xf32>) -> tensor<1x8x4x1xf32>
  return
}

// -----

func.func @pack_c1_no_values() {
  // expected-error@+1 {{needs at least the values}}
  %p = compress.pack <f32, n = [0], k = [1], tile = [4, 1]> : () -> tensor<1x8x4x1xf32>
  return
}

// -----

func.func @pack_c2_element_type(%w: tensor<4x8xf16>) {
  // expected-error@+1 {{operands don't match the encoding: expected ('tensor<4x8xf32>'), got ('tensor<4x8xf16>')}}
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<4x8xf16>) -> tensor<1x8x4x1xf32>
  return
}

// -----

func.func @pack_c2_scale_missing(%q: tensor<4x8xi8>) {
  // expected-error@+1 {{operands don't match the encoding: expected ('tensor<4x8xi8>', 'tensor<4x1xf32>'), got ('tensor<4x8xi8>')}}
  %p:2 = compress.pack %q <i8, n = [0], k = [1], tile = [4, 4], scale = f32>
      : (tensor<4x8xi8>) -> (tensor<1x2x4x4xi8>, tensor<1x1x4xf32>)
  return
}

// -----

func.func @pack_c2_zero_point_shape(%q: tensor<4x8xi8>, %s: tensor<4x1xf32>, %z: tensor<4x2xi8>) {
  // expected-error@+1 {{operands don't match the encoding}}
  %p:3 = compress.pack %q, %s, %z <i8, n = [0], k = [1], tile = [4, 4], scale = f32, asymmetric>
      : (tensor<4x8xi8>, tensor<4x1xf32>, tensor<4x2xi8>)
      -> (tensor<1x2x4x4xi8>, tensor<1x1x4xf32>, tensor<1x1x4xi8>)
  return
}

// -----

func.func @pack_c3_component_shape(%w: tensor<5x8xf32>) {
  // expected-error@+1 {{results don't match the encoding: expected ('tensor<2x8x4x1xf32>'), got ('tensor<1x8x4x1xf32>')}}
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<5x8xf32>) -> tensor<1x8x4x1xf32>
  return
}

// -----

func.func @unpack_c1_rank(%p: tensor<1x8x4x1xf32>) {
  // expected-error@+1 {{the encoding lists 2 dimensions, the values have 1: 'tensor<32xf32>'}}
  %w = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<1x8x4x1xf32>) -> tensor<32xf32>
  return
}

// -----

func.func @unpack_c2_element_type(%p: tensor<1x8x4x1xf32>) {
  // expected-error@+1 {{results don't match the encoding: expected ('tensor<4x8xf32>'), got ('tensor<4x8xf16>')}}
  %w = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<1x8x4x1xf32>) -> tensor<4x8xf16>
  return
}

// -----

func.func @unpack_c2_scale_missing(%p: tensor<1x2x4x4xi8>, %s: tensor<1x1x4xf32>) {
  // expected-error@+1 {{results don't match the encoding: expected ('tensor<4x8xi8>', 'tensor<4x1xf32>'), got ('tensor<4x8xi8>')}}
  %q = compress.unpack %p, %s <i8, n = [0], k = [1], tile = [4, 4], scale = f32>
      : (tensor<1x2x4x4xi8>, tensor<1x1x4xf32>) -> tensor<4x8xi8>
  return
}

// -----

func.func @unpack_c3_component_shape(%p: tensor<1x8x4x1xf32>) {
  // expected-error@+1 {{components don't match the encoding: expected ('tensor<2x8x4x1xf32>'), got ('tensor<1x8x4x1xf32>')}}
  %w = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<1x8x4x1xf32>) -> tensor<5x8xf32>
  return
}

// -----

func.func @unpack_c4_dynamic(%p: tensor<?x8x4x1xf32>) {
  // expected-error@+1 {{the result's shape must be static, got 'tensor<?x8xf32>'}}
  %w = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<?x8x4x1xf32>) -> tensor<?x8xf32>
  return
}

// -----

func.func @packed_matmul_c1_component_shape(%x: tensor<3x8xf32>, %p: tensor<1x9x4x1xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{components don't match the encoding: expected ('tensor<1x8x4x1xf32>'), got ('tensor<1x9x4x1xf32>')}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x9x4x1xf32>) <f32, n = [0], k = [1], tile = [4, 1]>
      init(%y) : tensor<3x8xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c1_scale_missing(%x: tensor<3x8xf32>, %p: tensor<1x2x4x4xi8>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{components don't match the encoding: expected ('tensor<1x2x4x4xi8>', 'tensor<1x1x4xf32>'), got ('tensor<1x2x4x4xi8>')}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x2x4x4xi8>)
      <i8, n = [0], k = [1], tile = [4, 4], scale = f32> init(%y) : tensor<3x8xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c2_rank(%x: tensor<2x3x8xf32>, %p: tensor<1x8x4x1xf32>, %y: tensor<2x3x4xf32>) {
  // expected-error@+1 {{x and init must have rank 2 under this encoding, got 'tensor<2x3x8xf32>' and 'tensor<2x3x4xf32>'}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x8x4x1xf32>) <f32, n = [0], k = [1], tile = [4, 1]>
      init(%y) : tensor<2x3x8xf32> -> tensor<2x3x4xf32>
  return
}

// -----

func.func @packed_matmul_c2_batch_rank(%x: tensor<3x8xf32>, %p: tensor<2x1x8x4x1xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{x and init must have rank 3 under this encoding}}
  %0 = compress.packed_matmul %x weight(%p : tensor<2x1x8x4x1xf32>)
      <f32, batch = [0], n = [1], k = [2], tile = [4, 1]> init(%y) : tensor<3x8xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c2_rows(%x: tensor<3x8xf32>, %p: tensor<1x8x4x1xf32>, %y: tensor<2x4xf32>) {
  // expected-error@+1 {{init doesn't match x along dimension 0: 'tensor<2x4xf32>' for 'tensor<3x8xf32>'}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x8x4x1xf32>) <f32, n = [0], k = [1], tile = [4, 1]>
      init(%y) : tensor<3x8xf32> -> tensor<2x4xf32>
  return
}

// -----

func.func @packed_matmul_c2_scale_groups(%x: tensor<3x16xi8>, %xs: tensor<3x3xf32>, %p: tensor<1x2x1x4x4xi8>,
                                         %s: tensor<1x2x4xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{x's scale must be [.., M, 1] or one per group of 8, got 'tensor<3x3xf32>' for 'tensor<3x16xi8>'}}
  %0 = compress.packed_matmul %x scale(%xs : tensor<3x3xf32>)
      weight(%p, %s : tensor<1x2x1x4x4xi8>, tensor<1x2x4xf32>)
      <i4, n = [0], k = [1], tile = [4, 4], group = 8, scale = f32> init(%y) : tensor<3x16xi8> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c2_scale_rows(%x: tensor<3x8xi8>, %xs: tensor<2x1xf32>, %p: tensor<1x2x4x4xi8>,
                                       %s: tensor<1x1x4xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{x's scale must be [.., M, 1]}}
  %0 = compress.packed_matmul %x scale(%xs : tensor<2x1xf32>)
      weight(%p, %s : tensor<1x2x4x4xi8>, tensor<1x1x4xf32>)
      <i8, n = [0], k = [1], tile = [4, 4], scale = f32> init(%y) : tensor<3x8xi8> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c3_float_by_plain_integers(%x: tensor<3x8xf32>, %p: tensor<1x2x4x4xi8>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{doesn't take 'f32' x without scale}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x2x4x4xi8>) <i8, n = [0], k = [1], tile = [4, 4]>
      init(%y) : tensor<3x8xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c3_float_with_scale(%x: tensor<3x8xf32>, %xs: tensor<3x1xf32>, %p: tensor<1x8x4x1xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{doesn't take 'f32' x with scale}}
  %0 = compress.packed_matmul %x scale(%xs : tensor<3x1xf32>) weight(%p : tensor<1x8x4x1xf32>)
      <f32, n = [0], k = [1], tile = [4, 1]> init(%y) : tensor<3x8xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c3_integers_without_scale(%x: tensor<3x8xi8>, %p: tensor<1x2x4x4xi8>, %s: tensor<1x1x4xf32>, %y: tensor<3x4xf32>) {
  // expected-error@+1 {{doesn't take 'i8' x without scale}}
  %0 = compress.packed_matmul %x weight(%p, %s : tensor<1x2x4x4xi8>, tensor<1x1x4xf32>)
      <i8, n = [0], k = [1], tile = [4, 4], scale = f32> init(%y) : tensor<3x8xi8> -> tensor<3x4xf32>
  return
}

// -----

func.func @packed_matmul_c3_result_type(%x: tensor<3x8xf16>, %p: tensor<1x8x4x1xf16>, %y: tensor<3x4xf16>) {
  // expected-error@+1 {{and 'f16' results}}
  %0 = compress.packed_matmul %x weight(%p : tensor<1x8x4x1xf16>) <f16, n = [0], k = [1], tile = [4, 1]>
      init(%y) : tensor<3x8xf16> -> tensor<3x4xf16>
  return
}

// -----

func.func @pack_c4_countless_values(%w: tensor<4611686018427387904x4xf32>) {
  // expected-error@+1 {{the values have more elements than can be counted: 'tensor<4611686018427387904x4xf32>'}}
  %0 = "compress.pack"(%w) <{encoding = #compress.encoding<f32, n = [0, 1], k = [], tile = [4, 1]>}> : (tensor<4611686018427387904x4xf32>) -> tensor<1x1x4x1xf32>
  return
}

// -----

func.func @unpack_c5_countless_values(%p: tensor<1x1x4x1xf32>) {
  // expected-error@+1 {{the values have more elements than can be counted: 'tensor<4611686018427387904x4xf32>'}}
  %0 = "compress.unpack"(%p) <{encoding = #compress.encoding<f32, n = [0, 1], k = [], tile = [4, 1]>}> : (tensor<1x1x4x1xf32>) -> tensor<4611686018427387904x4xf32>
  return
}

// -----

func.func @packed_matmul_c4_sums_too_long(%x: tensor<1x131072xi8>, %xs: tensor<1x1xf32>, %p: tensor<1x32768x4x4xi8>, %s: tensor<1x1x4xf32>, %y: tensor<1x4xf32>) {
  // expected-error@+1 {{sums of 131072 products of integers don't fit 32 bits: groups of K, or K, must be at most 65536}}
  %0 = compress.packed_matmul %x scale(%xs : tensor<1x1xf32>) weight(%p, %s : tensor<1x32768x4x4xi8>, tensor<1x1x4xf32>)
      <i8, n = [0], k = [1], tile = [4, 4], scale = f32> init(%y) : tensor<1x131072xi8> -> tensor<1x4xf32>
  return
}
