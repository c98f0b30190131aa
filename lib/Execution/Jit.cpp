//===- Jit.cpp - Compiled modules in this process -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Execution/Jit.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/CompileUtils.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/ExecutionEngine/Orc/ThreadSafeModule.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/LoopUnrollPass.h"

using namespace mlir;
using namespace mlir::compress;
namespace orc = llvm::orc;

/// What code for `target` uses and its processor lacks, or nothing.
static StringRef findMissingFeature(TargetAttr target, const llvm::MCSubtargetInfo &info) {
  SmallVector<StringRef> needed;
  if (target.getVectorBits() == 512)
    needed = {"+avx512f", "+avx512bw", "+avx512vl"};
  else if (target.getVectorBits() == 256)
    needed = {"+avx2"};
  bool isWide = target.getVectorBits() == 512;
  if (target.getDot() == "vnni" && (isWide || !info.checkFeatures("+avxvnni")))
    needed.append({"+avx512vnni", "+avx512vl"});
  if (target.getDot() == "maddubs")
    needed.push_back("+ssse3");
  for (StringRef feature : needed)
    if (!info.checkFeatures(feature.str()))
      return feature;
  return {};
}

/// A target may come from the module, for another machine or written by hand.
/// Fails unless this machine has every feature that code for it may use.
static llvm::Error checkRunnable(TargetAttr target, const llvm::Triple &triple) {
  std::string error;
  const llvm::Target *backend = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!backend)
    return llvm::createStringError(error);
  std::unique_ptr<llvm::MCSubtargetInfo> info(
      backend->createMCSubtargetInfo(triple, target.getCpu(), target.getFeatures()));
  if (!info->isCPUStringValid(target.getCpu()))
    return llvm::createStringError("target '" + target.getName() + "' has the cpu '" +
                                   target.getCpu() + "', which LLVM doesn't know");
  if (triple.isX86() && !info->checkFeatures("+sse2"))
    return llvm::createStringError("target '" + target.getName() +
                                   "' has no sse2, where 64-bit code holds floats");
  if (triple.isX86())
    if (StringRef needs = findMissingFeature(target, *info); !needs.empty())
      return llvm::createStringError("target '" + target.getName() + "' has vectors of " +
                                     llvm::Twine(target.getVectorBits()) +
                                     " bits and the dot product '" + target.getDot() +
                                     "', which need " + needs + " in its cpu or features");
  llvm::StringMap<bool> host = llvm::sys::getHostCPUFeatures();
  std::string missing;
  for (const llvm::SubtargetFeatureKV &feature : info->getEnabledProcessorFeatures())
    if (auto it = host.find(feature.Key); it != host.end() && !it->second)
      missing += (missing.empty() ? "" : ", ") + std::string(feature.Key);
  if (missing.empty())
    return llvm::Error::success();
  return llvm::createStringError("this machine can't run code for the target '" + target.getName() +
                                 "': it lacks " + missing);
}

static llvm::Expected<orc::JITTargetMachineBuilder> getTargetMachine(TargetAttr target) {
  static bool initialized = [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
    return true;
  }();
  (void)initialized;
  llvm::Expected<orc::JITTargetMachineBuilder> builder = orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder;
  if (llvm::Error error = checkRunnable(target, builder->getTargetTriple()))
    return std::move(error);
  // The target's, not the host's: code for a lesser machine runs here, too.
  builder->setCPU(target.getCpu().str());
  llvm::SubtargetFeatures features(target.getFeatures());
  builder->getFeatures() = features;
  builder->setCodeGenOptLevel(llvm::CodeGenOptLevel::Aggressive);
  return builder;
}

static void optimize(llvm::Module &module, llvm::TargetMachine &machine, unsigned level) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager sccs;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.SLPVectorization = tuning.LoopInterleaving = level > 1;
  // LLVM unrolls short loops before it vectorizes: then the loop around them gets
  // the vectors, with gathers and scatters. After is early enough.
  tuning.LoopUnrolling = false;
  llvm::PassBuilder builder(&machine, tuning);
  builder.registerVectorizerEndEPCallback(
      [](llvm::FunctionPassManager &manager, llvm::OptimizationLevel level) {
        manager.addPass(llvm::LoopUnrollPass(llvm::LoopUnrollOptions(level.getSpeedupLevel())));
        manager.addPass(llvm::InstCombinePass());
      });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(sccs);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, sccs, modules);
  llvm::OptimizationLevel levels[] = {llvm::OptimizationLevel::O0, llvm::OptimizationLevel::O1,
                                      llvm::OptimizationLevel::O2, llvm::OptimizationLevel::O3};
  llvm::ModulePassManager manager =
      level == 0 ? builder.buildO0DefaultPipeline(levels[0])
                 : builder.buildPerModuleDefaultPipeline(levels[std::min(level, 3u)]);
  manager.run(module, modules);
}

