// RUN: compress-opt %s --split-input-file --verify-diagnostics \
// RUN:   --compress-quantize="weights=i4 activations=dynamic-int8-group strict"

func.func @integer(%x: tensor<4x2xi8>, %init: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %w = arith.constant dense<1> : tensor<2x2xi8> loc("w")
  // expected-error @below {{'linalg.matmul' op weight loc("w") of type 'tensor<2x2xi8>' can't be quantized: its elements are i8, expected f32, f16 or bf16; convert it, or leave it out with exclude}}
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xi8>, tensor<2x2xi8>)
      outs(%init : tensor<4x2xi32>) -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// -----

ml_program.global private @w(#ml_program.extern) : tensor<4x3x8xf32>

func.func @not_adjacent(%x: tensor<5x4x8xf32>, %init: tensor<5x3xf32>) -> tensor<5x3xf32> {
  %w = ml_program.global_load_const @w : tensor<4x3x8xf32>
  // expected-error @below {{'linalg.generic' op weight w of type 'tensor<4x3x8xf32>' can't be quantized: its reduction dimensions aren't adjacent, and groups run along one; store it transposed, or use weights=i8 with group=0, or leave it out with exclude}}
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

ml_program.global private @w(#ml_program.extern) : tensor<4x8xf32>

func.func @weight_only(%x: tensor<5x8xf32>, %init: tensor<5xf32>) -> tensor<5xf32> {
  %w = ml_program.global_load_const @w : tensor<4x8xf32>
  // expected-error @below {{'linalg.generic' op weight w of type 'tensor<4x8xf32>' can't be quantized: it is summed along a dimension that the other operand lacks; sum it before the product}}
  %0 = linalg.generic {indexing_maps = [affine_map<(m, j, k) -> (m, k)>,
                                        affine_map<(m, j, k) -> (j, k)>,
                                        affine_map<(m, j, k) -> (m)>],
                       iterator_types = ["parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<5x8xf32>, tensor<4x8xf32>) outs(%init : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// -----

ml_program.global private @w(#ml_program.extern) : tensor<16x8x3x3xf32>

func.func @activation(%x: tensor<1x8x9x9xf32>, %init: tensor<1x16x7x7xf32>)
    -> tensor<1x16x7x7xf32> {
  %w = ml_program.global_load_const @w : tensor<16x8x3x3xf32>
  // expected-error @below {{'linalg.conv_2d_nchw_fchw' op weight w's activation of type 'tensor<1x8x9x9xf32>' can't be quantized: groups need a reduction over one dimension; use activations=dynamic-int8}}
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x9x9xf32>, tensor<16x8x3x3xf32>)
      outs(%init : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}

// -----

func.func @two_activations(%x: tensor<8x8xf32>, %y: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%x, %y : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
