//===- PackTest.cpp - Tests of pack, unpack and packed_matmul ---*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReferenceTest.h"
#include <cmath>

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

namespace {

using Bytes = std::vector<char>;

class PackTest : public ReferenceTest {
protected:
  NamedAttribute named(EncodingAttr encoding) { return builder.getNamedAttr("encoding", encoding); }

  SmallVector<const Tensor *> pointers(ArrayRef<Tensor> tensors) {
    return llvm::map_to_vector(tensors, [](const Tensor &tensor) { return &tensor; });
  }
  std::vector<Tensor> pack(ArrayRef<Tensor> inputs, EncodingAttr encoding) {
    return run("pack", pointers(inputs), encoding.getComponentTypes(inputs[0].buffer.shape),
               named(encoding));
  }
  std::vector<Tensor> unpack(ArrayRef<Tensor> components, ArrayRef<int64_t> shape,
                             EncodingAttr encoding) {
    return run("unpack", pointers(components), encoding.getLogicalTypes(shape), named(encoding));
  }

  /// An encoding of any kind for tensors of `rank`, its dimensions dealt out to
  /// batch, n and k in any order.
  EncodingAttr randomEncoding(int64_t rank, bool matrix = false) {
    SmallVector<int64_t> order = llvm::to_vector(llvm::seq<int64_t>(rank)), batch, n, k;
    if (!matrix)
      std::shuffle(order.begin(), order.end(), random);
    for (int64_t dim : order)
      if (matrix)
        (dim == rank - 1 ? k : dim == rank - 2 ? n : batch).push_back(dim);
      else
        (uniform(0, 2) == 0 ? batch : uniform(0, 1) ? n : k).push_back(dim);
    int64_t k0 = uniform(1, 4), kind = uniform(0, 4), group = 0;
    if (kind == 4 && k.size() != 1)
      kind = 3;
    if (kind == 4)
      group = 2 * k0 * uniform(1, 3);
    else if (kind == 3 && k.size() == 1 && uniform(0, 1))
      group = k0 * uniform(1, 3);
    Type elements[] = {f16, bf16, f32, i8, builder.getIntegerType(4)};
    Type scale = kind < 3 || (kind == 3 && uniform(0, 3) == 0) ? Type() : elements[uniform(0, 2)];
    return EncodingAttr::get(&context, elements[kind], batch, n, k, {uniform(1, 5), k0}, group,
                             scale, scale && uniform(0, 1));
  }

  std::vector<Tensor> randomWeight(EncodingAttr encoding, ArrayRef<int64_t> shape) {
    std::vector<Tensor> inputs;
    SmallVector<RankedTensorType> types = encoding.getLogicalTypes(shape);
    int64_t most = encoding.getBits() == 4 ? 7 : 127;
    inputs.push_back(encoding.isFloat() ? randomFloats(encoding.getElement(), shape)
                                        : randomInts(i8, shape, -most - 1, most));
    if (types.size() > 1)
      inputs.push_back(randomFloats(encoding.getScale(), types[1].getShape()));
    if (types.size() > 2)
      inputs.push_back(randomInts(i8, types[2].getShape(), -most - 1, most));
    return inputs;
  }

