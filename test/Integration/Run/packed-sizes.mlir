// Operands of a packed product whose sizes only the run knows, and that disagree, are
// an error in both modes.
// RUN: %npy make %t.x.npy f32 3x5 1
// RUN: %npy make %t.w.npy f32 1x5x16x1 2
// RUN: %npy make %t.i.npy f32 3x1 1
// RUN: %npy make %t.shallow.npy f32 1x4x16x1 2
// RUN: %npy make %t.long.npy f32 4x1 1
// RUN: %npy make %t.wide.npy f32 3x17 1
// RUN: compress-run %s --mode=jit --input=%t.x.npy --input=%t.w.npy --input=%t.i.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: compress-run %s --mode=interpret --input=%t.x.npy --input=%t.w.npy --input=%t.i.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: not compress-run %s --mode=jit --input=%t.x.npy --input=%t.shallow.npy --input=%t.i.npy 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy --input=%t.shallow.npy --input=%t.i.npy 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not compress-run %s --mode=jit --input=%t.x.npy --input=%t.w.npy --input=%t.long.npy 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy --input=%t.w.npy --input=%t.long.npy 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not compress-run %s --mode=jit --input=%t.x.npy --input=%t.w.npy --input=%t.wide.npy 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not compress-run %s --mode=interpret --input=%t.x.npy --input=%t.w.npy --input=%t.wide.npy 2>&1 | FileCheck %s --check-prefix=ERROR

// CHECK: f32 3x1: 11 11 11
// ERROR: compress-run: error: 'compress.packed_matmul' at

func.func @main(%x: tensor<?x?xf32>, %w: tensor<?x?x16x1xf32>, %i: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = compress.packed_matmul %x weight(%w : tensor<?x?x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 4, lanes = 16, row_block = 0>} : tensor<?x?xf32> -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
