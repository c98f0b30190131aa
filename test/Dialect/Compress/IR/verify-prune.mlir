// RUN: compress-opt %s -split-input-file -verify-diagnostics

func.func @prune_mask_c1_no_inputs() {
  // expected-error@+1 {{needs one mask per input, got 0 inputs and 0 masks}}
  compress.prune_mask <unstructured> {ratio = 0.5 : f64} : () -> ()
  return
}

// -----

func.func @prune_mask_c1_mask_missing(%v: tensor<8xf32>, %w: tensor<8xf32>) {
  // expected-error@+1 {{needs one mask per input, got 2 inputs and 1 masks}}
  %m = compress.prune_mask %v, %w <unstructured> {ratio = 0.5 : f64}
      : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c1_mask_shape(%w: tensor<8xf32>) {
  // expected-error@+1 {{mask doesn't match its input's shape: 'tensor<4xi1>' of 'tensor<8xf32>'}}
  %m = compress.prune_mask %w <unstructured> {ratio = 0.5 : f64} : (tensor<8xf32>) -> tensor<4xi1>
  return
}

// -----

func.func @prune_mask_c2_no_criterion(%w: tensor<8xf32>) {
  // expected-error@+1 {{needs exactly one of threshold, ratio and an n : m pattern}}
  %m = compress.prune_mask %w <unstructured> : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c2_ratio_and_threshold(%w: tensor<8xf32>) {
  // expected-error@+1 {{needs exactly one of threshold, ratio and an n : m pattern}}
  %m = compress.prune_mask %w <unstructured> {ratio = 0.5 : f64, threshold = 0.5 : f64}
      : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c2_ratio_and_pattern(%w: tensor<8xf32>) {
  // expected-error@+1 {{needs exactly one of threshold, ratio and an n : m pattern}}
  %m = compress.prune_mask %w <nm 2 : 4 axis 0> {ratio = 0.5 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c3_ratio_above_one(%w: tensor<8xf32>) {
  // expected-error@+1 {{ratio must be 0 to 1, got 1.5}}
  %m = compress.prune_mask %w <unstructured> {ratio = 1.5 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c3_ratio_negative(%w: tensor<8xf32>) {
  // expected-error@+1 {{ratio must be 0 to 1, got -5.000000e-01}}
  %m = compress.prune_mask %w <unstructured> {ratio = -0.5 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c3_ratio_nan(%w: tensor<8xf32>) {
  // expected-error@+1 {{ratio must be 0 to 1, got nan}}
  %m = compress.prune_mask %w <unstructured> {ratio = 0x7FF8000000000000 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c4_threshold_negative(%w: tensor<8xf32>) {
  // expected-error@+1 {{threshold must not be negative or NaN, got -1}}
  %m = compress.prune_mask %w <unstructured> {threshold = -1.0 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c4_threshold_nan(%w: tensor<8xf32>) {
  // expected-error@+1 {{threshold must not be negative or NaN, got nan}}
  %m = compress.prune_mask %w <unstructured> {threshold = 0x7FF8000000000000 : f64} : (tensor<8xf32>) -> tensor<8xi1>
  return
}

// -----

func.func @prune_mask_c5_axis(%v: tensor<4x4xf32>, %w: tensor<8xf32>) {
  // expected-error@+1 {{pattern axis 1 is not below the rank of 'tensor<8xf32>'}}
  %m:2 = compress.prune_mask %v, %w <nm 2 : 4 axis 1>
      : (tensor<4x4xf32>, tensor<8xf32>) -> (tensor<4x4xi1>, tensor<8xi1>)
  return
}

// -----

func.func @prune_mask_element_type(%w: tensor<8xf64>) {
  // expected-error@+1 {{operand #0 must be variadic of ranked tensor of f16, bf16 or f32 values, but got 'tensor<8xf64>'}}
  %m = compress.prune_mask %w <unstructured> {ratio = 0.5 : f64} : (tensor<8xf64>) -> tensor<8xi1>
  return
}

// -----

func.func @apply_mask_shape(%w: tensor<8xf32>, %m: tensor<4xi1>) {
  // expected-error@+1 {{failed to verify that all of {input, mask} have same shape}}
  %p = compress.apply_mask %w, %m : tensor<8xf32>, tensor<4xi1>
  return
}
