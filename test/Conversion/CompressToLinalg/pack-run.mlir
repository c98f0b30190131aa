// RUN: compress-opt %s --convert-compress-to-linalg %lower-linalg | %run-main | FileCheck %s
// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse %lower-linalg | %run-main | FileCheck %s

func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"})
func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"})

// Panels of 2 columns, 2 k beside each other; bytes are q + 128, tails are 0.
// CHECK: i8
// CHECK: [1, 2],
// CHECK-NEXT: [11, 12]
// CHECK: [3, 4],
// CHECK-NEXT: [13, 14]
// CHECK: [5, 128],
// CHECK-NEXT: [15, 128]
// CHECK: [21, 22],
// CHECK-NEXT: [128, 128]
// CHECK: [23, 24],
// CHECK-NEXT: [128, 128]
// CHECK: [25, 128],
// CHECK-NEXT: [128, 128]
func.func @i8(%w: tensor<?x5xi8>) {
  vector.print str "i8\n"
  %p = compress.pack %w <i8, n = [0], k = [1], tile = [2, 2]> : (tensor<?x5xi8>) -> tensor<?x3x2x2xi8>
  %i = arith.extui %p : tensor<?x3x2x2xi8> to tensor<?x3x2x2xi32>
  %u = tensor.cast %i : tensor<?x3x2x2xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// One group of 4 k and a part of one: byte j is k = j and, in its high nibble, k = j + 2.
// Scales and zero points of columns that aren't there are 0.
// CHECK: i4
// CHECK: [32, 239],
// CHECK-NEXT: [65, 245]
// CHECK: [128, 136],
// CHECK-NEXT: [134, 136]
// CHECK: [143, 137],
// CHECK-NEXT: [136, 136]
// CHECK: [139, 136],
// CHECK-NEXT: [136, 136]
// CHECK: [0.5, 2],
// CHECK-NEXT: [1, 4]
// CHECK: [8, 0],
// CHECK-NEXT: [16, 0]
// CHECK: [1, -2],
// CHECK-NEXT: [-1, 3]
// CHECK: [5, 0],
// CHECK-NEXT: [-8, 0]
func.func @i4(%w: tensor<3x5xi8>, %s: tensor<3x2xf16>, %z: tensor<3x2xi8>) {
  vector.print str "i4\n"
  %p, %t, %y = compress.pack %w, %s, %z
      <i4, n = [0], k = [1], tile = [2, 2], group = 4, scale = f16, asymmetric>
      : (tensor<3x5xi8>, tensor<3x2xf16>, tensor<3x2xi8>)
      -> (tensor<2x2x1x2x2xi8>, tensor<2x2x2xf16>, tensor<2x2x2xi8>)
  %i = arith.extui %p : tensor<2x2x1x2x2xi8> to tensor<2x2x1x2x2xi32>
  %u = tensor.cast %i : tensor<2x2x1x2x2xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  %f = arith.extf %t : tensor<2x2x2xf16> to tensor<2x2x2xf32>
  %v = tensor.cast %f : tensor<2x2x2xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()
  %j = arith.extsi %y : tensor<2x2x2xi8> to tensor<2x2x2xi32>
  %x = tensor.cast %j : tensor<2x2x2xi32> to tensor<*xi32>
  call @printMemrefI32(%x) : (tensor<*xi32>) -> ()

  %q, %r, %o = compress.unpack %p, %t, %y
      <i4, n = [0], k = [1], tile = [2, 2], group = 4, scale = f16, asymmetric>
      : (tensor<2x2x1x2x2xi8>, tensor<2x2x2xf16>, tensor<2x2x2xi8>)
      -> (tensor<3x5xi8>, tensor<3x2xf16>, tensor<3x2xi8>)
  // CHECK: i4 unpacked
  // CHECK: [-8, 7, -6, 6, -8],
  // CHECK-NEXT: [-7, -3, -4, 7, -2],
  // CHECK-NEXT: [7, 1, 0, 0, 3]
  vector.print str "i4 unpacked\n"
  %qi = arith.extsi %q : tensor<3x5xi8> to tensor<3x5xi32>
  %qu = tensor.cast %qi : tensor<3x5xi32> to tensor<*xi32>
  call @printMemrefI32(%qu) : (tensor<*xi32>) -> ()
  // CHECK: [0.5, 1],
  // CHECK-NEXT: [2, 4],
  // CHECK-NEXT: [8, 16]
  %rf = arith.extf %r : tensor<3x2xf16> to tensor<3x2xf32>
  %ru = tensor.cast %rf : tensor<3x2xf32> to tensor<*xf32>
  call @printMemrefF32(%ru) : (tensor<*xf32>) -> ()
  // CHECK: [1, -1],
  // CHECK-NEXT: [-2, 3],
  // CHECK-NEXT: [5, -8]
  %oi = arith.extsi %o : tensor<3x2xi8> to tensor<3x2xi32>
  %ou = tensor.cast %oi : tensor<3x2xi32> to tensor<*xi32>
  call @printMemrefI32(%ou) : (tensor<*xi32>) -> ()
  return
}

// Batch, n and k in any order, k over two dimensions: [B, N, K] = [d2, d1, (d3, d0)].
// Floats keep their bits, -0.0 and NaN too.
// CHECK: any order
// CHECK: [0], {{ *$}}
// CHECK-NEXT: [2]
// CHECK: [4],
// CHECK-NEXT: [-0]
// CHECK: [nan],
// CHECK-NEXT: [3]
// CHECK: [5],
// CHECK-NEXT: [7]
// CHECK: any order unpacked
// CHECK: [0, nan]
// CHECK: [2, 3]
// CHECK: [4, 5]
// CHECK: [-0, 7]
func.func @any_order(%w: tensor<2x2x1x2xf32>) {
  vector.print str "any order\n"
  %p = compress.pack %w <f32, batch = [2], n = [1], k = [3, 0], tile = [2, 1]>
      : (tensor<2x2x1x2xf32>) -> tensor<1x1x4x2x1xf32>
  %u = tensor.cast %p : tensor<1x1x4x2x1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  vector.print str "any order unpacked\n"
  %q = compress.unpack %p <f32, batch = [2], n = [1], k = [3, 0], tile = [2, 1]>
      : (tensor<1x1x4x2x1xf32>) -> tensor<2x2x1x2xf32>
  %v = tensor.cast %q : tensor<2x2x1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()
  return
}

// CHECK: empty
// CHECK: sizes = [0, 3, 2, 2]
func.func @empty(%w: tensor<?x5xi8>) {
  vector.print str "empty\n"
  %p = compress.pack %w <i8, n = [0], k = [1], tile = [2, 2]> : (tensor<?x5xi8>) -> tensor<?x3x2x2xi8>
  %i = arith.extui %p : tensor<?x3x2x2xi8> to tensor<?x3x2x2xi32>
  %u = tensor.cast %i : tensor<?x3x2x2xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

func.func @main() {
  %w = arith.constant dense<[[-127, -126, -125, -124, -123], [-117, -116, -115, -114, -113],
                             [-107, -106, -105, -104, -103]]> : tensor<3x5xi8>
  %d = tensor.cast %w : tensor<3x5xi8> to tensor<?x5xi8>
  call @i8(%d) : (tensor<?x5xi8>) -> ()

  %q = arith.constant dense<[[-8, 7, -6, 6, -8], [-7, -3, -4, 7, -2], [7, 1, 0, 0, 3]]> : tensor<3x5xi8>
  %s = arith.constant dense<[[0.5, 1.0], [2.0, 4.0], [8.0, 16.0]]> : tensor<3x2xf16>
  %z = arith.constant dense<[[1, -1], [-2, 3], [5, -8]]> : tensor<3x2xi8>
  call @i4(%q, %s, %z) : (tensor<3x5xi8>, tensor<3x2xf16>, tensor<3x2xi8>) -> ()

  %f = arith.constant dense<[[[[0.0, 0x7FC00000]], [[2.0, 3.0]]], [[[4.0, 5.0]], [[-0.0, 7.0]]]]> : tensor<2x2x1x2xf32>
  call @any_order(%f) : (tensor<2x2x1x2xf32>) -> ()

  %none = arith.constant dense<> : tensor<0x5xi8>
  %dnone = tensor.cast %none : tensor<0x5xi8> to tensor<?x5xi8>
  call @empty(%dnone) : (tensor<?x5xi8>) -> ()
  return
}
