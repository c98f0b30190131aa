//===- Program.cpp - A model that can be called -------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Execution/Program.h"
#include "CompilerRuntime.h"
#include "Failure.h"
#include "ReferenceCalls.h"
#include "compress/Codegen/Passes.h"
#include "compress/Dialect/Compress/Transforms/PackWeights.h"
#include "compress/Pipelines/Lower.h"
#include "compress/Runtime/MLIRTypes.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::compress;

static llvm::Error error(const llvm::Twine &message) { return llvm::createStringError(message); }

static std::string print(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

namespace {
/// Packed weights stay in memory, beside those of the containers.
class MemorySink : public PackSink {
public:
  explicit MemorySink(ParameterSet &parameters) : parameters(parameters) {}
  llvm::Error declare(ArrayRef<TensorDecl>) override { return llvm::Error::success(); }
  llvm::Error write(StringRef name, HostTensor tensor) override {
    return parameters.add(name, std::move(tensor));
  }

private:
  ParameterSet &parameters;
};
} // namespace

/// A function of (pointers to arguments) that calls the entry's C wrapper: any
/// signature, called in one way.
static constexpr StringLiteral invokeSymbol = "compress_invoke";

static llvm::Error addInvoker(ModuleOp module, StringRef entry) {
  auto callee = module.lookupSymbol<LLVM::LLVMFuncOp>(("_mlir_ciface_" + entry).str());
  if (!callee)
    return error("the entry '" + entry + "' has no C wrapper after lowering");
  OpBuilder b = OpBuilder::atBlockEnd(module.getBody());
  Location loc = callee.getLoc();
  auto pointer = LLVM::LLVMPointerType::get(b.getContext());
  auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()), {pointer});
  auto invoker = LLVM::LLVMFuncOp::create(b, loc, invokeSymbol, type);
  Block *block = invoker.addEntryBlock(b);
  b.setInsertionPointToStart(block);
  SmallVector<Value> operands;
  for (auto [i, argument] : llvm::enumerate(callee.getFunctionType().getParams())) {
    Value slot = LLVM::GEPOp::create(b, loc, pointer, pointer, block->getArgument(0),
                                     ArrayRef<LLVM::GEPArg>{int32_t(i)});
    Value address = LLVM::LoadOp::create(b, loc, pointer, slot);
    operands.push_back(isa<LLVM::LLVMPointerType>(argument)
                           ? address
                           : LLVM::LoadOp::create(b, loc, argument, address).getResult());
  }
  LLVM::CallOp::create(b, loc, callee, operands);
  LLVM::ReturnOp::create(b, loc, ValueRange{});
  return llvm::Error::success();
}

/// The entry's signature must be tensors that a host tensor can hold.
static llvm::Expected<FunctionType> checkEntry(ModuleOp module, StringRef name) {
  if (module.lookupSymbol<LLVM::LLVMFuncOp>(name))
    return error("the function '" + name +
                 "' is lowered to the LLVM dialect: run the module it was lowered from");
  auto entry = module.lookupSymbol<func::FuncOp>(name);
  if (!entry || entry.isExternal()) {
    std::string known;
    for (auto function : module.getOps<func::FuncOp>())
      if (!function.isExternal())
        known += (known.empty() ? "" : ", ") + function.getName().str();
    return error("the module has no function '" + name + "': it has " +
                 (known.empty() ? "none" : known));
  }
  FunctionType type = entry.getFunctionType();
  for (Type part : llvm::concat<const Type>(type.getInputs(), type.getResults())) {
    auto tensor = dyn_cast<RankedTensorType>(part);
    if (!tensor || !getDType(tensor.getElementType()))
      return error("the entry must take and return ranked tensors of i1, i8, i16, i32, i64, signed "
                   "or not, index, f16, bf16, f32 or f64, got " +
                   print(part));
  }
  entry.setPublic();
  return type;
}

/// A call of what nothing defines could only fail when it is linked.
static llvm::Error checkDeclarations(ModuleOp module) {
  for (auto function : module.getOps<func::FuncOp>())
    if (function.isExternal())
      return error("the function '" + function.getName() +
                   "' is called, but only declared: define it in the module");
  return llvm::Error::success();
}

static bool isExternal(ml_program::GlobalOp global) {
  return isa_and_nonnull<ml_program::ExternAttr>(global.getValueAttr());
}

/// Checks each external global against its parameter.
static llvm::Error checkParameters(ModuleOp module, const ParameterSet &parameters) {
  for (auto global : module.getOps<ml_program::GlobalOp>()) {
    if (!isExternal(global))
      continue;
    StringRef name = global.getSymName();
    auto type = dyn_cast<RankedTensorType>(global.getType());
    std::optional<TensorView> view = parameters.lookup(name);
    if (!view)
      return error("the parameters have no tensor named '" + name +
                   "': pass the file that holds it with --params");
    if (!type || view->dtype != getDType(type.getElementType()) || view->shape != type.getShape())
      return error(parameters.describe(name) + " is " + getSafetensorsName(view->dtype) + " " +
                   formatShape(view->shape) + ", but the module declares " +
                   print(global.getType()));
    if (llvm::Error invalid = checkBools(*view))
      return error(parameters.describe(name) + ": " + llvm::toString(std::move(invalid)));
  }
  return llvm::Error::success();
}

