//===- InsertPacks.cpp - Packed storage behind weights ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InsertPacks.h"
#include "../Remarks.h"
#include "../WeightUses.h"
#include "ConstantEvaluator.h"
#include "compress/Analysis/Contraction.h"
#include "compress/Reference/Buffer.h"
#include "compress/Target/Strategy.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::compress;

static int64_t getBytes(TypeRange types) {
  int64_t bytes = 0;
  for (Type type : types)
    bytes += cast<ShapedType>(type).getNumElements() *
             reference::getElementBytes(getElementTypeOrSelf(type));
  return bytes;
}

namespace {
/// A weight as contractions see it, with its packed copies.
struct PackedWeight {
  struct Copy {
    PackOp pack;
    Value read; ///< what takes the place of the source
  };
  /// Floats, or the quantized values below a dequantize.
  Value values;
  /// By their encoding and the shape that the values were split to.
  llvm::MapVector<std::pair<EncodingAttr, Type>, Copy> copies;
};

class Inserter {
public:
  Inserter(ModuleOp module, TargetAttr target, Remarks &remarks)
      : module(module), target(target), remarks(remarks), b(module.getContext()) {}

  int64_t run();

private:
  /// What became of one contraction.
  struct Outcome {
    linalg::LinalgOp op;
    std::string name;
    Value source;
    EncodingAttr encoding;
    PackOp pack; ///< made for it, else null
  };

  void insert(linalg::LinalgOp op, const Contraction &contraction);
  PackedWeight::Copy makeCopy(const WeightForm &form, Value source, EncodingAttr encoding);
  std::string describeCost(const Outcome &outcome);

  ModuleOp module;
  TargetAttr target;
  Remarks &remarks;
  OpBuilder b;
  /// By the contraction's source: the values or their dequantize.
  llvm::DenseMap<Value, PackedWeight> weights;
  SmallVector<Outcome> outcomes;
  /// Values that remarks have named as read by others.
  llvm::DenseSet<Value> staying;
};
} // namespace

/// `value` in the shape that it had before dimensions were expanded to `groups`.
static Value collapseTo(OpBuilder &b, Value value, Type type,
                        ArrayRef<ReassociationIndices> groups) {
  if (value.getType() == type)
    return value;
  return tensor::CollapseShapeOp::create(b, value.getLoc(), type, value, groups);
}

PackedWeight::Copy Inserter::makeCopy(const WeightForm &form, Value source, EncodingAttr encoding) {
  SmallVector<Value> inputs{form.values};
  for (Value parameter : {form.scale, form.zeroPoint})
    if (parameter)
      inputs.push_back(parameter);
  Location loc = form.values.getLoc();
  auto types = encoding.getComponentTypes(cast<ShapedType>(form.values.getType()).getShape());
  auto pack =
      PackOp::create(b, loc, SmallVector<Type>(types.begin(), types.end()), inputs, encoding);
  auto unpack =
      UnpackOp::create(b, loc, ValueRange(inputs).getTypes(), pack.getComponents(), encoding);
  if (!form.scale)
    return {pack, collapseTo(b, unpack.getResult(0), source.getType(), form.groups)};
  Operation *dequantize = source.getDefiningOp();
  IRMapping unpacked;
  for (auto [operand, result] : llvm::zip_equal(dequantize->getOperands(), unpack.getResults()))
    unpacked.map(operand, collapseTo(b, result, operand.getType(), form.groups));
  return {pack, b.clone(*dequantize, unpacked)->getResult(0)};
}

