// A slice of nothing from an empty dimension does not verify.
// Hence: contractions with no rows keep to plain loops (lib/Target/Strategy.cpp).
// RUN: not mlir-opt %s 2>&1 | FileCheck %s

func.func @slice(%x: tensor<0x4xf32>, %size: index) -> tensor<?x4xf32> {
  // CHECK: error: offset 0 is out-of-bounds: 0 >= 0
  %0 = tensor.extract_slice %x[0, 0] [%size, 4] [1, 1] : tensor<0x4xf32> to tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}
