//===- FoldTest.cpp - Tests of constant folding by evaluation ---*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Reference/Fold.h"
#include "ReferenceTest.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/Parser/Parser.h"

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

namespace {

class FoldTest : public ReferenceTest {
protected:
  /// Folds the compress ops of `body` one after the other into constants and
  /// gives the attributes of the last one.
  FailureOr<SmallVector<DenseElementsAttr>> fold(StringRef body, int64_t maxElements = 1000) {
    module = parseSourceString<ModuleOp>(body, ParserConfig(&context));
    EXPECT_TRUE(module);
    FailureOr<SmallVector<DenseElementsAttr>> folded = failure();
    for (Operation &op : llvm::make_early_inc_range(*module->getBody())) {
      if (!isa<CompressDialect>(op.getDialect()))
        continue;
      folded = foldConstantOp(&op, maxElements);
      if (failed(folded))
        return failure();
      builder.setInsertionPoint(&op);
      for (auto [result, value] : llvm::zip_equal(op.getResults(), *folded))
        result.replaceAllUsesWith(arith::ConstantOp::create(builder, op.getLoc(), value));
    }
    return folded;
  }
  /// The first result, or why there is none.
  std::string text(const FailureOr<SmallVector<DenseElementsAttr>> &folded) {
    std::string string;
    llvm::raw_string_ostream os(string);
    succeeded(folded) ? os << folded->front() : os << "not folded";
    return string;
  }
};

TEST_F(FoldTest, MasksFold) {
  auto folded = fold(R"mlir(
    %w = arith.constant dense<[1.0, -3.0, 2.0, 0.5, 0.0, 4.0, 0.0, 0.0, 1.0]> : tensor<9xf32>
    %m = compress.prune_mask %w <nm 2 : 4 axis 0> : (tensor<9xf32>) -> tensor<9xi1>
  )mlir");
  EXPECT_EQ(text(folded), "dense<[false, true, true, false, false, true, false, true, true]>"
                          " : tensor<9xi1>");
}

TEST_F(FoldTest, MasksOfBitsApply) {
  auto folded = fold(R"mlir(
    %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf16>
    %m = arith.constant dense<[true, false, true]> : tensor<3xi1>
    %p = compress.apply_mask %w, %m : tensor<3xf16>, tensor<3xi1>
  )mlir");
  EXPECT_EQ(text(folded), "dense<[1.000000e+00, 0.000000e+00, 3.000000e+00]> : tensor<3xf16>");
}

TEST_F(FoldTest, SplatsFoldToSplats) {
  auto folded = fold(R"mlir(
    %w = arith.constant dense<2.0> : tensor<3x3xf32>
    %m = arith.constant dense<true> : tensor<3x3xi1>
    %p = compress.apply_mask %w, %m : tensor<3x3xf32>, tensor<3x3xi1>
    %k = compress.prune_mask %p <unstructured> {ratio = 1.0 : f64}
        : (tensor<3x3xf32>) -> tensor<3x3xi1>
  )mlir");
  EXPECT_EQ(text(folded), "dense<false> : tensor<3x3xi1>");
  EXPECT_TRUE(succeeded(folded) && folded->front().isSplat());
}

TEST_F(FoldTest, QuantizeThenDequantizeKeepsTheLoss) {
  auto folded = fold(R"mlir(
    %x = arith.constant dense<[7.0, 3.3, -2.5]> : tensor<3xf32>
    %s = compress.quant_params %x <bits = 4, symmetric, block = [0]>
        : tensor<3xf32> -> tensor<1xf32>
    %q = compress.quantize %x, %s <bits = 4, symmetric, block = [0]>
        : tensor<3xf32>, tensor<1xf32> -> tensor<3xi8>
    %y = compress.dequantize %q, %s <bits = 4, symmetric, block = [0]>
        : tensor<3xi8>, tensor<1xf32> -> tensor<3xf32>
  )mlir");
  EXPECT_EQ(text(folded), "dense<[7.000000e+00, 3.000000e+00, -2.000000e+00]> : tensor<3xf32>");
}

TEST_F(FoldTest, ResourcesFold) {
  auto folded = fold(R"mlir(
    module {
      %w = arith.constant dense_resource<w> : tensor<2xf32>
      %p = compress.pack %w <f32, n = [0], k = [], tile = [4, 1]>
        : (tensor<2xf32>) -> tensor<1x1x4x1xf32>
    }
    {-# dialect_resources: { builtin: { w: "0x040000000000803F00000040" } } #-}
  )mlir");
  ASSERT_TRUE(succeeded(folded));
  EXPECT_EQ(llvm::to_vector((*folded)[0].getValues<float>()), (SmallVector<float>{1, 2, 0, 0}));
}

TEST_F(FoldTest, ScalarsAndEmptyTensorsFold) {
  EXPECT_TRUE(succeeded(fold(R"mlir(
    %w = arith.constant dense<2.0> : tensor<f32>
    %m = compress.prune_mask %w <unstructured> {threshold = 1.0 : f64} : (tensor<f32>) -> tensor<i1>
  )mlir")));
  EXPECT_TRUE(succeeded(fold(R"mlir(
    %w = arith.constant dense<> : tensor<0xf32>
    %m = compress.prune_mask %w <unstructured> {threshold = 1.0 : f64}
        : (tensor<0xf32>) -> tensor<0xi1>
  )mlir")));
}

TEST_F(FoldTest, LargeTensorsStay) {
  StringRef body = R"mlir(
    %w = arith.constant dense<2.0> : tensor<8xf32>
    %m = compress.prune_mask %w <unstructured> {threshold = 1.0 : f64}
        : (tensor<8xf32>) -> tensor<8xi1>
  )mlir";
  EXPECT_TRUE(failed(fold(body, 7)));
  EXPECT_TRUE(succeeded(fold(body, 8)));
}

TEST_F(FoldTest, WhatIsNotConstantStays) {
  EXPECT_TRUE(failed(fold(R"mlir(
    %w = builtin.unrealized_conversion_cast to tensor<8xf32>
    %m = compress.prune_mask %w <unstructured> {threshold = 1.0 : f64}
        : (tensor<8xf32>) -> tensor<8xi1>
  )mlir")));
}

TEST_F(FoldTest, DynamicTypesStay) {
  EXPECT_TRUE(failed(fold(R"mlir(
    %w = arith.constant dense<2.0> : tensor<8x8xf32>
    %s = compress.quant_params %w <bits = 8, symmetric, block = [1, 0]>
        : tensor<8x8xf32> -> tensor<?x1xf32>
  )mlir")));
}

} // namespace
