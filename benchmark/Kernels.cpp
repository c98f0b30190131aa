//===- Kernels.cpp - The kernels that are measured ----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "Check.h"
#include "Random.h"
#include "compress/Dialect/Compress/Transforms/PackWeights.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::bench;

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// What the copies of a streamed weight add up to, at least: several times the L3
/// of the machines we measure on.
static constexpr int64_t streamedBytes = 128 << 20;

static constexpr KernelSpec kernels[] = {
    {"int8 GEMM", KernelKind::Int8Gemm, 512, 4096, 4096, LimitKind::Dot},
    // Sizes that no tile divides.
    {"int8 GEMM", KernelKind::Int8Gemm, 1001, 1003, 1005, LimitKind::Dot},
    {"f32 GEMM", KernelKind::F32Gemm, 1001, 1003, 1005, LimitKind::Fma},
    {"f32 GEMM", KernelKind::F32Gemm, 1024, 1024, 1024, LimitKind::Fma},
    {"f32 GEMM", KernelKind::F32Gemm, 512, 4096, 4096, LimitKind::Fma},
    {"W4A8 GEMV (DRAM)", KernelKind::W4A8, 1, 14336, 4096, LimitKind::Read, /*streams=*/true},
    {"W4A8 GEMV (cache)", KernelKind::W4A8, 1, 4096, 1024, LimitKind::Read},
    {"W4A8 GEMM", KernelKind::W4A8, 512, 4096, 4096, LimitKind::Dot},
    {"quantize per token", KernelKind::Quantize, 512, 4096, 0, LimitKind::Copy},
};

ArrayRef<KernelSpec> bench::getKernels() { return kernels; }

std::string KernelSpec::getShape() const {
  std::string shape = llvm::formatv("{0}x{1}", m, k);
  return n ? llvm::formatv("{0}x{1}", shape, n).str() : shape;
}

