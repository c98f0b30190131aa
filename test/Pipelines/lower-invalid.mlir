// What the pipeline doesn't take is an error that says what it does.
// RUN: split-file %s %t
// RUN: not compress-opt %t/any.mlir --compress-lower=target=z80 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: unknown target 'z80': use one of native, avx512-vnni, avx-vnni, avx2, x86-64
// RUN: not compress-opt %t/any.mlir --compress-lower=level=3 2>&1 | FileCheck %s --check-prefix=OPTION
// OPTION: no such option level
// RUN: not compress-opt %t/any.mlir --compress-lower=strict=perhaps 2>&1 | FileCheck %s --check-prefix=VALUE
// VALUE: '{{.*}}perhaps' is invalid value for boolean argument
// RUN: not compress-opt %t/any.mlir --pass-pipeline='builtin.module(func.func(compress-lower))' 2>&1 | FileCheck %s --check-prefix=NESTED
// NESTED: error: compress-lower works on 'builtin.module', got 'func.func': nest it directly in builtin.module(..)
// RUN: compress-opt %t/any.mlir --pass-pipeline='any(compress-lower)' -o %t/any.lowered

// RUN: not compress-opt %t/left.mlir --compress-lower 2>&1 | FileCheck %s --check-prefix=LEFT
// LEFT: left.mlir:2:8: error: 'gpu.thread_id' is of no dialect that the pipeline takes: convert it to func, linalg

// A weight that stays in plain loops is an error only if asked for.
// RUN: compress-opt %t/depthwise.mlir --compress-lower -o %t/lowered.mlir
// RUN: not compress-opt %t/depthwise.mlir --compress-lower=strict 2>&1 | FileCheck %s --check-prefix=STRICT
// STRICT: depthwise.mlir:6:8: error:

//--- any.mlir
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
//--- left.mlir
func.func @main(%x: tensor<4xf32>) -> index {
  %0 = gpu.thread_id x
  return %0 : index
}
//--- depthwise.mlir
ml_program.global private @w(#ml_program.extern) : tensor<3x3x8xf32>
func.func @main(%x: tensor<1x6x6x8xf32>, %e: tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32> {
  %w = ml_program.global_load_const @w : tensor<3x3x8xf32>
  %z = arith.constant 0.0 : f32
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x6x6x8xf32>, tensor<3x3x8xf32>)
      outs(%i : tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  return %0 : tensor<1x4x4x8xf32>
}
