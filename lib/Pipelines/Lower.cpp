//===- Lower.cpp - The pipeline from linalg to LLVM ---------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Above each stage: what it does, and the dialects alive after it (besides
// func, arith, math, scf and affine).
//
//===----------------------------------------------------------------------===//

#include "compress/Pipelines/Lower.h"
#include "compress/Codegen/Passes.h"
#include "compress/Conversion/Passes.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Func/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SCF/Transforms/Passes.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::compress;

static void addCleanup(OpPassManager &pm) {
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

/// Contractions find their kernels, elementwise ops their neighbours.
static void buildTensorStages(OpPassManager &pm, const LowerOptions &options) {
  pm.addPass(createCompressVerifyInput());
  // Alive: compress, linalg, tensor
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  pm.addNestedPass<func::FuncOp>(createCompressDecomposeAggregates());
  pm.addNestedPass<func::FuncOp>(createCompressCheckSizes());
  pm.addNestedPass<func::FuncOp>(createCompressDecomposeReshapes());
  pm.addNestedPass<func::FuncOp>(createCompressHoistSizeChecks());
  pm.addNestedPass<func::FuncOp>(createCompressHoistAssertions());
  addCleanup(pm);
  pm.addNestedPass<func::FuncOp>(createCompressOrderMaxima());
  pm.addNestedPass<func::FuncOp>(createCompressFuseElementwise());
  pm.addNestedPass<func::FuncOp>(createCompressTileConvolutions());
  addCleanup(pm);
  // Writes the target on the module, where later passes find it.
  pm.addPass(createCompressFormPackedMatmul({options.target, options.strict}));
  pm.addNestedPass<func::FuncOp>(createCompressFuseElementwise());
  addCleanup(pm);
  // Packed matmuls become loops, with what reads them. Alive: and vector
  pm.addPass(createConvertCompressToVector());
  // Alive: linalg, tensor, vector
  pm.addPass(createConvertCompressToLinalg());
  addCleanup(pm);
  pm.addNestedPass<func::FuncOp>(createCompressFuseElementwise());
  addCleanup(pm);
  pm.addNestedPass<func::FuncOp>(createCompressFuseReductions());
  addCleanup(pm);
}

/// Weights and results get memory. Alive: linalg, memref, vector
static void buildBufferStages(OpPassManager &pm) {
  pm.addPass(createCompressBindParameters());
  pm.addNestedPass<func::FuncOp>(createCompressLegalizeSlices());
  pm.addNestedPass<func::FuncOp>(createCompressSeparateDestinations());
  pm.addPass(bufferization::createEmptyTensorEliminationPass());
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion = bufferization::LayoutMapOption::IdentityLayoutMap;
  bufferize.bufferAlignment = 64;
  bufferize.allowReturnAllocsFromLoops = true;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  pm.addNestedPass<func::FuncOp>(createCompressCopyStridedCasts());
  addCleanup(pm);
  bufferization::buildBufferDeallocationPipeline(pm, {});
  addCleanup(pm);
  pm.addPass(createConvertBufferizationToMemRefPass());
  pm.addNestedPass<func::FuncOp>(createCompressLegalizeMemRefs());
}

/// Alive: llvm
static void buildBuffersToLLVM(OpPassManager &pm) {
  pm.addPass(createCompressLowerAsserts());
  pm.addNestedPass<func::FuncOp>(LLVM::createLLVMRequestCWrappersPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createSCFToControlFlowPass());
  addCleanup(pm);
  // Small floats compute in f32, op by op. bf16 rounds by integer ops everywhere:
  // exact, vectorized, and no machine without the instruction calls a library.
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"bf16", "f16"};
  emulate.targetTypeStr = "f32";
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  pm.addPass(createCompressLowerExtrema());
  arith::ArithExpandOpsPassOptions expand;
  expand.includeBf16 = true;
  pm.addPass(arith::createArithExpandOpsPass(expand));
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createArithToLLVMConversionPass());
  // Aligned memory that free() takes: results become the caller's.
  FinalizeMemRefToLLVMConversionPassOptions memory;
  memory.useAlignedAlloc = true;
  pm.addPass(createFinalizeMemRefToLLVMConversionPass(memory));
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  // What libm has no vector form of was taken apart.
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(createCompressVerifyLowered());
}

void compress::buildLowerPipeline(OpPassManager &pm, const LowerOptions &options) {
  buildTensorStages(pm, options);
  buildBufferStages(pm);
  pm.addPass(createCompressShareKernels());
  // Alive: memref, vector
  pm.addPass(createForallToParallelLoopPass());
  pm.addNestedPass<func::FuncOp>(createCompressVectorizeTransposes());
  pm.addNestedPass<func::FuncOp>(createCompressVectorizeWindows());
  pm.addNestedPass<func::FuncOp>(createCompressLinalgToLoops());
  addCleanup(pm);
  pm.addPass(createLoopInvariantCodeMotionPass());
  math::MathExtendToSupportedTypesOptions extend;
  extend.targetTypeStr = "f32";
  pm.addPass(math::createMathExtendToSupportedTypes(extend));
  pm.addPass(createCompressLowerVectors());
  addCleanup(pm);
  pm.addPass(createCompressParallelToRuntime());
  buildBuffersToLLVM(pm);
}

void compress::buildInterpretPipeline(OpPassManager &pm) {
  pm.addPass(createCompressVerifyInput());
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  pm.addNestedPass<func::FuncOp>(createCompressDecomposeAggregates());
  pm.addNestedPass<func::FuncOp>(createCompressCheckSizes());
  pm.addNestedPass<func::FuncOp>(createCompressDecomposeReshapes());
  pm.addNestedPass<func::FuncOp>(createCompressHoistSizeChecks());
  addCleanup(pm);
  buildBufferStages(pm);
  pm.addNestedPass<func::FuncOp>(createConvertLinalgToLoopsPass());
  buildBuffersToLLVM(pm);
}

/// Not PassPipelineRegistration: its pipelines abort when they are nested in a
/// function, as some of their passes work on modules.
void compress::registerPipelines() {
  registerPassPipeline(
      "compress-lower", "Lowers tensors and compress ops to the LLVM dialect for one target",
      [](OpPassManager &pm, StringRef text,
         function_ref<LogicalResult(const llvm::Twine &)> emitError) -> LogicalResult {
        if (std::optional<StringRef> anchor = pm.getOpName();
            anchor && *anchor != ModuleOp::getOperationName() &&
            pm.getNesting() == OpPassManager::Nesting::Explicit)
          return emitError("compress-lower works on '" + ModuleOp::getOperationName() + "', got '" +
                           *anchor + "': nest it directly in builtin.module(..)");
        LowerOptions options;
        if (failed(options.parseFromString(text)))
          return failure();
        buildLowerPipeline(pm, options);
        return success();
      },
      [](function_ref<void(const detail::PassOptions &)> describe) { describe(LowerOptions()); });
}