  /// Where `index` lies along `dims`, the first of them outermost.
  static int64_t linearize(ArrayRef<int64_t> index, ArrayRef<int64_t> shape,
                           ArrayRef<int64_t> dims) {
    int64_t position = 0;
    for (int64_t dim : dims)
      position = position * shape[dim] + index[dim];
    return position;
  }
};

TEST_F(PackTest, UnpackOfPackIsTheWeight) {
  for (int trial = 0; trial < 300; ++trial) {
    EncodingAttr encoding = randomEncoding(uniform(0, 4));
    SmallVector<int64_t> shape = randomShape(encoding.getRank(), 9);
    std::vector<Tensor> weight = randomWeight(encoding, shape);
    std::vector<Tensor> back = unpack(pack(weight, encoding), shape, encoding);
    for (auto [a, b] : llvm::zip_equal(weight, back))
      ASSERT_EQ(a.bytes, b.bytes);
  }
}

/// The table in the encoding's description, entry by entry.
TEST_F(PackTest, ComponentsLieAsTheEncodingSays) {
  for (int trial = 0; trial < 100; ++trial) {
    EncodingAttr encoding = randomEncoding(uniform(0, 4));
    SmallVector<int64_t> shape = randomShape(encoding.getRank(), 9);
    std::vector<Tensor> weight = randomWeight(encoding, shape), packed = pack(weight, encoding);
    int64_t n0 = encoding.getTile()[0], k0 = encoding.getTile()[1], group = encoding.getGroup();
    forEachIndex(shape, [&](ArrayRef<int64_t> index) {
      int64_t n = linearize(index, shape, encoding.getN());
      int64_t k = linearize(index, shape, encoding.getK());
      SmallVector<int64_t> prefix;
      if (!encoding.getBatch().empty())
        prefix.push_back(linearize(index, shape, encoding.getBatch()));
      prefix.push_back(n / n0);
      auto at = [&](std::initializer_list<int64_t> tail) {
        SmallVector<int64_t> position(prefix);
        position.append(tail);
        return position;
      };
      if (encoding.isFloat()) {
        ASSERT_EQ(packed[0].buffer.loadFloat(at({k / k0, n % n0, k % k0})),
                  weight[0].buffer.loadFloat(index));
        return;
      }
      int32_t q = weight[0].buffer.loadInt(index);
      if (encoding.getBits() == 8) {
        ASSERT_EQ(uint8_t(packed[0].buffer.loadInt(at({k / k0, n % n0, k % k0}))), q + 128);
      } else {
        int64_t inHalf = k % group % (group / 2);
        uint8_t byte = packed[0].buffer.loadInt(at({k / group, inHalf / k0, n % n0, inHalf % k0}));
        ASSERT_EQ(k % group < group / 2 ? byte & 15 : byte >> 4, q + 8);
      }
      if (!encoding.getScale())
        return;
      SmallVector<int64_t> param(index);
      for (int64_t dim : encoding.getK())
        param[dim] = group ? index[dim] / group : 0;
      SmallVector<int64_t> place = at({group ? k / group : 0, n % n0});
      ASSERT_EQ(packed[1].buffer.loadFloat(place), weight[1].buffer.loadFloat(param));
      if (encoding.getAsymmetric())
        ASSERT_EQ(packed[2].buffer.loadInt(place), weight[2].buffer.loadInt(param));
    });
  }
}

TEST_F(PackTest, TailsHoldTheEncodingOfZero) {
  auto packOne = [&](EncodingAttr encoding, Type element) {
    std::vector<Tensor> weight;
    weight.emplace_back(RankedTensorType::get({1, 1}, element));
    if (encoding.getScale())
      weight.push_back(floats(f32, {1, 1}, {1}));
    return pack(weight, encoding);
  };
  EncodingAttr eight = EncodingAttr::get(&context, i8, {}, {0}, {1}, {2, 2}, 0, f32, false);
  EXPECT_EQ(packOne(eight, i8)[0].bytes, Bytes(4, char(0x80)));
  EXPECT_EQ(packOne(eight, i8)[1].floats(), (std::vector<float>{1, 0}));
  EncodingAttr four =
      EncodingAttr::get(&context, builder.getIntegerType(4), {}, {0}, {1}, {2, 2}, 4, f32, false);
  EXPECT_EQ(packOne(four, i8)[0].bytes, Bytes(4, char(0x88)));
  EncodingAttr half = EncodingAttr::get(&context, f16, {}, {0}, {1}, {2, 2}, 0, Type(), false);
  EXPECT_EQ(packOne(half, f16)[0].bytes, Bytes(8, 0));
}

TEST_F(PackTest, PackedFloatsKeepTheirBits) {
  EncodingAttr encoding = EncodingAttr::get(&context, f32, {}, {0}, {}, {4, 1}, 0, Type(), false);
  std::vector<Tensor> weight;
  weight.push_back(floats(f32, {4}, {NAN, -0.0f, 1e-45f, -INFINITY}));
  EXPECT_EQ(pack(weight, encoding)[0].bytes, weight[0].bytes);
}

TEST_F(PackTest, EmptyWeightsPackToEmptyComponents) {
  EncodingAttr encoding = EncodingAttr::get(&context, i8, {}, {0}, {1}, {2, 2}, 0, f32, false);
  std::vector<Tensor> weight;
  weight.emplace_back(RankedTensorType::get({0, 4}, i8));
  weight.emplace_back(RankedTensorType::get({0, 1}, f32));
  for (const Tensor &component : pack(weight, encoding))
    EXPECT_EQ(component.size(), 0);
}

TEST_F(PackTest, FourBitsThatDoNotFitAreAnError) {
  EncodingAttr encoding =
      EncodingAttr::get(&context, builder.getIntegerType(4), {}, {0}, {1}, {1, 1}, 2, f32, false);
  Tensor q = ints(i8, {1, 2}, {0, 8}), s = floats(f32, {1, 1}, {1});
  SmallVector<RankedTensorType> types = encoding.getComponentTypes({1, 2});
  Tensor p(types[0]), ps(types[1]);
  Operation *op = create("pack", {q.type(), s.type()}, types, named(encoding));
  std::string message;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &error) { message = error.str(); });
  EXPECT_TRUE(failed(evaluate(op, {q.buffer, s.buffer}, {p.buffer, ps.buffer})));
  EXPECT_EQ(message, "'compress.pack' op a value is not a 4-bit integer, -8 to 7: got 8");
}

