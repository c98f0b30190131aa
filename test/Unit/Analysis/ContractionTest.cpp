//===- ContractionTest.cpp - Tests of finding contractions ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::compress;

namespace {

/// `B`, `M`, `N`, `K` or, for the weight alone, `W`.
char letter(LoopKind kind) { return "BMNKW"[static_cast<int>(kind)]; }

class ContractionTest : public testing::Test {
protected:
  ContractionTest() {
    context
        .loadDialect<CompressDialect, arith::ArithDialect, func::FuncDialect, linalg::LinalgDialect,
                     ml_program::MLProgramDialect, tensor::TensorDialect>();
  }

  /// The last linalg op of `body`, which may use %x.
  linalg::LinalgOp parse(StringRef arguments, const llvm::Twine &body) {
    module = parseSourceString<ModuleOp>(
        ("ml_program.global private @w(#ml_program.extern) : tensor<8x4xf32>\nfunc.func @f(" +
         arguments + ") {\n" + body + "\nreturn\n}")
            .str(),
        ParserConfig(&context));
    EXPECT_TRUE(module) << body.str();
    linalg::LinalgOp last;
    if (module)
      module->walk([&](linalg::LinalgOp op) { last = op; });
    return last;
  }

  /// The kinds of the loops, in order, then the loops of each dimension of the
  /// weight's source: `MNK [2][1]`. If there is no match, why.
  std::string match(linalg::LinalgOp op) {
    if (!op)
      return "no op";
    std::string reason;
    FailureOr<Contraction> contraction = matchContraction(op.getOperation(), &reason);
    if (failed(contraction))
      return reason.empty() ? "not a product-sum" : reason;
    return text(*contraction);
  }
  static std::string text(const Contraction &contraction) {
    std::string result;
    for (LoopKind kind : contraction.loops)
      result += letter(kind);
    result += ' ';
    for (const auto &dim : contraction.weightView.dims) {
      result += '[';
      for (unsigned loop : dim)
        result += std::to_string(loop);
      result += ']';
    }
    return result;
  }

  /// A named op of activations of type `x` and a constant weight of type `w`.
  std::string matchNamed(StringRef name, StringRef x, StringRef w, StringRef out,
                         StringRef attributes = "") {
    return match(parse(("%x: " + x + ", %init: " + out).str(),
                       "%w = arith.constant dense<1.0> : " + w + "\n%0 = linalg." + name + " " +
                           attributes + " ins(%x, %w : " + x + ", " + w + ") outs(%init : " + out +
                           ") -> " + out));
  }