/// Binds each external global to its parameter's data.
static llvm::Error bindParameters(ModuleOp module, ParameterSet &parameters,
                                  Jit::Options &options) {
  for (auto global : module.getOps<ml_program::GlobalOp>()) {
    if (!isExternal(global))
      continue;
    StringRef name = global.getSymName();
    TensorView view = *parameters.lookup(name);
    const char *data = view.data.data();
    if (!isAligned(view, byteWidth(view.dtype))) {
      llvm::Expected<HostTensor> copy = HostTensor::copy(view);
      if (!copy)
        return copy.takeError();
      data = copy->data().data();
      std::string copyName = name.str();
      while (parameters.lookup(copyName))
        copyName += ".aligned";
      if (llvm::Error failure = parameters.add(copyName, std::move(*copy)))
        return failure;
    }
    options.symbols.push_back({(parameterPrefix + name).str(), const_cast<char *>(data)});
  }
  return llvm::Error::success();
}

/// What the entry doesn't reach needs neither parameters nor definitions, nor time to
/// compile. An object file keeps the other public functions.
static LogicalResult dropUnused(ModuleOp module, StringRef entry, bool keepPublic) {
  for (auto function : module.getOps<func::FuncOp>())
    if (!keepPublic && function.getName() != entry)
      function.setPrivate();
  PassManager pm(module.getContext());
  pm.addPass(createSymbolDCEPass());
  return pm.run(module);
}

/// Gives functions and buffers of the module names that neither the C library nor
/// lowering uses. Returns the entry's, which stays if it is to be seen.
static llvm::Expected<std::string> renameSymbols(ModuleOp module, StringRef entry, bool keepEntry) {
  SymbolTable symbols(module);
  std::string renamedEntry = entry.str();
  for (Operation &op : module.getOps()) {
    if (!isa<func::FuncOp, memref::GlobalOp>(op))
      continue;
    StringRef name = SymbolTable::getSymbolName(&op).getValue();
    bool isEntry = name == entry;
    if (isEntry && keepEntry)
      continue;
    std::string renamed = ("compress.symbol." + name).str();
    while (symbols.lookup(renamed))
      renamed += "_";
    if (isEntry)
      renamedEntry = renamed;
    if (failed(symbols.rename(&op, renamed)))
      return error("the uses of '" + name + "' can't be told");
  }
  return renamedEntry;
}

