//===- compress-run.cpp - Runs a model on tensors in files --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../CrashGuard.h"
#include "compress/Execution/Program.h"
#include "compress/InitAll.h"
#include "compress/Runtime/Compare.h"
#include "compress/Runtime/Npy.h"
#include "compress/Runtime/ThreadPool.h"
#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/IR/AsmState.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <malloc.h>

using namespace mlir;
using namespace mlir::compress;
namespace cl = llvm::cl;

namespace {
/// Made after libLLVM's own options are dropped: its passes register hundreds,
/// among them names that we use.
struct Options {
  cl::OptionCategory category{"compress-run options"};
  cl::opt<std::string> modelPath{cl::Positional, cl::desc("<model: .mlir or .mlirbc>"),
                                 cl::Required, cl::cat(category)};
  cl::opt<std::string> entry{"entry", cl::desc("Function to call"), cl::init("main"),
                             cl::cat(category)};
  cl::list<std::string> params{"params", cl::desc("Container of weights (safetensors)"),
                               cl::cat(category)};
  cl::list<std::string> inputs{"input", cl::desc("Input tensor (.npy), in order"),
                               cl::cat(category)};
  cl::list<std::string> outputs{"output", cl::desc("Output tensor (.npy), in order"),
                                cl::cat(category)};
  cl::opt<RunMode> mode{"mode", cl::desc("How to run"), cl::init(RunMode::Jit),
                        cl::values(clEnumValN(RunMode::Interpret, "interpret",
                                              "Reference evaluation and upstream's plain loops"),
                                   clEnumValN(RunMode::Jit, "jit", "Compiled by Compress")),
                        cl::cat(category)};
  cl::opt<std::string> target{
      "target", cl::desc("Target name; without it the module's compress.target, else native"),
      cl::cat(category)};
  cl::opt<unsigned> threads{"threads", cl::desc("Threads"), cl::init(1), cl::cat(category)};
  cl::opt<unsigned> batch{"batch",
                          cl::desc("Split the leading dimension of every input into batches of "
                                   "this size, with progress"),
                          cl::init(0), cl::cat(category)};
  cl::opt<unsigned> repeat{"repeat", cl::desc("Run this often, and time each"), cl::init(1),
                           cl::cat(category)};
  cl::opt<bool> compare{"compare",
                        cl::desc("Compare the outputs with those of another run: of the same "
                                 "model, interpreted, unless the flags below say otherwise"),
                        cl::cat(category)};
  cl::opt<std::string> compareModel{"compare-model", cl::desc("The other run's model"),
                                    cl::cat(category)};
  cl::list<std::string> compareParams{"compare-params", cl::desc("The other run's weights"),
                                      cl::cat(category)};
  cl::opt<RunMode> compareMode{"compare-mode", cl::desc("How the other run runs"),
                               cl::init(RunMode::Interpret),
                               cl::values(clEnumValN(RunMode::Interpret, "interpret", ""),
                                          clEnumValN(RunMode::Jit, "jit", "")),
                               cl::cat(category)};
  cl::opt<std::string> compareTarget{"compare-target", cl::desc("The other run's target"),
                                     cl::cat(category)};
  cl::opt<bool> time{"time", cl::desc("Print times as a line of JSON"), cl::cat(category)};
  cl::opt<std::string> objectFile{"dump-object", cl::desc("Write the object code there"),
                                  cl::cat(category)};

  bool isComparing() const {
    return compare || compareModel.getNumOccurrences() || !compareParams.empty() ||
           compareMode.getNumOccurrences() || compareTarget.getNumOccurrences();
  }
  std::string getOtherModel() const { return compareModel.empty() ? modelPath : compareModel; }
  std::vector<std::string> getOtherParams() const {
    const cl::list<std::string> &chosen = compareParams.empty() ? params : compareParams;
    return {chosen.begin(), chosen.end()};
  }
  /// Another model or target is run in the way of the first.
  Program::Options getOtherOptions() const {
    Program::Options options;
    options.entry = entry;
    bool isOther = compareModel.getNumOccurrences() || compareTarget.getNumOccurrences();
    options.mode = isOther && !compareMode.getNumOccurrences() ? mode : compareMode;
    options.target = compareTarget.getNumOccurrences() ? compareTarget : target;
    return options;
  }
};
} // namespace

static llvm::ExitOnError exitOnError("compress-run: error: ");

using Clock = std::chrono::steady_clock;
static double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Rows [from, from + count) of the leading dimension.
static TensorView sliceRows(const TensorView &view, int64_t from, std::vector<int64_t> &shape) {
  int64_t rowBytes = view.shape[0] ? view.data.size() / view.shape[0] : 0;
  return {view.dtype, shape, view.data.slice(from * rowBytes, shape[0] * rowBytes)};
}

