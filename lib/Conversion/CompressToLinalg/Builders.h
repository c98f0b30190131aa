//===- Builders.h - What the lowerings to linalg build with -------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BUILDERS_H
#define COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BUILDERS_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::compress {

/// Fails on tensors with an encoding: everything here builds dense tensors.
LogicalResult requireDenseTensors(Operation *op, PatternRewriter &rewriter);

/// The scalar code of a linalg.generic: block arguments to what is yielded.
using BodyFn = function_ref<Value(ImplicitLocOpBuilder &, ValueRange)>;
using MultiBodyFn = function_ref<SmallVector<Value>(ImplicitLocOpBuilder &, ValueRange)>;

/// A linalg.generic whose result types are those of `inits`.
SmallVector<Value> createMultiGeneric(ImplicitLocOpBuilder &b, ValueRange inputs, ValueRange inits,
                                      ArrayRef<AffineMap> maps,
                                      ArrayRef<utils::IteratorType> iterators, MultiBodyFn body);

/// The same with one result.
Value createGeneric(ImplicitLocOpBuilder &b, ValueRange inputs, Value init,
                    ArrayRef<AffineMap> maps, ArrayRef<utils::IteratorType> iterators, BodyFn body);

/// The same with identity maps: every operand has the loops' shape.
Value createElementwise(ImplicitLocOpBuilder &b, ValueRange inputs, Value init, BodyFn body);

/// The sizes of a tensor: attributes where its type is static, values elsewhere.
/// (tensor::getMixedSizes sees through casts, and what is built from it would not
/// have the types that are expected here.)
SmallVector<OpFoldResult> getSizes(ImplicitLocOpBuilder &b, Value tensor);
OpFoldResult getSize(ImplicitLocOpBuilder &b, Value tensor, int64_t dim);

/// A tensor.empty with the sizes of `like`.
Value createEmptyLike(ImplicitLocOpBuilder &b, Value like, Type element);

/// A tensor of `sizes` full of zeros.
Value createZeros(ImplicitLocOpBuilder &b, ArrayRef<OpFoldResult> sizes, Type element);

/// `tensor` with `fill` behind each dimension up to a multiple of `block`; block
/// sizes of 0 and 1 need none.
///
///   block [1, 4] : tensor<2x5xf32> -> tensor<2x8xf32>
Value padToBlocks(ImplicitLocOpBuilder &b, Value tensor, ArrayRef<int64_t> block, TypedAttr fill);

/// A tensor.expand_shape to a type with at most one dynamic dimension per group.
/// (More of them crash --expand-strided-metadata.)
Value expandShape(ImplicitLocOpBuilder &b, RankedTensorType type, Value tensor,
                  ArrayRef<ReassociationIndices> groups);

/// A tensor.cast to `type`, unless the tensor has it.
Value castTensor(ImplicitLocOpBuilder &b, Value tensor, Type type);

/// The sizes of a tensor as values.
SmallVector<Value> createSizes(ImplicitLocOpBuilder &b, Value tensor);

/// The loop indices of the body being built.
SmallVector<Value> createLoopIndices(ImplicitLocOpBuilder &b, int64_t numLoops);

/// The row-major position of `indices`: (i * size_j + j) * size_k + k ..; 0 of none.
Value linearize(ImplicitLocOpBuilder &b, ValueRange indices, ValueRange sizes);

Value createIndex(ImplicitLocOpBuilder &b, int64_t value);
Value createInt(ImplicitLocOpBuilder &b, Type type, int64_t value);
Value createF32(ImplicitLocOpBuilder &b, float value);

/// A float of 16 or 32 bits as f32, exactly; and rounded back to `type`.
Value toF32(ImplicitLocOpBuilder &b, Value value);
Value fromF32(ImplicitLocOpBuilder &b, Value value, Type type);

/// The bits of |value| as an integer of the float's width: ordered like the
/// magnitudes, Inf above what is finite, NaN above Inf.
Value magnitudeBits(ImplicitLocOpBuilder &b, Value value);

/// The bits of +Inf in `type`, an f16, bf16 or f32.
int64_t getInfinityBits(Type type);

} // namespace mlir::compress

#endif // COMPRESS_LIB_CONVERSION_COMPRESSTOLINALG_BUILDERS_H
