// RUN: compress-opt %s | FileCheck %s
// RUN: compress-opt %s --mlir-print-op-generic | compress-opt | FileCheck %s
// RUN: compress-opt %s --emit-bytecode | compress-opt | FileCheck %s

// CHECK-LABEL: @threshold
// CHECK: compress.prune_mask %{{.*}} <unstructured> {threshold = 1.250000e-01 : f64} : (tensor<64x32xf32>) -> tensor<64x32xi1>
func.func @threshold(%w: tensor<64x32xf32>) -> tensor<64x32xi1> {
  %m = compress.prune_mask %w <unstructured> {threshold = 1.25e-1 : f64}
      : (tensor<64x32xf32>) -> tensor<64x32xi1>
  return %m : tensor<64x32xi1>
}

// CHECK-LABEL: @local_ratio
// CHECK: compress.prune_mask %{{.*}} <unstructured> {ratio = 5.000000e-01 : f64} : (tensor<64x32xf32>) -> tensor<64x32xi1>
func.func @local_ratio(%w: tensor<64x32xf32>) -> tensor<64x32xi1> {
  %m = compress.prune_mask %w <unstructured> {ratio = 5.0e-1 : f64}
      : (tensor<64x32xf32>) -> tensor<64x32xi1>
  return %m : tensor<64x32xi1>
}

// CHECK-LABEL: @global_ratio
// CHECK: %{{.*}}:2 = compress.prune_mask %{{.*}}, %{{.*}} <unstructured> {ratio = 5.000000e-01 : f64}
// CHECK-SAME: : (tensor<8xf32>, tensor<4x4xf16>) -> (tensor<8xi1>, tensor<4x4xi1>)
func.func @global_ratio(%v: tensor<8xf32>, %w: tensor<4x4xf16>) -> (tensor<8xi1>, tensor<4x4xi1>) {
  %a, %b = compress.prune_mask %v, %w <unstructured> {ratio = 5.0e-1 : f64}
      : (tensor<8xf32>, tensor<4x4xf16>) -> (tensor<8xi1>, tensor<4x4xi1>)
  return %a, %b : tensor<8xi1>, tensor<4x4xi1>
}

// CHECK-LABEL: @n_of_m
// CHECK: compress.prune_mask %{{.*}} <nm 2 : 4 axis 1> : (tensor<64x32xbf16>) -> tensor<64x32xi1>
func.func @n_of_m(%w: tensor<64x32xbf16>) -> tensor<64x32xi1> {
  %m = compress.prune_mask %w <nm 2 : 4 axis 1> : (tensor<64x32xbf16>) -> tensor<64x32xi1>
  return %m : tensor<64x32xi1>
}

// CHECK-LABEL: @scalar
// CHECK: compress.prune_mask %{{.*}} <unstructured> {ratio = 1.000000e+00 : f64} : (tensor<f32>) -> tensor<i1>
// CHECK: compress.apply_mask %{{.*}}, %{{.*}} : tensor<f32>, tensor<i1>
func.func @scalar(%w: tensor<f32>) -> tensor<f32> {
  %m = compress.prune_mask %w <unstructured> {ratio = 1.0 : f64} : (tensor<f32>) -> tensor<i1>
  %p = compress.apply_mask %w, %m : tensor<f32>, tensor<i1>
  return %p : tensor<f32>
}

// CHECK-LABEL: @dynamic
// CHECK: compress.prune_mask %{{.*}} <nm 1 : 8 axis 0> : (tensor<?x?xf16>) -> tensor<?x?xi1>
// CHECK: compress.apply_mask %{{.*}}, %{{.*}} : tensor<?x?xf16>, tensor<?x?xi1>
func.func @dynamic(%w: tensor<?x?xf16>) -> tensor<?x?xf16> {
  %m = compress.prune_mask %w <nm 1 : 8 axis 0> : (tensor<?x?xf16>) -> tensor<?x?xi1>
  %p = compress.apply_mask %w, %m : tensor<?x?xf16>, tensor<?x?xi1>
  return %p : tensor<?x?xf16>
}

// CHECK-LABEL: @rank4
// CHECK: compress.prune_mask %{{.*}} <nm 2 : 4 axis 3> : (tensor<8x3x3x4xf32>) -> tensor<8x3x3x4xi1>
func.func @rank4(%w: tensor<8x3x3x4xf32>) -> tensor<8x3x3x4xi1> {
  %m = compress.prune_mask %w <nm 2 : 4 axis 3> : (tensor<8x3x3x4xf32>) -> tensor<8x3x3x4xi1>
  return %m : tensor<8x3x3x4xi1>
}

// CHECK-LABEL: @empty
// CHECK: compress.prune_mask %{{.*}} <unstructured> {threshold = 0.000000e+00 : f64} : (tensor<0x4xf32>) -> tensor<0x4xi1>
func.func @empty(%w: tensor<0x4xf32>) -> tensor<0x4xi1> {
  %m = compress.prune_mask %w <unstructured> {threshold = 0.0 : f64} : (tensor<0x4xf32>) -> tensor<0x4xi1>
  return %m : tensor<0x4xi1>
}

// CHECK-LABEL: @attributes
// CHECK-SAME: any = #compress.pattern<unstructured>
// CHECK-SAME: two_four = #compress.pattern<nm 2 : 4 axis 0>
func.func @attributes() attributes {any = #compress.pattern<unstructured>,
                                    two_four = #compress.pattern<nm 2 : 4 axis 0>} {
  return
}