/// Rows [from, from + count) of all inputs.
class Part {
public:
  Part(ArrayRef<TensorView> views, int64_t from, int64_t count) {
    shapes.reserve(views.size());
    for (const TensorView &view : views) {
      shapes.emplace_back(view.shape.begin(), view.shape.end());
      shapes.back()[0] = count;
      inputs.push_back(sliceRows(view, from, shapes.back()));
    }
  }
  ArrayRef<TensorView> get() const { return inputs; }

private:
  std::vector<std::vector<int64_t>> shapes;
  SmallVector<TensorView> inputs;
};

static llvm::Error checkLeadingSizes(ArrayRef<HostTensor> results, int64_t expected) {
  for (const HostTensor &result : results)
    if (result.shape().empty() || result.shape()[0] != expected)
      return llvm::createStringError("--batch needs outputs with the inputs' leading size, " +
                                     llvm::Twine(expected) + " here, got " +
                                     formatShape(result.shape()) + ": run it without --batch");
  return llvm::Error::success();
}

/// Calls the program batch by batch and joins the results.
static llvm::Expected<std::vector<HostTensor>>
callInBatches(Program &program, ArrayRef<TensorView> views, unsigned batch, double &seconds) {
  if (views.empty() || views[0].shape.empty())
    return llvm::createStringError("--batch needs inputs with a leading dimension");
  int64_t rows = views[0].shape[0];
  for (const TensorView &view : views)
    if (view.shape.empty() || view.shape[0] != rows)
      return llvm::createStringError("--batch needs inputs of one leading size, got " +
                                     formatShape(view.shape) + " beside " +
                                     formatShape(views[0].shape));
  // A result without a batch would be taken for one where its size is that of a part.
  auto hasBatch = [](Type type) { return cast<RankedTensorType>(type).isDynamicDim(0); };
  FunctionType type = program.getType();
  for (Type result : type.getResults())
    if (cast<RankedTensorType>(result).getRank() && !hasBatch(result) &&
        llvm::any_of(type.getInputs(), hasBatch))
      return llvm::createStringError("--batch needs outputs with the inputs' leading size, got one "
                                     "of a fixed leading size: run it without --batch");
  // So would one whose leading size is another that is the same by chance: it doesn't
  // follow when the number of rows changes.
  if (rows > batch) {
    int64_t other = batch == 1 ? 2 : 1;
    llvm::Expected<std::vector<HostTensor>> results = program.call(Part(views, 0, other).get());
    if (!results)
      return llvm::createStringError("--batch tries the program with " + llvm::Twine(other) +
                                     " of the rows first: " + llvm::toString(results.takeError()));
    if (llvm::Error error = checkLeadingSizes(*results, other))
      return std::move(error);
  }
  std::vector<HostTensor> joined;
  bool interactive = llvm::sys::Process::StandardErrIsDisplayed();
  for (int64_t from = 0; from < rows || from == 0; from += batch) {
    int64_t count = std::min<int64_t>(batch, rows - from);
    Part part(views, from, count);
    auto start = Clock::now();
    llvm::Expected<std::vector<HostTensor>> results = program.call(part.get());
    seconds += secondsSince(start);
    if (!results)
      return results.takeError();
    if (llvm::Error error = checkLeadingSizes(*results, count))
      return std::move(error);
    for (auto [i, result] : llvm::enumerate(*results)) {
      if (joined.size() == i) {
        std::vector<int64_t> shape(result.shape().begin(), result.shape().end());
        shape[0] = rows;
        llvm::Expected<HostTensor> whole = HostTensor::allocate(result.dtype(), shape);
        if (!whole)
          return whole.takeError();
        joined.push_back(std::move(*whole));
      }
      if (result.shape().drop_front() != joined[i].shape().drop_front())
        return llvm::createStringError(
            "--batch needs outputs whose other sizes don't change, got " +
            formatShape(result.shape()) + " of the last part and " +
            formatShape(joined[i].shape()) + " in all: run it without --batch");
      size_t rowBytes = count ? result.data().size() / count : 0;
      std::copy(result.data().begin(), result.data().end(),
                joined[i].data().begin() + from * rowBytes);
    }
    if (interactive)
      llvm::errs() << "\r" << from + count << " of " << rows;
  }
  if (interactive)
    llvm::errs() << "\n";
  return std::move(joined);
}

static std::vector<HostTensor> call(Program &program, ArrayRef<TensorView> inputs, unsigned batch,
                                    double &seconds) {
  if (batch)
    return exitOnError(callInBatches(program, inputs, batch, seconds));
  auto begin = Clock::now();
  std::vector<HostTensor> results = exitOnError(program.call(inputs));
  seconds = secondsSince(begin);
  return results;
}

