// RUN: compress-opt %s --compress-hoist-assertions --canonicalize --cse | FileCheck %s

#row = affine_map<(i, j) -> (i)>
#both = affine_map<(i, j) -> (i, j)>

// One check per index, and one per column for what depends on those.
// CHECK-LABEL: func.func @over_fewer_loops
// CHECK-SAME: %[[IDS:.*]]: tensor<?xindex>, %[[N:.*]]: index, %[[M:.*]]: index
// CHECK: %[[ROWS:.*]] = linalg.generic {{.*}} iterator_types = ["reduction"]} ins(%[[IDS]]
// CHECK: arith.cmpi slt, %{{.*}}, %[[N]]
// CHECK: %[[HOLDS:.*]] = tensor.extract %[[ROWS]][]
// CHECK: cf.assert %[[HOLDS]], "too large"
// CHECK: linalg.generic {{.*}} iterator_types = ["reduction"]} ins(%{{.*}} : tensor<8xi1>)
// CHECK: linalg.index 0
// CHECK: cf.assert %{{.*}}, "too large"
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]}
// CHECK-NOT: cf.assert
// CHECK: return
func.func @over_fewer_loops(%ids: tensor<?xindex>, %n: index, %m: index, %e: tensor<?x8xindex>) -> tensor<?x8xindex> {
  %0 = linalg.generic {indexing_maps = [#row, #both], iterator_types = ["parallel", "parallel"]}
      ins(%ids : tensor<?xindex>) outs(%e : tensor<?x8xindex>) {
  ^bb0(%id: index, %out: index):
    %j = linalg.index 1 : index
    %fits = arith.cmpi slt, %id, %n : index
    %inside = arith.cmpi slt, %j, %m : index
    %both = arith.andi %fits, %inside : i1
    cf.assert %both, "too large"
    linalg.yield %id : index
  } -> tensor<?x8xindex>
  return %0 : tensor<?x8xindex>
}

// What the loop computes is known in the loop only.
// CHECK-LABEL: func.func @of_the_result
// CHECK: linalg.generic
// CHECK: cf.assert
func.func @of_the_result(%x: tensor<4x8xf32>, %e: tensor<4xf32>, %max: f32) -> tensor<4xf32> {
  %0 = linalg.generic {indexing_maps = [#both, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %fits = arith.cmpf olt, %out, %max : f32
    cf.assert %fits, "too large"
    %sum = arith.addf %in, %out : f32
    linalg.yield %sum : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
