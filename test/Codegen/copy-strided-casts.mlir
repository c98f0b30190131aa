// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-copy-strided-casts))' | FileCheck %s

// CHECK-LABEL: func.func @slice
// CHECK-SAME: (%[[SLICE:.*]]: memref<?x4xf32, strided<[?, 1], offset: ?>>)
// CHECK: %[[ROWS:.*]] = memref.dim %[[SLICE]]
// CHECK: %[[COPY:.*]] = memref.alloc(%[[ROWS]]) {{.*}} : memref<?x4xf32>
// CHECK: memref.copy %[[SLICE]], %[[COPY]]
// CHECK: return %[[COPY]]
func.func @slice(%m: memref<?x4xf32, strided<[?, 1], offset: ?>>) -> memref<?x4xf32> {
  %0 = memref.cast %m : memref<?x4xf32, strided<[?, 1], offset: ?>> to memref<?x4xf32>
  return %0 : memref<?x4xf32>
}

// Contiguous, and known to be; and one that claims nothing.
// CHECK-LABEL: func.func @known
// CHECK-COUNT-2: memref.cast
func.func @known(%m: memref<8x4xf32, strided<[4, 1]>>, %n: memref<8x4xf32>) -> (memref<8x4xf32>, memref<?x?xf32>) {
  %0 = memref.cast %m : memref<8x4xf32, strided<[4, 1]>> to memref<8x4xf32>
  %1 = memref.cast %n : memref<8x4xf32> to memref<?x?xf32>
  return %0, %1 : memref<8x4xf32>, memref<?x?xf32>
}
