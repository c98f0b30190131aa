//===- CompressDialect.cpp - Dialect registration -----------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Dialect/Compress/IR/Compress.h"
#include "mlir/Bytecode/BytecodeImplementation.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/InliningUtils.h"

using namespace mlir;
using namespace mlir::compress;

#include "compress/Dialect/Compress/IR/CompressDialect.cpp.inc"

namespace {
/// Attributes travel in their textual form; the version says which meaning the
/// text has, so that a later reader can tell what it upgrades from.
struct CompressVersion : DialectVersion {
  static constexpr uint64_t current = 1;
};

struct CompressBytecode : BytecodeDialectInterface {
  CompressBytecode(Dialect *dialect) : BytecodeDialectInterface(dialect) {}

  void writeVersion(DialectBytecodeWriter &writer) const final {
    writer.writeVarInt(CompressVersion::current);
  }
  std::unique_ptr<DialectVersion> readVersion(DialectBytecodeReader &reader) const final {
    uint64_t version;
    if (failed(reader.readVarInt(version)))
      return nullptr;
    if (version > CompressVersion::current) {
      reader.emitError() << "compress dialect version " << version << " is newer than "
                         << CompressVersion::current << ", which this build reads: update Compress";
      return nullptr;
    }
    return std::make_unique<CompressVersion>();
  }
};

/// Every op is pure and has no regions: functions that hold them may be inlined.
struct CompressInliner : DialectInlinerInterface {
  CompressInliner(Dialect *dialect) : DialectInlinerInterface(dialect) {}
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final { return true; }
};
} // namespace

void CompressDialect::initialize() {
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "compress/Dialect/Compress/IR/CompressOps.cpp.inc"
      >();
  addInterfaces<CompressBytecode, CompressInliner>();
}

LogicalResult CompressDialect::verifyOperationAttribute(Operation *op, NamedAttribute attribute) {
  if (attribute.getName() != getTargetAttrName())
    return op->emitError() << "attribute " << attribute.getName() << " is unknown: expected '"
                           << getTargetAttrName() << "'";
  if (!isa<ModuleOp>(op))
    return op->emitError() << "'" << getTargetAttrName() << "' belongs on a module";
  if (!isa<TargetAttr>(attribute.getValue()))
    return op->emitError() << "'" << getTargetAttrName() << "' must be a #compress.target, got "
                           << attribute.getValue();
  return success();
}

Operation *CompressDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type,
                                                Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}

#define GET_OP_CLASSES
#include "compress/Dialect/Compress/IR/CompressOps.cpp.inc"
