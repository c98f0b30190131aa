// Both passes say what they did to each weight, or why not and what would help.
// RUN: %python %S/Inputs/make_weights.py %t.safetensors w=64x70 d=3x3x8 g=64x70 scale=64
// RUN: compress-opt %s --split-input-file --remarks-filter='compress-.*' -o /dev/null \
// RUN:   --compress-pack="params=%t.safetensors output=%t.out.safetensors target=avx512-vnni" 2>&1 | FileCheck %s --check-prefix=PACK
// RUN: compress-opt %s --split-input-file --remarks-filter='compress-.*' -o /dev/null --canonicalize \
// RUN:   --compress-pack="params=%t.safetensors output=%t.out.safetensors target=avx512-vnni" \
// RUN:   --compress-form-packed-matmul=target=avx512-vnni 2>&1 | FileCheck %s --check-prefix=PACKED
// RUN: compress-opt %s --split-input-file --remarks-filter='compress-.*' -o /dev/null \
// RUN:   --compress-form-packed-matmul=target=avx512-vnni 2>&1 | FileCheck %s --check-prefix=FORM
// RUN: not compress-opt %s --split-input-file -o /dev/null \
// RUN:   --compress-form-packed-matmul="target=avx512-vnni strict" 2>&1 | FileCheck %s --check-prefix=STRICT

// PACK: [Passed] packed | Category:compress-pack | Function=packed | Name=w, Scheme="#compress.encoding<f32, n = [0], k = [1], tile = [64, 1]>", Type=tensor<64x70xf32>
// PACKED: [Passed] formed | Category:compress-form-packed-matmul | Function=packed | Name=w.values, Scheme="#compress.encoding<f32
// FORM: [Passed] formed | Category:compress-form-packed-matmul | Function=packed | Name=w, Note="packed at every run: --compress-pack for this target does it once", Scheme="#compress.encoding<f32, n = [0], k = [1], tile = [64, 1]> #compress.strategy<rows = 6, lanes = 16, row_block = 0>", Type=tensor<64x70xf32>
ml_program.global private @w(#ml_program.extern) : tensor<64x70xf32>
func.func @packed(%x: tensor<9x70xf32>, %e: tensor<9x64xf32>, %te: tensor<70x64xf32>) -> tensor<9x64xf32> {
  %w = ml_program.global_load_const @w : tensor<64x70xf32>
  %t = linalg.transpose ins(%w : tensor<64x70xf32>) outs(%te : tensor<70x64xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<9x70xf32>, tensor<70x64xf32>) outs(%e : tensor<9x64xf32>) -> tensor<9x64xf32>
  return %0 : tensor<9x64xf32>
}

// -----

// PACK: [Missed] packed | Category:compress-pack | Function=no_remedy | Name=d, Reason="each output channel has its own input
// PACK-SAME: Suggestion="none: packed storage is for columns that share their input"
// FORM: [Missed] formed | Category:compress-form-packed-matmul | Function=no_remedy | Name=d,
// FORM-SAME: Suggestion="none: packed
// STRICT: 'linalg.depthwise_conv_2d_nhwc_hwc' op weight d of type 'tensor<3x3x8xf32>' can't be formed: each output channel has its own input
// STRICT-SAME: to share a register with; run without strict
ml_program.global private @d(#ml_program.extern) : tensor<3x3x8xf32>
func.func @no_remedy(%x: tensor<1x10x10x8xf32>, %e: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  %d = ml_program.global_load_const @d : tensor<3x3x8xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %d : tensor<1x10x10x8xf32>, tensor<3x3x8xf32>)
      outs(%e : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %0 : tensor<1x8x8x8xf32>
}

// -----

// PACK: [Missed] packed {{.*}} Name=g, Reason="one scale serves several output channels", Suggestion="quantize with one per channel: a block of 1 along the output dimensions"
// FORM: [Missed] formed {{.*}} Name=g, Reason="one scale serves several output channels", Suggestion="quantize with one per channel
// STRICT: 'linalg.matmul' op weight g of type 'tensor<64x70xf32>' can't be formed: one scale serves several output channels;
// STRICT-SAME: quantize with one per channel: a block of 1 along the output dimensions, or run without strict
ml_program.global private @g(#ml_program.extern) : tensor<64x70xf32>
func.func @per_tensor(%x: tensor<9x64xf32>, %e: tensor<9x70xf32>) -> tensor<9x70xf32> {
  %w = ml_program.global_load_const @g : tensor<64x70xf32>
  %s = compress.quant_params %w <bits = 8, symmetric, block = [0, 0]> : tensor<64x70xf32> -> tensor<1x1xf32>
  %q = compress.quantize %w, %s <bits = 8, symmetric, block = [0, 0]> : tensor<64x70xf32>, tensor<1x1xf32> -> tensor<64x70xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [0, 0]> : tensor<64x70xi8>, tensor<1x1xf32> -> tensor<64x70xf32>
  %0 = linalg.matmul ins(%x, %d : tensor<9x64xf32>, tensor<64x70xf32>) outs(%e : tensor<9x70xf32>) -> tensor<9x70xf32>
  return %0 : tensor<9x70xf32>
}

// -----

// The weight as what a window slides over.
// PACK: [Missed] packed {{.*}} Name=w, Reason="the weight isn't indexed by plain loops", Suggestion="write it as a product of the two alone"
// FORM: [Missed] formed {{.*}} Name=w, Reason="the weight isn't indexed by plain loops"
ml_program.global private @w(#ml_program.extern) : tensor<64x70xf32>
func.func @no_contraction(%x: tensor<3x3xf32>, %e: tensor<62x68xf32>) -> tensor<62x68xf32> {
  %w = ml_program.global_load_const @w : tensor<64x70xf32>
  %0 = linalg.conv_2d ins(%w, %x : tensor<64x70xf32>, tensor<3x3xf32>) outs(%e : tensor<62x68xf32>) -> tensor<62x68xf32>
  return %0 : tensor<62x68xf32>
}

// -----

// A scale per channel, added to a bias, is no weight to pack.
// PACK-NOT: Function=elementwise
// FORM-NOT: Function=elementwise
// STRICT-NOT: linalg.generic
ml_program.global private @scale(#ml_program.extern) : tensor<64xf32>
func.func @elementwise(%x: tensor<9x64xf32>, %bias: tensor<9x64xf32>) -> tensor<9x64xf32> {
  %s = ml_program.global_load_const @scale : tensor<64xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (n)>, affine_map<(m, n) -> (m, n)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<9x64xf32>, tensor<64xf32>) outs(%bias : tensor<9x64xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %mul = arith.mulf %a, %b : f32
    %add = arith.addf %out, %mul : f32
    linalg.yield %add : f32
  } -> tensor<9x64xf32>
  return %0 : tensor<9x64xf32>
}