  /// A generic of f32 with `body`, whose weight is a constant.
  std::string matchGeneric(StringRef maps, StringRef iterators, StringRef x, StringRef w,
                           StringRef out, StringRef body) {
    return match(parse(("%x: " + x + ", %init: " + out).str(),
                       "%w = arith.constant dense<1.0> : " + w +
                           "\n%0 = linalg.generic {indexing_maps = [" + maps +
                           "], iterator_types = [" + iterators + "]} ins(%x, %w : " + x + ", " + w +
                           ") outs(%init : " + out + ") {\n^bb0(%a: f32, %b: f32, %o: f32):\n" +
                           body + "\n} -> " + out));
  }
  std::string matchBody(StringRef body) {
    return matchGeneric("affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, "
                        "affine_map<(m, n, k) -> (m, n)>",
                        R"("parallel", "parallel", "reduction")", "tensor<2x3xf32>",
                        "tensor<3x4xf32>", "tensor<2x4xf32>", body);
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

TEST_F(ContractionTest, MatrixProducts) {
  EXPECT_EQ(matchNamed("matmul", "tensor<2x3xf32>", "tensor<3x4xf32>", "tensor<2x4xf32>"),
            "MNK [2][1]");
  EXPECT_EQ(matchNamed("matmul", "tensor<2x3xf32>", "tensor<4x3xf32>", "tensor<2x4xf32>",
                       "indexing_maps = [affine_map<(m, n, k) -> (m, k)>, "
                       "affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]"),
            "MNK [1][2]");
  EXPECT_EQ(
      matchNamed("batch_matmul", "tensor<5x2x3xf32>", "tensor<5x3x4xf32>", "tensor<5x2x4xf32>"),
      "BMNK [0][3][2]");
  EXPECT_EQ(matchNamed("batch_reduce_matmul", "tensor<5x2x3xf32>", "tensor<5x3x4xf32>",
                       "tensor<2x4xf32>"),
            "KMNK [0][3][2]");
  EXPECT_EQ(matchNamed("vecmat", "tensor<3xf32>", "tensor<3x4xf32>", "tensor<4xf32>"), "NK [1][0]");
  EXPECT_EQ(matchNamed("matvec", "tensor<2x3xf32>", "tensor<3xf32>", "tensor<2xf32>"), "MK [1]");
  EXPECT_EQ(matchNamed("batch_vecmat", "tensor<5x3xf32>", "tensor<5x3x4xf32>", "tensor<5x4xf32>"),
            "BNK [0][2][1]");
  EXPECT_EQ(matchNamed("batch_matvec", "tensor<5x2x3xf32>", "tensor<5x3xf32>", "tensor<5x2xf32>"),
            "BMK [0][2]");
  EXPECT_EQ(matchNamed("dot", "tensor<3xf32>", "tensor<3xf32>", "tensor<f32>"), "K [0]");
  EXPECT_EQ(
      matchNamed("mmt4d", "tensor<2x3x8x4xf32>", "tensor<5x3x16x4xf32>", "tensor<2x5x8x16xf32>"),
      "MNKMNK [1][2][4][5]");
  EXPECT_EQ(matchNamed("contract", "tensor<2x3xf32>", "tensor<3x4xf32>", "tensor<4x2xf32>",
                       "indexing_maps = [affine_map<(m, n, k) -> (m, k)>, "
                       "affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (n, m)>]"),
            "MNK [2][1]");
}

TEST_F(ContractionTest, Convolutions) {
  EXPECT_EQ(matchNamed("conv_1d", "tensor<9xf32>", "tensor<3xf32>", "tensor<7xf32>"), "MK [1]");
  EXPECT_EQ(matchNamed("conv_2d", "tensor<9x9xf32>", "tensor<3x3xf32>", "tensor<7x7xf32>"),
            "MMKK [2][3]");
  EXPECT_EQ(matchNamed("conv_3d", "tensor<9x9x9xf32>", "tensor<3x3x3xf32>", "tensor<7x7x7xf32>"),
            "MMMKKK [3][4][5]");
  EXPECT_EQ(
      matchNamed("conv_1d_nwc_wcf", "tensor<1x9x4xf32>", "tensor<3x4x8xf32>", "tensor<1x7x8xf32>"),
      "MMNKK [3][4][2]");
  EXPECT_EQ(
      matchNamed("conv_1d_ncw_fcw", "tensor<1x4x9xf32>", "tensor<8x4x3xf32>", "tensor<1x8x7xf32>"),
      "MNMKK [1][3][4]");
  EXPECT_EQ(matchNamed("conv_2d_nchw_fchw", "tensor<1x4x9x9xf32>", "tensor<8x4x3x3xf32>",
                       "tensor<1x8x7x7xf32>"),
            "MNMMKKK [1][4][5][6]");
  EXPECT_EQ(matchNamed("conv_2d_nhwc_hwcf", "tensor<1x9x9x4xf32>", "tensor<3x3x4x8xf32>",
                       "tensor<1x7x7x8xf32>"),
            "MMMNKKK [4][5][6][3]");
  EXPECT_EQ(matchNamed("conv_2d_nhwc_fhwc", "tensor<1x9x9x4xf32>", "tensor<8x3x3x4xf32>",
                       "tensor<1x7x7x8xf32>"),
            "MMMNKKK [3][4][5][6]");
  EXPECT_EQ(matchNamed("conv_3d_ndhwc_dhwcf", "tensor<1x9x9x9x4xf32>", "tensor<3x3x3x4x8xf32>",
                       "tensor<1x7x7x7x8xf32>"),
            "MMMMNKKKK [5][6][7][8][4]");
  EXPECT_EQ(matchNamed("conv_3d_ncdhw_fcdhw", "tensor<1x4x9x9x9xf32>", "tensor<8x4x3x3x3xf32>",
                       "tensor<1x8x7x7x7xf32>"),
            "MNMMMKKKK [1][5][6][7][8]");
}

TEST_F(ContractionTest, ConvolutionsOfGroupsAndDepth) {
  EXPECT_EQ(matchNamed("conv_2d_ngchw_fgchw", "tensor<1x2x4x9x9xf32>", "tensor<8x2x4x3x3xf32>",
                       "tensor<1x2x8x7x7xf32>"),
            "MBNMMKKK [2][1][5][6][7]");
  EXPECT_EQ(matchNamed("conv_2d_ngchw_gfchw", "tensor<1x2x4x9x9xf32>", "tensor<2x8x4x3x3xf32>",
                       "tensor<1x2x8x7x7xf32>"),
            "MBNMMKKK [1][2][5][6][7]");
  EXPECT_EQ(matchNamed("conv_2d_nhwgc_gfhwc", "tensor<1x9x9x2x4xf32>", "tensor<2x8x3x3x4xf32>",
                       "tensor<1x7x7x2x8xf32>"),
            "MMMBNKKK [3][4][5][6][7]");
  EXPECT_EQ(matchNamed("depthwise_conv_2d_nhwc_hwc", "tensor<1x9x9x4xf32>", "tensor<3x3x4xf32>",
                       "tensor<1x7x7x4xf32>"),
            "MMMBKK [4][5][3]");
  EXPECT_EQ(matchNamed("depthwise_conv_2d_nchw_chw", "tensor<1x4x9x9xf32>", "tensor<4x3x3xf32>",
                       "tensor<1x4x7x7xf32>"),
            "MMMBKK [3][4][5]");
  EXPECT_EQ(matchNamed("depthwise_conv_2d_nhwc_hwcm", "tensor<1x9x9x4xf32>", "tensor<3x3x4x2xf32>",
                       "tensor<1x7x7x4x2xf32>"),
            "MMMBNKK [5][6][3][4]");
  EXPECT_EQ(matchNamed("depthwise_conv_1d_nwc_wc", "tensor<1x9x4xf32>", "tensor<3x4xf32>",
                       "tensor<1x7x4xf32>"),
            "MMBK [3][2]");
}

TEST_F(ContractionTest, GenericsInAnyOrder) {
  StringRef body =
      "%m = arith.mulf %b, %a : f32\n%s = arith.addf %m, %o : f32\nlinalg.yield %s : f32";
  // Loops k, n, m; everything transposed.
  EXPECT_EQ(matchGeneric("affine_map<(k, n, m) -> (k, m)>, affine_map<(k, n, m) -> (n, k)>, "
                         "affine_map<(k, n, m) -> (n, m)>",
                         R"("reduction", "parallel", "parallel")", "tensor<3x2xf32>",
                         "tensor<4x3xf32>", "tensor<4x2xf32>", body),
            "KNM [1][0]");
  // A loop of the weight alone.
  EXPECT_EQ(
      matchGeneric("affine_map<(m, n, k, j) -> (m, k)>, affine_map<(m, n, k, j) -> (k, n, j)>, "
                   "affine_map<(m, n, k, j) -> (m, n)>",
                   R"("parallel", "parallel", "reduction", "reduction")", "tensor<2x3xf32>",
                   "tensor<3x4x5xf32>", "tensor<2x4xf32>", body),
      "MNKW [2][1][3]");
}

TEST_F(ContractionTest, BodiesThatAreNone) {
  StringRef end = "\n%s = arith.addf %o, %m : f32\nlinalg.yield %s : f32";
  EXPECT_EQ(matchBody(("%m = arith.mulf %a, %b : f32" + end).str()), "MNK [2][1]");
  std::string none = "not a product-sum";
  EXPECT_EQ(matchBody(("%m = arith.mulf %a, %a : f32" + end).str()), none);
  EXPECT_EQ(matchBody(("%m = arith.mulf %o, %b : f32" + end).str()), none);
  EXPECT_EQ(matchBody(("%m = arith.subf %a, %b : f32" + end).str()), none);
  EXPECT_EQ(matchBody("%m = arith.mulf %a, %b : f32\n%s = arith.maximumf %o, %m : f32\n"
                      "linalg.yield %s : f32"),
            none);
  EXPECT_EQ(matchBody("%m = arith.mulf %a, %b : f32\nlinalg.yield %m : f32"), none);
  // A rounding of an operand is no cast.
  EXPECT_EQ(matchBody(("%t = arith.truncf %b : f32 to f16\n%e = arith.extf %t : f16 to f32\n"
                       "%m = arith.mulf %a, %e : f32" +
                       end)
                          .str()),
            "its body changes a factor by 'arith.truncf'");
  EXPECT_EQ(match(parse("%x: tensor<1x9x9x4xf32>, %init: tensor<1x7x7x4xf32>",
                        "%w = arith.constant dense<1.0> : tensor<3x3xf32>\n"
                        "%0 = linalg.pooling_nhwc_max ins(%x, %w : tensor<1x9x9x4xf32>, "
                        "tensor<3x3xf32>) outs(%init : tensor<1x7x7x4xf32>) -> "
                        "tensor<1x7x7x4xf32>")),
            none);
  // Nothing is summed.
  EXPECT_EQ(matchGeneric("affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (n)>, "
                         "affine_map<(m, n) -> (m, n)>",
                         R"("parallel", "parallel")", "tensor<2x4xf32>", "tensor<4xf32>",
                         "tensor<2x4xf32>", ("%m = arith.mulf %a, %b : f32" + end).str()),
            none);
}

TEST_F(ContractionTest, WhyThereIsNone) {
  EXPECT_EQ(match(parse("%x: tensor<2x3xf32>, %y: tensor<3x4xf32>, %init: tensor<2x4xf32>",
                        "%0 = linalg.matmul ins(%x, %y : tensor<2x3xf32>, tensor<3x4xf32>) "
                        "outs(%init : tensor<2x4xf32>) -> tensor<2x4xf32>")),
            "no operand is a weight: a constant or an external global");
  EXPECT_EQ(match(parse("%x: tensor<3x3xf32>, %init: tensor<7x7xf32>",
                        "%w = arith.constant dense<1.0> : tensor<9x9xf32>\n"
                        "%0 = linalg.conv_2d ins(%w, %x : tensor<9x9xf32>, tensor<3x3xf32>) "
                        "outs(%init : tensor<7x7xf32>) -> tensor<7x7xf32>")),
            "the weight isn't indexed by plain loops");
}

TEST_F(ContractionTest, EitherSideIsTheWeight) {
  // The left one; both, and then the right one.
  StringRef matmul = "%0 = linalg.matmul ins(%l, %r : tensor<2x3xf32>, tensor<3x4xf32>) "
                     "outs(%init : tensor<2x4xf32>) -> tensor<2x4xf32>";
  linalg::LinalgOp left = parse("%r: tensor<3x4xf32>, %init: tensor<2x4xf32>",
                                "%l = arith.constant dense<1.0> : tensor<2x3xf32>\n" + matmul);
  EXPECT_EQ(match(left), "NMK [0][2]");
  EXPECT_EQ(findWeightOperand(left)->getOperandNumber(), 0u);
  linalg::LinalgOp both =
      parse("%init: tensor<2x4xf32>", "%l = arith.constant dense<1.0> : tensor<2x3xf32>\n"
                                      "%r = arith.constant dense<1.0> : tensor<3x4xf32>\n" +
                                          matmul);
  EXPECT_EQ(match(both), "MNK [2][1]");
  EXPECT_EQ(findWeightOperand(both)->getOperandNumber(), 1u);
}

TEST_F(ContractionTest, SourcesBehindWhatMovesElements) {
  // Through a transpose and a cast; to what was quantized, and to the global.
  linalg::LinalgOp op =
      parse("%x: tensor<2x4xf32>, %s: tensor<8x1xf32>, %init: tensor<2x8xf32>, %e: tensor<4x8xf32>",
            R"(%w = ml_program.global_load_const @w : tensor<8x4xf32>
         %q = compress.quantize %w, %s <bits = 8, symmetric, block = [1, 0]>
             : tensor<8x4xf32>, tensor<8x1xf32> -> tensor<8x4xi8>
         %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0]>
             : tensor<8x4xi8>, tensor<8x1xf32> -> tensor<8x4xf32>
         %c = tensor.cast %d : tensor<8x4xf32> to tensor<8x?xf32>
         %k = tensor.cast %c : tensor<8x?xf32> to tensor<8x4xf32>
         %t = linalg.transpose ins(%k : tensor<8x4xf32>) outs(%e : tensor<4x8xf32>) permutation = [1, 0]
         %0 = linalg.matmul ins(%x, %t : tensor<2x4xf32>, tensor<4x8xf32>)
             outs(%init : tensor<2x8xf32>) -> tensor<2x8xf32>)");
  EXPECT_EQ(match(op), "MNK [1][2]");
  FailureOr<Contraction> contraction = matchContraction(op.getOperation());
  ASSERT_TRUE(succeeded(contraction));
  EXPECT_TRUE(contraction->weightView.source.getDefiningOp<DequantizeOp>());
  Operation *root = findWeightRoot(contraction->weight->get());
  ASSERT_TRUE(root);
  EXPECT_EQ(getWeightName(root), "w");
}

TEST_F(ContractionTest, DimensionsOfOneKind) {
  // A window, stored as one dimension with its channels: all of it is reduced.
  linalg::LinalgOp op = parse("%x: tensor<1x4x9x9xf32>, %init: tensor<1x8x7x7xf32>",
                              R"(%w = arith.constant dense<1.0> : tensor<8x36xf32>
         %k = tensor.expand_shape %w [[0], [1, 2, 3]] output_shape [8, 4, 3, 3]
             : tensor<8x36xf32> into tensor<8x4x3x3xf32>
         %0 = linalg.conv_2d_nchw_fchw ins(%x, %k : tensor<1x4x9x9xf32>, tensor<8x4x3x3xf32>)
             outs(%init : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>)");
  EXPECT_EQ(match(op), "MNMMKKK [1][456]");
  FailureOr<Contraction> contraction = matchContraction(op.getOperation());
  ASSERT_TRUE(succeeded(contraction));
  EXPECT_EQ(*contraction->getWeightDimKind(0), LoopKind::N);
  EXPECT_EQ(*contraction->getWeightDimKind(1), LoopKind::K);
  FailureOr<SmallVector<DimPart>> parts = contraction->getWeightDimParts(1);
  ASSERT_TRUE(succeeded(parts) && parts->size() == 1);
  EXPECT_EQ(parts->front().size, 36);
  EXPECT_EQ(contraction->getLoops(LoopKind::M), (SmallVector<unsigned>{0, 2, 3}));
}

TEST_F(ContractionTest, DimensionsOfSeveralKindsComeInParts) {
  StringRef conv =
      R"(%k = tensor.expand_shape %w [[0, 1], [2], [3], [4]] output_shape [2, 8, 4, 3, 3]
             : tensor<16x4x3x3xf32> into tensor<2x8x4x3x3xf32>
         %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %k : tensor<1x2x4x9x9xf32>, tensor<2x8x4x3x3xf32>)
             outs(%init : tensor<1x2x8x7x7xf32>) -> tensor<1x2x8x7x7xf32>)";
  linalg::LinalgOp op = parse("%x: tensor<1x2x4x9x9xf32>, %init: tensor<1x2x8x7x7xf32>",
                              "%w = arith.constant dense<1.0> : tensor<16x4x3x3xf32>\n" + conv);
  EXPECT_EQ(match(op), "MBNMMKKK [12][5][6][7]");
  FailureOr<Contraction> contraction = matchContraction(op.getOperation());
  ASSERT_TRUE(succeeded(contraction));
  EXPECT_TRUE(failed(contraction->getWeightDimKind(0)));
  FailureOr<SmallVector<DimPart>> parts = contraction->getWeightDimParts(0);
  ASSERT_TRUE(succeeded(parts) && parts->size() == 2);
  EXPECT_EQ((*parts)[0].kind, LoopKind::Batch);
  EXPECT_EQ((*parts)[0].size, 2);
  EXPECT_EQ((*parts)[1].kind, LoopKind::N);
  EXPECT_EQ((*parts)[1].size, 8);
}

TEST_F(ContractionTest, AChosenOperandIsTheWeight) {
  linalg::LinalgOp op = parse("%x: tensor<2x3xf32>, %y: tensor<3x4xf32>, %init: tensor<2x4xf32>",
                              "%0 = linalg.matmul ins(%x, %y : tensor<2x3xf32>, tensor<3x4xf32>) "
                              "outs(%init : tensor<2x4xf32>) -> tensor<2x4xf32>");
  ASSERT_TRUE(op);
  for (auto [operand, expected] : {std::pair(0, "NMK [0][2]"), std::pair(1, "MNK [2][1]")}) {
    FailureOr<Contraction> contraction = matchContraction(op, op.getDpsInputOperand(operand));
    ASSERT_TRUE(succeeded(contraction));
    EXPECT_EQ(text(*contraction), expected);
  }
}

} // namespace