/// A table for people, and a line of JSON, which has null where there is no number.
static void printDifferences(ArrayRef<HostTensor> results, ArrayRef<HostTensor> others) {
  if (results.size() != others.size())
    exitOnError(llvm::createStringError("the two models have " + llvm::Twine(results.size()) +
                                        " and " + llvm::Twine(others.size()) + " outputs"));
  auto finite = [](double value) {
    return std::isfinite(value) ? llvm::json::Value(value) : llvm::json::Value(nullptr);
  };
  constexpr const char *row = "{0,-6}  {1,-24}  {2,10}  {3,10}  {4,12}  {5,8}\n";
  llvm::errs() << llvm::formatv(row, "output", "type", "max error", "rms error", "cosine", "SQNR");
  llvm::json::Array outputs;
  for (auto [i, result, other] : llvm::enumerate(results, others)) {
    Difference difference = exitOnError(compare(result.view(), other.view()));
    llvm::errs() << llvm::formatv(
        row, i, (getSafetensorsName(result.dtype()) + " " + formatShape(result.shape())).str(),
        llvm::formatv("{0:e2}", difference.maxError).str(),
        llvm::formatv("{0:e2}", difference.rmsError).str(),
        llvm::formatv("{0:f8}", difference.cosine).str(),
        llvm::formatv("{0:f1} dB", difference.sqnr).str());
    outputs.push_back(llvm::json::Object{{"output", i},
                                         {"max_error", finite(difference.maxError)},
                                         {"rms_error", finite(difference.rmsError)},
                                         {"cosine", finite(difference.cosine)},
                                         {"sqnr_db", finite(difference.sqnr)}});
  }
  llvm::outs() << llvm::formatv(
      "{0}\n", llvm::json::Value(llvm::json::Object{{"outputs", std::move(outputs)}}));
}

namespace {
/// A module that was read, and made callable. What fails ends the tool.
class Model {
public:
  Model(MLIRContext &context, const std::string &path, const std::vector<std::string> &params,
        const Program::Options &options)
      : diagnostics(sources, &context) {
    runOrExit("compress-run: error: '" + path + "' is broken IR: MLIR's reader crashed on it",
              [&] { module = parseSourceFile<ModuleOp>(path, sources, &context); });
    if (!module)
      exit(1);
    parameters = exitOnError(ParameterSet::open(params));
    program.emplace(exitOnError(Program::compile(*module, parameters, options)));
  }
  Program &getProgram() { return *program; }

private:
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler diagnostics;
  OwningOpRef<ModuleOp> module;
  ParameterSet parameters;
  std::optional<Program> program;
};
} // namespace

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  // Results are large and of the same size in every run: keep their memory
  // instead of returning it to the system and faulting it in again.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  cl::ResetCommandLineParser();
  Options flags;
  cl::ParseCommandLineOptions(argc, argv, "Compress: run a model on tensors in files\n");
  for (const cl::opt<unsigned> *flag : {&flags.threads, &flags.batch, &flags.repeat})
    if (flag->getNumOccurrences() && *flag == 0)
      exitOnError(llvm::createStringError("--" + flag->ArgStr + " must be at least 1, got 0"));

  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  compress::registerAllDialects(registry);
  MLIRContext context(registry);

  Program::Options options;
  options.entry = flags.entry;
  options.mode = flags.mode;
  options.target = flags.target;
  options.objectFile = flags.objectFile;
  auto start = Clock::now();
  Model model(context, flags.modelPath, {flags.params.begin(), flags.params.end()}, options);
  double compileSeconds = secondsSince(start);
  Program &program = model.getProgram();

  setThreadCount(flags.threads);
  std::vector<HostTensor> tensors;
  SmallVector<TensorView> views;
  for (const std::string &path : flags.inputs)
    tensors.push_back(exitOnError(readNpy(path)));
  for (const HostTensor &tensor : tensors)
    views.push_back(tensor.view());
  size_t numOutputs = program.getType().getNumResults();
  if (!flags.outputs.empty() && flags.outputs.size() != numOutputs)
    exitOnError(llvm::createStringError("the entry has " + llvm::Twine(numOutputs) +
                                        " outputs, got " + llvm::Twine(flags.outputs.size()) +
                                        " files for them"));
  for (auto output = flags.outputs.begin(); output != flags.outputs.end(); ++output)
    if (std::find(flags.outputs.begin(), output, *output) != output)
      exitOnError(llvm::createStringError("two outputs go to the same file: '" + *output + "'"));

  std::vector<double> times;
  std::vector<HostTensor> results;
  for (unsigned i = 0; i < flags.repeat; ++i) {
    double seconds = 0;
    results = call(program, views, flags.batch, seconds);
    times.push_back(seconds);
  }
  for (auto [path, result] : llvm::zip(flags.outputs, results))
    exitOnError(writeNpy(path, result.view()));
  if (flags.time) {
    llvm::sort(times);
    llvm::outs() << llvm::formatv(
        "{0}\n", llvm::json::Value(llvm::json::Object{{"compile_s", compileSeconds},
                                                      {"run_s", times[times.size() / 2]},
                                                      {"best_s", times.front()},
                                                      {"repeat", times.size()}}));
  }
  if (flags.isComparing()) {
    Model other(context, flags.getOtherModel(), flags.getOtherParams(), flags.getOtherOptions());
    double seconds = 0;
    printDifferences(results, call(other.getProgram(), views, flags.batch, seconds));
  }
  return 0;
}
