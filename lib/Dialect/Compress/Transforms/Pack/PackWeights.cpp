//===- PackWeights.cpp - Folding weights into packed storage ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %w = global_load_const @w              %v = global_load_const @w.values
//   %q = quantize(prune(%w))        ->     %s = global_load_const @w.scales
//   contraction(.., dequantize(%q))        contraction(.., dequantize(unpack(%v, %s)))
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/Transforms/PackWeights.h"
#include "../GlobalLoads.h"
#include "../Remarks.h"
#include "ConstantEvaluator.h"
#include "InsertPacks.h"
#include "compress/Analysis/Contraction.h"
#include "compress/Reference/Buffer.h"
#include "compress/Runtime/MLIRTypes.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace mlir::compress;

namespace {
class Packer {
public:
  Packer(ModuleOp module, TargetAttr target, const ParameterSet &parameters, PackSink &sink,
         bool strict)
      : module(module), target(target), parameters(parameters), sink(sink), evaluator(parameters),
        symbols(module), b(module.getContext()),
        remarks("compress-pack", "packed", strict, "run without strict") {}

  FailureOr<PackStatistics> run(bool copyRest);

private:
  LogicalResult refuseNestedModules();
  bool isReadByProgram(Value value);
  bool isOfProgram(Operation *user);
  bool isFrontier(Operation *op);
  bool isSameRecipe(Value a, Value b);
  Operation *findTwin(Operation *op);
  void redirectProgram(Value from, Value to);
  StringRef nameOf(Operation *op, unsigned result);
  LogicalResult store(Operation *op);
  void dropUnusedGlobals();
  void describe(PackOp pack, ArrayRef<TensorView> inputs);
  LogicalResult check(llvm::Error error) {
    if (!error)
      return success();
    return emitError(module.getLoc(), llvm::toString(std::move(error)));
  }

  ModuleOp module;
  TargetAttr target;
  const ParameterSet &parameters;
  PackSink &sink;
  ConstantEvaluator evaluator;
  SymbolTable symbols;
  OpBuilder b;
  PackStatistics statistics;
  int64_t macs = 0, totalElements = 0, totalNonzero = 0, totalBytes = 0;
  llvm::json::Array weights;
  llvm::DenseMap<std::pair<Operation *, unsigned>, std::string> names;
  llvm::StringSet<> taken;
  llvm::DenseMap<std::pair<Value, Value>, bool> sameRecipes;
  /// Ops that are evaluated and stored, by what their hash says of them.
  llvm::DenseMap<llvm::hash_code, SmallVector<Operation *, 1>> stored;
  Remarks remarks;
};
} // namespace

