//===- ParallelToRuntime.cpp - Parallel loops on the thread pool --------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   scf.parallel (%i, %j) = .. { body }
// becomes
//   %count = number of first-dimension steps
//   llvm.call @compress_parallel_for(@body_0, %captured, %count)
//
//   llvm.func @body_0(%context: !llvm.ptr, %begin: i64, %end: i64)
//     for %i in [begin, end) { for %j .. { body } }
//
//===----------------------------------------------------------------------===//

#include "compress/Codegen/Passes.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSPARALLELTORUNTIME
#include "compress/Codegen/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;

static constexpr StringLiteral runtimeFunction = "compress_parallel_for";

namespace {
class Outliner {
public:
  Outliner(ModuleOp module)
      : module(module), symbols(module), converter(module.getContext()), b(module.getContext()) {}

  LogicalResult outline(scf::ParallelOp loop);
  static void serialize(RewriterBase &b, scf::ParallelOp loop);

private:
  LLVM::LLVMFuncOp getRuntimeFunction();

  ModuleOp module;
  SymbolTable symbols;
  LLVMTypeConverter converter;
  IRRewriter b;
  unsigned counter = 0;
};
} // namespace

LLVM::LLVMFuncOp Outliner::getRuntimeFunction() {
  if (auto existing = symbols.lookup<LLVM::LLVMFuncOp>(runtimeFunction))
    return existing;
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(module.getBody());
  auto pointer = LLVM::LLVMPointerType::get(b.getContext());
  auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()),
                                          {pointer, pointer, b.getI64Type()});
  auto function = LLVM::LLVMFuncOp::create(b, module.getLoc(), runtimeFunction, type);
  symbols.insert(function);
  return function;
}

/// scf.parallel -> scf.for, one per dimension.
void Outliner::serialize(RewriterBase &b, scf::ParallelOp loop) {
  b.setInsertionPoint(loop);
  Location loc = loop.getLoc();
  SmallVector<Value> ivs;
  for (auto [from, to, step] :
       llvm::zip_equal(loop.getLowerBound(), loop.getUpperBound(), loop.getStep())) {
    auto nested = scf::ForOp::create(b, loc, from, to, step);
    ivs.push_back(nested.getInductionVar());
    b.setInsertionPointToStart(nested.getBody());
  }
  Operation *end = &b.getInsertionBlock()->back();
  b.eraseOp(loop.getBody()->getTerminator());
  b.inlineBlockBefore(loop.getBody(), end, ivs);
  b.eraseOp(loop);
}

