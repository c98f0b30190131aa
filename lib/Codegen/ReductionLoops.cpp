//===- ReductionLoops.cpp - Reductions with sums in registers -----------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/ReductionLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::compress;

/// The size of a range that is worth unrolling.
static std::optional<int64_t> getWindowSize(const Range &range) {
  constexpr int64_t largest = 4;
  std::optional<int64_t> size = getConstantIntValue(range.size);
  bool isPlain = isZeroInteger(range.offset) && isOneInteger(range.stride);
  return size && *size <= largest && isPlain ? size : std::nullopt;
}

bool compress::movesWithReduction(linalg::LinalgOp op) {
  SmallVector<unsigned> reductions;
  op.getReductionDims(reductions);
  return llvm::any_of(op.getDpsInitsMutable(), [&](OpOperand &init) {
    AffineMap map = op.getMatchingIndexingMap(&init);
    return llvm::any_of(reductions, [&](unsigned loop) { return map.isFunctionOfDim(loop); });
  });
}

SmallVector<Value>
compress::emitReductionLoops(OpBuilder &builder, Location loc, ArrayRef<Range> ranges,
                             ArrayRef<unsigned> dims, MutableArrayRef<Value> ivs,
                             SmallVector<Value> sums,
                             llvm::function_ref<SmallVector<Value>(ValueRange)> body) {
  if (dims.empty())
    return body(sums);
  const Range &range = ranges[dims.front()];
  Value &iv = ivs[dims.front()];
  auto inner = [&](SmallVector<Value> sums) {
    return emitReductionLoops(builder, loc, ranges, dims.drop_front(), ivs, std::move(sums), body);
  };
  if (std::optional<int64_t> size = getWindowSize(range)) {
    for (int64_t i = 0; i < *size; ++i) {
      iv = arith::ConstantIndexOp::create(builder, loc, i);
      sums = inner(std::move(sums));
    }
    return sums;
  }
  auto bound = [&](OpFoldResult value) {
    return getValueOrCreateConstantIndexOp(builder, loc, value);
  };
  auto loop =
      scf::ForOp::create(builder, loc, bound(range.offset), bound(range.size), bound(range.stride),
                         sums, [&](OpBuilder &, Location, Value index, ValueRange args) {
                           iv = index;
                           scf::YieldOp::create(builder, loc, inner(args));
                         });
  return SmallVector<Value>(loop.getResults());
}
