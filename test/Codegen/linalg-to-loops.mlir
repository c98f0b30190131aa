// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-linalg-to-loops))' | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>

// The sum is in a register, and may be reordered for vectors.
// CHECK-LABEL: func.func @row_sums
func.func @row_sums(%x: memref<?x?xf32>, %s: memref<?xf32>) {
  // CHECK: scf.parallel
  // CHECK: %[[INIT:.*]] = memref.load
  // CHECK: %[[SUM:.*]] = scf.for {{.*}} iter_args(%[[ACC:.*]] = %[[INIT]])
  // CHECK: arith.addf %{{.*}}, %[[ACC]] fastmath<reassoc>
  // CHECK-NOT: memref.store
  // CHECK: scf.yield
  // CHECK: memref.store %[[SUM]]
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<?x?xf32>) outs(%s : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.addf %a, %o : f32
    linalg.yield %0 : f32
  }
  return
}

// Innermost is a parallel loop: contiguous as it is.
// CHECK-LABEL: func.func @column_sums
func.func @column_sums(%x: memref<?x?xf32>, %s: memref<?xf32>) {
  // CHECK: scf.for
  // CHECK: scf.parallel
  // CHECK-NOT: fastmath
  linalg.generic {indexing_maps = [#id, #column], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<?x?xf32>) outs(%s : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.addf %a, %o : f32
    linalg.yield %0 : f32
  }
  return
}

// Only what is added up may be reordered.
// CHECK-LABEL: func.func @sums_of_sums
func.func @sums_of_sums(%x: memref<?x?xf32>, %y: memref<?x?xf32>, %s: memref<?xf32>) {
  // CHECK: %[[ADDEND:.*]] = arith.addf %{{[^ ]*}}, %{{[^ ]*}} : f32
  // CHECK: arith.addf %[[ADDEND]], %{{.*}} fastmath<reassoc> : f32
  linalg.generic {indexing_maps = [#id, #id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x, %y : memref<?x?xf32>, memref<?x?xf32>) outs(%s : memref<?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %0 = arith.addf %a, %b : f32
    %1 = arith.addf %0, %o : f32
    linalg.yield %1 : f32
  }
  return
}
