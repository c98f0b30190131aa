// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-check-sizes),canonicalize,cse,canonicalize)' | FileCheck %s

// CHECK-LABEL: func.func @sizes_that_may_disagree
func.func @sizes_that_may_disagree(%x: tensor<?x?xf32>, %w: tensor<?x4xf32>, %e: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK-DAG: cf.assert %{{.*}}, "'linalg.matmul' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say"
  // CHECK-DAG: cf.assert %{{.*}}, "'linalg.matmul' at {{.*}}: dimension 0 of operand 2 isn't what the other operands say"
  // CHECK: linalg.matmul
  %0 = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @sizes_from_one_value
func.func @sizes_from_one_value(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>) -> tensor<?x4xf32> {
  // CHECK-NOT: cf.assert
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%m) : tensor<?x4xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>) outs(%i : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @windows
func.func @windows(%x: tensor<?xf32>, %w: tensor<3xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: cf.assert %{{.*}}, "'linalg.conv_1d' at {{.*}}: dimension 0 of operand 0 is too small for what is accessed"
  %0 = linalg.conv_1d ins(%x, %w : tensor<?xf32>, tensor<3xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// The verifier sees the last iteration only, and not where the first one reads.
// CHECK-LABEL: func.func @backwards
func.func @backwards(%x: tensor<8xf32>, %w: tensor<3xf32>, %e: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: cf.assert %{{.*}}, "'linalg.generic' at {{.*}}: the lowest index in dimension 0 of operand 0 is negative"
  // CHECK: linalg.generic
  %0 = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i - k)>, affine_map<(i, k) -> (k)>,
      affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<8xf32>, tensor<3xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  // CHECK-NOT: cf.assert
  // CHECK: return
  %1 = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i - k + 2)>, affine_map<(i, k) -> (k)>,
      affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<8xf32>, tensor<3xf32>) outs(%0 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func.func @scales
func.func @scales(%x: tensor<?x64xf32>, %s: tensor<?x2xf32>) -> tensor<?x64xi8> {
  // CHECK: cf.assert %{{.*}}, "'compress.quantize' at {{.*}}: dimension 0 of operand 1 isn't what the other operands say"
  %0 = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 32]> : tensor<?x64xf32>, tensor<?x2xf32> -> tensor<?x64xi8>
  return %0 : tensor<?x64xi8>
}

// CHECK-LABEL: func.func @static_from_dynamic
func.func @static_from_dynamic(%x: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: cf.assert %{{.*}}, "'tensor.cast' at {{.*}}: size mismatch of dim 0"
  %0 = tensor.cast %x : tensor<?xf32> to tensor<4xf32>
  return %0 : tensor<4xf32>
}

// An index of the loop is valid, one that was read may be anything.
// CHECK-LABEL: func.func @gather
func.func @gather(%ids: tensor<?xi32>, %table: tensor<30x8xf32>, %e: tensor<?x8xf32>) -> tensor<?x8xf32> {
  // CHECK: linalg.generic
  // CHECK: cf.assert %{{.*}}, "'tensor.extract' at {{.*}}: out-of-bounds access"
  // CHECK-NEXT: tensor.extract
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]} ins(%ids : tensor<?xi32>) outs(%e : tensor<?x8xf32>) {
  ^bb0(%id: i32, %out: f32):
    %row = arith.index_cast %id : i32 to index
    %j = linalg.index 1 : index
    %v = tensor.extract %table[%row, %j] : tensor<30x8xf32>
    linalg.yield %v : f32
  } -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func.func @indices_of_loops
func.func @indices_of_loops(%table: tensor<30x8xf32>, %e: tensor<30x8xf32>) -> tensor<30x8xf32> {
  // CHECK-NOT: cf.assert
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]} outs(%e : tensor<30x8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %v = tensor.extract %table[%i, %j] : tensor<30x8xf32>
    linalg.yield %v : f32
  } -> tensor<30x8xf32>
  return %0 : tensor<30x8xf32>
}

// CHECK-LABEL: func.func @slices
func.func @slices(%x: tensor<?xf32>, %y: tensor<8xf32>, %i: index) -> tensor<8xf32> {
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.extract_slice' at {{.*}}: extract_slice runs out-of-bounds along dimension 0"
  %0 = tensor.extract_slice %x[%i] [2] [1] : tensor<?xf32> to tensor<2xf32>
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.insert_slice' at {{.*}}: offset 0 is negative"
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.insert_slice' at {{.*}}: dimension 0 of operand 1 is too small for what is accessed"
  %1 = tensor.insert_slice %0 into %y[%i] [2] [1] : tensor<2xf32> into tensor<8xf32>
  return %1 : tensor<8xf32>
}

// CHECK-LABEL: func.func @parallel_slices
func.func @parallel_slices(%x: tensor<1xf32>, %y: tensor<8xf32>, %n: index) -> tensor<8xf32> {
  // CHECK: cf.assert %{{.*}}, "'tensor.parallel_insert_slice' at {{.*}}: dimension 0 of operand 1 is too small
  // CHECK: scf.forall.in_parallel
  %0 = scf.forall (%i) in (%n) shared_outs(%out = %y) -> tensor<8xf32> {
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %x into %out[%i] [1] [1] : tensor<1xf32> into tensor<8xf32>
    }
  }
  return %0 : tensor<8xf32>
}

