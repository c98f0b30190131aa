// RUN: compress-opt %s --convert-compress-to-linalg %lower-linalg | %run-main | FileCheck %s
// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse %lower-linalg | %run-main | FileCheck %s

func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"})
func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"})

// Ties go to even, NaN to 0, infinities and what is too large to the ends.
// CHECK: symmetric
// CHECK: [0, 2, 2, 0, -2, 0, 7, -8, 7, 0, 7, -8]
func.func @symmetric(%x: tensor<12xf32>, %s: tensor<1xf32>) {
  vector.print str "symmetric\n"
  %q = compress.quantize %x, %s <bits = 4, symmetric, block = [0]>
      : tensor<12xf32>, tensor<1xf32> -> tensor<12xi8>
  %w = arith.extsi %q : tensor<12xi8> to tensor<12xi32>
  %u = tensor.cast %w : tensor<12xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// The same values with a zero point of 3: rounded before it is added, NaN gives it.
// CHECK: asymmetric
// CHECK: [3, 5, 5, 3, 1, 3, 127, -128, 103, 3, 11, -5]
func.func @asymmetric(%x: tensor<12xf32>, %s: tensor<1xf32>, %z: tensor<1xi8>) {
  vector.print str "asymmetric\n"
  %q = compress.quantize %x, %s, %z <bits = 8, asymmetric, block = [0]>
      : tensor<12xf32>, tensor<1xf32>, tensor<1xi8> -> tensor<12xi8>
  %w = arith.extsi %q : tensor<12xi8> to tensor<12xi32>
  %u = tensor.cast %w : tensor<12xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// A scale of 0 sends everything but NaN to the ends; 0 / 0 is NaN.
// CHECK: scale 0
// CHECK: [7, 7, 7, -8, -8, 0, 7, -8, 7, 0, 7, -8]
func.func @scale_zero(%x: tensor<12xf32>) {
  vector.print str "scale 0\n"
  %s = arith.constant dense<0.0> : tensor<1xf32>
  %q = compress.quantize %x, %s <bits = 4, symmetric, block = [0]>
      : tensor<12xf32>, tensor<1xf32> -> tensor<12xi8>
  %w = arith.extsi %q : tensor<12xi8> to tensor<12xi32>
  %u = tensor.cast %w : tensor<12xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// Groups of 3 along 5 elements, static and dynamic; rows have scales of their own.
// CHECK: tail
// CHECK: [12, 12, 12, 6, 6],
// CHECK-NEXT: [3, 3, 3, 1, 1]
// CHECK: dynamic tail
// CHECK: sizes = [2, 5]
// CHECK: [12, 12, 12, 6, 6],
// CHECK-NEXT: [3, 3, 3, 1, 1]
func.func @tail(%x: tensor<2x5xf16>, %s: tensor<2x2xbf16>) {
  vector.print str "tail\n"
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 3]>
      : tensor<2x5xf16>, tensor<2x2xbf16> -> tensor<2x5xi8>
  %w = arith.extsi %q : tensor<2x5xi8> to tensor<2x5xi32>
  %u = tensor.cast %w : tensor<2x5xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}
func.func @dynamic_tail(%x: tensor<?x?xf16>, %s: tensor<?x?xbf16>) {
  vector.print str "dynamic tail\n"
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 3]>
      : tensor<?x?xf16>, tensor<?x?xbf16> -> tensor<?x?xi8>
  %w = arith.extsi %q : tensor<?x?xi8> to tensor<?x?xi32>
  %u = tensor.cast %w : tensor<?x?xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// K = 50 in groups of 32.
// CHECK: fifty
// CHECK: [1{{(, 1){31}(, 2){18} ?}}]
func.func @fifty(%x: tensor<1x50xf32>, %s: tensor<1x2xf32>) {
  vector.print str "fifty\n"
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]>
      : tensor<1x50xf32>, tensor<1x2xf32> -> tensor<1x50xi8>
  %w = arith.extsi %q : tensor<1x50xi8> to tensor<1x50xi32>
  %u = tensor.cast %w : tensor<1x50xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// CHECK: empty
// CHECK: sizes = [0, 4]
func.func @empty(%x: tensor<?x4xf32>, %s: tensor<?x1xf32>) {
  vector.print str "empty\n"
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 0]>
      : tensor<?x4xf32>, tensor<?x1xf32> -> tensor<?x4xi8>
  %w = arith.extsi %q : tensor<?x4xi8> to tensor<?x4xi32>
  %u = tensor.cast %w : tensor<?x4xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// CHECK: scalar
// CHECK: rank = 0
// CHECK: [6]
func.func @scalar(%x: tensor<f32>, %s: tensor<f32>) {
  vector.print str "scalar\n"
  %q = compress.quantize %x, %s <bits = 8, symmetric, block = []>
      : tensor<f32>, tensor<f32> -> tensor<i8>
  %w = arith.extsi %q : tensor<i8> to tensor<i32>
  %u = tensor.cast %w : tensor<i32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// -128 - 127 does not wrap.
// CHECK: dequantize
// CHECK: [-127.5, 0, -0.5, -63.5]
func.func @dequantize(%q: tensor<4xi8>, %s: tensor<1xf16>, %z: tensor<1xi8>) {
  vector.print str "dequantize\n"
  %x = compress.dequantize %q, %s, %z <bits = 8, asymmetric, block = [0]>
      : tensor<4xi8>, tensor<1xf16>, tensor<1xi8> -> tensor<4xf32>
  %u = tensor.cast %x : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// 100 * 0.3 is 30.0000012 in f32, which f16 and bf16 round to 30.
// CHECK: narrow results
// CHECK: [30, -38.40{{.*}}]
// CHECK: [30, -38.5]
func.func @narrow_results(%q: tensor<2xi8>, %s: tensor<1xf32>) {
  vector.print str "narrow results\n"
  %h = compress.dequantize %q, %s <bits = 8, symmetric, block = [0]>
      : tensor<2xi8>, tensor<1xf32> -> tensor<2xf16>
  %b = compress.dequantize %q, %s <bits = 8, symmetric, block = [0]>
      : tensor<2xi8>, tensor<1xf32> -> tensor<2xbf16>
  %hf = arith.extf %h : tensor<2xf16> to tensor<2xf32>
  %bf = arith.extf %b : tensor<2xbf16> to tensor<2xf32>
  %uh = tensor.cast %hf : tensor<2xf32> to tensor<*xf32>
  %ub = tensor.cast %bf : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%uh) : (tensor<*xf32>) -> ()
  call @printMemrefF32(%ub) : (tensor<*xf32>) -> ()
  return
}

// As bits: what rounds to zero is +0.0, also from below; NaN becomes 0.
// CHECK: fake quantize
// CHECK: [0, 0, 0, 1077936128, -1073741824]
func.func @fake_quantize(%x: tensor<5xf32>, %s: tensor<1xf32>) {
  vector.print str "fake quantize\n"
  %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0]>
      : tensor<5xf32>, tensor<1xf32> -> tensor<5xf32>
  %bits = arith.bitcast %y : tensor<5xf32> to tensor<5xi32>
  %u = tensor.cast %bits : tensor<5xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

func.func @main() {
  %x = arith.constant dense<[0.5, 1.5, 2.5, -0.5, -2.5, 0x7FC00000, 0x7F800000, 0xFF800000, 100.0, -0.0, 7.5, -8.5]> : tensor<12xf32>
  %one = arith.constant dense<1.0> : tensor<1xf32>
  %three = arith.constant dense<3> : tensor<1xi8>
  call @symmetric(%x, %one) : (tensor<12xf32>, tensor<1xf32>) -> ()
  call @asymmetric(%x, %one, %three) : (tensor<12xf32>, tensor<1xf32>, tensor<1xi8>) -> ()
  call @scale_zero(%x) : (tensor<12xf32>) -> ()

  %rows = arith.constant dense<[[3.0, 3.0, 3.0, 3.0, 3.0], [1.5, 1.5, 1.5, 1.5, 1.5]]> : tensor<2x5xf16>
  %scales = arith.constant dense<[[0.25, 0.5], [0.5, 1.25]]> : tensor<2x2xbf16>
  call @tail(%rows, %scales) : (tensor<2x5xf16>, tensor<2x2xbf16>) -> ()
  %dynamic_rows = tensor.cast %rows : tensor<2x5xf16> to tensor<?x?xf16>
  %dynamic_scales = tensor.cast %scales : tensor<2x2xbf16> to tensor<?x?xbf16>
  call @dynamic_tail(%dynamic_rows, %dynamic_scales) : (tensor<?x?xf16>, tensor<?x?xbf16>) -> ()

  %ones = arith.constant dense<1.0> : tensor<1x50xf32>
  %two_scales = arith.constant dense<[[1.0, 0.5]]> : tensor<1x2xf32>
  call @fifty(%ones, %two_scales) : (tensor<1x50xf32>, tensor<1x2xf32>) -> ()

  %none = arith.constant dense<> : tensor<0x4xf32>
  %no_scale = arith.constant dense<> : tensor<0x1xf32>
  %dynamic_none = tensor.cast %none : tensor<0x4xf32> to tensor<?x4xf32>
  %dynamic_no_scale = tensor.cast %no_scale : tensor<0x1xf32> to tensor<?x1xf32>
  call @empty(%dynamic_none, %dynamic_no_scale) : (tensor<?x4xf32>, tensor<?x1xf32>) -> ()

  %scalar = arith.constant dense<3.0> : tensor<f32>
  %scalar_scale = arith.constant dense<0.5> : tensor<f32>
  call @scalar(%scalar, %scalar_scale) : (tensor<f32>, tensor<f32>) -> ()

  %q = arith.constant dense<[-128, 127, 126, 0]> : tensor<4xi8>
  %half = arith.constant dense<0.5> : tensor<1xf16>
  %z = arith.constant dense<127> : tensor<1xi8>
  call @dequantize(%q, %half, %z) : (tensor<4xi8>, tensor<1xf16>, tensor<1xi8>) -> ()
  %r = arith.constant dense<[100, -128]> : tensor<2xi8>
  %third = arith.constant dense<0.3> : tensor<1xf32>
  call @narrow_results(%r, %third) : (tensor<2xi8>, tensor<1xf32>) -> ()

  %f = arith.constant dense<[-0.3, -0.0, 0x7FC00000, 2.9, -2.2]> : tensor<5xf32>
  call @fake_quantize(%f, %one) : (tensor<5xf32>, tensor<1xf32>) -> ()
  return
}
