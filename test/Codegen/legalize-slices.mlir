// RUN: compress-opt %s --pass-pipeline='builtin.module(func.func(compress-legalize-slices))' | FileCheck %s

// CHECK-LABEL: func.func @drops_one_of_two
// CHECK: %[[FULL:.*]] = tensor.extract_slice %arg0[5, 0, 0, 0] [1, 3, 1, 2] [1, 3, 1, 1] : tensor<31x8x1x4xi8> to tensor<1x3x1x2xi8>
// CHECK: tensor.collapse_shape %[[FULL]] {{\[\[}}0, 1], [2], [3]]
func.func @drops_one_of_two(%a: tensor<31x8x1x4xi8>) -> tensor<3x1x2xi8> {
  %r = tensor.extract_slice %a[5, 0, 0, 0] [1, 3, 1, 2] [1, 3, 1, 1] : tensor<31x8x1x4xi8> to tensor<3x1x2xi8>
  return %r : tensor<3x1x2xi8>
}

// A dimension of size 1 has no step.
// CHECK-LABEL: func.func @inserts_one
// CHECK: %[[FULL:.*]] = tensor.expand_shape %arg1
// CHECK: tensor.insert_slice %[[FULL]] into %arg0[2, 2] [1, 1] [1, 1] : tensor<1x1xf32> into tensor<3x3xf32>
func.func @inserts_one(%a: tensor<3x3xf32>, %w: tensor<1xf32>) -> tensor<3x3xf32> {
  %r = tensor.insert_slice %w into %a[2, 2] [1, 1] [3, 1] : tensor<1xf32> into tensor<3x3xf32>
  return %r : tensor<3x3xf32>
}

// CHECK-LABEL: func.func @inserts_with_steps
// CHECK: %[[FULL:.*]] = tensor.expand_shape %arg1
// CHECK: tensor.insert_slice %[[FULL]] into %arg0[0, 0, 0] [1, 2, 1] [1, 2, 1] : tensor<1x2x1xf32> into tensor<3x3x4xf32>
func.func @inserts_with_steps(%a: tensor<3x3x4xf32>, %w: tensor<2x1xf32>) -> tensor<3x3x4xf32> {
  %r = tensor.insert_slice %w into %a[0, 0, 0] [1, 2, 1] [1, 2, 1] : tensor<2x1xf32> into tensor<3x3x4xf32>
  return %r : tensor<3x3x4xf32>
}

// CHECK-LABEL: func.func @empty
// CHECK-NOT: tensor.insert_slice
// CHECK: return %arg0
func.func @empty(%a: tensor<3x4xf32>, %b: tensor<3x0xf32>) -> tensor<3x4xf32> {
  %r = tensor.insert_slice %b into %a[0, 0] [3, 0] [1, 1] : tensor<3x0xf32> into tensor<3x4xf32>
  return %r : tensor<3x4xf32>
}

// CHECK-LABEL: func.func @pads_nothing
// CHECK-NOT: tensor.pad
// CHECK: tensor.generate
func.func @pads_nothing(%a: tensor<0x8xf32>) -> tensor<2x10xf32> {
  %z = arith.constant 3.0 : f32
  %r = tensor.pad %a low[2, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<0x8xf32> to tensor<2x10xf32>
  return %r : tensor<2x10xf32>
}

// CHECK-LABEL: func.func @valid_views_are_left
// CHECK: tensor.extract_slice %arg0[1, 0] [1, 2] [1, 1] : tensor<3x4xf32> to tensor<2xf32>
func.func @valid_views_are_left(%a: tensor<3x4xf32>) -> tensor<2xf32> {
  %r = tensor.extract_slice %a[1, 0] [1, 2] [1, 1] : tensor<3x4xf32> to tensor<2xf32>
  return %r : tensor<2xf32>
}

// CHECK-LABEL: func.func @empty_pad
// CHECK-NOT: tensor.pad
// CHECK: tensor.generate
func.func @empty_pad(%x: tensor<0x4xf32>) -> tensor<0x6xf32> {
  %z = arith.constant 0.0 : f32
  %0 = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<0x4xf32> to tensor<0x6xf32>
  return %0 : tensor<0x6xf32>
}

// Vectors are read from elements that touch.
// CHECK-LABEL: func.func @read_as_vectors
// CHECK: %[[COLUMN:.*]] = tensor.extract_slice
// CHECK: %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[COLUMN]])
// CHECK: tensor.expand_shape %[[COPY]]
// CHECK: %[[STEPS:.*]] = tensor.extract_slice
// CHECK: %[[COPY:.*]] = bufferization.alloc_tensor(){{.*}} copy(%[[STEPS]])
// CHECK: vector.transfer_read %[[COPY]]
func.func @read_as_vectors(%a: tensor<8x16xf32>) -> (vector<4xf32>, vector<4xf32>) {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %column = tensor.extract_slice %a[0, 3] [8, 1] [1, 1] : tensor<8x16xf32> to tensor<8xf32>
  %row = tensor.expand_shape %column [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
  %0 = vector.transfer_read %row[%c0, %c0], %z : tensor<1x8xf32>, vector<4xf32>
  %steps = tensor.extract_slice %a[0, 0] [8, 8] [1, 2] : tensor<8x16xf32> to tensor<8x8xf32>
  %1 = vector.transfer_read %steps[%c0, %c0], %z : tensor<8x8xf32>, vector<4xf32>
  return %0, %1 : vector<4xf32>, vector<4xf32>
}

// CHECK-LABEL: func.func @read_otherwise
// CHECK-NOT: alloc_tensor
// CHECK: return
func.func @read_otherwise(%a: tensor<8x16xf32>) -> (f32, vector<4xf32>) {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %column = tensor.extract_slice %a[0, 3] [8, 1] [1, 1] : tensor<8x16xf32> to tensor<8xf32>
  %0 = tensor.extract %column[%c0] : tensor<8xf32>
  %row = tensor.extract_slice %a[2, 0] [1, 16] [1, 1] : tensor<8x16xf32> to tensor<16xf32>
  %1 = vector.transfer_read %row[%c0], %z : tensor<16xf32>, vector<4xf32>
  return %0, %1 : f32, vector<4xf32>
}

// Views of nothing.
// CHECK-LABEL: func.func @collapses_nothing
// CHECK: tensor.empty(%{{.*}}) : tensor<1x?xf32>
// CHECK-NOT: collapse_shape
func.func @collapses_nothing(%x: tensor<1x0x?xf32>) -> tensor<1x?xf32> {
  %0 = tensor.collapse_shape %x [[0], [1, 2]] : tensor<1x0x?xf32> into tensor<1x?xf32>
  return %0 : tensor<1x?xf32>
}
