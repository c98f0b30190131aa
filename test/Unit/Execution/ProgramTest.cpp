//===- ProgramTest.cpp - From OpBuilder to results, in C++ only -----------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the tools do, as a compiler that links the libraries would: a module made
// with OpBuilder goes through the passes by their constructors and is called.
// Values are chosen so that every result is exact: weights are integers whose
// largest magnitude in each column is 127, so scales are 1.
//
//===----------------------------------------------------------------------===//

#include "compress/Execution/Program.h"
#include "Runtime/FilesTest.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "compress/InitAll.h"
#include "compress/Pipelines/Lower.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::compress;

namespace {

constexpr int64_t m = 3, k = 64, n = 20;
/// Smaller magnitudes are pruned.
constexpr int threshold = 40;

class ProgramTest : public FilesTest {
protected:
  ProgramTest() : FilesTest("model.safetensors"), context(getRegistry()) {
    context.loadAllAvailableDialects();
    for (int64_t i = 0; i < k * n; ++i)
      weight[i] = i < n ? 127.0F : float(i * 37 % 255 - 127);
    for (int64_t i = 0; i < m * k; ++i)
      input[i] = float(i % 11 - 5);
  }

  static DialectRegistry getRegistry() {
    DialectRegistry registry;
    mlir::registerAllDialects(registry);
    mlir::registerAllExtensions(registry);
    compress::registerAllDialects(registry);
    return registry;
  }

  void SetUp() override {
    FilesTest::SetUp();
    SafetensorsWriter writer =
        cantFail(SafetensorsWriter::create(path(), {{"w", DType::F32, {k, n}}}));
    cantFail(writer.write("w", getBytes(weight)));
    cantFail(writer.commit());
  }

  template <typename Values>
  static ArrayRef<char> getBytes(const Values &values) {
    return {reinterpret_cast<const char *>(values), sizeof(values)};
  }

  /// main(x) = x * w, where @w is outside of the module.
  OwningOpRef<ModuleOp> buildModel() {
    OpBuilder b(&context);
    Location loc = b.getUnknownLoc();
    OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
    b.setInsertionPointToStart(module->getBody());
    auto getType = [&](int64_t rows, int64_t columns) {
      return RankedTensorType::get({rows, columns}, b.getF32Type());
    };
    ml_program::GlobalOp::create(b, loc, "w", getType(k, n), /*is_mutable=*/false,
                                 ml_program::ExternAttr::get(&context, getType(k, n)),
                                 b.getStringAttr("private"));
    auto type = b.getFunctionType({getType(m, k)}, {getType(m, n)});
    auto function = func::FuncOp::create(b, loc, "main", type);
    b.setInsertionPointToStart(function.addEntryBlock());
    Value w = ml_program::GlobalLoadConstOp::create(b, loc, getType(k, n),
                                                    SymbolRefAttr::get(b.getStringAttr("w")));
    Value zero = arith::ConstantOp::create(b, loc, b.getF32FloatAttr(0));
    Value empty = tensor::EmptyOp::create(b, loc, {m, n}, b.getF32Type());
    Value init = linalg::FillOp::create(b, loc, zero, empty).getResult(0);
    Value product = linalg::MatmulOp::create(b, loc, getType(m, n),
                                             ValueRange{function.getArgument(0), w}, init)
                        .getResult(0);
    func::ReturnOp::create(b, loc, product);
    return module;
  }

  /// The passes that `compress-opt --compress-prune=.. --compress-quantize=..
  /// --compress-pack=..` runs.
  void addCompression(PassManager &pm) {
    CompressPruneOptions prune;
    prune.threshold = {threshold};
    pm.addPass(createCompressPrune(prune));
    CompressQuantizeOptions quantize;
    quantize.weights = "i8";
    pm.addPass(createCompressQuantize(quantize));
    CompressPackOptions pack;
    pack.params = {path()};
    pack.output = path("packed.safetensors");
    pack.target = "x86-64";
    pack.strict = true;
    pm.addPass(createCompressPack(pack));
  }

