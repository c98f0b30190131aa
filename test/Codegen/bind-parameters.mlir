// RUN: compress-opt %s --compress-bind-parameters --split-input-file --verify-diagnostics | FileCheck %s

// The weight becomes a symbol that no function of C is called like, and the
// caller's argument read only.
// CHECK: memref.global constant @compress.parameter.expf : memref<4x4xf32>
// CHECK-NOT: ml_program.global private @expf
ml_program.global private @expf(#ml_program.extern) : tensor<4x4xf32>
// CHECK-LABEL: func.func @reads_external
// CHECK-SAME: bufferization.writable = false
func.func @reads_external(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // CHECK: %[[M:.*]] = memref.get_global @compress.parameter.expf
  // CHECK: bufferization.to_tensor %[[M]] restrict
  %w = ml_program.global_load_const @expf : tensor<4x4xf32>
  return %w : tensor<4x4xf32>
}

// Who calls a private function is known: bufferization sees what may be written.
// CHECK-LABEL: func.func private @keeps_private_arguments
// CHECK-NOT: bufferization.writable
// CHECK: return
func.func private @keeps_private_arguments(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  return %x : tensor<4x4xf32>
}

// -----

// expected-error@+1 {{an external global must be an immutable tensor of static shape}}
ml_program.global private @w(#ml_program.extern) : tensor<?xf32>
