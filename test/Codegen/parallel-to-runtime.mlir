// RUN: compress-opt %s --compress-parallel-to-runtime | FileCheck %s

// CHECK: llvm.func @compress_parallel_for(!llvm.ptr, !llvm.ptr, i64)

// CHECK-LABEL: func.func @outermost_loop_goes_to_the_pool
// CHECK: %[[FRAME:.*]] = llvm.alloca
// CHECK: llvm.store %{{.*}}, %[[FRAME]]
// CHECK: %[[BODY:.*]] = llvm.mlir.addressof @[[NAME:.*_parallel_0]]
// CHECK: llvm.call @compress_parallel_for(%[[BODY]], %[[FRAME]], %{{.*}})
// CHECK-NOT: scf.parallel
func.func @outermost_loop_goes_to_the_pool(%m: memref<?x?xf32>, %n: index, %v: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    scf.parallel (%j) = (%c0) to (%n) step (%c1) {
      memref.store %v, %m[%i, %j] : memref<?x?xf32>
      scf.reduce
    }
    scf.reduce
  }
  return
}

// A reduction stays in one thread, in order.
// CHECK-LABEL: func.func @reduction_is_left
// CHECK: scf.parallel
// CHECK: scf.reduce
func.func @reduction_is_left(%m: memref<?xf32>, %n: index) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0.0 : f32
  %s = scf.parallel (%i) = (%c0) to (%n) step (%c1) init (%z) -> f32 {
    %v = memref.load %m[%i] : memref<?xf32>
    scf.reduce(%v : f32) {
    ^bb0(%a: f32, %b: f32):
      %t = arith.addf %a, %b : f32
      scf.reduce.return %t : f32
    }
  }
  return %s : f32
}

// CHECK: llvm.func internal @[[NAME]](%[[CONTEXT:.*]]: !llvm.ptr, %{{.*}}: i64, %{{.*}}: i64)
// CHECK: llvm.load %[[CONTEXT]]
// CHECK: scf.for
// CHECK: scf.for
// CHECK: memref.store
