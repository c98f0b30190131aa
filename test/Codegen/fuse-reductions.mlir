// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-fuse-reductions))' | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>
#one = affine_map<(i) -> (i)>

// The largest element of each row, its square root, and the row divided by that.
// The root is read elsewhere, too, and that by an op before the last.
// CHECK-LABEL: func.func @row_by_row(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x64xf32>
// CHECK: %[[LOOP:.*]]:2 = scf.forall (%[[ROW:.*]]) in (%{{.*}}) shared_outs
// CHECK: tensor.extract_slice %[[X]][%[[ROW]], 0] [1, 64] [1, 1]
// CHECK: %[[SLICE:.*]] = tensor.extract_slice %[[X]][%[[ROW]], 0] [1, 64] [1, 1]
// CHECK: %[[MAX:.*]] = linalg.generic {{.*}} ["parallel", "reduction"]} ins(%[[SLICE]]
// CHECK: %[[ROOT:.*]] = linalg.generic {{.*}} ins(%[[MAX]]
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[ROOT]]
// CHECK: scf.forall.in_parallel
// CHECK: tensor.expand_shape %[[LOOP]]#1
// CHECK-NOT: linalg.generic
func.func @row_by_row(%x: tensor<?x64xf32>, %m: tensor<?xf32>, %y: tensor<?x64xf32>, %n: index)
    -> (tensor<?x64xf32>, tensor<?x1xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x64xf32>) outs(%m : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#one, #one], iterator_types = ["parallel"]}
      ins(%0 : tensor<?xf32>) outs(%m : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = math.sqrt %a : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %before = tensor.expand_shape %1 [[0, 1]] output_shape [%n, 1] : tensor<?xf32> into tensor<?x1xf32>
  %2 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %1 : tensor<?x64xf32>, tensor<?xf32>) outs(%y : tensor<?x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?x64xf32>
  return %2, %before : tensor<?x64xf32>, tensor<?x1xf32>
}

// A sum over columns isn't done before the last row is read.
// CHECK-LABEL: func.func @columns_are_left(
// CHECK-NOT: scf.forall
func.func @columns_are_left(%x: tensor<8x64xf32>, %m: tensor<64xf32>, %y: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #column], iterator_types = ["reduction", "parallel"]}
      ins(%x : tensor<8x64xf32>) outs(%m : tensor<64xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<64xf32>
  %1 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<8x64xf32>, tensor<64xf32>) outs(%y : tensor<8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  return %1 : tensor<8x64xf32>
}

// What is read with the reduction is another tensor: no row is read twice.
// CHECK-LABEL: func.func @other_data_is_left(
// CHECK-NOT: scf.forall
func.func @other_data_is_left(%x: tensor<8x64xf32>, %z: tensor<8x64xf32>, %m: tensor<8xf32>, %y: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x64xf32>) outs(%m : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%z, %0 : tensor<8x64xf32>, tensor<8xf32>) outs(%y : tensor<8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  return %1 : tensor<8x64xf32>
}

// A reader before the last op that can't be moved behind it.
// CHECK-LABEL: func.func @readers_with_effects_are_left(
// CHECK-NOT: scf.forall
func.func private @look(tensor<8xf32>)
func.func @readers_with_effects_are_left(%x: tensor<8x64xf32>, %m: tensor<8xf32>, %y: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x64xf32>) outs(%m : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  call @look(%0) : (tensor<8xf32>) -> ()
  %1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<8x64xf32>, tensor<8xf32>) outs(%y : tensor<8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  return %1 : tensor<8x64xf32>
}

#id3 = affine_map<(b, i, j) -> (b, i, j)>
#row3 = affine_map<(b, i, j) -> (b, i)>

// A batch of one has its rows in the second loop.
// CHECK-LABEL: func.func @rows_of_the_only_batch(
// CHECK: scf.forall (%[[ROW:.*]]) in (8)
// CHECK: tensor.extract_slice %{{.*}}[0, %[[ROW]], 0] [1, 1, 64] [1, 1, 1]
// CHECK: linalg.generic {{.*}} "reduction"]
// CHECK: linalg.generic {{.*}} "parallel"]
// CHECK: scf.forall.in_parallel
func.func @rows_of_the_only_batch(%x: tensor<1x8x64xf32>, %m: tensor<1x8xf32>, %y: tensor<1x8x64xf32>) -> tensor<1x8x64xf32> {
  %0 = linalg.generic {indexing_maps = [#id3, #row3], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : tensor<1x8x64xf32>) outs(%m : tensor<1x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<1x8xf32>
  %1 = linalg.generic {indexing_maps = [#id3, #row3, #id3], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %0 : tensor<1x8x64xf32>, tensor<1x8xf32>) outs(%y : tensor<1x8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<1x8x64xf32>
  return %1 : tensor<1x8x64xf32>
}

// A reader in a block behind the last op gets what the loop gives.
// CHECK-LABEL: func.func @reader_in_another_block(
// CHECK: %[[LOOP:.*]]:2 = scf.forall
// CHECK: return %[[LOOP]]#0, %[[LOOP]]#1
func.func @reader_in_another_block(%x: tensor<8x64xf32>, %m: tensor<8xf32>, %y: tensor<8x64xf32>) -> (tensor<8x64xf32>, tensor<8xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x64xf32>) outs(%m : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<8x64xf32>, tensor<8xf32>) outs(%y : tensor<8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  cf.br ^end
^end:
  return %1, %0 : tensor<8x64xf32>, tensor<8xf32>
}

// Without rows, or without elements in them, there is nothing to tile.
// CHECK-LABEL: func.func @empty_is_left
func.func @empty_is_left(%x: tensor<2x0x5xf32>) -> tensor<2x0x5xf32> {
  // CHECK-NOT: scf.forall
  // CHECK: return
  %z = arith.constant 0.0 : f32
  %se = tensor.empty() : tensor<2x0xf32>
  %si = linalg.fill ins(%z : f32) outs(%se : tensor<2x0xf32>) -> tensor<2x0xf32>
  %s = linalg.generic {indexing_maps = [affine_map<(b, m, k) -> (b, m, k)>, affine_map<(b, m, k) -> (b, m)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : tensor<2x0x5xf32>) outs(%si : tensor<2x0xf32>) {
  ^bb0(%a: f32, %o: f32):
    %m = arith.maximumf %a, %o : f32
    linalg.yield %m : f32
  } -> tensor<2x0xf32>
  %e = tensor.empty() : tensor<2x0x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(b, m, k) -> (b, m, k)>, affine_map<(b, m, k) -> (b, m)>, affine_map<(b, m, k) -> (b, m, k)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %s : tensor<2x0x5xf32>, tensor<2x0xf32>) outs(%e : tensor<2x0x5xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.divf %a, %b : f32
    linalg.yield %d : f32
  } -> tensor<2x0x5xf32>
  return %r : tensor<2x0x5xf32>
}

// The loop count is the size of the reduction's result, which the function also returns.
// CHECK-LABEL: func.func @size_of_the_reduction
// CHECK: %[[N:.*]] = tensor.dim %arg0
// CHECK: scf.forall (%{{.*}}) in (%[[N]])
func.func @size_of_the_reduction(%x: tensor<?x17xf32>) -> (tensor<?x17xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x17xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty(%n) : tensor<?xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x17xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %e2 = tensor.empty(%n) : tensor<?x17xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]} ins(%m, %x : tensor<?xf32>, tensor<?x17xf32>) outs(%e2 : tensor<?x17xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.subf %b, %a : f32
    linalg.yield %s : f32
  } -> tensor<?x17xf32>
  return %y, %m : tensor<?x17xf32>, tensor<?xf32>
}

// A dimension of 1 that a constant indexes, as importers keep it: left alone here, and
// folded before, in the pipeline.
// CHECK-LABEL: func.func @kept_dimension
// CHECK-NOT: scf.forall
func.func @kept_dimension(%x: tensor<?x?xf32>, %i: tensor<?x1xf32>, %e: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %sum = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%i : tensor<?x1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?x1xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>,
                                        affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %sum : tensor<?x?xf32>, tensor<?x1xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %s: f32, %o: f32):
    %q = arith.divf %a, %s : f32
    linalg.yield %q : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
