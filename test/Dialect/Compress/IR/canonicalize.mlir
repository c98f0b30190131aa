// RUN: compress-opt %s --canonicalize -split-input-file | FileCheck %s

// The pair is the loss that the user asked for.
// CHECK-LABEL: @quantize_dequantize_stay
// CHECK: compress.quantize
// CHECK: %[[D:.*]] = compress.dequantize
// CHECK: return %[[D]]
func.func @quantize_dequantize_stay(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) -> tensor<4x8xf32> {
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %d : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: @fake_quantize_stays
// CHECK: %[[D:.*]] = compress.fake_quantize
// CHECK: return %[[D]]
func.func @fake_quantize_stays(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>) -> tensor<4x8xf32> {
  %d = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %d : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: @mask_of_ones
// CHECK-NEXT: return %arg0
func.func @mask_of_ones(%x: tensor<8xf32>) -> tensor<8xf32> {
  %m = arith.constant dense<true> : tensor<8xi1>
  %p = compress.apply_mask %x, %m : tensor<8xf32>, tensor<8xi1>
  return %p : tensor<8xf32>
}

// -----

// CHECK-LABEL: @mask_of_zeros
// CHECK-NEXT: %[[C:.*]] = arith.constant dense<0.000000e+00> : tensor<8xf16>
// CHECK-NEXT: return %[[C]]
func.func @mask_of_zeros(%x: tensor<8xf16>) -> tensor<8xf16> {
  %m = arith.constant dense<false> : tensor<8xi1>
  %p = compress.apply_mask %x, %m : tensor<8xf16>, tensor<8xi1>
  return %p : tensor<8xf16>
}

// -----

// CHECK-LABEL: @mixed_mask_stays
// CHECK: compress.apply_mask
func.func @mixed_mask_stays(%x: tensor<2xf16>) -> tensor<2xf16> {
  %m = arith.constant dense<[true, false]> : tensor<2xi1>
  %p = compress.apply_mask %x, %m : tensor<2xf16>, tensor<2xi1>
  return %p : tensor<2xf16>
}

// -----

// CHECK-LABEL: @repeated_mask
// CHECK-NEXT: %[[P:.*]] = compress.apply_mask %arg0, %arg1
// CHECK-NEXT: return %[[P]]
func.func @repeated_mask(%x: tensor<8xf32>, %m: tensor<8xi1>) -> tensor<8xf32> {
  %p = compress.apply_mask %x, %m : tensor<8xf32>, tensor<8xi1>
  %r = compress.apply_mask %p, %m : tensor<8xf32>, tensor<8xi1>
  return %r : tensor<8xf32>
}

// -----

// CHECK-LABEL: @two_masks_stay
// CHECK-COUNT-2: compress.apply_mask
func.func @two_masks_stay(%x: tensor<8xf32>, %m: tensor<8xi1>, %n: tensor<8xi1>) -> tensor<8xf32> {
  %p = compress.apply_mask %x, %m : tensor<8xf32>, tensor<8xi1>
  %r = compress.apply_mask %p, %n : tensor<8xf32>, tensor<8xi1>
  return %r : tensor<8xf32>
}

// -----

// CHECK-LABEL: @unpack_of_pack
// CHECK-NEXT: return %arg0
func.func @unpack_of_pack(%w: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<8x8xf32>) -> tensor<2x8x4x1xf32>
  %r = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<2x8x4x1xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}

// -----

// CHECK-LABEL: @unpack_of_pack_of_nibbles
// CHECK-NEXT: %[[Q:.*]] = compress.quantize
// CHECK-NEXT: return %[[Q]]
func.func @unpack_of_pack_of_nibbles(%x: tensor<64x128xf32>, %s: tensor<64x4xf16>) -> tensor<64x128xi8> {
  %q = compress.quantize %x, %s <bits = 4, symmetric, block = [1, 32]>
      : tensor<64x128xf32>, tensor<64x4xf16> -> tensor<64x128xi8>
  %p:2 = compress.pack %q, %s <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
  %r:2 = compress.unpack %p#0, %p#1 <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>)
  return %r#0 : tensor<64x128xi8>
}

// -----

// Values that may not fit 4 bits are an error of the pack, at run time.
// CHECK-LABEL: @unpack_of_a_pack_that_may_fail_stays
// CHECK: compress.unpack
func.func @unpack_of_a_pack_that_may_fail_stays(%q: tensor<64x128xi8>, %s: tensor<64x4xf16>)
    -> (tensor<64x128xi8>, tensor<64x4xf16>) {
  %p:2 = compress.pack %q, %s <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
  %r:2 = compress.unpack %p#0, %p#1 <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>)
  return %r#0, %r#1 : tensor<64x128xi8>, tensor<64x4xf16>
}

// -----

// The same shapes, but rows and columns change roles.
// CHECK-LABEL: @unpack_under_another_encoding_stays
// CHECK: compress.unpack
func.func @unpack_under_another_encoding_stays(%w: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<8x8xf32>) -> tensor<2x8x4x1xf32>
  %r = compress.unpack %p <f32, n = [1], k = [0], tile = [4, 1]> : (tensor<2x8x4x1xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}

// -----

// The sizes in the tails differ.
// CHECK-LABEL: @unpack_to_another_size_stays
// CHECK: compress.unpack
func.func @unpack_to_another_size_stays(%w: tensor<8x8xf32>) -> tensor<7x8xf32> {
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<8x8xf32>) -> tensor<2x8x4x1xf32>
  %r = compress.unpack %p <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<2x8x4x1xf32>) -> tensor<7x8xf32>
  return %r : tensor<7x8xf32>
}

// -----

// CHECK-LABEL: @unused_ops_go
// CHECK-NEXT: return
func.func @unused_ops_go(%w: tensor<8x8xf32>) {
  %m = compress.prune_mask %w <nm 2 : 4 axis 1> : (tensor<8x8xf32>) -> tensor<8x8xi1>
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<8x8xf32>) -> tensor<2x8x4x1xf32>
  return
}
