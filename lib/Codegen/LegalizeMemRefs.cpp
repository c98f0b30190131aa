//===- LegalizeMemRefs.cpp - Memory ops that upstream can't lower well --*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSLEGALIZEMEMREFS
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

/// A strided copy would be a library call per element.
static void expandCopy(IRRewriter &rewriter, memref::CopyOp copy) {
  auto from = dyn_cast<MemRefType>(copy.getSource().getType());
  auto to = dyn_cast<MemRefType>(copy.getTarget().getType());
  if (!from || !to || (from.getLayout().isIdentity() && to.getLayout().isIdentity()))
    return; // one memcpy
  rewriter.setInsertionPoint(copy);
  linalg::makeMemRefCopyOp(rewriter, copy.getLoc(), copy.getSource(), copy.getTarget());
  rewriter.eraseOp(copy);
}

/// expand-strided-metadata crashes on two dynamic sizes in one group: it takes
/// the one unknown size to be what is left. The op states its sizes; strides are
/// their running products.
static void expandReshape(IRRewriter &rewriter, memref::ExpandShapeOp op) {
  auto isAmbiguous = [&](const ReassociationIndices &group) {
    return llvm::count_if(group,
                          [&](int64_t dim) { return op.getResultType().isDynamicDim(dim); }) > 1;
  };
  if (llvm::none_of(op.getReassociationIndices(), isAmbiguous))
    return;
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  auto metadata = memref::ExtractStridedMetadataOp::create(rewriter, loc, op.getSrc());
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape(), strides(sizes.size());
  for (auto [dim, group] : llvm::enumerate(op.getReassociationIndices())) {
    Value stride = metadata.getStrides()[dim];
    for (int64_t inner : llvm::reverse(group)) {
      strides[inner] = stride;
      Value size = getValueOrCreateConstantIndexOp(rewriter, loc, sizes[inner]);
      stride = rewriter.createOrFold<arith::MulIOp>(loc, stride, size);
    }
  }
  // The type keeps what it knows of the strides.
  auto [known, offset] = op.getResultType().getStridesAndOffset();
  for (auto [stride, value] : llvm::zip_equal(known, strides))
    if (!ShapedType::isDynamic(stride))
      value = rewriter.getIndexAttr(stride);
  OpFoldResult start = ShapedType::isDynamic(offset) ? OpFoldResult(metadata.getOffset())
                                                     : rewriter.getIndexAttr(offset);
  rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(
      op, op.getResultType(), metadata.getBaseBuffer(), start, sizes, strides);
}

namespace {
struct LegalizeMemRefs : compress::impl::CompressLegalizeMemRefsBase<LegalizeMemRefs> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](memref::CopyOp op) { expandCopy(rewriter, op); });
    getOperation()->walk([&](memref::ExpandShapeOp op) { expandReshape(rewriter, op); });
  }
};
} // namespace
