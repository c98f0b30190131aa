// RUN: compress-opt %s --convert-compress-to-linalg %lower-linalg | %run-main | FileCheck %s
// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse %lower-linalg | %run-main | FileCheck %s

func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"})
func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"})

// Rows: plain; NaN and infinities don't count; zeros (the smallest normal number,
// as bits); nothing finite.
// CHECK: symmetric rows
// CHECK: [2],
// CHECK-NEXT: [1],
// CHECK-NEXT: [1.17549e-38],
// CHECK-NEXT: [1.17549e-38]
func.func @symmetric_rows(%x: tensor<?x4xf32>) {
  vector.print str "symmetric rows\n"
  %s = compress.quant_params %x <bits = 4, symmetric, block = [1, 0]>
      : tensor<?x4xf32> -> tensor<?x1xf32>
  %u = tensor.cast %s : tensor<?x1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// The same as f16: the least is 2^-14.
// CHECK: f16 scales
// CHECK: [2],
// CHECK-NEXT: [1],
// CHECK-NEXT: [6.10352e-05],
// CHECK-NEXT: [6.10352e-05]
func.func @f16_scales(%x: tensor<?x4xf32>) {
  vector.print str "f16 scales\n"
  %s = compress.quant_params %x <bits = 4, symmetric, block = [1, 0]>
      : tensor<?x4xf32> -> tensor<?x1xf16>
  %f = arith.extf %s : tensor<?x1xf16> to tensor<?x1xf32>
  %u = tensor.cast %f : tensor<?x1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// A scale that f16 can't hold is the largest that it can.
// CHECK: largest f16
// CHECK: [65504]
func.func @largest_f16(%x: tensor<2xf32>) {
  vector.print str "largest f16\n"
  %s = compress.quant_params %x <bits = 2, symmetric, block = [0]> : tensor<2xf32> -> tensor<1xf16>
  %f = arith.extf %s : tensor<1xf16> to tensor<1xf32>
  %u = tensor.cast %f : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// Zero is always in the range: [-1, 14], [0, 15] of 3 to 15, [-15, 0] of -15 to -3; -8 + 1.5
// is a tie.
// CHECK: asymmetric
// CHECK: [1, 1, 1, 1]
// CHECK: [-7, -8, 7, -6]
func.func @asymmetric(%x: tensor<16xbf16>) {
  vector.print str "asymmetric\n"
  %s, %z = compress.quant_params %x <bits = 4, asymmetric, block = [4]>
      : tensor<16xbf16> -> tensor<4xf32>, tensor<4xi8>
  %w = arith.extsi %z : tensor<4xi8> to tensor<4xi32>
  %us = tensor.cast %s : tensor<4xf32> to tensor<*xf32>
  %uz = tensor.cast %w : tensor<4xi32> to tensor<*xi32>
  call @printMemrefF32(%us) : (tensor<*xf32>) -> ()
  call @printMemrefI32(%uz) : (tensor<*xi32>) -> ()
  return
}

// The range overflows f32, the two shares of it don't.
// CHECK: widest range
// CHECK: [2.66{{.*}}e+36]
// CHECK: [0]
func.func @widest_range(%x: tensor<2xf32>) {
  vector.print str "widest range\n"
  %s, %z = compress.quant_params %x <bits = 8, asymmetric, block = [0]>
      : tensor<2xf32> -> tensor<1xf32>, tensor<1xi8>
  %w = arith.extsi %z : tensor<1xi8> to tensor<1xi32>
  %us = tensor.cast %s : tensor<1xf32> to tensor<*xf32>
  %uz = tensor.cast %w : tensor<1xi32> to tensor<*xi32>
  call @printMemrefF32(%us) : (tensor<*xf32>) -> ()
  call @printMemrefI32(%uz) : (tensor<*xi32>) -> ()
  return
}

// 50 = 32 + 18 elements, static and dynamic.
// CHECK: tail
// CHECK: [1, 2]
// CHECK: [1, 2]
func.func @tail(%x: tensor<1x50xf32>) {
  vector.print str "tail\n"
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
      : tensor<1x50xf32> -> tensor<1x2xf32>
  %u = tensor.cast %s : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  %y = tensor.cast %x : tensor<1x50xf32> to tensor<?x?xf32>
  %t = func.call @dynamic_tail(%y) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %v = tensor.cast %t : tensor<?x?xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()
  return
}
func.func @dynamic_tail(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %s = compress.quant_params %x <bits = 8, symmetric, block = [1, 32]>
      : tensor<?x?xf32> -> tensor<?x?xf32>
  return %s : tensor<?x?xf32>
}

// No elements, one block.
// CHECK: empty
// CHECK: sizes = [1]
// CHECK: [1.17549e-38]
func.func @empty(%x: tensor<?xf32>) {
  vector.print str "empty\n"
  %s = compress.quant_params %x <bits = 8, symmetric, block = [0]> : tensor<?xf32> -> tensor<1xf32>
  %u = tensor.cast %s : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// CHECK: scalar
// CHECK: rank = 0
// CHECK: [3]
func.func @scalar(%x: tensor<f32>) {
  vector.print str "scalar\n"
  %s = compress.quant_params %x <bits = 2, symmetric, block = []> : tensor<f32> -> tensor<f32>
  %u = tensor.cast %s : tensor<f32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

func.func @main() {
  %rows = arith.constant dense<[[1.0, -14.0, 0.0, 7.0], [0x7FC00000, 7.0, 0xFF800000, 0x7F800000],
                                [0.0, -0.0, 0.0, 0.0], [0xFFC00000, 0x7F800000, 0xFF800000, 0x7FC00000]]> : tensor<4x4xf32>
  %dynamic_rows = tensor.cast %rows : tensor<4x4xf32> to tensor<?x4xf32>
  call @symmetric_rows(%dynamic_rows) : (tensor<?x4xf32>) -> ()
  call @f16_scales(%dynamic_rows) : (tensor<?x4xf32>) -> ()
  %large = arith.constant dense<[1.0e30, 1.0]> : tensor<2xf32>
  call @largest_f16(%large) : (tensor<2xf32>) -> ()
  %blocks = arith.constant dense<[-1.0, 14.0, 2.0, 3.0, 3.0, 15.0, 4.0, 5.0, -15.0, -3.0, -4.0, -5.0,
                                -1.5, 13.5, 0.0, 1.0]> : tensor<16xbf16>
  call @asymmetric(%blocks) : (tensor<16xbf16>) -> ()
  %widest = arith.constant dense<[0x7F7FFFFF, 0xFF7FFFFF]> : tensor<2xf32>
  call @widest_range(%widest) : (tensor<2xf32>) -> ()
  %long = tensor.generate {
  ^bb0(%i: index, %j: index):
    %c32 = arith.constant 32 : index
    %low = arith.constant 127.0 : f32
    %high = arith.constant -254.0 : f32
    %is_first = arith.cmpi ult, %j, %c32 : index
    %v = arith.select %is_first, %low, %high : f32
    tensor.yield %v : f32
  } : tensor<1x50xf32>
  call @tail(%long) : (tensor<1x50xf32>) -> ()
  %none = arith.constant dense<> : tensor<0xf32>
  %dynamic_none = tensor.cast %none : tensor<0xf32> to tensor<?xf32>
  call @empty(%dynamic_none) : (tensor<?xf32>) -> ()
  %scalar = arith.constant dense<-3.0> : tensor<f32>
  call @scalar(%scalar) : (tensor<f32>) -> ()
  return
}
