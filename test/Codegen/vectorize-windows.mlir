// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-vectorize-windows{target=avx2}))' --split-input-file | FileCheck %s

// Vectors of 8, then of what is left: 14 = 8 + 4 + 2.
// CHECK-LABEL: func.func @max_pool
// CHECK: scf.parallel
// CHECK: scf.for
// CHECK: %[[SUM:.*]] = vector.transfer_read %arg1{{.*}} : memref<2x3x14x14xf32>, vector<8xf32>
// CHECK: %[[ROW:.*]] = vector.transfer_read %arg0{{.*}} {in_bounds = [true]} : memref<2x3x28x28xf32>, vector<15xf32>
// CHECK: %[[EVEN:.*]] = vector.shuffle %[[ROW]], %[[ROW]] [0, 2, 4, 6, 8, 10, 12, 14]
// CHECK: arith.maximumf %[[SUM]], %[[EVEN]] : vector<8xf32>
// CHECK-COUNT-3: arith.maximumf %{{.*}} : vector<8xf32>
// CHECK: vector.transfer_write
// CHECK-COUNT-4: arith.maximumf %{{.*}} : vector<4xf32>
// CHECK-COUNT-4: arith.maximumf %{{.*}} : vector<2xf32>
// CHECK-NOT: arith.maximumf
func.func @max_pool(%x: memref<2x3x28x28xf32>, %o: memref<2x3x14x14xf32>, %w: memref<2x2xf32>) {
  linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
      ins(%x, %w : memref<2x3x28x28xf32>, memref<2x2xf32>) outs(%o : memref<2x3x14x14xf32>)
  return
}

// -----

// Channels last: nothing to shuffle, the weight is a row as well.
// CHECK-LABEL: func.func @depthwise
// CHECK: scf.for
// CHECK: vector.transfer_read %arg0{{.*}} vector<8xf32>
// CHECK: vector.transfer_read %arg1{{.*}} vector<8xf32>
// CHECK: arith.mulf %{{.*}} : vector<8xf32>
// CHECK: arith.addf %{{.*}} : vector<8xf32>
func.func @depthwise(%x: memref<?x?x?x?xf32>, %w: memref<3x3x?xf32>, %o: memref<?x?x?x?xf32>) {
  linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
      ins(%x, %w : memref<?x?x?x?xf32>, memref<3x3x?xf32>) outs(%o : memref<?x?x?x?xf32>)
  return
}

// -----

// A window that is too wide to unroll is a loop that carries the sums.
// CHECK-LABEL: func.func @wide_window
// CHECK: scf.for %{{.*}} = %{{.*}} to %{{.*}} step %{{.*}} iter_args(%{{.*}} = %{{.*}}) -> (vector<8xf32>)
#x = affine_map<(d0, d1, d2) -> (d0, d1 + d2)>
#w = affine_map<(d0, d1, d2) -> (d2)>
#o = affine_map<(d0, d1, d2) -> (d0, d1)>
func.func @wide_window(%x: memref<4x40xf32>, %w: memref<9xf32>, %o: memref<4x32xf32>) {
  linalg.generic {indexing_maps = [#x, #w, #o], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<4x40xf32>, memref<9xf32>) outs(%o : memref<4x32xf32>) {
  ^bb0(%in: f32, %weight: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  }
  return
}

// -----

// Nothing slides here; LLVM does as well.
// CHECK-LABEL: func.func @elementwise
// CHECK: linalg.generic
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @elementwise(%x: memref<4x40xf32>, %o: memref<4x40xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<4x40xf32>) outs(%o : memref<4x40xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = math.exp %in : f32
    linalg.yield %s : f32
  }
  return
}

// -----

// Neither a stride along another dimension than the innermost, nor memory with
// gaps, nor a stride above 4 is a vector.
// CHECK-LABEL: func.func @left_alone
// CHECK-COUNT-3: linalg.generic
#down = affine_map<(d0, d1, d2) -> (d1 + d2, d0)>
#far = affine_map<(d0, d1, d2) -> (d0, d1 * 5 + d2)>
#near = affine_map<(d0, d1, d2) -> (d0, d1 + d2)>
#window = affine_map<(d0, d1, d2) -> (d2)>
#out = affine_map<(d0, d1, d2) -> (d0, d1)>
func.func @left_alone(%x: memref<?x?xf32>, %w: memref<?xf32>, %g: memref<?x?xf32, strided<[?, 2]>>, %o: memref<?x8xf32>) {
  linalg.generic {indexing_maps = [#down, #window, #out], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<?x?xf32>, memref<?xf32>) outs(%o : memref<?x8xf32>) {
  ^bb0(%in: f32, %weight: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#far, #window, #out], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<?x?xf32>, memref<?xf32>) outs(%o : memref<?x8xf32>) {
  ^bb0(%in: f32, %weight: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#near, #window, #out], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%g, %w : memref<?x?xf32, strided<[?, 2]>>, memref<?xf32>) outs(%o : memref<?x8xf32>) {
  ^bb0(%in: f32, %weight: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  }
  return
}
