// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-legalize-memrefs))' | FileCheck %s

// CHECK-LABEL: func.func @strided_copy
func.func @strided_copy(%a: memref<4x4xf32, strided<[8, 1], offset: ?>>, %b: memref<4x4xf32>) {
  // CHECK: linalg.generic
  // CHECK-NOT: memref.copy
  memref.copy %a, %b : memref<4x4xf32, strided<[8, 1], offset: ?>> to memref<4x4xf32>
  return
}

// CHECK-LABEL: func.func @contiguous_copy
func.func @contiguous_copy(%a: memref<4x4xf32>, %b: memref<4x4xf32>) {
  // CHECK: memref.copy
  memref.copy %a, %b : memref<4x4xf32> to memref<4x4xf32>
  return
}

// CHECK-LABEL: func.func @expand_with_two_dynamic_sizes
// CHECK-SAME: %[[M:.*]]: memref<?xf32>, %[[A:.*]]: index, %[[B:.*]]: index
func.func @expand_with_two_dynamic_sizes(%m: memref<?xf32>, %a: index, %b: index) -> memref<?x?xf32> {
  // CHECK: memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [%[[A]], %[[B]]], strides: [%{{.*}}, 1]
  %0 = memref.expand_shape %m [[0, 1]] output_shape [%a, %b] : memref<?xf32> into memref<?x?xf32>
  return %0 : memref<?x?xf32>
}

// CHECK-LABEL: func.func @expand_with_one_dynamic_size
func.func @expand_with_one_dynamic_size(%m: memref<?xf32>, %a: index) -> memref<?x4xf32> {
  // CHECK: memref.expand_shape
  %0 = memref.expand_shape %m [[0, 1]] output_shape [%a, 4] : memref<?xf32> into memref<?x4xf32>
  return %0 : memref<?x4xf32>
}
