//===- Remarks.cpp - What a pass tells about weights ------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::compress;
using Arg = remark::detail::Remark::Arg;

static remark::RemarkOpts getOpts(Operation *op, StringRef name, StringRef category) {
  auto function = op->getParentOfType<FunctionOpInterface>();
  return remark::RemarkOpts::name(name).category(category).function(function ? function.getName()
                                                                             : StringRef());
}

void Remarks::passed(Operation *op, StringRef name, Type type, StringRef scheme, StringRef note) {
  ++numPassed;
  remark::detail::InFlightRemark remark =
      remark::passed(op->getLoc(), getOpts(op, participle, category));
  remark << Arg("Name", name) << Arg("Type", type) << Arg("Scheme", scheme);
  if (!note.empty())
    remark << Arg("Note", note);
}

void Remarks::missed(Operation *op, StringRef name, Type type, const Obstacle &obstacle) {
  ++numMissed;
  remark::missed(op->getLoc(), getOpts(op, participle, category))
      << Arg("Name", name) << Arg("Type", type) << Arg("Reason", obstacle.reason)
      << Arg("Suggestion", obstacle.remedy);
  if (!strict)
    return;
  InFlightDiagnostic error = op->emitOpError()
                             << "weight " << name << " of type " << type << " can't be "
                             << participle << ": " << obstacle.reason << "; ";
  if (StringRef(obstacle.remedy).starts_with("none: "))
    error << wayOut;
  else
    error << obstacle.remedy << ", or " << wayOut;
}

void Remarks::leftAlone(Operation *op, StringRef name, StringRef reason) {
  remark::detail::InFlightRemark remark =
      remark::analysis(op->getLoc(), getOpts(op, participle, category));
  if (!name.empty())
    remark << Arg("Name", name);
  remark << Arg("Reason", reason);
}
