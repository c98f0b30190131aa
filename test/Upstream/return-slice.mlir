// A returned slice of dynamic sizes is cast to the identity layout: its reader takes
// the rows to touch.
// Hence: lib/Codegen/CopyStridedCasts.cpp copies it.
// RUN: mlir-opt %s --one-shot-bufferize='bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map' | FileCheck %s

// CHECK: %[[SLICE:.*]] = memref.subview
// CHECK: %[[CAST:.*]] = memref.cast %[[SLICE]] : memref<?x?xf32, strided<[?, 1]>> to memref<?x?xf32>
// CHECK: return %[[CAST]]
func.func @f(%x: tensor<?x?xf32>, %m: index, %n: index) -> tensor<?x?xf32> {
  %0 = tensor.extract_slice %x[0, 0] [%m, %n] [1, 1] : tensor<?x?xf32> to tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
