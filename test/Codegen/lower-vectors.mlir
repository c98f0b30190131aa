// Dot products are in test/Target/X86/contract.mlir.
// RUN: compress-opt %s --compress-lower-vectors=target=avx512-vnni | FileCheck %s
// RUN: compress-opt %s --compress-lower-vectors=target=x86-64 | FileCheck %s --check-prefixes=CHECK,SPLIT

// A call of libm per lane would undo the vectors. Upstream's sine isn't exact enough.
// CHECK-LABEL: func.func @functions
func.func @functions(%v: vector<8xf32>) -> vector<8xf32> {
  // Where nothing fuses, a call would.
  // SPLIT-NOT: math.fma
  // CHECK-NOT: math.{{exp|erf|tanh|log}} 
  // CHECK: math.sin %{{.*}} : vector<8xf32>
  // CHECK-NOT: math.{{exp|erf|tanh|log}} 
  %0 = math.exp %v : vector<8xf32>
  %1 = math.erf %0 : vector<8xf32>
  %2 = math.tanh %1 : vector<8xf32>
  %3 = math.log %2 : vector<8xf32>
  %4 = math.sin %3 : vector<8xf32>
  %5 = math.exp %4 : vector<8xf32>
  return %5 : vector<8xf32>
}

// CHECK-LABEL: func.func @transpose
func.func @transpose(%v: vector<16x16xf32>) -> vector<16x16xf32> {
  // CHECK-NOT: vector.transpose
  // CHECK: vector.shuffle
  // CHECK-NOT: vector.transpose
  // CHECK: return
  %0 = vector.transpose %v, [1, 0] : vector<16x16xf32> to vector<16x16xf32>
  return %0 : vector<16x16xf32>
}

// CHECK-LABEL: func.func @casts
func.func @casts(%v: vector<4xf32>) -> vector<2x2x4xf32> {
  // CHECK-NOT: vector.shape_cast
  // CHECK: return
  %0 = vector.broadcast %v : vector<4xf32> to vector<4x4xf32>
  %1 = vector.shape_cast %0 : vector<4x4xf32> to vector<2x2x4xf32>
  return %1 : vector<2x2x4xf32>
}

// The program's own is rounded once.
// CHECK-LABEL: func.func @own_fma
func.func @own_fma(%a: f32, %b: f32, %c: f32) -> f32 {
  // CHECK: math.fma
  %0 = math.fma %a, %b, %c : f32
  return %0 : f32
}
