// RUN: compress-opt %s --convert-compress-to-linalg | FileCheck %s

// Ops inside loops and branches are lowered where they stand.
// CHECK-LABEL: @in_regions(
// CHECK: scf.for
// CHECK: scf.if
// CHECK: linalg.generic
// CHECK: scf.yield
// CHECK-NOT: compress.
func.func @in_regions(%x: tensor<4x8xf32>, %s: tensor<1x1xf32>, %n: index, %c: i1) -> tensor<4x8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<4x8xf32> {
    %w = scf.if %c -> tensor<4x8xf32> {
      %y = compress.fake_quantize %v, %s <bits = 8, symmetric, block = [0, 0]>
          : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
      scf.yield %y : tensor<4x8xf32>
    } else {
      scf.yield %v : tensor<4x8xf32>
    }
    scf.yield %w : tensor<4x8xf32>
  }
  return %r : tensor<4x8xf32>
}
