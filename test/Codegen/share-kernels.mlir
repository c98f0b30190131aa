// RUN: compress-opt %s --split-input-file --compress-share-kernels | FileCheck %s

// CHECK-LABEL: func.func @alike
// CHECK-SAME: %[[A:.*]]: memref<8xf32>, %[[B:.*]]: memref<8xf32>, %[[C:.*]]: memref<8xf32>
// CHECK-NEXT: call @[[KERNEL:.*]](%[[A]], %[[B]])
// CHECK-NEXT: call @[[KERNEL]](%[[B]], %[[C]])
// CHECK-NEXT: call @[[KERNEL]](%[[A]], %[[A]])
// CHECK-NEXT: return

// CHECK: func.func private @[[KERNEL]](%[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>) attributes {no_inline}
// CHECK-NEXT: linalg.exp ins(%[[X]] : memref<8xf32>) outs(%[[Y]] : memref<8xf32>)
// CHECK-NEXT: return
func.func @alike(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>) {
  linalg.exp ins(%a : memref<8xf32>) outs(%b : memref<8xf32>)
  linalg.exp ins(%b : memref<8xf32>) outs(%c : memref<8xf32>)
  linalg.exp ins(%a : memref<8xf32>) outs(%a : memref<8xf32>)
  return
}

// -----

// What one kernel reads twice, the other must.
// CHECK-LABEL: func.func @twice
// CHECK-COUNT-2: linalg.add
// CHECK-NOT: call
func.func @twice(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>) {
  linalg.add ins(%a, %a : memref<8xf32>, memref<8xf32>) outs(%b : memref<8xf32>)
  linalg.add ins(%a, %c : memref<8xf32>, memref<8xf32>) outs(%b : memref<8xf32>)
  return
}

// -----

// CHECK-LABEL: func.func @types_differ
// CHECK-NOT: call
func.func @types_differ(%a: memref<8xf32>, %b: memref<?xf32>) {
  linalg.exp ins(%a : memref<8xf32>) outs(%a : memref<8xf32>)
  linalg.exp ins(%b : memref<?xf32>) outs(%b : memref<?xf32>)
  return
}

// -----

// Regions, sizes of the run, and constants, which are part of the code.
// CHECK-LABEL: func.func @loops
// CHECK-SAME: %[[A:.*]]: memref<?xf32>, %[[B:.*]]: memref<?xf32>, %[[M:.*]]: index, %[[N:.*]]: index
// CHECK-DAG: call @[[KERNEL:.*]](%[[M]], %[[A]])
// CHECK-DAG: call @[[KERNEL]](%[[N]], %[[B]])
// CHECK: scf.forall
// CHECK-NOT: call
// CHECK: func.func private @[[KERNEL]](%[[SIZE:.*]]: index, %[[X:.*]]: memref<?xf32>)
// CHECK: %[[ONE:.*]] = arith.constant 1.0
// CHECK: scf.forall (%[[I:.*]]) in (%[[SIZE]])
// CHECK: memref.load %[[X]][%[[I]]]
// CHECK: arith.addf %{{.*}}, %[[ONE]]
func.func @loops(%a: memref<?xf32>, %b: memref<?xf32>, %m: index, %n: index) {
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2.0 : f32
  scf.forall (%i) in (%m) {
    %v = memref.load %a[%i] : memref<?xf32>
    %w = arith.addf %v, %one : f32
    memref.store %w, %a[%i] : memref<?xf32>
  }
  scf.forall (%i) in (%n) {
    %v = memref.load %b[%i] : memref<?xf32>
    %w = arith.addf %v, %one : f32
    memref.store %w, %b[%i] : memref<?xf32>
  }
  scf.forall (%i) in (%n) {
    %v = memref.load %b[%i] : memref<?xf32>
    %w = arith.addf %v, %two : f32
    memref.store %w, %b[%i] : memref<?xf32>
  }
  return
}

// -----

// The values inside are connected in another way.
// CHECK-LABEL: func.func @wiring
// CHECK-NOT: call
func.func @wiring(%a: memref<4xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %u = memref.load %a[%i] : memref<4xf32>
    %v = arith.negf %u : f32
    %w = arith.subf %u, %v : f32
    memref.store %w, %a[%i] : memref<4xf32>
  }
  scf.for %i = %c0 to %n step %c1 {
    %u = memref.load %a[%i] : memref<4xf32>
    %v = arith.negf %u : f32
    %w = arith.subf %v, %u : f32
    memref.store %w, %a[%i] : memref<4xf32>
  }
  return
}

// -----

// A name that is taken.
// CHECK-LABEL: func.func @kernel()
// CHECK-LABEL: func.func @main
// CHECK-COUNT-2: call @kernel_0
func.func @kernel() {
  return
}
func.func @main(%a: memref<8xf32>, %b: memref<8xf32>) {
  linalg.exp ins(%a : memref<8xf32>) outs(%a : memref<8xf32>)
  linalg.exp ins(%b : memref<8xf32>) outs(%b : memref<8xf32>)
  return
}

// -----

// What one kernel captures, the other computes or is given by its loop; and the reverse.
// CHECK-LABEL: func.func @captured_or_not
// CHECK-NOT: call
func.func @captured_or_not(%x: memref<8xf32>, %y: memref<8xf32>, %k: f32) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %m = arith.mulf %a, %k : f32
    linalg.yield %m : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %m = arith.mulf %a, %a : f32
    linalg.yield %m : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %m = arith.mulf %k, %k : f32
    linalg.yield %m : f32
  }
  return
}
