// RUN: compress-opt %s --compress-verify-input --split-input-file --verify-diagnostics

func.func @another_dialect(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{'tosa.abs' is of no dialect that the pipeline takes: convert it to func, linalg, tensor, arith, math, scf, cf and ml_program}}
  %0 = tosa.abs %x : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func private @beside()
// expected-error @+1 {{a module inside the module isn't lowered: move its functions and globals to the outermost one}}
module @nested {
}

// -----

func.func @no_such_dimension(%x: tensor<4x?xf32>) -> index {
  %c2 = arith.constant 2 : index
  // expected-error @+1 {{a tensor of type 'tensor<4x?xf32>' has no dimension 2}}
  %0 = tensor.dim %x, %c2 : tensor<4x?xf32>
  return %0 : index
}

// -----

func.func @taken(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.absf %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
