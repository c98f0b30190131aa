// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-vectorize-transposes{target=avx512-vnni}))' | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>
#turned = affine_map<(d0, d1) -> (d1, d0)>

// CHECK-LABEL: func.func @transposing_generic
func.func @transposing_generic(%a: memref<?x?xf32>, %o: memref<?x?xf32>) {
  // CHECK: scf.parallel
  // CHECK-COUNT-16: vector.transfer_read
  // CHECK: vector.transpose %{{.*}}, [1, 0] : vector<16x16xf32> to vector<16x16xf32>
  // CHECK: math.exp %{{.*}} : vector<16xf32>
  // CHECK: vector.transfer_write
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<?x?xf32>) outs(%o : memref<?x?xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = math.exp %x : f32
    linalg.yield %0 : f32
  }
  return
}

// CHECK-LABEL: func.func @straight_generic_is_left
func.func @straight_generic_is_left(%a: memref<?x?xf32>, %o: memref<?x?xf32>) {
  // CHECK: linalg.generic
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<?x?xf32>) outs(%o : memref<?x?xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = math.exp %x : f32
    linalg.yield %0 : f32
  }
  return
}

// vector<16xi1> in memory is packed bits, a scalar i1 a byte.
// CHECK-LABEL: func.func @masks_are_left
func.func @masks_are_left(%a: memref<?x?xi1>, %o: memref<?x?xi1>) {
  // CHECK: linalg.generic
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<?x?xi1>) outs(%o : memref<?x?xi1>) {
  ^bb0(%x: i1, %y: i1):
    linalg.yield %x : i1
  }
  return
}

// Rows are made of inputs only.
// CHECK-LABEL: func.func @results_that_are_read_are_left
func.func @results_that_are_read_are_left(%a: memref<?x?xf32>, %o: memref<?x?xf32>) {
  // CHECK: linalg.generic
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<?x?xf32>) outs(%o : memref<?x?xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = arith.addf %x, %y : f32
    linalg.yield %0 : f32
  }
  return
}

// A lane past the end would divide by zero.
// CHECK-LABEL: func.func @divisions_are_left
func.func @divisions_are_left(%a: memref<?x?xi32>, %o: memref<?x?xi32>) {
  // CHECK: linalg.generic
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<?x?xi32>) outs(%o : memref<?x?xi32>) {
  ^bb0(%x: i32, %y: i32):
    %c = arith.constant 7 : i32
    %0 = arith.divsi %c, %x : i32
    linalg.yield %0 : i32
  }
  return
}
