//===- ReferenceTest.h - What tests of the reference share ------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TEST_UNIT_REFERENCE_REFERENCETEST_H
#define COMPRESS_TEST_UNIT_REFERENCE_REFERENCETEST_H

#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Reference/Evaluate.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/IR/Verifier.h"
#include "gtest/gtest.h"
#include <random>

namespace mlir::compress::reference {

/// A contiguous tensor with memory of its own.
struct Tensor {
  explicit Tensor(RankedTensorType type)
      : bytes(type.getNumElements() * getElementBytes(type.getElementType())),
        buffer(Buffer::get(bytes.data(), type)) {}
  Tensor(const Tensor &) = delete;
  Tensor(Tensor &&) = default; // a moved vector keeps its memory

  int64_t size() const { return buffer.getNumElements(); }
  RankedTensorType type() const { return RankedTensorType::get(buffer.shape, buffer.element); }
  std::vector<float> floats() const {
    std::vector<float> values(size());
    buffer.loadFloats(0, 1, values);
    return values;
  }
  std::vector<int32_t> ints() const {
    std::vector<int32_t> values(size());
    buffer.loadInts(0, 1, values);
    return values;
  }

  std::vector<char> bytes;
  Buffer buffer;
};

class ReferenceTest : public testing::Test {
protected:
  ReferenceTest() {
    context.loadDialect<CompressDialect, arith::ArithDialect>();
    module = ModuleOp::create(builder.getUnknownLoc());
    builder.setInsertionPointToEnd(module->getBody());
  }

  Tensor floats(Type element, ArrayRef<int64_t> shape, ArrayRef<float> values) {
    Tensor tensor(RankedTensorType::get(shape, element));
    tensor.buffer.storeFloats(0, 1, values);
    return tensor;
  }
  Tensor ints(Type element, ArrayRef<int64_t> shape, ArrayRef<int32_t> values) {
    Tensor tensor(RankedTensorType::get(shape, element));
    tensor.buffer.storeInts(0, 1, values);
    return tensor;
  }
  int64_t uniform(int64_t least, int64_t most) {
    return std::uniform_int_distribution<int64_t>(least, most)(random);
  }
  Tensor randomFloats(Type element, ArrayRef<int64_t> shape) {
    std::normal_distribution<float> normal;
    std::vector<float> values(ShapedType::getNumElements(shape));
    for (float &value : values)
      value = normal(random);
    return floats(element, shape, values);
  }
  Tensor randomInts(Type element, ArrayRef<int64_t> shape, int64_t least, int64_t most) {
    std::vector<int32_t> values(ShapedType::getNumElements(shape));
    for (int32_t &value : values)
      value = uniform(least, most);
    return ints(element, shape, values);
  }
  SmallVector<int64_t> randomShape(int64_t rank, int64_t most) {
    SmallVector<int64_t> shape(rank);
    for (int64_t &size : shape)
      size = uniform(1, most);
    return shape;
  }

  /// compress.`name` on operands of the inputs' types.
  Operation *create(StringRef name, ArrayRef<RankedTensorType> operands,
                    ArrayRef<RankedTensorType> results, ArrayRef<NamedAttribute> attributes) {
    OperationState state(builder.getUnknownLoc(), ("compress." + name).str());
    for (Type type : operands)
      state.operands.push_back(
          UnrealizedConversionCastOp::create(builder, state.location, type, ValueRange())
              .getResult(0));
    state.addTypes(SmallVector<Type>(results));
    state.addAttributes(attributes);
    Operation *op = builder.create(state);
    EXPECT_TRUE(succeeded(verify(op)));
    return op;
  }

  /// Evaluates an op on `inputs`, whose types are the operands'.
  std::vector<Tensor> run(Operation *op, ArrayRef<const Tensor *> inputs) {
    SmallVector<Buffer> inputBuffers, resultBuffers;
    for (const Tensor *input : inputs)
      inputBuffers.push_back(input->buffer);
    std::vector<Tensor> results;
    auto shapes = inferResultShapes(op, inputBuffers);
    if (failed(shapes))
      return results;
    for (auto [shape, type] : llvm::zip_equal(*shapes, op->getResultTypes())) {
      results.emplace_back(RankedTensorType::get(shape, getElementTypeOrSelf(type)));
      // What an op forgets to write shows.
      std::fill(results.back().bytes.begin(), results.back().bytes.end(), 0x55);
      resultBuffers.push_back(results.back().buffer);
    }
    EXPECT_TRUE(succeeded(evaluate(op, inputBuffers, resultBuffers)));
    return results;
  }
  std::vector<Tensor> run(StringRef name, ArrayRef<const Tensor *> inputs,
                          ArrayRef<RankedTensorType> results, ArrayRef<NamedAttribute> attributes) {
    SmallVector<RankedTensorType> operands;
    for (const Tensor *input : inputs)
      operands.push_back(input->type());
    return run(create(name, operands, results, attributes), inputs);
  }

  SchemeAttr scheme(unsigned bits, SchemeMode mode, ArrayRef<int64_t> block) {
    return SchemeAttr::get(&context, bits, mode, block);
  }
  std::vector<Tensor> quantParams(const Tensor &x, SchemeAttr scheme, Type scaleType) {
    SmallVector<int64_t> shape = scheme.getScaleShape(x.buffer.shape);
    SmallVector<RankedTensorType> results{RankedTensorType::get(shape, scaleType)};
    if (!scheme.isSymmetric())
      results.push_back(RankedTensorType::get(shape, i8));
    return run("quant_params", {&x}, results, builder.getNamedAttr("scheme", scheme));
  }
  /// quantize, dequantize or fake_quantize with the scales and zero points that
  /// `params` holds.
  Tensor scaled(StringRef name, const Tensor &x, ArrayRef<Tensor> params, SchemeAttr scheme,
                Type element) {
    SmallVector<const Tensor *> inputs{&x};
    for (const Tensor &param : params)
      inputs.push_back(&param);
    return std::move(run(name, inputs, RankedTensorType::get(x.buffer.shape, element),
                         builder.getNamedAttr("scheme", scheme))
                         .front());
  }

  MLIRContext context;
  OpBuilder builder{&context};
  OwningOpRef<ModuleOp> module;
  Type f16 = builder.getF16Type(), bf16 = builder.getBF16Type(), f32 = builder.getF32Type();
  Type i1 = builder.getI1Type(), i8 = builder.getI8Type(), i32 = builder.getI32Type();
  std::mt19937 random{42};
};

} // namespace mlir::compress::reference

#endif // COMPRESS_TEST_UNIT_REFERENCE_REFERENCETEST_H