StringRef KernelSpec::getUnit() const {
  return limit == LimitKind::Dot || limit == LimitKind::Fma ? "Gop/s" : "GB/s";
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

static constexpr StringLiteral matmulText = R"mlir(
  #x = affine_map<(m, n, k) -> (m, k)>
  #y = affine_map<(m, n, k) -> (m, n)>
  ml_program.global private @w(#ml_program.extern) : !w
  func.func @main(%x: !x) -> !y {
    %w = ml_program.global_load_const @w : !w
    %zero = arith.constant #zero
    %empty = tensor.empty() : !y
    %init = linalg.fill ins(%zero : !sum) outs(%empty : !y) -> !y
    %y = linalg.matmul indexing_maps = [#x, #w, #y]
        ins(%x, %w : !x, !w) outs(%init : !y) -> !y
    return %y : !y
  }
)mlir";

static constexpr StringLiteral quantizeText = R"mlir(
  func.func @main(%x: !x) -> (!q, !scale) {
    %scale = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : !x -> !scale
    %q = compress.quantize %x, %scale <bits = 8, symmetric, block = [1, 0]>
        : !x, !scale -> !q
    return %q, %scale : !q, !scale
  }
)mlir";

/// The shape of the weight: of W4A8 as models have it, a row per output.
static SmallVector<int64_t, 2> getWeightShape(const KernelSpec &spec) {
  if (spec.kind == KernelKind::W4A8)
    return {spec.n, spec.k};
  return {spec.k, spec.n};
}

static DType getInputType(const KernelSpec &spec) {
  return spec.kind == KernelKind::Int8Gemm ? DType::I8 : DType::F32;
}

static std::string getModuleText(const KernelSpec &spec) {
  StringRef element = spec.kind == KernelKind::Int8Gemm ? "i8" : "f32";
  std::string text = llvm::formatv("!x = tensor<{0}x{1}x{2}>\n", spec.m, spec.k, element);
  if (spec.kind == KernelKind::Quantize)
    return llvm::formatv("{0}!q = tensor<{1}x{2}xi8>\n!scale = tensor<{1}x1xf32>\n{3}", text,
                         spec.m, spec.k, quantizeText);
  bool isInteger = spec.kind == KernelKind::Int8Gemm;
  SmallVector<int64_t, 2> weight = getWeightShape(spec);
  text += llvm::formatv("!w = tensor<{0}x{1}x{2}>\n", weight[0], weight[1], element);
  text += llvm::formatv("!sum = {0}\n", isInteger ? "i32" : "f32");
  text += llvm::formatv("!y = tensor<{0}x{1}x!sum>\n", spec.m, spec.n);
  text += llvm::formatv("#zero = {0}\n", isInteger ? "0 : i32" : "0.0 : f32");
  text += llvm::formatv("#w = affine_map<(m, n, k) -> ({0})>\n",
                        spec.kind == KernelKind::W4A8 ? "n, k" : "k, n");
  return text + matmulText.str();
}

static LogicalResult quantizeWeights(ModuleOp module) {
  PassManager pm(module.getContext());
  StringRef passes = "compress-quantize{weights=i4 group=32 activations=dynamic-int8 strict=true}";
  if (failed(parsePassPipeline(passes, pm)))
    return failure();
  return pm.run(module);
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

namespace {
/// Keeps packed weights, to make copies of them.
struct PackedWeights : PackSink {
  llvm::Error declare(ArrayRef<TensorDecl>) override { return llvm::Error::success(); }
  llvm::Error write(StringRef name, HostTensor tensor) override {
    bytes += tensor.data().size();
    tensors.emplace_back(name.str(), std::move(tensor));
    return llvm::Error::success();
  }

  llvm::Expected<ParameterSet> copy() const {
    ParameterSet parameters;
    for (auto &[name, tensor] : tensors) {
      llvm::Expected<HostTensor> copied = HostTensor::copy(tensor.view());
      if (!copied)
        return copied.takeError();
      if (llvm::Error error = parameters.add(name, std::move(*copied)))
        return std::move(error);
    }
    return std::move(parameters);
  }

  std::vector<std::pair<std::string, HostTensor>> tensors;
  int64_t bytes = 0;
};
} // namespace

llvm::Expected<Kernel> Kernel::build(const KernelSpec &spec, TargetAttr target,
                                     StringRef targetName) {
  Random random;
  llvm::Expected<HostTensor> x = random.makeTensor(getInputType(spec), {spec.m, spec.k});
  if (!x)
    return x.takeError();
  Kernel kernel(spec, std::move(*x));
  if (spec.kind != KernelKind::Quantize) {
    llvm::Expected<HostTensor> w = random.makeTensor(getInputType(spec), getWeightShape(spec));
    if (!w)
      return w.takeError();
    if (llvm::Error error = kernel.source.add("w", std::move(*w)))
      return std::move(error);
  }
  if (llvm::Error error = kernel.compile(target, targetName))
    return std::move(error);
  return std::move(kernel);
}

llvm::Error Kernel::compile(TargetAttr target, StringRef targetName) {
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>(getModuleText(spec), target.getContext(), spec.name);
  if (!module)
    return llvm::createStringError("the module has errors");
  if (spec.kind == KernelKind::W4A8 && failed(quantizeWeights(*module)))
    return llvm::createStringError("compress-quantize failed");
  PackedWeights packed;
  if (failed(packWeights(*module, target, source, packed, /*copyRest=*/true)))
    return llvm::createStringError("packing the weights failed");
  packedBytes = packed.bytes;

  int64_t count = spec.streams ? llvm::divideCeil(streamedBytes, packedBytes) : 1;
  for (int64_t i = 0; i < count; ++i) {
    llvm::Expected<ParameterSet> parameters = packed.copy();
    if (!parameters)
      return parameters.takeError();
    OwningOpRef<ModuleOp> clone = module->clone();
    Program::Options options;
    options.target = targetName.str();
    llvm::Expected<Program> program = Program::compile(*clone, *parameters, options);
    if (!program)
      return program.takeError();
    copies.push_back({std::move(*parameters), std::move(*program)});
  }
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Turns
//===----------------------------------------------------------------------===//

void Kernel::run(unsigned turn) {
  llvm::cantFail(copies[turn % copies.size()].program.call(x.view()));
}

llvm::Error Kernel::check() {
  for (Copy &copy : copies) {
    llvm::Expected<std::vector<HostTensor>> outputs = copy.program.call(x.view());
    if (!outputs)
      return outputs.takeError();
    if (llvm::Error error = checkOutputs(spec, x.view(), source.lookup("w"), *outputs))
      return error;
  }
  return llvm::Error::success();
}

double Kernel::getWork() const {
  switch (spec.limit) {
  case LimitKind::Dot:
  case LimitKind::Fma:
    return 2.0 * spec.m * spec.k * spec.n;
  case LimitKind::Read:
    return packedBytes;
  case LimitKind::Copy:
    return x.data().size();
  }
  llvm_unreachable("unknown limit");
}

llvm::Expected<Limit> Kernel::makeLimit(TargetAttr target) const {
  switch (spec.limit) {
  case LimitKind::Dot:
    return makeDotLimit(target, getWork());
  case LimitKind::Fma:
    return makeFmaLimit(target, getWork());
  case LimitKind::Read:
    return makeReadLimit(target, packedBytes, copies.size());
  case LimitKind::Copy:
    return makeCopyLimit(x.view());
  }
  llvm_unreachable("unknown limit");
}
