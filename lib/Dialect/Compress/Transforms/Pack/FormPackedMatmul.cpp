//===- FormPackedMatmul.cpp - Contractions to packed matmuls ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Any contraction becomes a matrix product with a packed weight:
//
//   %r = <contraction>(%x, dequantize(%q, %s))          x : dequantize(%xq, %xs)
// becomes
//   %p:2 = compress.pack %q, %s <..>                    gone if already packed
//   %a   = <rows of %xq>                                collapse_shape, or a copy
//   %c   = compress.packed_matmul %a scale(%xs) weight(%p#0, %p#1) ..
//   %r   = <%c in the shape of the result> + init
//
//===----------------------------------------------------------------------===//

#include "../Remarks.h"
#include "MatrixForm.h"
#include "compress/Analysis/Contraction.h"
#include "compress/Dialect/Compress/IR/Compress.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "compress/Target/Strategy.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Remarks.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSFORMPACKEDMATMUL
#include "compress/Dialect/Compress/Transforms/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

/// The exact sum of a group's products of unsigned by signed bytes fits i32.
static constexpr int64_t maxIntegerDepth = 65536;

namespace {
/// Rewrites one contraction.
class Former {
public:
  Former(IRRewriter &rewriter, Contraction contraction, TargetAttr target)
      : b(rewriter), c(std::move(contraction)), target(target), loc(c.op.getLoc()) {}

  LogicalResult run(std::string *reason);

private:
  SmallVector<Value> getPackedWeight(EncodingAttr &encoding, std::string *reason);
  DequantizeOp matchIntegerInput(MatrixForm &form, EncodingAttr encoding);

  IRRewriter &b;
  Contraction c;
  TargetAttr target;
  Location loc;
};
} // namespace

/// The input, if it is a symmetric 8-bit dequantize whose product with the weight
/// can be one of integers.
DequantizeOp Former::matchIntegerInput(MatrixForm &form, EncodingAttr encoding) {
  auto dequantize = c.input->get().getDefiningOp<DequantizeOp>();
  if (!dequantize || encoding.isFloat() || !encoding.getScale() || dequantize.getZeroPoint())
    return {};
  int64_t group = encoding.getGroup(), k = form.getDepth();
  if (ShapedType::isDynamic(k) || (group ? group : k) > maxIntegerDepth ||
      !form.hasRowScales(dequantize, group))
    return {};
  return dequantize;
}

/// The components: those of the unpack that the weight comes from, or of a new
/// pack. `encoding` becomes the one they have.
SmallVector<Value> Former::getPackedWeight(EncodingAttr &encoding, std::string *reason) {
  FailureOr<WeightForm> form = getWeightForm(c, reason);
  if (failed(form))
    return {};
  FailureOr<EncodingAttr> selected = selectEncoding(*form, target, reason);
  if (failed(selected))
    return {};
  auto unpack = form->values.getDefiningOp<UnpackOp>();
  auto sameOrNull = [](Value a, Value b) { return !a || a == b; };
  if (unpack && unpack.getEncoding() == *selected &&
      sameOrNull(form->scale, unpack->getNumResults() > 1 ? unpack->getResult(1) : Value()) &&
      sameOrNull(form->zeroPoint, unpack->getNumResults() > 2 ? unpack->getResult(2) : Value())) {
    encoding = *selected;
    return SmallVector<Value>(unpack.getComponents());
  }
  encoding = *selected;
  SmallVector<Value> inputs{form->values};
  if (form->scale)
    inputs.push_back(form->scale);
  if (form->zeroPoint)
    inputs.push_back(form->zeroPoint);
  SmallVector<RankedTensorType> types =
      encoding.getComponentTypes(cast<ShapedType>(form->values.getType()).getShape());
  return SmallVector<Value>(
      PackOp::create(b, loc, SmallVector<Type>(types.begin(), types.end()), inputs, encoding)
          .getResults());
}

