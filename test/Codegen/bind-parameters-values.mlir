// Globals with a value in the module, and some that can't have the one they have.
// RUN: compress-opt %s --split-input-file --compress-bind-parameters --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @scalar
// CHECK: arith.constant 3 : i32
ml_program.global private @scalar_value(3 : i32) : i32
func.func @scalar() -> i32 {
  %0 = ml_program.global_load_const @scalar_value : i32
  return %0 : i32
}

// -----

// A load that doesn't know that the global is constant.
// CHECK-LABEL: func.func @load
// CHECK: memref.get_global @compress.parameter.w
ml_program.global private @w(#ml_program.extern) : tensor<4xf32>
func.func @load() -> tensor<4xf32> {
  %0 = ml_program.global_load @w : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// expected-error @+1 {{the global 'w' of type 'tensor<?xf32>' needs a value of that type, or #ml_program.extern}}
ml_program.global private @w(dense<1.0> : tensor<4xf32>) : tensor<?xf32>

// -----

// expected-error @+1 {{a mutable global must be a tensor, got 'i32'}}
ml_program.global private mutable @w(3 : i32) : i32