llvm::Expected<Program> Program::compile(ModuleOp module, ParameterSet &parameters,
                                         const Options &options) {
  MLIRContext *context = module.getContext();
  // What is built here, outside of passes that would load them.
  context->loadDialect<CompressDialect, LLVM::LLVMDialect, arith::ArithDialect,
                       bufferization::BufferizationDialect, func::FuncDialect,
                       memref::MemRefDialect, ml_program::MLProgramDialect>();
  // Nothing that is interpreted depends on the target: it may be another machine's.
  if (options.mode == RunMode::Interpret)
    module->removeDiscardableAttr(CompressDialect::getTargetAttrName());
  llvm::Expected<TargetAttr> target = resolveTarget(module, options.target);
  if (!target)
    return target.takeError();
  llvm::Expected<FunctionType> type = checkEntry(module, options.entry);
  if (!type)
    return type.takeError();
  if (failed(dropUnused(module, options.entry, !options.objectFile.empty())))
    return error("the module has symbols that can't be resolved");
  if (llvm::Error failure = checkDeclarations(module))
    return std::move(failure);
  if (llvm::Error failure = checkParameters(module, parameters))
    return std::move(failure);
  llvm::Expected<std::string> entry =
      renameSymbols(module, options.entry, !options.objectFile.empty());
  if (!entry)
    return entry.takeError();

  OwningOpRef<ModuleOp> holder = ModuleOp::create(module.getLoc());
  PassManager pm(context);
  Jit::Options jitOptions;
  jitOptions.objectFile = options.objectFile;
  if (options.mode == RunMode::Jit) {
    MemorySink sink(parameters);
    if (failed(packWeights(module, *target, parameters, sink, /*copyRest=*/false)))
      return error("packing the weights failed");
    LowerOptions lower;
    lower.target = options.target;
    buildLowerPipeline(pm, lower);
  } else {
    lowerToReferenceCalls(module, *holder);
    buildInterpretPipeline(pm);
    jitOptions.optLevel = 1;
  }
  if (llvm::Error failure = bindParameters(module, parameters, jitOptions))
    return std::move(failure);
  if (failed(pm.run(module)))
    return error("lowering failed");
  if (llvm::Error failure = addInvoker(module, *entry))
    return std::move(failure);

  // Lowering gives declarations a C wrapper, too: that is the name it calls.
  jitOptions.symbols.push_back(
      {("_mlir_ciface_" + referenceSymbol).str(), reinterpret_cast<void *>(&callReference)});
  jitOptions.symbols.push_back({"compress_parallel_for", reinterpret_cast<void *>(&runLoop)});
  jitOptions.symbols.append(getCompilerRuntime());
  jitOptions.symbols.push_back({"aligned_alloc", reinterpret_cast<void *>(&allocateOrFail)});
  jitOptions.symbols.push_back({"compress_fail", reinterpret_cast<void *>(&failCall)});
  llvm::Expected<Jit> jit = Jit::compile(module, *target, std::move(jitOptions));
  if (!jit)
    return jit.takeError();
  llvm::Expected<void *> function = jit->lookup(invokeSymbol);
  if (!function)
    return function.takeError();
  Program program(std::move(*jit), *type, *function);
  program.source = std::move(holder);
  return std::move(program);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// A memref descriptor: allocated, aligned, offset, sizes, strides.
static SmallVector<int64_t> makeDescriptor(const TensorView &view) {
  SmallVector<int64_t> words(3 + 2 * view.shape.size());
  words[0] = words[1] = reinterpret_cast<int64_t>(view.data.data());
  int64_t stride = 1;
  for (size_t i = view.shape.size(); i-- > 0;) {
    words[3 + i] = view.shape[i];
    words[3 + view.shape.size() + i] = stride;
    stride *= view.shape[i];
  }
  return words;
}

static llvm::Error checkInput(size_t number, const TensorView &input, RankedTensorType type) {
  bool fits = getDType(type.getElementType()) == input.dtype &&
              int64_t(input.shape.size()) == type.getRank();
  for (size_t i = 0; fits && i < input.shape.size(); ++i)
    fits = type.isDynamicDim(i) || type.getDimSize(i) == input.shape[i];
  if (fits) {
    if (llvm::Error invalid = checkBools(input))
      return error("input " + llvm::Twine(number) + ": " + llvm::toString(std::move(invalid)));
    return llvm::Error::success();
  }
  return error("input " + llvm::Twine(number) + " is " + getSafetensorsName(input.dtype) + " " +
               formatShape(input.shape) + ", but the entry takes " + print(type));
}

llvm::Expected<std::vector<HostTensor>> Program::call(ArrayRef<TensorView> inputs) {
  if (inputs.size() != type.getNumInputs())
    return error("the entry takes " + llvm::Twine(type.getNumInputs()) + " inputs, got " +
                 llvm::Twine(inputs.size()));
  std::vector<SmallVector<int64_t>> descriptors;
  for (auto [i, input] : llvm::enumerate(inputs)) {
    if (llvm::Error failure = checkInput(i, input, cast<RankedTensorType>(type.getInput(i))))
      return std::move(failure);
    descriptors.push_back(makeDescriptor(input));
  }

  // All results in one struct, one descriptor after the other.
  size_t words = 0;
  for (Type result : type.getResults())
    words += 3 + 2 * cast<RankedTensorType>(result).getRank();
  SmallVector<int64_t> results(words);
  SmallVector<void *> addresses;
  int64_t *resultAddress = results.data();
  SmallVector<int64_t *> inputAddresses;
  if (words)
    addresses.push_back(resultAddress);
  for (SmallVector<int64_t> &descriptor : descriptors)
    addresses.push_back(descriptor.data());
  if (llvm::Error failure =
          runGuarded([&] { reinterpret_cast<void (*)(void **)>(function)(addresses.data()); }))
    return std::move(failure);

  // The caller owns what the entry returns, each buffer once.
  std::vector<HostTensor> outputs;
  llvm::SmallPtrSet<char *, 4> adopted;
  const int64_t *word = results.data();
  for (Type result : type.getResults()) {
    auto tensor = cast<RankedTensorType>(result);
    auto *data = reinterpret_cast<char *>(word[1]);
    DType dtype = *getDType(tensor.getElementType());
    ArrayRef<int64_t> shape(word + 3, tensor.getRank());
    word += 3 + 2 * tensor.getRank();
    if (adopted.insert(data).second) {
      outputs.push_back(HostTensor::adopt(dtype, shape, data));
      continue;
    }
    // The same memory in a shape of its own.
    int64_t bytes = *byteSize(dtype, shape);
    llvm::Expected<HostTensor> copy = HostTensor::copy({dtype, shape, ArrayRef<char>(data, bytes)});
    if (!copy)
      return copy.takeError();
    outputs.push_back(std::move(*copy));
  }
  return std::move(outputs);
}