/// LLVM 22 stores a whole 32-bit lane where a masked store of narrower elements has
/// just one lane, and known: it forgets the truncation in front.
static void storeSingleLanes(llvm::Module &module) {
  SmallVector<llvm::IntrinsicInst *> stores;
  for (llvm::Function &function : module)
    for (llvm::Instruction &instruction : llvm::instructions(function))
      if (auto *call = dyn_cast<llvm::IntrinsicInst>(&instruction))
        if (call->getIntrinsicID() == llvm::Intrinsic::masked_store)
          stores.push_back(call);
  for (llvm::IntrinsicInst *call : stores) {
    llvm::Value *vector = call->getArgOperand(0), *pointer = call->getArgOperand(1);
    auto *type = dyn_cast<llvm::FixedVectorType>(vector->getType());
    auto *mask = dyn_cast<llvm::Constant>(call->getArgOperand(2));
    if (!type || !mask)
      continue;
    SmallVector<unsigned> lanes;
    bool known = true;
    for (unsigned lane = 0; lane < type->getNumElements(); ++lane) {
      auto *bit = dyn_cast_or_null<llvm::ConstantInt>(mask->getAggregateElement(lane));
      known &= bit != nullptr;
      if (bit && bit->isOne())
        lanes.push_back(lane);
    }
    if (!known || lanes.size() != 1)
      continue;
    llvm::IRBuilder<> builder(call);
    llvm::Type *element = type->getElementType();
    llvm::Value *address = builder.CreateConstInBoundsGEP1_64(element, pointer, lanes.front());
    builder.CreateAlignedStore(builder.CreateExtractElement(vector, lanes.front()), address,
                               module.getDataLayout().getABITypeAlign(element));
    call->eraseFromParent();
  }
}

/// Every function that is called must be there, in the module, among the symbols or in
/// the process: linking says less about one that isn't.
static llvm::Error checkDefinitions(const llvm::Module &module, const Jit::Options &options) {
  llvm::StringSet<> given;
  for (auto &[name, address] : options.symbols)
    given.insert(name);
  for (const llvm::Function &function : module)
    if (function.isDeclaration() && !function.isIntrinsic() && !function.use_empty() &&
        !given.contains(function.getName()) &&
        !llvm::sys::DynamicLibrary::SearchForAddressOfSymbol(function.getName().str()))
      return llvm::createStringError("the function '" + function.getName() +
                                     "' is called, but nothing defines it");
  return llvm::Error::success();
}

llvm::Expected<Jit> Jit::compile(ModuleOp module, TargetAttr target, Options options) {
  llvm::Expected<orc::JITTargetMachineBuilder> builder = getTargetMachine(target);
  if (!builder)
    return builder.takeError();
  llvm::Expected<std::unique_ptr<llvm::TargetMachine>> machine = builder->createTargetMachine();
  if (!machine)
    return machine.takeError();

  registerBuiltinDialectTranslation(*module.getContext());
  registerLLVMDialectTranslation(*module.getContext());
  auto context = std::make_unique<llvm::LLVMContext>();
  std::unique_ptr<llvm::Module> translated = translateModuleToLLVMIR(module, *context);
  if (!translated)
    return llvm::createStringError("the module has no form in LLVM IR");
  translated->setDataLayout((*machine)->createDataLayout());
  translated->setTargetTriple((*machine)->getTargetTriple());
  for (llvm::Function &function : *translated) {
    function.addFnAttr("target-cpu", target.getCpu());
    if (!target.getFeatures().empty())
      function.addFnAttr("target-features", target.getFeatures());
    function.addFnAttr("prefer-vector-width", std::to_string(target.getVectorBits()));
  }
  optimize(*translated, **machine, options.optLevel);
  storeSingleLanes(*translated);

  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> object =
      orc::SimpleCompiler(**machine)(*translated);
  if (!object)
    return object.takeError();
  if (!options.objectFile.empty())
    if (llvm::Error error = llvm::writeToOutput(options.objectFile, [&](llvm::raw_ostream &os) {
          os << (*object)->getBuffer();
          return llvm::Error::success();
        }))
      return std::move(error);

  llvm::Expected<std::unique_ptr<orc::LLJIT>> engine =
      orc::LLJITBuilder().setJITTargetMachineBuilder(*builder).create();
  if (!engine)
    return engine.takeError();
  orc::JITDylib &dylib = (*engine)->getMainJITDylib();
  orc::SymbolMap symbols;
  for (auto &[name, address] : options.symbols)
    symbols[(*engine)->mangleAndIntern(name)] = {orc::ExecutorAddr::fromPtr(address),
                                                 llvm::JITSymbolFlags::Exported};
  if (llvm::Error error = dylib.define(orc::absoluteSymbols(std::move(symbols))))
    return std::move(error);
  // libm and the C library: malloc, free, memcpy.
  llvm::Expected<std::unique_ptr<orc::DynamicLibrarySearchGenerator>> process =
      orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
          (*engine)->getDataLayout().getGlobalPrefix());
  if (!process)
    return process.takeError();
  dylib.addGenerator(std::move(*process));
  if (llvm::Error error = checkDefinitions(*translated, options))
    return std::move(error);
  if (llvm::Error error = (*engine)->addObjectFile(std::move(*object)))
    return std::move(error);
  return Jit(std::move(*engine));
}

llvm::Expected<void *> Jit::lookup(StringRef symbol) {
  llvm::Expected<orc::ExecutorAddr> address = engine->lookup(symbol);
  if (!address)
    return address.takeError();
  return address->toPtr<void *>();
}