// CHECK-LABEL: func.func @reshapes
func.func @reshapes(%x: tensor<?xf32>, %i: index, %shape: tensor<2xi32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.expand_shape' at {{.*}}: dimension 0 isn't the product of those it becomes"
  %0 = tensor.expand_shape %x [[0, 1]] output_shape [%i, 4] : tensor<?xf32> into tensor<?x4xf32>
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.reshape' at {{.*}}: size 0 is negative"
  // CHECK-DAG: cf.assert %{{.*}}, "'tensor.reshape' at {{.*}}: the shapes have different numbers of elements"
  %1 = tensor.reshape %x(%shape) : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}

// A size that is a tensor's isn't negative.
// CHECK-LABEL: func.func @negative_sizes
func.func @negative_sizes(%x: tensor<?xf32>, %i: index) -> (tensor<?x?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %d = tensor.dim %x, %c0 : tensor<?xf32>
  // CHECK-NOT: dynamic size 0
  // CHECK: cf.assert %{{.*}}, "'tensor.empty' at {{.*}}: dynamic size 1 is negative"
  %0 = tensor.empty(%d, %i) : tensor<?x?xf32>
  // CHECK: cf.assert %{{.*}}, "'tensor.pad' at {{.*}}: low padding 0 is negative"
  %z = arith.constant 0.0 : f32
  %1 = tensor.pad %x low[%i] high[0] {
  ^bb0(%at: index):
    tensor.yield %z : f32
  } : tensor<?xf32> to tensor<?xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @divisions
func.func @divisions(%a: i32, %b: i32) -> (i32, i32, i32) {
  // CHECK: cf.assert %{{.*}}, "'arith.divsi' at {{.*}}: division by zero"
  // CHECK: cf.assert %{{.*}}, "'arith.divsi' at {{.*}}: the quotient doesn't fit its type"
  %0 = arith.divsi %a, %b : i32
  // CHECK: cf.assert %{{.*}}, "'arith.remui' at {{.*}}: division by zero"
  // CHECK-NOT: cf.assert
  %1 = arith.remui %a, %b : i32
  %c3 = arith.constant 3 : i32
  %2 = arith.divsi %a, %c3 : i32
  return %0, %1, %2 : i32, i32, i32
}

// CHECK-LABEL: func.func @packed_matmul
func.func @packed_matmul(%x: tensor<?x?xf32>, %w: tensor<?x?x16x1xf32>, %i: tensor<?x?xf32>) -> tensor<?x?xf32> {
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.packed_matmul' at {{.*}}: dimension 0 of operand 2 isn't
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.packed_matmul' at {{.*}}: dimension 0 of operand 1 isn't
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.packed_matmul' at {{.*}}: dimension 1 of operand 1 isn't
  // CHECK: compress.packed_matmul
  %0 = compress.packed_matmul %x weight(%w : tensor<?x?x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      : tensor<?x?xf32> -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: func.func @pack
func.func @pack(%w: tensor<?x?xi8>, %s: tensor<?x?xf16>) -> (tensor<1x?x?x16x4xi8>, tensor<?x?x16xf16>) {
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.pack' at {{.*}}: dimension 0 of operand 1 isn't
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.pack' at {{.*}}: dimension 1 of operand 1 isn't
  // CHECK-DAG: cf.assert %{{.*}}, "'compress.pack' at {{.*}}: dimension 0 of component 0 isn't what the operands say"
  // CHECK: compress.pack
  %p:2 = compress.pack %w, %s <i4, n = [0], k = [1], tile = [16, 4], group = 32, scale = f16>
      : (tensor<?x?xi8>, tensor<?x?xf16>) -> (tensor<1x?x?x16x4xi8>, tensor<?x?x16xf16>)
  return %p#0, %p#1 : tensor<1x?x?x16x4xi8>, tensor<?x?x16xf16>
}

// Divisors of affine maps and of the index dialect, and steps of loops.
// CHECK-LABEL: func.func @divisors
// CHECK: %[[POSITIVE:.*]] = arith.cmpi sgt, %arg1, %c0
// CHECK: cf.assert %[[POSITIVE]], "'affine.apply' {{.*}}: a divisor isn't positive"
// CHECK: arith.cmpi ne, %arg1
// CHECK: cf.assert {{.*}}, "'index.remu' {{.*}}: division by zero"
func.func @divisors(%n: index, %k: index) -> (index, index) {
  %0 = affine.apply affine_map<()[s0, s1] -> (s0 floordiv s1)>()[%n, %k]
  %1 = index.remu %n, %k
  return %0, %1 : index, index
}

// CHECK-LABEL: func.func @steps
// CHECK: cf.assert {{.*}}, "'scf.for' {{.*}}: the step isn't positive"
// CHECK: scf.for
// CHECK-NOT: cf.assert
// CHECK: scf.for
func.func @steps(%n: index, %k: index, %m: memref<?xindex>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %k {
    memref.store %i, %m[%i] : memref<?xindex>
  }
  scf.for %i = %c0 to %n step %c1 {
    memref.store %i, %m[%i] : memref<?xindex>
  }
  return
}
