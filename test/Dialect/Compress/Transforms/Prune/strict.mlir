// RUN: compress-opt %s --compress-prune="pattern=2:4 strict" --split-input-file --verify-diagnostics

func.func @integer(%x: tensor<4x2xi32>, %init: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %w = arith.constant dense<1> : tensor<2x2xi32> loc("w")
  // expected-error @below {{'linalg.matmul' op weight loc("w") of type 'tensor<2x2xi32>' can't be pruned: its elements are i32, expected f32, f16 or bf16; convert it, or leave it out with exclude}}
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xi32>, tensor<2x2xi32>)
      outs(%init : tensor<4x2xi32>) -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// -----

ml_program.global private @w(#ml_program.extern) : tensor<4x3x8xf32>

func.func @not_adjacent(%x: tensor<5x4x8xf32>, %init: tensor<5x3xf32>) -> tensor<5x3xf32> {
  %w = ml_program.global_load_const @w : tensor<4x3x8xf32>
  // expected-error @below {{'linalg.generic' op weight w of type 'tensor<4x3x8xf32>' can't be pruned: its reduction dimensions aren't adjacent, and patterns run along one; store it transposed, or prune by ratio, or leave it out with exclude}}
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, j, k) -> (m, j, k)>,
                                        affine_map<(m, n, j, k) -> (j, n, k)>,
                                        affine_map<(m, n, j, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<5x4x8xf32>, tensor<4x3x8xf32>) outs(%init : tensor<5x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<5x3xf32>
  return %0 : tensor<5x3xf32>
}

// -----

ml_program.global private @w(#ml_program.extern) : tensor<8xf32>

func.func @not_in_the_weight(%x: tensor<4x8xf32>, %init: tensor<8xf32>) -> tensor<8xf32> {
  %w = ml_program.global_load_const @w : tensor<8xf32>
  // expected-error @below {{'linalg.generic' op weight w of type 'tensor<8xf32>' can't be pruned: a reduction loop isn't in the weight; write it as a product of the two alone}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i)>,
                                        affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<4x8xf32>, tensor<8xf32>) outs(%init : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

// Nothing to prune is no miss.
func.func @two_activations(%x: tensor<8x8xf32>, %y: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%x, %y : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
