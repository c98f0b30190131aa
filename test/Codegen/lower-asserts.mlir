// RUN: compress-opt %s --compress-lower-asserts | FileCheck %s

// CHECK-DAG: llvm.mlir.global internal constant @[[MESSAGE:.*]]("too small\00")
// CHECK-DAG: llvm.func @compress_fail(!llvm.ptr)

// CHECK-LABEL: func.func @ends_the_call
func.func @ends_the_call(%c: i1) {
  // CHECK: %[[BROKEN:.*]] = arith.xori
  // CHECK: scf.if %[[BROKEN]]
  // CHECK: %[[TEXT:.*]] = llvm.mlir.addressof @[[MESSAGE]]
  // CHECK: llvm.call @compress_fail(%[[TEXT]])
  cf.assert %c, "too small"
  return
}

// A part of a loop of the pool.
// CHECK-LABEL: llvm.func @in_a_loop
llvm.func @in_a_loop(%c: i1) {
  // CHECK: llvm.call @compress_fail(
  cf.assert %c, "too small"
  llvm.return
}
