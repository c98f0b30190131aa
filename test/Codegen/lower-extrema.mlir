// RUN: compress-opt %s --compress-lower-extrema | FileCheck %s

// CHECK-LABEL: func.func @scalars
// CHECK: llvm.intr.maximum(%arg0, %arg1) : (f32, f32) -> f32
// CHECK: llvm.intr.minimum
// CHECK: arith.maxnumf
// CHECK: arith.minnumf
func.func @scalars(%a: f32, %b: f32) -> f32 {
  %0 = arith.maximumf %a, %b : f32
  %1 = arith.minimumf %0, %b : f32
  %2 = arith.maxnumf %1, %b : f32
  %3 = arith.minnumf %2, %b : f32
  return %3 : f32
}

// Smaller floats are emulated, vectors of several dimensions taken apart, first.
// CHECK-LABEL: func.func @vectors
// CHECK: llvm.intr.maximum(%arg0, %arg0) : (vector<16xf32>, vector<16xf32>) -> vector<16xf32>
// CHECK: arith.maximumf {{.*}} : bf16
// CHECK: arith.maximumf {{.*}} : vector<2x4xf32>
func.func @vectors(%a: vector<16xf32>, %b: bf16, %c: vector<2x4xf32>) -> (vector<16xf32>, bf16, vector<2x4xf32>) {
  %0 = arith.maximumf %a, %a : vector<16xf32>
  %1 = arith.maximumf %b, %b : bf16
  %2 = arith.maximumf %c, %c : vector<2x4xf32>
  return %0, %1, %2 : vector<16xf32>, bf16, vector<2x4xf32>
}
