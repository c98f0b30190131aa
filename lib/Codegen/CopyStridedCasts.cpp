//===- CopyStridedCasts.cpp - Slices where rows must touch --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bufferization casts a slice that a function returns to the identity layout if
// its sizes and strides are dynamic, as if any would do:
//
//   %r = memref.cast %slice : memref<?x?xf32, strided<[?, 1]>> to memref<?x?xf32>
//
// The reader of the result then takes the rows to lie one behind the other.
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSCOPYSTRIDEDCASTS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// Whether the cast claims that elements are contiguous, and the type that it
/// comes from doesn't.
static bool claimsContiguity(memref::CastOp cast) {
  auto from = dyn_cast<MemRefType>(cast.getSource().getType());
  auto to = dyn_cast<MemRefType>(cast.getType());
  if (!from || !to || !to.getLayout().isIdentity() || from.getLayout().isIdentity())
    return false;
  auto [strides, offset] = from.getStridesAndOffset();
  auto isKnown = [](int64_t value) { return !ShapedType::isDynamic(value); };
  bool known = isKnown(offset) && llvm::all_of(strides, isKnown) && to.hasStaticShape();
  return !known; // what is known was compared
}

namespace {
struct CopyStridedCasts : compress::impl::CompressCopyStridedCastsBase<CopyStridedCasts> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](memref::CastOp op) {
      if (!claimsContiguity(op))
        return;
      rewriter.setInsertionPoint(op);
      Location loc = op.getLoc();
      auto type = cast<MemRefType>(op.getType());
      SmallVector<Value> sizes;
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          sizes.push_back(memref::DimOp::create(rewriter, loc, op.getSource(), dim));
      Value copy =
          memref::AllocOp::create(rewriter, loc, type, sizes, rewriter.getI64IntegerAttr(64));
      memref::CopyOp::create(rewriter, loc, op.getSource(), copy);
      rewriter.replaceOp(op, copy);
    });
  }
};
} // namespace