void Inserter::insert(linalg::LinalgOp op, const Contraction &contraction) {
  Value source = contraction.weightView.source;
  std::string name = getWeightName(findWeightRoot(source));
  if (auto dequantize = source.getDefiningOp<DequantizeOp>())
    b.setInsertionPoint(dequantize);
  else
    b.setInsertionPointAfterValue(source);
  Obstacle obstacle;
  auto miss = [&] { remarks.missed(op, name, source.getType(), obstacle); };
  if (!cast<RankedTensorType>(source.getType()).hasStaticShape()) {
    obstacle = {"its shape isn't static", "declare it with static sizes"};
    return miss();
  }
  FailureOr<WeightForm> form = getWeightForm(b, contraction, obstacle);
  if (failed(form))
    return miss();
  FailureOr<EncodingAttr> encoding = selectEncoding(*form, target, obstacle);
  if (failed(encoding))
    return miss();
  if (auto unpack = form->values.getDefiningOp<UnpackOp>()) {
    if (unpack.getEncoding() == *encoding) {
      outcomes.push_back({op, name, source, *encoding, {}});
      return;
    }
    obstacle = {"it is packed for another reader or target, and would be packed again at run time",
                "pack the original weights for this target"};
    return miss();
  }

  PackedWeight &weight = weights[source];
  weight.values = form->scale ? source.getDefiningOp()->getOperand(0) : source;
  auto [copy, isNew] = weight.copies.try_emplace({*encoding, form->values.getType()});
  if (isNew)
    copy->second = makeCopy(*form, source, *encoding);
  redirectReaders(contraction.weight, source, copy->second.read);
  outcomes.push_back({op, name, source, *encoding, isNew ? copy->second.pack : PackOp()});
}

/// Whether `op` is evaluated when weights are packed, or leads only there.
static bool isEvaluated(Operation *op) {
  if (isa<CompressDialect>(op->getDialect()))
    return !isa<DequantizeOp, UnpackOp>(op);
  return ConstantEvaluator::isReshape(op) && llvm::all_of(op->getUsers(), isEvaluated);
}

/// An op of the program that reads `value` as it is, or null.
static Operation *findReader(Value value) {
  for (Operation *user : value.getUsers())
    if (!isOpTriviallyDead(user) && !isEvaluated(user))
      return user;
  return nullptr;
}

/// What the weight takes beside the storage that this contraction reads.
std::string Inserter::describeCost(const Outcome &outcome) {
  std::string note;
  if (!outcome.pack)
    return note;
  llvm::raw_string_ostream os(note);
  auto &[values, copies] = weights[outcome.source];
  if (copies.front().second.pack != outcome.pack)
    os << "another copy, for another layout than the first: "
       << getBytes(PackOp(outcome.pack)->getResultTypes()) << " bytes";
  for (Value plain : {values, Value(findWeightRoot(values)->getResult(0))})
    if (Operation *reader = findReader(plain); reader && staying.insert(plain).second)
      os << (note.empty() ? "" : "; ") << "stays unpacked, too, for '" << reader->getName()
         << "': " << getBytes(plain.getType()) << " bytes";
  return note;
}

int64_t Inserter::run() {
  SmallVector<linalg::LinalgOp> ops;
  module.walk([&](linalg::LinalgOp op) { ops.push_back(op); });
  int64_t macs = 0;
  for (linalg::LinalgOp op : ops) {
    std::string reason;
    FailureOr<Contraction> contraction = matchContraction(op.getOperation(), &reason);
    if (failed(contraction)) {
      if (reason.empty()) // not a product-sum
        continue;
      if (OpOperand *weight = findWeightOperand(op))
        remarks.missed(op, getWeightName(findWeightRoot(weight->get())), weight->get().getType(),
                       {reason, Contraction::remedy.str()});
      else if (std::optional<DerivedWeight> derived = findDerivedWeight(op))
        remarks.missed(op, getWeightName(derived->root), derived->factor.getType(),
                       derived->obstacle);
      continue;
    }
    int64_t product = 1;
    for (int64_t size : op.getStaticLoopRanges())
      if (!ShapedType::isDynamic(size))
        product *= size;
    macs += product;
    insert(op, *contraction);
  }
  for (const Outcome &outcome : outcomes) {
    std::string text;
    llvm::raw_string_ostream(text) << outcome.encoding;
    remarks.passed(outcome.op, outcome.name, outcome.source.getType(), text, describeCost(outcome));
  }
  eraseDeadOps(module);
  return macs;
}

int64_t compress::insertPacks(ModuleOp module, TargetAttr target, Remarks &remarks) {
  return Inserter(module, target, remarks).run();
}

void compress::eraseDeadOps(ModuleOp module) {
  IRRewriter rewriter(module.getContext());
  bool changed = true;
  while (changed) {
    changed = false;
    module.walk([&](Operation *op) {
      if (isOpTriviallyDead(op)) {
        rewriter.eraseOp(op);
        changed = true;
      }
    });
  }
}
