// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse -split-input-file | FileCheck %s

// Elements outside the tensor are the encoding of 0.
// CHECK-LABEL: @pack_i8(
// CHECK-SAME: %[[W:.*]]: tensor<20x30xi8>
// CHECK-DAG: %[[N:.*]] = arith.constant 20 : index
// CHECK-DAG: %[[K:.*]] = arith.constant 30 : index
// CHECK-DAG: %[[SIGN:.*]] = arith.constant -128 : i8
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<2x8x16x4xi8>)
// CHECK-DAG: %[[IN_N:.*]] = arith.cmpi ult, %[[AT_N:.*]], %[[N]]
// CHECK-DAG: %[[IN_K:.*]] = arith.cmpi ult, %[[AT_K:.*]], %[[K]]
// CHECK-DAG: %[[I:.*]] = arith.minui %[[AT_N]]
// CHECK-DAG: %[[J:.*]] = arith.minui %[[AT_K]]
// CHECK-DAG: %[[INSIDE:.*]] = arith.andi %[[IN_N]], %[[IN_K]]
// CHECK: %[[V:.*]] = tensor.extract %[[W]][%[[I]], %[[J]]]
// CHECK: %[[Q:.*]] = arith.select %[[INSIDE]], %[[V]]
// CHECK: arith.xori %[[Q]], %[[SIGN]]
func.func @pack_i8(%w: tensor<20x30xi8>) -> tensor<2x8x16x4xi8> {
  %p = compress.pack %w <i8, n = [0], k = [1], tile = [16, 4]>
      : (tensor<20x30xi8>) -> tensor<2x8x16x4xi8>
  return %p : tensor<2x8x16x4xi8>
}

// -----

// A byte holds k and k + group / 2.
// CHECK-LABEL: @pack_i4(
// CHECK-SAME: %[[W:.*]]: tensor<64x128xi8>, %[[S:.*]]: tensor<64x4xf16>
// CHECK-DAG: %[[HALF:.*]] = arith.constant 16 : index
// CHECK-DAG: %[[FOUR:.*]] = arith.constant 4 : i8
// Values of unknown origin are checked first.
// CHECK: linalg.generic {{.*}} iterator_types = ["reduction", "reduction"]} ins(%[[W]]
// CHECK: cf.assert {{.*}} "'compress.pack' at {{.*}}: a value is not a 4-bit integer, -8 to 7"
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<2x4x4x32x4xi8>)
// CHECK: tensor.extract %[[W]]
// CHECK: %[[LOW:.*]] = arith.andi %{{.*}}, %{{.*}} : i8
// CHECK: arith.addi %{{.*}}, %[[HALF]] : index
// CHECK: tensor.extract %[[W]]
// CHECK: %[[NIBBLE:.*]] = arith.andi %{{.*}}, %{{.*}} : i8
// CHECK: %[[HIGH:.*]] = arith.shli %[[NIBBLE]], %[[FOUR]]
// CHECK: arith.ori %[[LOW]], %[[HIGH]]
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<2x4x32xf16>)
// CHECK: tensor.extract %[[S]]
func.func @pack_i4(%w: tensor<64x128xi8>, %s: tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) {
  %p, %t = compress.pack %w, %s <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
  return %p, %t : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>
}

// -----

// Values of 4 bits by their definition aren't.
// CHECK-LABEL: @pack_quantized(
// CHECK-NOT: cf.assert
func.func @pack_quantized(%w: tensor<64x128xf32>, %s: tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) {
  %q = compress.quantize %w, %s <bits = 4, symmetric, block = [1, 32]> : tensor<64x128xf32>, tensor<64x4xf16> -> tensor<64x128xi8>
  %p, %t = compress.pack %q, %s <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
  return %p, %t : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>
}

// -----

// k runs over three dimensions, in the order that the encoding lists them.
// CHECK-LABEL: @pack_conv(
// CHECK-SAME: %[[W:.*]]: tensor<8x5x3x3xf32>
// CHECK: %[[W1:.*]] = arith.remui %[[K:.*]], %c5
// CHECK: %[[R:.*]] = arith.divui %[[K]], %c5
// CHECK: %[[W3:.*]] = arith.remui %[[R]], %c3
// CHECK: %[[W2:.*]] = arith.divui %[[R]], %c3
// CHECK: tensor.extract %[[W]][%{{.*}}, %[[W1]], %[[W2]], %[[W3]]]
func.func @pack_conv(%w: tensor<8x5x3x3xf32>) -> tensor<1x23x16x2xf32> {
  %p = compress.pack %w <f32, n = [0], k = [2, 3, 1], tile = [16, 2]>
      : (tensor<8x5x3x3xf32>) -> tensor<1x23x16x2xf32>
  return %p : tensor<1x23x16x2xf32>
}

// -----

// CHECK: #[[CEIL:.*]] = affine_map<()[s0] -> (s0 ceildiv 16)>
// CHECK-LABEL: @pack_dynamic(
// CHECK: %[[PANELS:.*]] = affine.apply #[[CEIL]]()
// CHECK: tensor.empty(%[[PANELS]]) : tensor<?x8x16x4xi8>
func.func @pack_dynamic(%w: tensor<?x30xi8>) -> tensor<?x8x16x4xi8> {
  %p = compress.pack %w <i8, n = [0], k = [1], tile = [16, 4]>
      : (tensor<?x30xi8>) -> tensor<?x8x16x4xi8>
  return %p : tensor<?x8x16x4xi8>
}

// -----

// CHECK-LABEL: @unpack_i8(
// CHECK-SAME: %[[P:.*]]: tensor<2x8x16x4xi8>
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<20x30xi8>)
// CHECK-DAG: %[[N:.*]] = linalg.index 0
// CHECK-DAG: %[[K:.*]] = linalg.index 1
// CHECK-DAG: %[[PANEL:.*]] = arith.divui %[[N]], %c16
// CHECK-DAG: %[[STEP:.*]] = arith.divui %[[K]], %c4
// CHECK-DAG: %[[COLUMN:.*]] = arith.remui %[[N]], %c16
// CHECK-DAG: %[[LANE:.*]] = arith.remui %[[K]], %c4
// CHECK: tensor.extract %[[P]][%[[PANEL]], %[[STEP]], %[[COLUMN]], %[[LANE]]]
// CHECK: arith.xori
func.func @unpack_i8(%p: tensor<2x8x16x4xi8>) -> tensor<20x30xi8> {
  %w = compress.unpack %p <i8, n = [0], k = [1], tile = [16, 4]>
      : (tensor<2x8x16x4xi8>) -> tensor<20x30xi8>
  return %w : tensor<20x30xi8>
}

// -----

// CHECK-LABEL: @unpack_i4(
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<64x128xi8>)
// CHECK: %[[BYTE:.*]] = tensor.extract
// CHECK: %[[HIGH:.*]] = arith.shrui %[[BYTE]], %c4_i8
// CHECK: %[[IS_HIGH:.*]] = arith.cmpi uge
// CHECK: %[[NIBBLE:.*]] = arith.select %[[IS_HIGH]], %[[HIGH]], %[[BYTE]]
// CHECK: %[[STORED:.*]] = arith.andi %[[NIBBLE]], %c15_i8
// CHECK: arith.subi %[[STORED]], %c8_i8
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<64x4xf16>)
func.func @unpack_i4(%p: tensor<2x4x4x32x4xi8>, %s: tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>) {
  %w, %t = compress.unpack %p, %s <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
      : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>)
  return %w, %t : tensor<64x128xi8>, tensor<64x4xf16>
}
