//===- Remarks.h - What a pass tells about weights --------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Through MLIR's remark engine: `--remarks-filter=compress-prune` prints them (the
// expression matches whole categories), `--remark-format=yaml` writes them to a
// file.
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_LIB_TRANSFORMS_REMARKS_H
#define COMPRESS_LIB_TRANSFORMS_REMARKS_H

#include "compress/Analysis/Contraction.h"

namespace mlir::compress {

/// Reports what became of each weight. In strict mode a miss is an error.
class Remarks {
public:
  /// `category` is the pass, `participle` what it does ("pruned").
  /// `wayOut` says how to go on without the weight that strict mode refuses.
  Remarks(StringRef category, StringRef participle, bool strict,
          StringRef wayOut = "leave it out with exclude")
      : category(category), participle(participle), wayOut(wayOut), strict(strict) {}

  /// `op`, where the weight is defined or read, was compressed by `scheme`.
  /// `note` says what else it costs, if anything.
  void passed(Operation *op, StringRef name, Type type, StringRef scheme, StringRef note = "");
  /// `op` reads it in a way that can't be compressed.
  void missed(Operation *op, StringRef name, Type type, const Obstacle &obstacle);
  /// There is nothing to do, on purpose. `name` is empty if there is no weight.
  void leftAlone(Operation *op, StringRef name, StringRef reason);

  unsigned getNumPassed() const { return numPassed; }
  unsigned getNumMissed() const { return numMissed; }
  bool hasErrors() const { return strict && numMissed != 0; }

private:
  StringRef category, participle, wayOut;
  bool strict;
  unsigned numPassed = 0, numMissed = 0;
};

} // namespace mlir::compress

#endif // COMPRESS_LIB_TRANSFORMS_REMARKS_H
