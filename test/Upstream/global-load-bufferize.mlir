// One-shot bufferization refuses to load a global.
// Hence: lib/Codegen/BindParameters.cpp turns loads into memrefs before.
// RUN: not mlir-opt %s --one-shot-bufferize=bufferize-function-boundaries 2>&1 | FileCheck %s

ml_program.global private @w(#ml_program.extern) : tensor<4xf32>
func.func @load() -> tensor<4xf32> {
  // CHECK: error: op was not bufferized
  %0 = ml_program.global_load_const @w : tensor<4xf32>
  return %0 : tensor<4xf32>
}
