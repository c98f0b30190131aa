// RUN: compress-opt %s | FileCheck %s
// RUN: compress-opt %s --mlir-print-op-generic | compress-opt | FileCheck %s
// RUN: compress-opt %s --emit-bytecode | compress-opt | FileCheck %s

// CHECK-LABEL: @i4_groups
// CHECK: %{{.*}}:2 = compress.pack %{{.*}}, %{{.*}} <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
// CHECK: %{{.*}}:2 = compress.unpack %{{.*}}#0, %{{.*}}#1 <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>)
func.func @i4_groups(%q: tensor<64x128xi8>, %scale: tensor<64x4xf16>) -> tensor<64x128xi8> {
  %p, %s = compress.pack %q, %scale
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<64x128xi8>, tensor<64x4xf16>)
      -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
  %r, %t = compress.unpack %p, %s
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
      -> (tensor<64x128xi8>, tensor<64x4xf16>)
  return %r : tensor<64x128xi8>
}

// CHECK-LABEL: @i8_asymmetric
// CHECK: %{{.*}}:3 = compress.pack %{{.*}}, %{{.*}}, %{{.*}} <i8, n = [1], k = [0], tile = [16, 4], group = 64, scale = f32, asymmetric> : (tensor<100x20xi8>, tensor<2x20xf32>, tensor<2x20xi8>) -> (tensor<2x25x16x4xi8>, tensor<2x2x16xf32>, tensor<2x2x16xi8>)
func.func @i8_asymmetric(%q: tensor<100x20xi8>, %s: tensor<2x20xf32>, %z: tensor<2x20xi8>) -> tensor<2x25x16x4xi8> {
  %p:3 = compress.pack %q, %s, %z
      <i8, n = [1], k = [0], tile = [16, 4], group = 64, scale = f32, asymmetric>
      : (tensor<100x20xi8>, tensor<2x20xf32>, tensor<2x20xi8>)
      -> (tensor<2x25x16x4xi8>, tensor<2x2x16xf32>, tensor<2x2x16xi8>)
  return %p#0 : tensor<2x25x16x4xi8>
}

// CHECK-LABEL: @i8_one_group
// CHECK: <i8, n = [0], k = [1, 2, 3], tile = [16, 4], scale = bf16> : (tensor<8x3x5x7xi8>, tensor<8x1x1x1xbf16>) -> (tensor<1x27x16x4xi8>, tensor<1x1x16xbf16>)
func.func @i8_one_group(%q: tensor<8x3x5x7xi8>, %s: tensor<8x1x1x1xbf16>) -> tensor<1x27x16x4xi8> {
  %p:2 = compress.pack %q, %s <i8, n = [0], k = [1, 2, 3], tile = [16, 4], scale = bf16>
      : (tensor<8x3x5x7xi8>, tensor<8x1x1x1xbf16>) -> (tensor<1x27x16x4xi8>, tensor<1x1x16xbf16>)
  return %p#0 : tensor<1x27x16x4xi8>
}

// CHECK-LABEL: @i8_plain
// CHECK: compress.pack %{{.*}} <i8, n = [0], k = [1], tile = [16, 4]> : (tensor<16x4xi8>) -> tensor<1x1x16x4xi8>
func.func @i8_plain(%q: tensor<16x4xi8>) -> tensor<1x1x16x4xi8> {
  %p = compress.pack %q <i8, n = [0], k = [1], tile = [16, 4]> : (tensor<16x4xi8>) -> tensor<1x1x16x4xi8>
  return %p : tensor<1x1x16x4xi8>
}

// CHECK-LABEL: @floats
// CHECK: <f32, batch = [0], n = [2], k = [1], tile = [16, 1]> : (tensor<2x3x20xf32>) -> tensor<2x2x3x16x1xf32>
// CHECK: <bf16, n = [0], k = [1], tile = [16, 2]> : (tensor<20x3xbf16>) -> tensor<2x2x16x2xbf16>
// CHECK: <f16, n = [0], k = [1], tile = [16, 2]> : (tensor<20x3xf16>) -> tensor<2x2x16x2xf16>
func.func @floats(%a: tensor<2x3x20xf32>, %b: tensor<20x3xbf16>, %c: tensor<20x3xf16>) {
  %0 = compress.pack %a <f32, batch = [0], n = [2], k = [1], tile = [16, 1]>
      : (tensor<2x3x20xf32>) -> tensor<2x2x3x16x1xf32>
  %1 = compress.pack %b <bf16, n = [0], k = [1], tile = [16, 2]>
      : (tensor<20x3xbf16>) -> tensor<2x2x16x2xbf16>
  %2 = compress.pack %c <f16, n = [0], k = [1], tile = [16, 2]>
      : (tensor<20x3xf16>) -> tensor<2x2x16x2xf16>
  return
}