/// The op's description, in double, on the weight that was packed.
TEST_F(PackTest, PackedMatmulIsTheSumOfProducts) {
  for (int trial = 0; trial < 200; ++trial) {
    EncodingAttr encoding = randomEncoding(uniform(2, 3), /*matrix=*/true);
    int64_t rank = encoding.getRank(), group = encoding.getGroup();
    SmallVector<int64_t> shape = randomShape(rank, 20), xShape(shape), yShape(shape);
    xShape[rank - 2] = yShape[rank - 2] = uniform(1, 5);
    yShape[rank - 1] = shape[rank - 2];
    std::vector<Tensor> weight = randomWeight(encoding, shape);
    std::vector<Tensor> packed = pack(weight, encoding);

    bool isPlain = !encoding.isFloat() && !encoding.getScale();
    bool isInt = isPlain || (encoding.getScale() && uniform(0, 1)), hasScale = isInt && !isPlain;
    Tensor x = isInt ? randomInts(i8, xShape, -128, 127) : randomFloats(f16, xShape);
    Tensor init = isPlain ? randomInts(i32, yShape, -1000, 1000) : randomFloats(f32, yShape);
    SmallVector<int64_t> scaleShape(xShape);
    scaleShape.back() = group && uniform(0, 1) ? llvm::divideCeil(xShape.back(), group) : 1;
    Tensor xScale = randomFloats(f32, scaleShape);

    SmallVector<const Tensor *> inputs{&x};
    if (hasScale)
      inputs.push_back(&xScale);
    for (const Tensor &component : packed)
      inputs.push_back(&component);
    inputs.push_back(&init);
    auto segments = builder.getDenseI32ArrayAttr({1, hasScale, int32_t(packed.size()), 1});
    std::vector<Tensor> results =
        run("packed_matmul", inputs, init.type(),
            {named(encoding), builder.getNamedAttr("operandSegmentSizes", segments)});

    forEachIndex(yShape, [&](ArrayRef<int64_t> y) {
      double sum = 0, magnitude = 0;
      for (int64_t k = 0; k < shape.back(); ++k) {
        SmallVector<int64_t> w(y), at(y), xs(y);
        w[rank - 2] = y.back();
        w.back() = at.back() = k;
        xs.back() = scaleShape.back() == 1 ? 0 : k / group;
        double xValue = isInt ? x.buffer.loadInt(at) : x.buffer.loadFloat(at);
        if (hasScale)
          xValue *= xScale.buffer.loadFloat(xs);
        double wValue =
            encoding.isFloat() ? weight[0].buffer.loadFloat(w) : weight[0].buffer.loadInt(w);
        w.back() = group ? k / group : 0;
        if (encoding.getAsymmetric())
          wValue -= weight[2].buffer.loadInt(w);
        if (encoding.getScale())
          wValue *= weight[1].buffer.loadFloat(w);
        sum += xValue * wValue;
        magnitude += std::fabs(xValue * wValue);
      }
      if (isPlain) {
        ASSERT_EQ(results[0].buffer.loadInt(y), init.buffer.loadInt(y) + sum);
      } else {
        double expected = init.buffer.loadFloat(y) + sum;
        ASSERT_NEAR(results[0].buffer.loadFloat(y), expected,
                    std::fabs(expected) * 0x1p-23 + magnitude * 1e-14);
      }
    });
  }
}

} // namespace