LogicalResult Former::run(std::string *reason) {
  Type xElement = getElementTypeOrSelf(c.input->get()),
       wElement = getElementTypeOrSelf(c.weightView.source),
       element = getElementTypeOrSelf(c.op.getDpsInits()[0]);
  auto isSmallFloat = [](Type type) { return isa<Float16Type, BFloat16Type, Float32Type>(type); };
  bool plainIntegers = xElement.isInteger(8) && wElement.isInteger(8) && element.isInteger(32);
  if (!plainIntegers &&
      !(isSmallFloat(xElement) && isSmallFloat(wElement) && isSmallFloat(element))) {
    *reason = "element types aren't floats of at most 32 bits, or i8 into i32";
    return failure();
  }
  if (plainIntegers) {
    // Signed by signed only: the body must extend both so.
    bool isSigned = true;
    c.op.getBlock()->walk([&](Operation *op) { isSigned &= !isa<arith::ExtUIOp>(op); });
    if (!isSigned) {
      *reason = "bytes are extended without sign";
      return failure();
    }
  }
  if (llvm::is_contained(c.op.getStaticLoopRanges(), 0)) {
    *reason = "there is nothing to compute: a loop is empty";
    return failure();
  }
  b.setInsertionPoint(c.op);
  MatrixForm form(b, c);
  EncodingAttr encoding;
  SmallVector<Value> weight = getPackedWeight(encoding, reason);
  if (weight.empty())
    return failure();
  // In the matmul the weight is a matrix: dimensions are those of x and result.
  int64_t rank = form.getRank();
  SmallVector<int64_t> batchDims(rank - 2, 0);
  EncodingAttr matrix = EncodingAttr::get(
      b.getContext(), encoding.getElement(), batchDims, {rank - 2}, {rank - 1}, encoding.getTile(),
      encoding.getGroup(), encoding.getScale(), encoding.getAsymmetric());

  Value x = c.input->get(), scales;
  DequantizeOp integerInput = plainIntegers ? DequantizeOp() : matchIntegerInput(form, encoding);
  Value a = form.makeRows(integerInput ? integerInput.getInput() : x);
  if (integerInput)
    scales = form.makeRowScales(integerInput, encoding.getGroup());
  Value init = form.makeInit(a, plainIntegers ? Type(b.getI32Type()) : Type(b.getF32Type()));
  auto productType = cast<RankedTensorType>(init.getType());
  StrategyAttr strategy =
      selectStrategy(matrix, plainIntegers || integerInput, productType.getDimSize(rank - 2),
                     productType.getShape().back(), target);
  Value product =
      PackedMatmulOp::create(b, loc, init.getType(), a, scales, weight, init, matrix, strategy);
  b.replaceOp(c.op, form.shapeResult(product));
  return success();
}

namespace {
struct CompressFormPackedMatmul
    : compress::impl::CompressFormPackedMatmulBase<CompressFormPackedMatmul> {
  using CompressFormPackedMatmulBase::CompressFormPackedMatmulBase;

  void runOnOperation() override {
    llvm::Expected<TargetAttr> resolved = resolveTarget(getOperation(), target);
    if (!resolved) {
      emitError(getOperation().getLoc(), llvm::toString(resolved.takeError()));
      return signalPassFailure();
    }
    getOperation()->setDiscardableAttr(CompressDialect::getTargetAttrName(), *resolved);
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    Remarks remarks("compress-form-packed-matmul", "formed", strict, "run without strict");
    for (linalg::LinalgOp op : ops) {
      std::string reason;
      FailureOr<Contraction> contraction = matchContraction(op.getOperation(), &reason);
      bool hasWeight = succeeded(contraction);
      // A product of two activations: the right-hand side is packed at run time.
      if (!hasWeight && op.hasPureTensorSemantics() && op.getNumDpsInputs() == 2)
        contraction = matchContraction(op, op.getDpsInputOperand(1), &reason);
      if (failed(contraction))
        continue;
      Value weight = contraction->weightView.source;
      std::string name = hasWeight ? getWeightName(findWeightRoot(weight)) : "(an activation)";
      Location loc = op.getLoc();
      if (succeeded(Former(rewriter, *contraction, *resolved).run(&reason))) {
        remark::passed(loc,
                       remark::RemarkOpts::name("formed").category("compress-form-packed-matmul"))
            << "packed matmul of " + name;
        ++numFormed;
      } else if (hasWeight) {
        remarks.missed(op, name, weight.getType(), {reason, "it runs in plain loops"});
      } else {
        remarks.leftAlone(op, name, reason);
      }
    }
    numMissed += remarks.getNumMissed();
    if (remarks.hasErrors())
      signalPassFailure();
  }
};
} // namespace
