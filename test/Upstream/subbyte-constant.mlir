// Four-bit elements: a resource of them does not translate, and a memref of them
// is read at whole bytes from what is said to be packed.
// Hence: packed weights are i8, with two nibbles in each (docs/encoding.md).
// RUN: split-file %s %t
// RUN: not mlir-translate --mlir-to-llvmir %t/resource.mlir 2>&1 | FileCheck %s --check-prefix=RESOURCE
// RUN: mlir-opt %t/load.mlir --finalize-memref-to-llvm --convert-func-to-llvm --reconcile-unrealized-casts \
// RUN:   | mlir-translate --mlir-to-llvmir | %llc -mtriple=x86_64-linux-gnu | FileCheck %s --check-prefix=LOAD

//--- resource.mlir
// RESOURCE: error: no known conversion for innermost element type
llvm.mlir.global constant @w(dense_resource<r> : tensor<4xi4>) : !llvm.array<4 x i4>
{-# dialect_resources: { builtin: { r: "0x040000001234" } } #-}

//--- load.mlir
// LOAD-LABEL: load:
// LOAD-NOT: shr
// LOAD: ret
func.func @load(%m: memref<8xi4>, %i: index) -> i4 {
  %0 = memref.load %m[%i] : memref<8xi4>
  return %0 : i4
}
