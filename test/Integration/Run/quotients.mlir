// Indices with quotients and remainders are checked by their extremes, not by their last value.
// RUN: %npy make %t.nine.npy f32 9 1 2 3 4 5 6 7 8 9
// RUN: %npy make %t.four.npy f32 4 1 2 3 4
// RUN: %npy make %t.three.npy f32 3 1 2 3
// RUN: %npy make %t.none.npy f32 0
// RUN: sh -c 'for m in jit interpret; do \
// RUN:   compress-run %s --mode=$m --input=%t.four.npy --input=%t.nine.npy --output=%t.a.npy --output=%t.b.npy && \
// RUN:   %npy show %t.a.npy && %npy show %t.b.npy && \
// RUN:   compress-run %s --mode=$m --input=%t.none.npy --input=%t.none.npy --output=%t.a.npy --output=%t.b.npy && %npy show %t.a.npy && \
// RUN:   ! compress-run %s --mode=$m --input=%t.three.npy --input=%t.nine.npy 2>&1; done' | FileCheck %s

// CHECK: f32 9: 1 2 3 4 1 2 3 4 1
// CHECK-NEXT: f32 9: 3 3 3 2 2 2 1 1 1
// CHECK-NEXT: f32 0:
// CHECK-NEXT: error: 'linalg.generic' at {{.*}}: dimension 0 of operand 0 is too small for what is accessed
// CHECK: f32 9: 1 2 3 4 1 2 3 4 1
// CHECK-NEXT: f32 9: 3 3 3 2 2 2 1 1 1
// CHECK-NEXT: f32 0:
// CHECK-NEXT: error: 'linalg.generic' at {{.*}}: dimension 0 of operand 0 is too small for what is accessed
func.func @main(%x: tensor<?xf32>, %o: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %turned = linalg.generic
      {indexing_maps = [affine_map<(i) -> (i mod 4)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%o : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<?xf32>
  // Falls: the first iteration has the highest index.
  %falling = linalg.generic
      {indexing_maps = [affine_map<(i) -> ((8 - i) floordiv 3)>, affine_map<(i) -> (i)>],
       iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%o : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<?xf32>
  return %turned, %falling : tensor<?xf32>, tensor<?xf32>
}