  std::vector<float> run(ModuleOp module, StringRef file, RunMode mode) {
    ParameterSet parameters = cantFail(ParameterSet::open({path(file)}));
    Program::Options options;
    options.mode = mode;
    options.target = "x86-64";
    Program program = cantFail(Program::compile(module, parameters, options));
    std::vector<HostTensor> results =
        cantFail(program.call({{DType::F32, {m, k}, getBytes(input)}}));
    EXPECT_EQ(results.size(), 1U);
    EXPECT_EQ(results[0].shape(), ArrayRef<int64_t>({m, n}));
    const auto *data = reinterpret_cast<const float *>(results[0].data().data());
    return {data, data + m * n};
  }

  std::vector<float> multiply(int pruned) const {
    std::vector<float> result(m * n);
    for (int64_t i = 0; i < m; ++i)
      for (int64_t j = 0; j < n; ++j)
        for (int64_t l = 0; l < k; ++l)
          if (std::abs(weight[l * n + j]) > float(pruned))
            result[i * n + j] += input[i * k + l] * weight[l * n + j];
    return result;
  }

  MLIRContext context;
  float weight[k * n], input[m * k];
};

TEST_F(ProgramTest, RunsAModelAsItIs) {
  for (RunMode mode : {RunMode::Interpret, RunMode::Jit})
    EXPECT_EQ(run(*buildModel(), "model.safetensors", mode), multiply(/*pruned=*/-1));
}

TEST_F(ProgramTest, RunsAModelThatItsPassesCompressed) {
  OwningOpRef<ModuleOp> module = buildModel();
  PassManager pm(&context);
  addCompression(pm);
  ASSERT_TRUE(succeeded(pm.run(*module)));
  ASSERT_TRUE(succeeded(verify(*module)));
  auto isUnpacked = module->walk([](UnpackOp) { return WalkResult::interrupt(); });
  EXPECT_TRUE(isUnpacked.wasInterrupted());
  ParameterSet packed = cantFail(ParameterSet::open({path("packed.safetensors")}));
  EXPECT_TRUE(packed.lookup("w.values"));
  EXPECT_FALSE(packed.lookup("w"));

  for (RunMode mode : {RunMode::Interpret, RunMode::Jit}) {
    OwningOpRef<ModuleOp> copy = module->clone();
    EXPECT_EQ(run(*copy, "packed.safetensors", mode), multiply(threshold));
  }
}

TEST_F(ProgramTest, LowersByThePipelineAndByItsName) {
  std::string texts[2];
  for (bool isByName : {false, true}) {
    OwningOpRef<ModuleOp> module = buildModel();
    PassManager pm(&context);
    if (isByName) {
      compress::registerAllPasses();
      ASSERT_TRUE(succeeded(parsePassPipeline("compress-lower{target=avx2}", pm)));
    } else {
      LowerOptions options;
      options.target = "avx2";
      buildLowerPipeline(pm, options);
    }
    ASSERT_TRUE(succeeded(pm.run(*module)));
    module->walk([&](Operation *op) {
      EXPECT_TRUE(op == *module || isa<LLVM::LLVMDialect>(op->getDialect()))
          << op->getName().getStringRef().str();
    });
    llvm::raw_string_ostream(texts[isByName]) << *module;
  }
  EXPECT_EQ(texts[0], texts[1]);
}

TEST_F(ProgramTest, SaysWhatIsMissing) {
  std::string said;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &message) { said += message.str(); });
  ParameterSet none;
  Program::Options options;
  llvm::Expected<Program> program = Program::compile(*buildModel(), none, options);
  said += toString(program.takeError());
  EXPECT_NE(said.find("the parameters have no tensor named 'w'"), std::string::npos) << said;
  options.entry = "start";
  program = Program::compile(*buildModel(), none, options);
  EXPECT_EQ(toString(program.takeError()), "the module has no function 'start': it has main");
}

TEST_F(ProgramTest, RefusesInputsThatDoNotFit) {
  ParameterSet parameters = cantFail(ParameterSet::open({path()}));
  Program program = cantFail(Program::compile(*buildModel(), parameters, {}));
  EXPECT_EQ(toString(program.call({}).takeError()), "the entry takes 1 inputs, got 0");
  EXPECT_EQ(toString(program.call({{DType::F32, {k, m}, getBytes(input)}}).takeError()),
            "input 0 is F32 [64, 3], but the entry takes tensor<3x64xf32>");
}

} // namespace
