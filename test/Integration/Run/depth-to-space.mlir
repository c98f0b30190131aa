// Remainders in a sum of indices are bounded one by one: 4 channels become 2 x 2 pixels.
// RUN: %npy make %t.x.npy f32 1x2x4 0 1 2 3 4 5 6 7
// RUN: %npy make %t.o.npy f32 2x4 0
// RUN: %npy make %t.s.npy f32 1x2x3 0
// RUN: sh -c 'for m in jit interpret; do \
// RUN:   compress-run %s --mode=$m --input=%t.x.npy --input=%t.o.npy --output=%t.y.npy && %npy show %t.y.npy && \
// RUN:   ! compress-run %s --mode=$m --input=%t.s.npy --input=%t.o.npy 2>&1; done' | FileCheck %s

// CHECK: f32 2x4: 0 1 4 5 2 3 6 7
// CHECK-NEXT: dimension 2 of operand 0 is too small for what is accessed
// CHECK: f32 2x4: 0 1 4 5 2 3 6 7
// CHECK-NEXT: dimension 2 of operand 0 is too small for what is accessed
func.func @main(%x: tensor<?x?x?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = linalg.generic
      {indexing_maps = [affine_map<(h, w) -> (h floordiv 2, w floordiv 2, (h mod 2) * 2 + w mod 2)>,
                        affine_map<(h, w) -> (h, w)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?x?xf32>) outs(%o : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