// CHECK-LABEL: @scalar
// CHECK: compress.pack %{{.*}} <f32, n = [], k = [], tile = [4, 1]> : (tensor<f32>) -> tensor<1x1x4x1xf32>
// CHECK: compress.unpack %{{.*}} <f32, n = [], k = [], tile = [4, 1]> : (tensor<1x1x4x1xf32>) -> tensor<f32>
func.func @scalar(%w: tensor<f32>) -> tensor<f32> {
  %p = compress.pack %w <f32, n = [], k = [], tile = [4, 1]> : (tensor<f32>) -> tensor<1x1x4x1xf32>
  %r = compress.unpack %p <f32, n = [], k = [], tile = [4, 1]> : (tensor<1x1x4x1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}

// CHECK-LABEL: @vector_rank1
// CHECK: <f32, n = [0], k = [], tile = [4, 1]> : (tensor<6xf32>) -> tensor<2x1x4x1xf32>
func.func @vector_rank1(%w: tensor<6xf32>) -> tensor<2x1x4x1xf32> {
  %p = compress.pack %w <f32, n = [0], k = [], tile = [4, 1]> : (tensor<6xf32>) -> tensor<2x1x4x1xf32>
  return %p : tensor<2x1x4x1xf32>
}

// CHECK-LABEL: @dynamic
// CHECK: compress.pack %{{.*}} <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<?x?xf32>) -> tensor<?x?x4x1xf32>
func.func @dynamic(%w: tensor<?x?xf32>) -> tensor<?x?x4x1xf32> {
  %p = compress.pack %w <f32, n = [0], k = [1], tile = [4, 1]> : (tensor<?x?xf32>) -> tensor<?x?x4x1xf32>
  return %p : tensor<?x?x4x1xf32>
}

// CHECK-LABEL: @matmul_int_by_int4
// CHECK: compress.packed_matmul %{{.*}} scale(%{{.*}} : tensor<?x1xf32>) weight(%{{.*}}, %{{.*}} : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> init(%{{.*}}) : tensor<?x128xi8> -> tensor<?x64xf32>
func.func @matmul_int_by_int4(%x: tensor<?x128xi8>, %xs: tensor<?x1xf32>, %p: tensor<2x4x4x32x4xi8>,
                              %s: tensor<2x4x32xf16>, %y0: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = compress.packed_matmul %x scale(%xs : tensor<?x1xf32>)
      weight(%p, %s : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      init(%y0) : tensor<?x128xi8> -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: @matmul_scale_per_group
// CHECK: scale(%{{.*}} : tensor<5x4xf16>)
func.func @matmul_scale_per_group(%x: tensor<5x128xi8>, %xs: tensor<5x4xf16>, %p: tensor<2x4x4x32x4xi8>,
                                  %s: tensor<2x4x32xf16>, %y0: tensor<5x64xf32>) -> tensor<5x64xf32> {
  %y = compress.packed_matmul %x scale(%xs : tensor<5x4xf16>)
      weight(%p, %s : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      init(%y0) : tensor<5x128xi8> -> tensor<5x64xf32>
  return %y : tensor<5x64xf32>
}

// CHECK-LABEL: @matmul_floats_batched
// CHECK: compress.packed_matmul %{{.*}} weight(%{{.*}} : tensor<2x2x3x16x1xf32>) <f32, batch = [0], n = [2], k = [1], tile = [16, 1]> init(%{{.*}}) : tensor<2x7x3xf16> -> tensor<2x7x20xf32>
func.func @matmul_floats_batched(%x: tensor<2x7x3xf16>, %p: tensor<2x2x3x16x1xf32>,
                                 %y0: tensor<2x7x20xf32>) -> tensor<2x7x20xf32> {
  %y = compress.packed_matmul %x weight(%p : tensor<2x2x3x16x1xf32>)
      <f32, batch = [0], n = [2], k = [1], tile = [16, 1]>
      init(%y0) : tensor<2x7x3xf16> -> tensor<2x7x20xf32>
  return %y : tensor<2x7x20xf32>
}

// CHECK-LABEL: @matmul_integers
// CHECK: compress.packed_matmul %{{.*}} weight(%{{.*}} : tensor<1x1x16x4xi8>) <i8, n = [0], k = [1], tile = [16, 4]> init(%{{.*}}) : tensor<?x4xi8> -> tensor<?x16xi32>
func.func @matmul_integers(%x: tensor<?x4xi8>, %p: tensor<1x1x16x4xi8>, %y0: tensor<?x16xi32>) -> tensor<?x16xi32> {
  %y = compress.packed_matmul %x weight(%p : tensor<1x1x16x4xi8>) <i8, n = [0], k = [1], tile = [16, 4]>
      init(%y0) : tensor<?x4xi8> -> tensor<?x16xi32>
  return %y : tensor<?x16xi32>
}

// CHECK-LABEL: @attributes
// CHECK-SAME: packed = #compress.encoding<i4, batch = [0], n = [2], k = [1], tile = [16, 4], group = 64, scale = bf16, asymmetric>
// CHECK-SAME: target = #compress.target<"avx2", cpu = "haswell", features = "+avx2", vector_bits = 256, dot = "madd", registers = 16, l1 = 32768, l2 = 262144>
func.func @attributes() attributes {
    packed = #compress.encoding<i4, k = [1], batch = [0], n = [2], asymmetric, tile = [16, 4], group = 64, scale = bf16>,
    target = #compress.target<"avx2", cpu = "haswell", features = "+avx2", vector_bits = 256,
                              dot = "madd", registers = 16, l1 = 32768, l2 = 262144>} {
  return
}
