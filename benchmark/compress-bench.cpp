//===- compress-bench.cpp - Kernels beside the machine's limits ---------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every row of the table is a kernel, compiled from MLIR by our pipeline, that
// takes turns with a loop which shows what the machine can do at most.
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "Report.h"
#include "Rotation.h"
#include "compress/InitAll.h"
#include "compress/Runtime/ThreadPool.h"
#include "compress/Target/Targets.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Regex.h"
#include "llvm/TargetParser/Host.h"

#include <thread>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace mlir;
using namespace mlir::compress;
using namespace mlir::compress::bench;
namespace cl = llvm::cl;

namespace {
/// Made after libLLVM's own options are dropped: its passes register hundreds,
/// among them names that we use.
struct Options {
  /// The help lists options by category, and the general one was dropped, too.
  cl::OptionCategory category{"Benchmark options"};
  cl::opt<std::string> output{"output", cl::desc("JSON file to write the table to"),
                              cl::cat(category)};
  cl::opt<std::string> filter{
      "filter", cl::desc("Only kernels whose name and shape match this regular expression"),
      cl::init(".*"), cl::cat(category)};
  cl::opt<unsigned> rounds{"rounds", cl::desc("At most that many rounds per row"), cl::init(10000),
                           cl::cat(category)};
  cl::opt<double> seconds{"seconds", cl::desc("Time per row, after which rounds end"), cl::init(4),
                          cl::cat(category)};
  cl::list<unsigned> threads{"threads", cl::CommaSeparated,
                             cl::desc("Numbers of threads (1, and 2 if there are processors)"),
                             cl::cat(category)};
  cl::opt<std::string> target{"target", cl::desc("Target name, or native"), cl::init("native"),
                              cl::cat(category)};
};
} // namespace

static llvm::ExitOnError exitOnError("compress-bench: error: ");

/// Lets the C library keep memory that is freed, so that a call doesn't begin
/// with page faults in its results.
static void keepFreedMemory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

/// The target, if this machine can run its code.
static TargetAttr getRunnableTarget(MLIRContext &context, StringRef name) {
  TargetAttr target = exitOnError(getTarget(&context, name));
  if (!isRunnable(target))
    exitOnError(llvm::createStringError("this machine can't run code for '" + name +
                                        "': it lacks instructions of that target"));
  return target;
}

/// Fills the row's results. Fails if the outputs are wrong.
static llvm::Error measure(Kernel &kernel, TargetAttr target, const RotationOptions &options,
                           Row &row) {
  setThreadCount(row.threads);
  if (llvm::Error error = kernel.check())
    return error;
  llvm::Expected<Limit> limit = kernel.makeLimit(target);
  if (!limit)
    return limit.takeError();
  auto runKernel = [&](unsigned turn) { kernel.run(turn); };
  SmallVector<Times> times = rotate({runKernel, limit->run}, options);
  row.result = {times[0], kernel.getWork()};
  row.limit = {times[1], limit->work};
  return llvm::Error::success();
}

/// Adds a row per number of threads.
static void addRows(const KernelSpec &spec, TargetAttr target, const Options &flags,
                    ArrayRef<unsigned> threadCounts, std::vector<Row> &rows) {
  llvm::errs() << spec.getTitle() << ": compiling\n";
  llvm::Expected<Kernel> kernel = Kernel::build(spec, target, flags.target);
  std::string failure = kernel ? "" : "FAILED: " + llvm::toString(kernel.takeError());
  for (unsigned threads : threadCounts) {
    Row row;
    row.kernel = spec.name.str();
    row.shape = spec.getShape();
    row.unit = spec.getUnit().str();
    row.threads = threads;
    row.failure = failure;
    if (failure.empty())
      if (llvm::Error error = measure(*kernel, target, {flags.rounds, flags.seconds}, row))
        row.failure = llvm::toString(std::move(error));
    llvm::errs() << spec.getTitle() << ", " << threads << (threads == 1 ? " thread" : " threads")
                 << ": " << row.getSummary() << "\n";
    rows.push_back(std::move(row));
  }
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::ResetCommandLineParser();
  Options flags;
  cl::ParseCommandLineOptions(argc, argv, "Compress: kernels beside the machine's limits\n");
  keepFreedMemory();
  llvm::Regex filter(flags.filter);
  if (std::string why; !filter.isValid(why))
    exitOnError(llvm::createStringError("--filter is no regular expression: " + why));
  SmallVector<unsigned> threadCounts(flags.threads.begin(), flags.threads.end());
  if (threadCounts.empty())
    threadCounts = std::thread::hardware_concurrency() > 1 ? SmallVector<unsigned>{1, 2}
                                                           : SmallVector<unsigned>{1};
  if (llvm::is_contained(threadCounts, 0u) || flags.rounds == 0)
    exitOnError(llvm::createStringError("--threads and --rounds must be at least 1"));

  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  compress::registerAllDialects(registry);
  compress::registerAllPasses();
  MLIRContext context(registry);
  context.loadDialect<CompressDialect>();
  TargetAttr target = getRunnableTarget(context, flags.target);

  std::vector<Row> rows;
  for (const KernelSpec &spec : getKernels())
    if (filter.match(spec.getTitle()))
      addRows(spec, target, flags, threadCounts, rows);
  if (rows.empty())
    exitOnError(llvm::createStringError("--filter matches no kernel"));

  printTable(rows, llvm::outs());
  llvm::json::Object machine{{"cpu", llvm::sys::getHostCPUName()},
                             {"processors", std::thread::hardware_concurrency()},
                             {"target", target.getName()}};
  if (!flags.output.empty())
    exitOnError(writeJSON(rows, std::move(machine), flags.output));
  return llvm::any_of(rows, [](const Row &row) { return !row.failure.empty(); });
}
