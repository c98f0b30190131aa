// RUN: compress-opt %s | FileCheck %s
// RUN: compress-opt %s --mlir-print-op-generic | compress-opt | FileCheck %s
// RUN: compress-opt %s --emit-bytecode | compress-opt | FileCheck %s

// CHECK-LABEL: @per_tensor
// CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [0, 0]> : tensor<4x8xf32> -> tensor<1x1xf32>
// CHECK: compress.quantize %{{.*}}, %{{.*}} <bits = 8, symmetric, block = [0, 0]> : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
// CHECK: compress.dequantize %{{.*}}, %{{.*}} <bits = 8, symmetric, block = [0, 0]> : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<4x8xf32>
func.func @per_tensor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32> -> tensor<1x1xf32>
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xi8>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %d : tensor<4x8xf32>
}

// CHECK-LABEL: @asymmetric_groups
// CHECK: %{{.*}}, %{{.*}} = compress.quant_params %{{.*}} <bits = 4, asymmetric, block = [1, 32]> : tensor<64x100xf32> -> tensor<64x4xf16>, tensor<64x4xi8>
// CHECK: compress.quantize %{{.*}}, %{{.*}}, %{{.*}} <bits = 4, asymmetric, block = [1, 32]> : tensor<64x100xf32>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x100xi8>
// CHECK: compress.dequantize %{{.*}}, %{{.*}}, %{{.*}} <bits = 4, asymmetric, block = [1, 32]> : tensor<64x100xi8>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x100xbf16>
func.func @asymmetric_groups(%x: tensor<64x100xf32>) -> tensor<64x100xbf16> {
  %s, %z = compress.quant_params %x <bits = 4, asymmetric, block = [1, 32]>
      : tensor<64x100xf32> -> tensor<64x4xf16>, tensor<64x4xi8>
  %q = compress.quantize %x, %s, %z <bits = 4, asymmetric, block = [1, 32]>
      : tensor<64x100xf32>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x100xi8>
  %d = compress.dequantize %q, %s, %z <bits = 4, asymmetric, block = [1, 32]>
      : tensor<64x100xi8>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x100xbf16>
  return %d : tensor<64x100xbf16>
}

// CHECK-LABEL: @dynamic_per_row
// CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<?x128xf32> -> tensor<?x1xf32>
// CHECK: compress.quantize %{{.*}}, %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<?x128xf32>, tensor<?x1xf32> -> tensor<?x128xi8>
func.func @dynamic_per_row(%x: tensor<?x128xf32>) -> tensor<?x128xi8> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]>
      : tensor<?x128xf32> -> tensor<?x1xf32>
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 0]>
      : tensor<?x128xf32>, tensor<?x1xf32> -> tensor<?x128xi8>
  return %q : tensor<?x128xi8>
}

// CHECK-LABEL: @dynamic_groups
// CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 32]> : tensor<?x?xf16> -> tensor<?x?xf16>
func.func @dynamic_groups(%x: tensor<?x?xf16>) -> tensor<?x?xf16> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
      : tensor<?x?xf16> -> tensor<?x?xf16>
  return %s : tensor<?x?xf16>
}

// CHECK-LABEL: @fake
// CHECK: compress.fake_quantize %{{.*}}, %{{.*}} <bits = 8, symmetric, block = [0, 0]> : tensor<4x8xf16>, tensor<1x1xf32> -> tensor<4x8xf16>
// CHECK: compress.fake_quantize %{{.*}}, %{{.*}}, %{{.*}} <bits = 1, asymmetric, block = [0, 0]> : tensor<4x8xf16>, tensor<1x1xf32>, tensor<1x1xi8> -> tensor<4x8xf16>
func.func @fake(%x: tensor<4x8xf16>, %s: tensor<1x1xf32>, %z: tensor<1x1xi8>) -> tensor<4x8xf16> {
  %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
      : tensor<4x8xf16>, tensor<1x1xf32> -> tensor<4x8xf16>
  %w = compress.fake_quantize %y, %s, %z <bits = 1, asymmetric, block = [0, 0]>
      : tensor<4x8xf16>, tensor<1x1xf32>, tensor<1x1xi8> -> tensor<4x8xf16>
  return %w : tensor<4x8xf16>
}

// CHECK-LABEL: @scalar
// CHECK: compress.quant_params %{{.*}} <bits = 2, symmetric, block = []> : tensor<f32> -> tensor<bf16>
// CHECK: compress.quantize %{{.*}}, %{{.*}} <bits = 2, symmetric, block = []> : tensor<f32>, tensor<bf16> -> tensor<i8>
func.func @scalar(%x: tensor<f32>) -> tensor<i8> {
  %s = compress.quant_params %x <bits = 2, symmetric, block = []> : tensor<f32> -> tensor<bf16>
  %q = compress.quantize %x, %s <bits = 2, symmetric, block = []> : tensor<f32>, tensor<bf16> -> tensor<i8>
  return %q : tensor<i8>
}

// CHECK-LABEL: @rank4
// CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0, 2, 3]> : tensor<8x3x5x7xf32> -> tensor<8x1x3x3xf32>
func.func @rank4(%x: tensor<8x3x5x7xf32>) -> tensor<8x1x3x3xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 0, 2, 3]>
      : tensor<8x3x5x7xf32> -> tensor<8x1x3x3xf32>
  return %s : tensor<8x1x3x3xf32>
}

// CHECK-LABEL: @empty
// CHECK: compress.quant_params %{{.*}} <bits = 8, symmetric, block = [1, 0]> : tensor<4x0xf32> -> tensor<4x1xf32>
func.func @empty(%x: tensor<4x0xf32>) -> tensor<4x1xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : tensor<4x0xf32> -> tensor<4x1xf32>
  return %s : tensor<4x1xf32>
}

// CHECK-LABEL: @attributes
// CHECK-SAME: plain = #compress.scheme<bits = 8, symmetric, block = []>
// CHECK-SAME: shifted = #compress.scheme<bits = 3, asymmetric, block = [1, 0, 16]>
func.func @attributes() attributes {
    plain = #compress.scheme<bits = 8, symmetric, block = []>,
    shifted = #compress.scheme<bits = 3, asymmetric, block = [1, 0, 16]>} {
  return
}
