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

// -----

// Elements 0 and 1 of the result would be anything.
func.func @partial_output(%x: tensor<4xf32>, %o: tensor<6xf32>) -> tensor<6xf32> {
  // expected-error @+1 {{the output map (d0) -> (d0 + 2) of 'linalg.generic' isn't known to write every element: index each dimension by a loop of its own, or read the output in the body}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0 + 2)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%o : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// -----

func.func @partial_output_that_is_read(%x: tensor<4xf32>, %o: tensor<6xf32>) -> tensor<6xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0 + 2)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%o : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// -----

func.func @encoded(%x: tensor<4xf32, "layout">) -> tensor<4xf32, "layout"> {
  // expected-error @+1 {{a tensor with an encoding isn't lowered: expected one without, got 'tensor<4xf32, "layout">'}}
  %0 = math.absf %x : tensor<4xf32, "layout">
  return %0 : tensor<4xf32, "layout">
}

// -----

func.func @no_lowering(%x: tensor<4x5xf32>, %i: tensor<3x1xindex>) -> tensor<3x1x5xf32> {
  // expected-error @+1 {{'tensor.gather' on tensors has no lowering: write it as linalg.generic, or with scf and tensor.extract}}
  %0 = tensor.gather %x[%i] gather_dims([0]) : (tensor<4x5xf32>, tensor<3x1xindex>) -> tensor<3x1x5xf32>
  return %0 : tensor<3x1x5xf32>
}

// -----

// The second dimension has one element.
func.func @constant_index(%x: tensor<3xf32>, %o: tensor<3x1xf32>) -> tensor<3x1xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0, 0)>], iterator_types = ["parallel"]}
      ins(%x : tensor<3xf32>) outs(%o : tensor<3x1xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<3x1xf32>
  return %0 : tensor<3x1xf32>
}

// -----

func.func @bitcast(%x: tensor<4xf32>) -> tensor<4xi32> {
  // expected-error @+1 {{'tensor.bitcast' on tensors has no lowering}}
  %0 = tensor.bitcast %x : tensor<4xf32> to tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

// Upstream's bufferization orders stores and loads of a global wrongly.
ml_program.global private mutable @state(dense<0.0> : tensor<2xf32>) : tensor<2xf32>
func.func @store(%x: tensor<2xf32>) -> tensor<2xf32> {
  // expected-error @+1 {{'ml_program.global_store' isn't lowered: make state that changes an argument and a result of the function}}
  ml_program.global_store @state = %x : tensor<2xf32>
  %0 = ml_program.global_load @state : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// Indices that wrap would pass the checks of sizes.
func.func @wraps(%x: tensor<?xf32>, %o: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{the map (d0) -> (d0 * 3074457345618258603) of 'linalg.generic' can't be checked: factors must be constants of at most 31 bits, divisors above 0}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0 * 3074457345618258603)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%o : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