/// Containers name tensors, and know of no modules that names could belong to.
LogicalResult Packer::refuseNestedModules() {
  WalkResult result = module.walk([&](ModuleOp nested) {
    if (nested == module)
      return WalkResult::advance();
    emitError(nested.getLoc(), "weights of a module inside the module can't be packed: move its "
                               "functions and globals to the outermost one");
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

/// Whether the program, and not just what is evaluated now, reads `value`. What
/// moves or expands data belongs to the program, what shrinks it to us.
bool Packer::isReadByProgram(Value value) {
  return llvm::any_of(value.getUsers(), [&](Operation *user) { return isOfProgram(user); });
}

bool Packer::isOfProgram(Operation *user) {
  if (ConstantEvaluator::isReshape(user))
    return isReadByProgram(user->getResult(0));
  return isa<DequantizeOp, UnpackOp>(user) || user->getNumResults() == 0 ||
         !evaluator.isConstant(user->getResult(0));
}

/// A value that can be computed now and that the program reads.
bool Packer::isFrontier(Operation *op) {
  return isa<CompressDialect>(op->getDialect()) &&
         !isa<DequantizeOp, UnpackOp, PackedMatmulOp>(op) && !op->use_empty() &&
         evaluator.isConstant(op->getResult(0)) &&
         llvm::any_of(op->getResults(), [&](Value result) { return isReadByProgram(result); });
}

/// Whether both are computed from the same constants in the same way.
bool Packer::isSameRecipe(Value a, Value b) {
  if (a == b)
    return true;
  auto [it, isNew] = sameRecipes.try_emplace({a, b}, false);
  if (!isNew)
    return it->second;
  auto left = dyn_cast<OpResult>(a), right = dyn_cast<OpResult>(b);
  bool result = left && right && left.getResultNumber() == right.getResultNumber() &&
                OperationEquivalence::isEquivalentTo(
                    left.getOwner(), right.getOwner(),
                    [&](Value x, Value y) { return success(isSameRecipe(x, y)); },
                    /*markEquivalent=*/nullptr, OperationEquivalence::IgnoreLocations);
  return sameRecipes[{a, b}] = result;
}

/// An op that stores what `op` would store again, such as for a weight that two
/// functions load; else null, and `op` is remembered.
Operation *Packer::findTwin(Operation *op) {
  llvm::hash_code hash = OperationEquivalence::computeHash(
      op, OperationEquivalence::ignoreHashValue, OperationEquivalence::ignoreHashValue,
      OperationEquivalence::IgnoreLocations);
  SmallVector<Operation *, 1> &candidates = stored[hash];
  for (Operation *candidate : candidates)
    if (isSameRecipe(op->getResult(0), candidate->getResult(0)))
      return candidate;
  candidates.push_back(op);
  return nullptr;
}

/// Lets the program read `to` where it read `from`, and leaves what is evaluated
/// now. A reshape that both go through is cloned.
void Packer::redirectProgram(Value from, Value to) {
  for (OpOperand &use : llvm::make_early_inc_range(from.getUses())) {
    Operation *user = use.getOwner();
    if (!isOfProgram(user))
      continue;
    if (!ConstantEvaluator::isReshape(user)) {
      use.set(to);
      continue;
    }
    Operation *clone = OpBuilder(user).clone(*user);
    clone->setOperand(0, to);
    redirectProgram(user->getResult(0), clone->getResult(0));
  }
}

StringRef Packer::nameOf(Operation *op, unsigned result) {
  std::string &name = names[{op, result}];
  if (!name.empty())
    return name;
  static constexpr StringLiteral packParts[] = {".values", ".scales", ".zero_points"};
  StringRef part = llvm::TypeSwitch<Operation *, StringRef>(op)
                       .Case<PackOp>([&](PackOp) { return packParts[result]; })
                       .Case<QuantizeOp>([&](QuantizeOp) { return packParts[0]; })
                       .Case<QuantParamsOp>([&](QuantParamsOp) { return packParts[1 + result]; })
                       .Case<PruneMaskOp>([](PruneMaskOp) { return ".mask"; })
                       .Case<ApplyMaskOp>([](ApplyMaskOp) { return ".pruned"; })
                       .Default([](Operation *) { return ".folded"; });
  Value source = isa<PruneMaskOp>(op) ? op->getOperand(result) : op->getOperand(0);
  Operation *root = findWeightRoot(source);
  std::string base =
      (root && isa<ml_program::GlobalLoadConstOp>(root) ? getWeightName(root) : "constant") +
      part.str();
  name = base;
  for (unsigned i = 1; symbols.lookup(name) || !taken.insert(name).second; ++i)
    name = base + "." + std::to_string(i);
  return name;
}

/// Counts of a packed weight, from its semantic values.
void Packer::describe(PackOp pack, ArrayRef<TensorView> inputs) {
  using reference::Buffer;
  int64_t nonzero = 0;
  auto type = cast<RankedTensorType>(pack.getInputs()[0].getType());
  Buffer values = Buffer::get(const_cast<char *>(inputs[0].data.data()), type);
  int64_t elements = type.getNumElements();
  if (isa<FloatType>(type.getElementType())) {
    std::vector<float> row(elements);
    values.loadFloats(0, 1, row);
    nonzero = llvm::count_if(row, [](float v) { return v != 0; });
  } else if (inputs.size() < 3) {
    nonzero = llvm::count_if(inputs[0].data, [](char q) { return q != 0; });
  } else {
    // With zero points an element is zero where it equals its block's.
    Buffer zeros = Buffer::get(const_cast<char *>(inputs[2].data.data()),
                               cast<ShapedType>(pack.getInputs()[2].getType()));
    SmallVector<int64_t> block = pack.getEncoding().getBlock();
    reference::forEachIndex(type.getShape(), [&](ArrayRef<int64_t> index) {
      SmallVector<int64_t> at;
      for (auto [i, size] : llvm::zip_equal(index, block))
        at.push_back(size ? i / size : 0);
      nonzero += values.loadInt(index) != zeros.loadInt(at);
    });
  }
  int64_t bytes = 0;
  for (Type component : pack.getComponents().getTypes())
    bytes += cast<ShapedType>(component).getNumElements() *
             reference::getElementBytes(cast<ShapedType>(component).getElementType());
  Operation *root = findWeightRoot(pack.getInputs()[0]);
  std::string encoding;
  llvm::raw_string_ostream(encoding) << pack.getEncoding();
  weights.push_back(llvm::json::Object{{"name", root ? getWeightName(root) : "constant"},
                                       {"shape", llvm::json::Array(type.getShape())},
                                       {"elements", elements},
                                       {"nonzero", nonzero},
                                       {"bytes", bytes},
                                       {"bits_per_weight", elements ? 8.0 * bytes / elements : 0.0},
                                       {"encoding", encoding}});
  totalElements += elements;
  totalNonzero += nonzero;
  totalBytes += bytes;
}

/// Evaluates `op`, writes its results, and reads them as globals instead.
LogicalResult Packer::store(Operation *op) {
  if (auto pack = dyn_cast<PackOp>(op)) {
    SmallVector<TensorView> inputs;
    for (Value input : pack.getInputs()) {
      FailureOr<TensorView> view = evaluator.evaluate(input);
      if (failed(view))
        return failure();
      inputs.push_back(*view);
    }
    describe(pack, inputs);
  }
  for (OpResult result : op->getResults()) {
    FailureOr<TensorView> view = evaluator.evaluate(result);
    if (failed(view))
      return failure();
    llvm::Expected<HostTensor> copy = HostTensor::copy(*view);
    if (!copy)
      return check(copy.takeError());
    if (failed(check(sink.write(nameOf(op, result.getResultNumber()), std::move(*copy)))))
      return failure();
  }
  evaluator.release();
  return success();
}

void Packer::dropUnusedGlobals() {
  for (auto global : llvm::make_early_inc_range(module.getOps<ml_program::GlobalOp>()))
    if (isa_and_nonnull<ml_program::ExternAttr>(global.getValueAttr()) && global.isPrivate() &&
        SymbolTable::symbolKnownUseEmpty(global, module))
      global.erase();
}

FailureOr<PackStatistics> Packer::run(bool copyRest) {
  if (failed(refuseNestedModules()))
    return failure();
  makeLoadsConstant(module);
  macs = insertPacks(module, target, remarks);
  statistics.missed = remarks.getNumMissed();
  if (remarks.hasErrors())
    return failure();
  SmallVector<Operation *> frontier;
  module.walk([&](Operation *op) {
    if (isFrontier(op))
      frontier.push_back(op);
  });

  // What is left of the program reads the globals; the ops stay, unused, until
  // they are evaluated.
  std::vector<TensorDecl> declared;
  llvm::DenseSet<Operation *> twins;
  for (Operation *op : frontier) {
    Operation *twin = findTwin(op);
    for (OpResult result : op->getResults()) {
      auto type = cast<RankedTensorType>(result.getType());
      StringRef name = nameOf(twin ? twin : op, result.getResultNumber());
      if (!twin) {
        declared.push_back({name.str(), *getDType(type.getElementType()), type.getShape().vec()});
        b.setInsertionPointToStart(module.getBody());
        auto external = ml_program::ExternAttr::get(b.getContext(), type);
        symbols.insert(ml_program::GlobalOp::create(b, op->getLoc(), name, type, false, external,
                                                    b.getStringAttr("private")));
      }
      b.setInsertionPoint(op);
      Value load = ml_program::GlobalLoadConstOp::create(b, op->getLoc(), type,
                                                         SymbolRefAttr::get(b.getContext(), name));
      redirectProgram(result, load);
    }
    if (twin)
      twins.insert(op);
    else
      isa<PackOp>(op) ? ++statistics.packed : ++statistics.evaluated;
  }

  // Globals that the program reads beside these.
  llvm::StringSet<> fromHere;
  for (const TensorDecl &decl : declared)
    fromHere.insert(decl.name);
  SmallVector<std::string> rest;
  llvm::DenseSet<Operation *> dead(frontier.begin(), frontier.end());
  if (copyRest)
    for (auto global : module.getOps<ml_program::GlobalOp>()) {
      StringRef name = global.getSymName();
      if (fromHere.contains(name) ||
          !isa_and_nonnull<ml_program::ExternAttr>(global.getValueAttr()))
        continue;
      std::optional<TensorView> view = parameters.lookup(name);
      // Only what something alive reads: the rest is dropped below.
      bool alive = false;
      module.walk([&](ml_program::GlobalLoadConstOp load) {
        if (load.getGlobal().getLeafReference() != name)
          return;
        SmallVector<Operation *> worklist(load->getUsers());
        llvm::DenseSet<Operation *> seen;
        while (!worklist.empty() && !alive) {
          Operation *user = worklist.pop_back_val();
          if (dead.contains(user) || !seen.insert(user).second)
            continue;
          if (user->getNumResults() && evaluator.isConstant(user->getResult(0)))
            worklist.append(user->user_begin(), user->user_end());
          else
            alive = true;
        }
      });
      if (!alive)
        continue;
      if (!view)
        return emitError(global.getLoc()) << "the parameters have no tensor named '" << name
                                          << "': pass the container that holds it";
      declared.push_back({name.str(), view->dtype, view->shape.vec()});
      rest.push_back(name.str());
    }

  if (failed(check(sink.declare(declared))))
    return failure();
  for (Operation *op : frontier)
    if (!twins.contains(op) && failed(store(op)))
      return failure();
  for (const std::string &name : rest) {
    llvm::Expected<HostTensor> copy = HostTensor::copy(*parameters.lookup(name));
    if (!copy)
      return FailureOr<PackStatistics>(check(copy.takeError()));
    if (failed(check(sink.write(name, std::move(*copy)))))
      return failure();
  }

  // Dead now: what was evaluated, and what only led there.
  eraseDeadOps(module);
  dropUnusedGlobals();

  statistics.report = llvm::json::Object{{"target", target.getName()},
                                         {"weights", std::move(weights)},
                                         {"total", llvm::json::Object{{"elements", totalElements},
                                                                      {"nonzero", totalNonzero},
                                                                      {"bytes", totalBytes},
                                                                      {"macs", macs}}}};
  return std::move(statistics);
}

FailureOr<PackStatistics> compress::packWeights(ModuleOp module, TargetAttr target,
                                                const ParameterSet &parameters, PackSink &sink,
                                                bool copyRest, bool strict) {
  return Packer(module, target, parameters, sink, strict).run(copyRest);
}
