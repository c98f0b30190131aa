//===- Pack.cpp - The pass compress-pack --------------------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/Transforms/PackWeights.h"
#include "compress/Dialect/Compress/Transforms/Passes.h"
#include "compress/Target/Targets.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace mlir::compress {
#define GEN_PASS_DEF_COMPRESSPACK
#include "compress/Dialect/Compress/Transforms/Passes.h.inc"
} // namespace mlir::compress

using namespace mlir;
using namespace mlir::compress;

namespace {
/// Streams tensors into a container that appears when it is complete.
class FileSink : public PackSink {
public:
  explicit FileSink(StringRef path) : path(path) {}

  llvm::Error declare(ArrayRef<TensorDecl> tensors) override {
    if (path.empty())
      return tensors.empty()
                 ? llvm::Error::success()
                 : llvm::createStringError("packed weights need a container: pass output=<file>");
    llvm::Expected<SafetensorsWriter> created = SafetensorsWriter::create(path, tensors);
    if (!created)
      return created.takeError();
    writer = std::make_unique<SafetensorsWriter>(std::move(*created));
    return llvm::Error::success();
  }
  llvm::Error write(StringRef name, HostTensor tensor) override {
    return writer->write(name, tensor.data());
  }
  llvm::Error commit() { return writer ? writer->commit() : llvm::Error::success(); }

private:
  std::string path;
  std::unique_ptr<SafetensorsWriter> writer;
};

/// Neither needs to exist.
bool isSamePath(StringRef a, StringRef b) {
  auto normalize = [](StringRef path) {
    SmallString<128> result(path);
    if (llvm::sys::fs::make_absolute(result)) // the folder we are in is gone
      return result;
    llvm::sys::path::remove_dots(result, /*remove_dot_dot=*/true);
    return result;
  };
  return llvm::sys::fs::equivalent(a, b) || normalize(a) == normalize(b);
}

struct CompressPack : compress::impl::CompressPackBase<CompressPack> {
  using CompressPackBase::CompressPackBase;

  LogicalResult pack() {
    auto check = [&](llvm::Error error) -> LogicalResult {
      if (!error)
        return success();
      return emitError(getOperation().getLoc(), llvm::toString(std::move(error)));
    };
    llvm::Expected<TargetAttr> resolved = resolveTarget(getOperation(), target);
    if (!resolved)
      return check(resolved.takeError());
    llvm::Expected<ParameterSet> parameters =
        ParameterSet::open(SmallVector<std::string>(params.begin(), params.end()));
    if (!parameters)
      return check(parameters.takeError());
    for (const std::string &path : params)
      for (auto [name, written] :
           {std::pair("output", &output.getValue()), {"report", &report.getValue()}})
        if (llvm::sys::fs::equivalent(path, *written))
          return check(llvm::createStringError(llvm::Twine(name) + " is one of params: '" + path +
                                               "' would be overwritten; name another file"));
    if (!report.empty() && isSamePath(report, output))
      return check(
          llvm::createStringError("report and output are the same file: '" + report + "'"));
    FileSink sink(output);
    FailureOr<PackStatistics> statistics =
        packWeights(getOperation(), *resolved, *parameters, sink, /*copyRest=*/true, strict);
    if (failed(statistics))
      return failure();
    numPacked += statistics->packed;
    numEvaluated += statistics->evaluated;
    numMissed += statistics->missed;
    // Before the container appears: a pass that fails leaves none.
    llvm::Error written = llvm::Error::success();
    if (!report.empty())
      written = llvm::writeToOutput(report, [&](llvm::raw_ostream &os) {
        os << llvm::formatv("{0:2}\n", statistics->report);
        return llvm::Error::success();
      });
    if (failed(check(std::move(written))))
      return failure();
    return check(sink.commit());
  }

  void runOnOperation() override {
    if (failed(pack()))
      signalPassFailure();
  }
};
} // namespace
