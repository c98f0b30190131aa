// RUN: compress-opt %s --convert-compress-to-linalg %lower-linalg | %run-main | FileCheck %s
// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse %lower-linalg | %run-main | FileCheck %s

func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"})

// Strictly above; NaN is kept. The f32 0.1 is above the f64 0.1, the f16 one below it.
// CHECK: threshold
// CHECK: [1, 0, 1, 0, 1, 1, 0]
// CHECK: [0, 1]
func.func @threshold(%w: tensor<7xf32>, %h: tensor<2xf16>) {
  vector.print str "threshold\n"
  %m = compress.prune_mask %w <unstructured> {threshold = 0.1 : f64} : (tensor<7xf32>) -> tensor<7xi1>
  %i = arith.extui %m : tensor<7xi1> to tensor<7xi32>
  %u = tensor.cast %i : tensor<7xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  %n = compress.prune_mask %h <unstructured> {threshold = 0.1 : f64} : (tensor<2xf16>) -> tensor<2xi1>
  %j = arith.extui %n : tensor<2xi1> to tensor<2xi32>
  %v = tensor.cast %j : tensor<2xi32> to tensor<*xi32>
  call @printMemrefI32(%v) : (tensor<*xi32>) -> ()
  return
}

// Earlier ones of equal magnitude go first; 2 of 7: the group of 3 loses one.
// NaN is larger than Inf, and two NaNs are equal.
// CHECK: 2 of 4
// CHECK: [0, 0, 1, 1, 0, 1, 1],
// CHECK-NEXT: [0, 1, 0, 1, 1, 0, 1],
// CHECK-NEXT: [0, 1, 1, 0, 0, 1, 1]
func.func @two_of_four(%w: tensor<3x7xf32>) {
  vector.print str "2 of 4\n"
  %m = compress.prune_mask %w <nm 2 : 4 axis 1> : (tensor<3x7xf32>) -> tensor<3x7xi1>
  %i = arith.extui %m : tensor<3x7xi1> to tensor<3x7xi32>
  %u = tensor.cast %i : tensor<3x7xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// Along a dynamic first axis.
// CHECK: 1 of 2
// CHECK: [0, 0, 1, 0, 0, 0, 0],
// CHECK-NEXT: [1, 1, 0, 1, 1, 1, 1],
// CHECK-NEXT: [1, 1, 1, 1, 1, 1, 1]
func.func @one_of_two(%w: tensor<?x7xf32>) {
  vector.print str "1 of 2\n"
  %m = compress.prune_mask %w <nm 1 : 2 axis 0> : (tensor<?x7xf32>) -> tensor<?x7xi1>
  %i = arith.extui %m : tensor<?x7xi1> to tensor<?x7xi32>
  %u = tensor.cast %i : tensor<?x7xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// 0.5 * 7 = 3.5 goes to 4: of one ranking over both inputs, the first tie first.
// CHECK: global ratio
// CHECK: [0, 1, 0]
// CHECK: [0, 1],
// CHECK-NEXT: [0, 1]
func.func @global_ratio(%v: tensor<?xf16>, %w: tensor<?x2xf32>) {
  vector.print str "global ratio\n"
  %m, %n = compress.prune_mask %v, %w <unstructured> {ratio = 0.5 : f64}
      : (tensor<?xf16>, tensor<?x2xf32>) -> (tensor<?xi1>, tensor<?x2xi1>)
  %i = arith.extui %m : tensor<?xi1> to tensor<?xi32>
  %u = tensor.cast %i : tensor<?xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  %j = arith.extui %n : tensor<?x2xi1> to tensor<?x2xi32>
  %t = tensor.cast %j : tensor<?x2xi32> to tensor<*xi32>
  call @printMemrefI32(%t) : (tensor<*xi32>) -> ()
  return
}

// CHECK: ratio 0
// CHECK: [1, 1, 1, 1, 1, 1, 1]
// CHECK: ratio 1
// CHECK: [0, 0, 0, 0, 0, 0, 0]
func.func @extreme_ratios(%w: tensor<7xf32>) {
  vector.print str "ratio 0\n"
  %m = compress.prune_mask %w <unstructured> {ratio = 0.0 : f64} : (tensor<7xf32>) -> tensor<7xi1>
  %i = arith.extui %m : tensor<7xi1> to tensor<7xi32>
  %u = tensor.cast %i : tensor<7xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  vector.print str "ratio 1\n"
  %n = compress.prune_mask %w <unstructured> {ratio = 1.0 : f64} : (tensor<7xf32>) -> tensor<7xi1>
  %j = arith.extui %n : tensor<7xi1> to tensor<7xi32>
  %v = tensor.cast %j : tensor<7xi32> to tensor<*xi32>
  call @printMemrefI32(%v) : (tensor<*xi32>) -> ()
  return
}

// CHECK: empty and scalar
// CHECK: sizes = [0]
// CHECK: rank = 0
// CHECK: [0]
func.func @empty_and_scalar(%v: tensor<?xf32>, %w: tensor<f32>) {
  vector.print str "empty and scalar\n"
  %m, %n = compress.prune_mask %v, %w <unstructured> {ratio = 0.75 : f64}
      : (tensor<?xf32>, tensor<f32>) -> (tensor<?xi1>, tensor<i1>)
  %i = arith.extui %m : tensor<?xi1> to tensor<?xi32>
  %u = tensor.cast %i : tensor<?xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  %j = arith.extui %n : tensor<i1> to tensor<i32>
  %t = tensor.cast %j : tensor<i32> to tensor<*xi32>
  call @printMemrefI32(%t) : (tensor<*xi32>) -> ()
  return
}

// As bits: a kept -0.0 stays, a masked NaN is +0.0.
// CHECK: apply
// CHECK: [-2147483648, 0, 2143289344]
func.func @apply(%w: tensor<3xf32>, %m: tensor<3xi1>) {
  vector.print str "apply\n"
  %p = compress.apply_mask %w, %m : tensor<3xf32>, tensor<3xi1>
  %i = arith.bitcast %p : tensor<3xf32> to tensor<3xi32>
  %u = tensor.cast %i : tensor<3xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

func.func @main() {
  %t = arith.constant dense<[0.2, -0.05, -0.3, -0.0, 0x7FC00000, 0.1, 0.0]> : tensor<7xf32>
  %h = arith.constant dense<[0.1, -0.2]> : tensor<2xf16>
  call @threshold(%t, %h) : (tensor<7xf32>, tensor<2xf16>) -> ()

  %w = arith.constant dense<[[1.0, -1.0, 1.0, -1.0, 0.0, -0.0, 0.0],
                             [-1.0, 4.0, -0.5, 3.0, 3.0, 2.0, -2.5],
                             [0x7F800000, 0x7FC00000, 0xFFC00001, 5.0, 1.0, 0x7F800000, 0x7FC00000]]> : tensor<3x7xf32>
  call @two_of_four(%w) : (tensor<3x7xf32>) -> ()
  %d = tensor.cast %w : tensor<3x7xf32> to tensor<?x7xf32>
  call @one_of_two(%d) : (tensor<?x7xf32>) -> ()

  %v = arith.constant dense<[1.0, 2.0, -1.0]> : tensor<3xf16>
  %x = arith.constant dense<[[1.0, 0x7FC00000], [0.5, -1.0]]> : tensor<2x2xf32>
  %dv = tensor.cast %v : tensor<3xf16> to tensor<?xf16>
  %dx = tensor.cast %x : tensor<2x2xf32> to tensor<?x2xf32>
  call @global_ratio(%dv, %dx) : (tensor<?xf16>, tensor<?x2xf32>) -> ()
  call @extreme_ratios(%t) : (tensor<7xf32>) -> ()

  %none = arith.constant dense<> : tensor<0xf32>
  %dnone = tensor.cast %none : tensor<0xf32> to tensor<?xf32>
  %scalar = arith.constant dense<3.0> : tensor<f32>
  call @empty_and_scalar(%dnone, %scalar) : (tensor<?xf32>, tensor<f32>) -> ()

  %z = arith.constant dense<[-0.0, 0x7FC00000, 0x7FC00000]> : tensor<3xf32>
  %m = arith.constant dense<[true, false, true]> : tensor<3xi1>
  call @apply(%z, %m) : (tensor<3xf32>, tensor<3xi1>) -> ()
  return
}
