//===- Shapes.cpp - Run-time shapes against the ops' constraints --------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The verifier has seen the static sizes; here are those that it could not see.
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include "compress/Reference/Evaluate.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::reference;

using Shape = SmallVector<int64_t>;
using Shapes = SmallVector<Shape>;

static LogicalResult expectShape(Operation *op, const Twine &what, ArrayRef<int64_t> got,
                                 ArrayRef<int64_t> expected) {
  if (got == expected)
    return success();
  return op->emitOpError() << what << " must have shape [" << expected << "] at run time, got ["
                           << got << "]";
}

static LogicalResult expectShapes(Operation *op, const Twine &what, Buffers got,
                                  ArrayRef<RankedTensorType> expected) {
  for (auto [i, buffer, type] : llvm::enumerate(got, expected))
    if (failed(expectShape(op, what + " #" + Twine(i), buffer.shape, type.getShape())))
      return failure();
  return success();
}

static Shapes getShapes(ArrayRef<RankedTensorType> types) {
  return llvm::map_to_vector(types, [](RankedTensorType type) { return Shape(type.getShape()); });
}

static FailureOr<Shapes> inferShapes(PruneMaskOp op, Buffers inputs) {
  return Shapes(llvm::map_range(inputs, [](const Buffer &input) { return input.shape; }));
}

static FailureOr<Shapes> inferShapes(ApplyMaskOp op, Buffers inputs) {
  if (failed(expectShape(op, "the mask", inputs[1].shape, inputs[0].shape)))
    return failure();
  return Shapes{inputs[0].shape};
}

static FailureOr<Shapes> inferShapes(QuantParamsOp op, Buffers inputs) {
  return Shapes(op->getNumResults(), op.getScheme().getScaleShape(inputs[0].shape));
}

/// quantize, dequantize and fake_quantize.
template <typename ScaledOp>
static FailureOr<Shapes> inferShapes(ScaledOp op, Buffers inputs) {
  Shape expected = op.getScheme().getScaleShape(inputs[0].shape);
  for (auto [i, param] : llvm::enumerate(inputs.drop_front()))
    if (failed(expectShape(op, i ? "the zero point" : "the scale", param.shape, expected)))
      return failure();
  return Shapes{inputs[0].shape};
}

static FailureOr<Shapes> inferShapes(PackOp op, Buffers inputs) {
  ArrayRef<int64_t> shape = inputs[0].shape;
  if (failed(expectShapes(op, "input", inputs, op.getEncoding().getLogicalTypes(shape))))
    return failure();
  return getShapes(op.getEncoding().getComponentTypes(shape));
}

static FailureOr<Shapes> inferShapes(UnpackOp op, Buffers inputs) {
  ArrayRef<int64_t> shape = cast<ShapedType>(op.getResults()[0].getType()).getShape();
  if (failed(expectShapes(op, "component", inputs, op.getEncoding().getComponentTypes(shape))))
    return failure();
  return getShapes(op.getEncoding().getLogicalTypes(shape));
}

static FailureOr<Shapes> inferShapes(PackedMatmulOp op, Buffers inputs) {
  const Buffer &x = inputs[0], &init = inputs.back();
  Shape expected(x.shape), matrix{init.shape.back(), x.shape.back()};
  expected.back() = init.shape.back();
  if (x.getRank() == 3)
    matrix.insert(matrix.begin(), x.shape[0]);
  EncodingAttr encoding = getMatrixEncoding(op.getEncoding());
  if (failed(expectShape(op, "init", init.shape, expected)) ||
      failed(expectShapes(op, "component", inputs.drop_back().take_back(op.getWeight().size()),
                          encoding.getComponentTypes(matrix))))
    return failure();
  if (op.getXScale() && inputs[1].shape.back() != 1) {
    Shape scale(x.shape);
    scale.back() = encoding.getGroup() ? llvm::divideCeil(scale.back(), encoding.getGroup()) : 1;
    if (failed(expectShape(op, "x's scale", inputs[1].shape, scale)))
      return failure();
  }
  return Shapes{init.shape};
}

FailureOr<Shapes> mlir::compress::reference::inferResultShapes(Operation *op, Buffers inputs) {
  if (inputs.size() != op->getNumOperands())
    return op->emitOpError() << "has " << op->getNumOperands() << " operands, got " << inputs.size()
                             << " buffers";
  for (auto [i, input, type] : llvm::enumerate(inputs, op->getOperandTypes()))
    if (input.element != getElementTypeOrSelf(type) ||
        failed(verifyCompatibleShape(input.shape, cast<ShapedType>(type).getShape())))
      return op->emitOpError() << "operand #" << i << " must be " << type << " at run time, got "
                               << RankedTensorType::get(input.shape, input.element);
  return llvm::TypeSwitch<Operation *, FailureOr<Shapes>>(op)
      .Case<PruneMaskOp, ApplyMaskOp, QuantParamsOp, QuantizeOp, DequantizeOp, FakeQuantizeOp,
            PackOp, UnpackOp, PackedMatmulOp>([&](auto op) { return inferShapes(op, inputs); })
      .Default([](Operation *op) { return op->emitOpError("has no reference evaluation"); });
}
