// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-hoist-size-checks))' | FileCheck %s

// The size of a result becomes that of the argument, and is checked before the op.
// CHECK-LABEL: func.func @chain
func.func @chain(%x: tensor<?xf32>, %w: tensor<1xf32>, %o: tensor<f32>) -> tensor<f32> {
  // CHECK: %[[N:.*]] = tensor.dim %arg0
  // CHECK: %[[HOLDS:.*]] = arith.cmpi eq, %[[N]]
  // CHECK-NEXT: cf.assert %[[HOLDS]], "one"
  // CHECK: linalg.exp
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.exp ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %m = tensor.dim %y, %c0 : tensor<?xf32>
  %holds = arith.cmpi eq, %m, %c1 : index
  cf.assert %holds, "one"
  %d = linalg.dot ins(%y, %w : tensor<?xf32>, tensor<1xf32>) outs(%o : tensor<f32>) -> tensor<f32>
  return %d : tensor<f32>
}

// What is read from a tensor stays behind the check that it can be.
// CHECK-LABEL: func.func @in_order
func.func @in_order(%x: tensor<?xindex>, %i: index, %n: index) -> index {
  // CHECK: cf.assert %{{.*}}, "index"
  // CHECK: tensor.extract
  // CHECK: cf.assert %{{.*}}, "value"
  %c0 = arith.constant 0 : index
  %s = tensor.dim %x, %c0 : tensor<?xindex>
  %fits = arith.cmpi ult, %i, %s : index
  cf.assert %fits, "index"
  %v = tensor.extract %x[%i] : tensor<?xindex>
  %small = arith.cmpi ult, %v, %n : index
  cf.assert %small, "value"
  return %v : index
}

// In a branch that may not be taken, it stays there.
// CHECK-LABEL: func.func @branch
func.func @branch(%x: tensor<?xf32>, %b: i1, %n: index) {
  // CHECK: scf.if
  // CHECK: cf.assert
  %c0 = arith.constant 0 : index
  scf.if %b {
    %s = tensor.dim %x, %c0 : tensor<?xf32>
    %fits = arith.cmpi eq, %n, %s : index
    cf.assert %fits, "size"
  }
  return
}

// A check behind what can't move: all of what is in front of it is used as a slice,
// so that nobody concludes from its later uses on its size.
// CHECK-LABEL: func.func @late
func.func @late(%x: tensor<?xf32>, %b: i1, %w: tensor<5xf32>) -> tensor<5xf32> {
  // CHECK: %[[Y:.*]] = linalg.exp
  // CHECK: scf.if
  // CHECK: cf.assert
  // CHECK: %[[N:.*]] = tensor.dim %[[Y]]
  // CHECK-NEXT: %[[ALL:.*]] = tensor.extract_slice %[[Y]][0] [%[[N]]] [1]
  // CHECK: linalg.add ins(%[[ALL]],
  %c0 = arith.constant 0 : index
  %c5 = arith.constant 5 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.exp ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %k = scf.if %b -> index {
    scf.yield %n : index
  } else {
    scf.yield %c5 : index
  }
  %holds = arith.cmpi eq, %k, %c5 : index
  cf.assert %holds, "size"
  %f = tensor.empty() : tensor<5xf32>
  %r = linalg.add ins(%y, %w : tensor<?xf32>, tensor<5xf32>) outs(%f : tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}

// An element that is read from an argument moves with its check.
// CHECK-LABEL: func.func @element
// CHECK: tensor.extract
// CHECK: cf.assert
// CHECK: linalg.exp
// CHECK-NOT: extract_slice
func.func @element(%x: tensor<?xf32>, %k: tensor<index>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.exp ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %i = tensor.extract %k[] : tensor<index>
  %holds = arith.cmpi eq, %i, %n : index
  cf.assert %holds, "size"
  return %y : tensor<?xf32>
}