LogicalResult Outliner::outline(scf::ParallelOp loop) {
  Location loc = loop.getLoc();
  MLIRContext *context = b.getContext();
  auto pointer = LLVM::LLVMPointerType::get(context);

  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(loop.getRegion(), captured);
  for (ValueRange bounds : {loop.getLowerBound(), loop.getUpperBound(), loop.getStep()})
    captured.insert(bounds.begin(), bounds.end());
  // Constants are made again inside: LLVM should see them.
  SmallVector<Value> constants, values;
  for (Value value : captured)
    (matchPattern(value, m_Constant()) ? constants : values).push_back(value);

  SmallVector<Type> fields;
  for (Value value : values) {
    Type type = converter.convertType(value.getType());
    if (!type)
      return loop.emitError() << "a parallel loop can't capture " << value.getType();
    fields.push_back(type);
  }
  auto frame = LLVM::LLVMStructType::getLiteral(context, fields);

  // The caller: fill the struct, call the pool.
  b.setInsertionPoint(loop);
  auto cast = [&](Type type, Value value) -> Value {
    if (type == value.getType())
      return value;
    return UnrealizedConversionCastOp::create(b, loc, type, value).getResult(0);
  };
  Value packed = LLVM::UndefOp::create(b, loc, frame);
  for (auto [i, value] : llvm::enumerate(values))
    packed = LLVM::InsertValueOp::create(b, loc, packed, cast(fields[i], value), i);
  Value memory;
  {
    // In the entry block: an alloca in a loop would grow the stack.
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(
        &loop->getParentOfType<FunctionOpInterface>().getFunctionBody().front());
    Value one = LLVM::ConstantOp::create(b, loc, b.getI64Type(), 1);
    memory = LLVM::AllocaOp::create(b, loc, pointer, frame, one);
  }
  LLVM::StoreOp::create(b, loc, packed, memory);
  Value span = arith::SubIOp::create(b, loc, loop.getUpperBound()[0], loop.getLowerBound()[0]);
  Value count = arith::CeilDivSIOp::create(b, loc, span, loop.getStep()[0]);
  count = arith::IndexCastOp::create(b, loc, b.getI64Type(), count);

  std::string name;
  do
    name = (loop->getParentOfType<FunctionOpInterface>().getName() + "_parallel_" +
            llvm::Twine(counter++))
               .str();
  while (symbols.lookup(name));
  LLVM::LLVMFuncOp runtime = getRuntimeFunction();
  Value body = LLVM::AddressOfOp::create(b, loc, pointer, name);
  LLVM::CallOp::create(b, loc, runtime, ValueRange{body, memory, count});

  // The body over [begin, end).
  b.setInsertionPointToEnd(module.getBody());
  auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(context),
                                          {pointer, b.getI64Type(), b.getI64Type()});
  auto function = LLVM::LLVMFuncOp::create(b, loc, name, type, LLVM::Linkage::Internal);
  symbols.insert(function);
  Block *entry = function.addEntryBlock(b);
  b.setInsertionPointToStart(entry);
  IRMapping mapping;
  for (Value constant : constants)
    mapping.map(constant, b.clone(*constant.getDefiningOp())->getResult(0));
  Value loaded = LLVM::LoadOp::create(b, loc, frame, entry->getArgument(0));
  for (auto [i, value] : llvm::enumerate(values))
    mapping.map(value, cast(value.getType(), LLVM::ExtractValueOp::create(b, loc, loaded, i)));
  auto toIndex = [&](Value v) -> Value {
    return arith::IndexCastOp::create(b, loc, b.getIndexType(), v);
  };
  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  auto outer = scf::ForOp::create(b, loc, toIndex(entry->getArgument(1)),
                                  toIndex(entry->getArgument(2)), one);
  LLVM::ReturnOp::create(b, loc, ValueRange{});
  b.setInsertionPointToStart(outer.getBody());
  Value first =
      arith::MulIOp::create(b, loc, outer.getInductionVar(), mapping.lookup(loop.getStep()[0]));
  first = arith::AddIOp::create(b, loc, first, mapping.lookup(loop.getLowerBound()[0]));
  SmallVector<Value> ivs{first};
  for (unsigned i = 1; i < loop.getNumLoops(); ++i) {
    auto nested = scf::ForOp::create(b, loc, mapping.lookup(loop.getLowerBound()[i]),
                                     mapping.lookup(loop.getUpperBound()[i]),
                                     mapping.lookup(loop.getStep()[i]));
    ivs.push_back(nested.getInductionVar());
    b.setInsertionPointToStart(nested.getBody());
  }
  for (auto [argument, iv] : llvm::zip_equal(loop.getInductionVars(), ivs))
    mapping.map(argument, iv);
  for (Operation &op : loop.getBody()->without_terminator())
    b.clone(op, mapping);
  b.eraseOp(loop);
  return success();
}

namespace {
struct ParallelToRuntime : compress::impl::CompressParallelToRuntimeBase<ParallelToRuntime> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<scf::ParallelOp> outer, nested;
    getOperation().walk<WalkOrder::PreOrder>([&](scf::ParallelOp loop) {
      if (loop.getNumResults())
        return; // one thread reduces, in order, as upstream lowers it
      (loop->getParentOfType<scf::ParallelOp>() ? nested : outer).push_back(loop);
    });
    for (scf::ParallelOp loop : nested)
      Outliner::serialize(rewriter, loop);
    Outliner outliner(getOperation());
    for (scf::ParallelOp loop : outer)
      if (failed(outliner.outline(loop)))
        return signalPassFailure();
  }
};
} // namespace
