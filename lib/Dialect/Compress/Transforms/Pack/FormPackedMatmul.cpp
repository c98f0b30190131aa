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

#include "../GlobalLoads.h"
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

  FailureOr<PackedMatmulOp> run(Obstacle &obstacle);

private:
  SmallVector<Value> getPackedWeight(EncodingAttr &encoding, Obstacle &obstacle);
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
SmallVector<Value> Former::getPackedWeight(EncodingAttr &encoding, Obstacle &obstacle) {
  FailureOr<WeightForm> form = getWeightForm(b, c, obstacle);
  if (failed(form))
    return {};
  FailureOr<EncodingAttr> selected = selectEncoding(*form, target, obstacle);
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

FailureOr<PackedMatmulOp> Former::run(Obstacle &obstacle) {
  Type xElement = getElementTypeOrSelf(c.input->get()),
       wElement = getElementTypeOrSelf(c.weightView.source),
       element = getElementTypeOrSelf(c.op.getDpsInits()[0]);
  auto isSmallFloat = [](Type type) { return isa<Float16Type, BFloat16Type, Float32Type>(type); };
  bool plainIntegers = xElement.isInteger(8) && wElement.isInteger(8) && element.isInteger(32);
  if (!plainIntegers &&
      !(isSmallFloat(xElement) && isSmallFloat(wElement) && isSmallFloat(element))) {
    obstacle = {"element types aren't floats of at most 32 bits, or i8 into i32",
                "convert the operands and the result to such types"};
    return failure();
  }
  if (plainIntegers) {
    // Signed by signed only: the body must extend both so.
    bool isSigned = true;
    c.op.getBlock()->walk([&](Operation *op) { isSigned &= !isa<arith::ExtUIOp>(op); });
    if (!isSigned) {
      obstacle = {"bytes are extended without sign", "extend both with arith.extsi"};
      return failure();
    }
  }
  if (llvm::is_contained(c.op.getStaticLoopRanges(), 0)) {
    obstacle = {"there is nothing to compute: a loop is empty", "none: the result is the init"};
    return failure();
  }
  b.setInsertionPoint(c.op);
  MatrixForm form(b, c);
  EncodingAttr encoding;
  SmallVector<Value> weight = getPackedWeight(encoding, obstacle);
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
  auto product =
      PackedMatmulOp::create(b, loc, init.getType(), a, scales, weight, init, matrix, strategy);
  // Operands may know more of the result's sizes than its type says, or less.
  Value result = form.shapeResult(product);
  if (Type type = c.op->getResult(0).getType(); result.getType() != type)
    result = tensor::CastOp::create(b, loc, type, result);
  b.replaceOp(c.op, result);
  return product;
}

/// Forms `op`, if it is a contraction, and reports on it.
static void form(linalg::LinalgOp op, TargetAttr target, Remarks &remarks) {
  std::string reason;
  FailureOr<Contraction> contraction = matchContraction(op.getOperation(), &reason);
  if (failed(contraction) && reason.empty())
    return; // not a product-sum
  OpOperand *weight = findWeightOperand(op);
  Operation *root = weight ? findWeightRoot(weight->get()) : nullptr;
  bool packsWeight = succeeded(contraction);
  // A product of two activations: the right-hand side is packed at run time.
  if (!packsWeight)
    contraction = matchContraction(op, op.getDpsInputOperand(1));

  Obstacle obstacle{reason, Contraction::remedy.str()};
  std::optional<DerivedWeight> derived = root ? std::nullopt : findDerivedWeight(op);
  std::string name = packsWeight ? getWeightName(root)
                     : derived   ? getWeightName(derived->root)
                                 : "(an activation)";
  if (succeeded(contraction)) {
    Type type = contraction->weightView.source.getType();
    IRRewriter rewriter(op.getContext());
    Obstacle other;
    FailureOr<PackedMatmulOp> formed =
        Former(rewriter, *contraction, target).run(packsWeight || !root ? obstacle : other);
    if (succeeded(formed)) {
      std::string scheme;
      llvm::raw_string_ostream(scheme) << formed->getEncoding() << " " << *formed->getStrategy();
      bool packsLate = packsWeight && formed->getWeight()[0].getDefiningOp<PackOp>();
      return remarks.passed(*formed, name, type, scheme,
                            packsLate ? "packed at every run: --compress-pack for this target "
                                        "does it once"
                                      : "");
    }
  }
  if (root)
    remarks.missed(op, getWeightName(root), weight->get().getType(), obstacle);
  else
    remarks.leftAlone(op, name, obstacle.reason);
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
    makeLoadsConstant(getOperation());
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    Remarks remarks("compress-form-packed-matmul", "formed", strict, "run without strict");
    for (linalg::LinalgOp op : ops)
      form(op, *resolved, remarks);
    numFormed += remarks.getNumPassed();
    numMissed += remarks.getNumMissed();
    if (remarks.hasErrors())
      signalPassFailure();
  }
};
} // namespace
