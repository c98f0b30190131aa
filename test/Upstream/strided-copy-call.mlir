// A strided copy becomes a library call that copies element by element.
// Hence: lib/Codegen/LegalizeMemRefs.cpp makes it a linalg copy.
// RUN: mlir-opt %s --expand-strided-metadata --finalize-memref-to-llvm | FileCheck %s

// CHECK: llvm.call @memrefCopy
func.func @copy(%a: memref<4x4xf32, strided<[8, 1]>>, %b: memref<4x4xf32>) {
  memref.copy %a, %b : memref<4x4xf32, strided<[8, 1]>> to memref<4x4xf32>
  return
}
