// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-decompose-aggregates))' --verify-diagnostics

func.func @dynamic_tile(%x: tensor<6x8xf32>, %n: index, %e: tensor<2x2x?x4xf32>) -> tensor<2x2x?x4xf32> {
  // expected-error@+1 {{is lowered with inner tiles of static sizes only}}
  %0 = linalg.pack %x inner_dims_pos = [0, 1] inner_tiles = [%n, 4] into %e
      : tensor<6x8xf32> -> tensor<2x2x?x4xf32>
  return %0 : tensor<2x2x?x4xf32>
}
