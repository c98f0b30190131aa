// Asking for C wrappers wraps declarations, too: a call of one goes to a symbol of
// another name. Hence: lib/Execution/Program.cpp binds the reference under that one.
// RUN: mlir-opt %s --llvm-request-c-wrappers --convert-func-to-llvm | FileCheck %s

// CHECK: llvm.func private @outside(
// CHECK-NEXT: llvm.call @_mlir_ciface_outside(
func.func private @outside(i64)
func.func @main(%x: i64) {
  call @outside(%x) : (i64) -> ()
  return
}
