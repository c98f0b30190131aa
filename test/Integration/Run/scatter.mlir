// Places of results that move with a reduction loop: sums in memory, not in registers.
// RUN: %npy make %t.x.npy f32 12 0 1 2 3 4 5 6 7 8 9 10 11
// RUN: %npy make %t.o.npy f32 4 0
// RUN: compress-run %s --mode=jit --input=%t.x.npy --input=%t.o.npy --output=%t.a.npy --output=%t.b.npy
// RUN: %npy show %t.a.npy | FileCheck %s
// RUN: %npy show %t.b.npy | FileCheck %s --check-prefix=COPY
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --input=%t.o.npy --output=%t.a.npy --output=%t.b.npy
// RUN: %npy show %t.a.npy | FileCheck %s
// RUN: %npy show %t.b.npy | FileCheck %s --check-prefix=COPY

// CHECK: f32 4: 12 15 18 21
// COPY: f32 12: 0 2 4 6 8 10 12 14 16 18 20 22
func.func @main(%x: tensor<?xf32>, %o: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %buckets = linalg.generic
      {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i mod 4)>], iterator_types = ["reduction"]}
      ins(%x : tensor<?xf32>) outs(%o : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %twice = linalg.generic
      {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["reduction"]}
      ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %buckets, %twice : tensor<?xf32>, tensor<?xf32>
}
