//===- EvaluateTest.cpp - Tests of what evaluation refuses ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceTest.h"

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

namespace {

class EvaluateTest : public ReferenceTest {
protected:
  static constexpr int64_t dynamic = ShapedType::kDynamic;

  RankedTensorType tensor(ArrayRef<int64_t> shape, Type element) {
    return RankedTensorType::get(shape, element);
  }
  std::string inferError(Operation *op, ArrayRef<Buffer> inputs) {
    std::string message;
    ScopedDiagnosticHandler handler(&context, [&](Diagnostic &error) { message = error.str(); });
    EXPECT_TRUE(failed(inferResultShapes(op, inputs)));
    return message;
  }
  Operation *quantizePerRow() {
    return create("quantize", {tensor({dynamic, 8}, f32), tensor({dynamic, 1}, f32)},
                  tensor({dynamic, 8}, i8),
                  builder.getNamedAttr("scheme", scheme(8, SchemeMode::Symmetric, {1, 0})));
  }
};

TEST_F(EvaluateTest, DynamicSizesAreThoseOfTheBuffers) {
  Tensor x(tensor({3, 8}, f32)), s = floats(f32, {3, 1}, {1, 1, 1});
  EXPECT_EQ(run(quantizePerRow(), {&x, &s})[0].buffer.shape, (SmallVector<int64_t>{3, 8}));
}

TEST_F(EvaluateTest, ScalesOfAnotherSizeAreAnError) {
  Tensor x(tensor({3, 8}, f32)), s(tensor({2, 1}, f32));
  EXPECT_EQ(inferError(quantizePerRow(), {x.buffer, s.buffer}),
            "'compress.quantize' op the scale must have shape [3, 1] at run time, got [2, 1]");
}

TEST_F(EvaluateTest, SizesAgainstTheTypeAreAnError) {
  Tensor x(tensor({3, 9}, f32)), s(tensor({3, 1}, f32));
  EXPECT_EQ(inferError(quantizePerRow(), {x.buffer, s.buffer}),
            "'compress.quantize' op operand #0 must be 'tensor<?x8xf32>' at run time, got "
            "'tensor<3x9xf32>'");
}

TEST_F(EvaluateTest, AnotherElementTypeIsAnError) {
  Tensor x(tensor({3, 8}, f16)), s(tensor({3, 1}, f32));
  EXPECT_EQ(inferError(quantizePerRow(), {x.buffer, s.buffer}),
            "'compress.quantize' op operand #0 must be 'tensor<?x8xf32>' at run time, got "
            "'tensor<3x8xf16>'");
}

TEST_F(EvaluateTest, MissingOperandsAreAnError) {
  Tensor x(tensor({3, 8}, f32));
  EXPECT_EQ(inferError(quantizePerRow(), {x.buffer}),
            "'compress.quantize' op has 2 operands, got 1 buffers");
}

TEST_F(EvaluateTest, MasksOfAnotherSizeAreAnError) {
  Operation *op = create("apply_mask", {tensor({dynamic}, f32), tensor({dynamic}, i1)},
                         tensor({dynamic}, f32), {});
  Tensor x(tensor({3}, f32)), mask(tensor({2}, i1));
  EXPECT_EQ(inferError(op, {x.buffer, mask.buffer}),
            "'compress.apply_mask' op the mask must have shape [3] at run time, got [2]");
}

TEST_F(EvaluateTest, ComponentsOfAnotherSizeAreAnError) {
  EncodingAttr encoding = EncodingAttr::get(&context, f32, {}, {0}, {1}, {4, 1}, 0, Type(), false);
  auto segments = builder.getDenseI32ArrayAttr({1, 0, 1, 1});
  Operation *op = create("packed_matmul",
                         {tensor({dynamic, dynamic}, f32), tensor({dynamic, dynamic, 4, 1}, f32),
                          tensor({dynamic, dynamic}, f32)},
                         tensor({dynamic, dynamic}, f32),
                         {builder.getNamedAttr("encoding", encoding),
                          builder.getNamedAttr("operandSegmentSizes", segments)});
  Tensor x(tensor({2, 3}, f32)), p(tensor({1, 4, 4, 1}, f32)), y(tensor({2, 4}, f32));
  EXPECT_EQ(inferError(op, {x.buffer, p.buffer, y.buffer}),
            "'compress.packed_matmul' op component #0 must have shape [1, 3, 4, 1] at run time, "
            "got [1, 4, 4, 1]");
  Tensor z(tensor({3, 4}, f32));
  EXPECT_EQ(inferError(op, {x.buffer, p.buffer, z.buffer}),
            "'compress.packed_matmul' op init must have shape [2, 4] at run time, got [3, 4]");
}

TEST_F(EvaluateTest, OtherDialectsAreAnError) {
  Operation *op =
      arith::ConstantOp::create(builder, builder.getUnknownLoc(), builder.getI32IntegerAttr(1));
  EXPECT_EQ(inferError(op, {}), "'arith.constant' op has no reference evaluation");
}

TEST_F(EvaluateTest, ResultsOfAnotherSizeAreAnError) {
  Tensor x(tensor({3, 8}, f32)), s(tensor({3, 1}, f32)), q(tensor({2, 8}, i8));
  std::string message;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &error) { message = error.str(); });
  EXPECT_TRUE(failed(evaluate(quantizePerRow(), {x.buffer, s.buffer}, {q.buffer})));
  EXPECT_EQ(message, "'compress.quantize' op result #0 must be 'tensor<3x8xi8>' at run time, got "
                     "'tensor<2x8xi8>'");
}

} // namespace
