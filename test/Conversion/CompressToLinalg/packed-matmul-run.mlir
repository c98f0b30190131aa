// RUN: compress-opt %s --convert-compress-to-linalg %lower-linalg | %run-main | FileCheck %s
// RUN: compress-opt %s --convert-compress-to-linalg -canonicalize -cse %lower-linalg | %run-main | FileCheck %s

// All results are exact: small integers and powers of two.
func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"})
func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"})

// N = 3 and K = 5 in tiles of 2; added to the init.
// CHECK: integers
// CHECK: [115, 105, 65],
// CHECK-NEXT: [-152, -540, 2912]
func.func @integers(%x: tensor<2x5xi8>, %p: tensor<2x3x2x2xi8>) {
  vector.print str "integers\n"
  %y0 = arith.constant dense<100> : tensor<2x3xi32>
  %y = compress.packed_matmul %x weight(%p : tensor<2x3x2x2xi8>)
      <i8, n = [0], k = [1], tile = [2, 2]> init(%y0) : tensor<2x5xi8> -> tensor<2x3xi32>
  %u = tensor.cast %y : tensor<2x3xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

// Groups of 2 of K = 5: one scale for x and one per group; static and dynamic.
// CHECK: groups
// CHECK: [12.5, 6.25, -3.125]
// CHECK: [23.5, 10, -16]
// CHECK: [12.5, 6.25, -3.125]
// CHECK: [23.5, 10, -16]
func.func @groups(%x: tensor<1x5xi8>, %p: tensor<2x3x2x2xi8>, %s: tensor<2x3x2xf16>) {
  vector.print str "groups\n"
  %one = arith.constant dense<0.5> : tensor<1x1xf32>
  %each = arith.constant dense<[[0.5, 1.0, 2.0]]> : tensor<1x3xbf16>
  %y0 = arith.constant dense<5.0> : tensor<1x3xf32>
  %y = compress.packed_matmul %x scale(%one : tensor<1x1xf32>)
      weight(%p, %s : tensor<2x3x2x2xi8>, tensor<2x3x2xf16>)
      <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      init(%y0) : tensor<1x5xi8> -> tensor<1x3xf32>
  %u = tensor.cast %y : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  %z = compress.packed_matmul %x scale(%each : tensor<1x3xbf16>)
      weight(%p, %s : tensor<2x3x2x2xi8>, tensor<2x3x2xf16>)
      <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      init(%y0) : tensor<1x5xi8> -> tensor<1x3xf32>
  %v = tensor.cast %z : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()

  %dx = tensor.cast %x : tensor<1x5xi8> to tensor<?x?xi8>
  %done = tensor.cast %one : tensor<1x1xf32> to tensor<?x?xf32>
  %deach = tensor.cast %each : tensor<1x3xbf16> to tensor<?x?xbf16>
  %dy0 = tensor.cast %y0 : tensor<1x3xf32> to tensor<?x?xf32>
  %dp = tensor.cast %p : tensor<2x3x2x2xi8> to tensor<?x?x2x2xi8>
  %ds = tensor.cast %s : tensor<2x3x2xf16> to tensor<?x?x2xf16>
  %a = compress.packed_matmul %dx scale(%done : tensor<?x?xf32>)
      weight(%dp, %ds : tensor<?x?x2x2xi8>, tensor<?x?x2xf16>)
      <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      init(%dy0) : tensor<?x?xi8> -> tensor<?x?xf32>
  %ua = tensor.cast %a : tensor<?x?xf32> to tensor<*xf32>
  call @printMemrefF32(%ua) : (tensor<*xf32>) -> ()
  %b = compress.packed_matmul %dx scale(%deach : tensor<?x?xbf16>)
      weight(%dp, %ds : tensor<?x?x2x2xi8>, tensor<?x?x2xf16>)
      <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      init(%dy0) : tensor<?x?xi8> -> tensor<?x?xf32>
  %ub = tensor.cast %b : tensor<?x?xf32> to tensor<*xf32>
  call @printMemrefF32(%ub) : (tensor<*xf32>) -> ()
  return
}

// The same weight by float x, x * 0.5 beforehand.
// CHECK: float x
// CHECK: [12.5, 6.25, -3.125]
func.func @float_x(%x: tensor<1x5xf16>, %p: tensor<2x3x2x2xi8>, %s: tensor<2x3x2xf16>) {
  vector.print str "float x\n"
  %y0 = arith.constant dense<5.0> : tensor<1x3xf32>
  %y = compress.packed_matmul %x weight(%p, %s : tensor<2x3x2x2xi8>, tensor<2x3x2xf16>)
      <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      init(%y0) : tensor<1x5xf16> -> tensor<1x3xf32>
  %u = tensor.cast %y : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// Zero points; K = 50 in groups of 32, -128 and 127 in x: by integers and by floats.
// CHECK: asymmetric i4
// CHECK: [-44198]
// CHECK: [-44198]
func.func @asymmetric_i4(%q: tensor<1x50xi8>, %s: tensor<1x2xf32>, %z: tensor<1x2xi8>, %x: tensor<1x50xi8>) {
  vector.print str "asymmetric i4\n"
  %p, %t, %o = compress.pack %q, %s, %z
      <i4, n = [0], k = [1], tile = [16, 4], group = 32, scale = f32, asymmetric>
      : (tensor<1x50xi8>, tensor<1x2xf32>, tensor<1x2xi8>)
      -> (tensor<1x2x4x16x4xi8>, tensor<1x2x16xf32>, tensor<1x2x16xi8>)
  %one = arith.constant dense<1.0> : tensor<1x1xf32>
  %y0 = arith.constant dense<0.0> : tensor<1x1xf32>
  %y = compress.packed_matmul %x scale(%one : tensor<1x1xf32>)
      weight(%p, %t, %o : tensor<1x2x4x16x4xi8>, tensor<1x2x16xf32>, tensor<1x2x16xi8>)
      <i4, n = [0], k = [1], tile = [16, 4], group = 32, scale = f32, asymmetric>
      init(%y0) : tensor<1x50xi8> -> tensor<1x1xf32>
  %u = tensor.cast %y : tensor<1x1xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  %f = arith.sitofp %x : tensor<1x50xi8> to tensor<1x50xf32>
  %v = compress.packed_matmul %f
      weight(%p, %t, %o : tensor<1x2x4x16x4xi8>, tensor<1x2x16xf32>, tensor<1x2x16xi8>)
      <i4, n = [0], k = [1], tile = [16, 4], group = 32, scale = f32, asymmetric>
      init(%y0) : tensor<1x50xf32> -> tensor<1x1xf32>
  %w = tensor.cast %v : tensor<1x1xf32> to tensor<*xf32>
  call @printMemrefF32(%w) : (tensor<*xf32>) -> ()
  return
}

// CHECK: batched
// CHECK: [3, 7]
// CHECK: [24, -3]
func.func @batched(%w: tensor<2x2x2xbf16>, %x: tensor<2x1x2xf32>) {
  vector.print str "batched\n"
  %p = compress.pack %w <bf16, batch = [0], n = [1], k = [2], tile = [4, 1]>
      : (tensor<2x2x2xbf16>) -> tensor<2x1x2x4x1xbf16>
  %y0 = arith.constant dense<0.0> : tensor<2x1x2xf32>
  %y = compress.packed_matmul %x weight(%p : tensor<2x1x2x4x1xbf16>)
      <bf16, batch = [0], n = [1], k = [2], tile = [4, 1]>
      init(%y0) : tensor<2x1x2xf32> -> tensor<2x1x2xf32>
  %u = tensor.cast %y : tensor<2x1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

// No rows; and no k, which leaves the init.
// CHECK: empty
// CHECK: sizes = [0, 3]
// CHECK: [5, 5, 5]
func.func @empty(%x: tensor<?x5xi8>, %p: tensor<2x3x2x2xi8>, %k: tensor<1x?xf32>, %pk: tensor<1x?x4x1xf32>) {
  vector.print str "empty\n"
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x5xi8>
  %y0 = tensor.empty(%n) : tensor<?x3xi32>
  %y = compress.packed_matmul %x weight(%p : tensor<2x3x2x2xi8>)
      <i8, n = [0], k = [1], tile = [2, 2]> init(%y0) : tensor<?x5xi8> -> tensor<?x3xi32>
  %u = tensor.cast %y : tensor<?x3xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  %z0 = arith.constant dense<5.0> : tensor<1x3xf32>
  %z = compress.packed_matmul %k weight(%pk : tensor<1x?x4x1xf32>)
      <f32, n = [0], k = [1], tile = [4, 1]> init(%z0) : tensor<1x?xf32> -> tensor<1x3xf32>
  %v = tensor.cast %z : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()
  return
}

// 32 times %a, 18 times %b.
func.func @fifty(%a: i8, %b: i8) -> tensor<1x50xi8> {
  %r = tensor.generate {
  ^bb0(%i: index, %j: index):
    %c32 = arith.constant 32 : index
    %is_first = arith.cmpi ult, %j, %c32 : index
    %v = arith.select %is_first, %a, %b : i8
    tensor.yield %v : i8
  } : tensor<1x50xi8>
  return %r : tensor<1x50xi8>
}

func.func @main() {
  %w = arith.constant dense<[[1, 2, 3, 4, 5], [0, 0, 0, 0, 5], [-1, -2, -3, -4, -25]]> : tensor<3x5xi8>
  %p = compress.pack %w <i8, n = [0], k = [1], tile = [2, 2]> : (tensor<3x5xi8>) -> tensor<2x3x2x2xi8>
  %x = arith.constant dense<[[1, 1, 1, 1, 1], [127, 127, 1, 1, -128]]> : tensor<2x5xi8>
  call @integers(%x, %p) : (tensor<2x5xi8>, tensor<2x3x2x2xi8>) -> ()

  %s = arith.constant dense<[[1.0, 1.0, 1.0], [1.0, 1.0, 0.5], [1.0, 1.0, 0.25]]> : tensor<3x3xf16>
  %g, %ps = compress.pack %w, %s <i8, n = [0], k = [1], tile = [2, 2], group = 2, scale = f16>
      : (tensor<3x5xi8>, tensor<3x3xf16>) -> (tensor<2x3x2x2xi8>, tensor<2x3x2xf16>)
  %ones = arith.constant dense<1> : tensor<1x5xi8>
  call @groups(%ones, %g, %ps) : (tensor<1x5xi8>, tensor<2x3x2x2xi8>, tensor<2x3x2xf16>) -> ()
  %halves = arith.constant dense<0.5> : tensor<1x5xf16>
  call @float_x(%halves, %g, %ps) : (tensor<1x5xf16>, tensor<2x3x2x2xi8>, tensor<2x3x2xf16>) -> ()

  %c7 = arith.constant 7 : i8
  %c-8 = arith.constant -8 : i8
  %c127 = arith.constant 127 : i8
  %c-128 = arith.constant -128 : i8
  %q50 = call @fifty(%c7, %c-8) : (i8, i8) -> tensor<1x50xi8>
  %x50 = call @fifty(%c-128, %c127) : (i8, i8) -> tensor<1x50xi8>
  %s50 = arith.constant dense<[[1.0, 0.5]]> : tensor<1x2xf32>
  %z50 = arith.constant dense<[[-1, 2]]> : tensor<1x2xi8>
  call @asymmetric_i4(%q50, %s50, %z50, %x50)
      : (tensor<1x50xi8>, tensor<1x2xf32>, tensor<1x2xi8>, tensor<1x50xi8>) -> ()

  %wb = arith.constant dense<[[[1.0, 1.0], [3.0, 2.0]], [[4.0, 8.0], [-1.0, 0.0]]]> : tensor<2x2x2xbf16>
  %xb = arith.constant dense<[[[1.0, 2.0]], [[3.0, 1.5]]]> : tensor<2x1x2xf32>
  call @batched(%wb, %xb) : (tensor<2x2x2xbf16>, tensor<2x1x2xf32>) -> ()

  %none = arith.constant dense<> : tensor<0x5xi8>
  %dnone = tensor.cast %none : tensor<0x5xi8> to tensor<?x5xi8>
  %k = arith.constant dense<> : tensor<1x0xf32>
  %dk = tensor.cast %k : tensor<1x0xf32> to tensor<1x?xf32>
  %pk = arith.constant dense<> : tensor<1x0x4x1xf32>
  %dpk = tensor.cast %pk : tensor<1x0x4x1xf32> to tensor<1x?x4x1xf32>
  call @empty(%dnone, %p, %dk, %dpk)
      : (tensor<?x5xi8>, tensor<2x3x2x2xi8>, tensor<1x?xf32>, tensor<1x?x4x1xf32>) -> ()
  return
}
