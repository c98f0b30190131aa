//===- Passes.td - From linalg to loops and vectors --------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CODEGEN_PASSES_TD
#define COMPRESS_CODEGEN_PASSES_TD

include "mlir/Pass/PassBase.td"

def CompressVerifyInput : Pass<"compress-verify-input", "::mlir::ModuleOp"> {
  let summary = "Fails, naming the op, if there is one that lowering doesn't take";
  let description = [{
    Ops of other dialects, modules inside the module, and ops that upstream's
    verifiers let pass but its folds crash on.
  }];
}

def CompressCheckSizes : Pass<"compress-check-sizes", "::mlir::func::FuncOp"> {
  let summary = "Checks at run time that sizes and indices fit";
  let description = [{
    Puts a cf.assert in front of linalg and compress ops on tensors for every
    size that is known at run time only and that another operand states, too,
    and for every window that must lie inside its operand; of casts, reshapes,
    slices and accesses to elements, for every size and index that isn't known
    to fit; and of integer divisions, which trap. Upstream leaves all of that
    undefined.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect"
  ];
}

def CompressHoistSizeChecks : Pass<"compress-hoist-size-checks", "::mlir::func::FuncOp"> {
  let summary = "Moves checks of sizes in front of the ops that rely on them";
  let description = [{
    Canonicalization concludes static sizes from an op's operands and gives them
    to the ops before it, too. An assertion that they hold must stand before
    those: as early in its block as what it is computed from, with sizes of
    results traced to those of arguments.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect", "::mlir::tensor::TensorDialect"
  ];
}

def CompressHoistAssertions : Pass<"compress-hoist-assertions", "::mlir::func::FuncOp"> {
  let summary = "Checks assertions of linalg bodies in loops of their own, in front";
  let description = [{
    A cf.assert in the body of a linalg op becomes one in front of it, of
    what a reduction over the loops that its condition depends on has found. A
    gather checks its indices once, not once for each element of their rows, and
    can be vectorized. Nothing is checked if one of the op's loops is empty.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::cf::ControlFlowDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect"
  ];
}

def CompressLowerAsserts : Pass<"compress-lower-asserts", "::mlir::ModuleOp"> {
  let summary = "Makes a failed assertion an error of the call";
  let description = [{
    cf.assert becomes a call of `compress_fail` with its message, which ends the
    call in progress. Upstream's lowering aborts the process.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::LLVM::LLVMDialect", "::mlir::scf::SCFDialect"
  ];
}

def CompressDecomposeAggregates : Pass<"compress-decompose-aggregates", "::mlir::func::FuncOp"> {
  let summary = "Takes linalg ops that stand for several, such as softmax and pack, apart";
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def CompressVerifyLowered : Pass<"compress-verify-lowered", "::mlir::ModuleOp"> {
  let summary = "Fails, naming the op, if anything but the LLVM dialect is left";
}

def CompressFuseElementwise : Pass<"compress-fuse-elementwise", "::mlir::func::FuncOp"> {
  let summary = "Fuses elementwise linalg ops, never computing anything twice";
  let description = [{
    Upstream's elementwise fusion with one rule: a producer is fused only into
    its one reader, and only if that reads each of its elements once. Fusing
    over a broadcast would compute the producer again for every repetition.
    Dimensions of 1 that constants index, such as those that a reduction keeps,
    fall first: they are in the way of fusion and of tiling.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::affine::AffineDialect"];
}

def CompressFuseReductions : Pass<"compress-fuse-reductions", "::mlir::func::FuncOp"> {
  let summary = "Works row by row where an elementwise op reads rows after their reduction";
  let description = [{
    An elementwise op that reads a tensor together with a reduction of its rows,
    as quantization with a scale per row does, is tiled to one row with that
    reduction and what is between them, so that the second read of the row finds
    it in cache. What else reads the reduction gets it from the loop.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect"
  ];
}

def CompressTileConvolutions : Pass<"compress-tile-convolutions", "::mlir::func::FuncOp"> {
  let summary = "Works on convolutions, and what follows them, image by image";
  let description = [{
    A contraction whose input is read in windows is tiled to one image, together
    with the elementwise ops and poolings that read its result, so that the
    unrolled windows and the results between stay in cache.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
    "::mlir::compress::CompressDialect"
  ];
}

def CompressBindParameters : Pass<"compress-bind-parameters", "::mlir::ModuleOp"> {
  let summary = "Binds external ml_program globals to symbols of the program's data";
  let description = [{
    ```mlir
    ml_program.global private @w(#ml_program.extern) : tensor<4x4xf32>
    %0 = ml_program.global_load_const @w : tensor<4x4xf32>
    // becomes
    memref.global constant @compress.parameter.w : memref<4x4xf32>
    %m = memref.get_global @compress.parameter.w : memref<4x4xf32>
    %0 = bufferization.to_tensor %m restrict
    ```
    The JIT or the loader resolves the symbol to the mapped container; the
    weights never enter the IR. A global that has its value inline becomes a
    constant. Tensor arguments of public functions become read
    only, so that bufferization copies instead of writing into the caller's data.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::bufferization::BufferizationDialect",
    "::mlir::memref::MemRefDialect"
  ];
}

def CompressCopyStridedCasts : Pass<"compress-copy-strided-casts", "::mlir::func::FuncOp"> {
  let summary = "Copies slices that bufferization takes for contiguous memory";
  let description = [{
    A memref.cast from a strided layout to the identity layout of dynamic sizes
    verifies, whatever the strides are at run time. Bufferization makes such for
    slices that a function returns; here each becomes a copy. It runs before
    buffers are deallocated.
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect"];
}

def CompressDecomposeReshapes : Pass<"compress-decompose-reshapes", "::mlir::func::FuncOp"> {
  let summary = "Makes tensor.collapse_shape and expand_shape of tensor.reshape";
  let description = [{
    A tensor.reshape whose sizes are known at run time only hides what becomes of
    which dimension, from fusion and from the checks of sizes. It runs behind
    compress-check-sizes: the number of elements has been compared.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def CompressOrderMaxima : Pass<"compress-order-maxima", "::mlir::func::FuncOp"> {
  let summary = "Makes reductions by maximumf of those by maxnumf that begin at a number";
  let description = [{
    Leaving NaN out of a maximum that begins at a number is taking that number for
    it. Reductions by arith.maximumf and minimumf become vectors, those by maxnumf
    and minnumf don't.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def CompressLowerExtrema : Pass<"compress-lower-extrema", "::mlir::ModuleOp"> {
  let summary = "Makes LLVM's intrinsics of maxima and minima of floats";
  let description = [{
    arith.maximumf and minimumf of f32 and f64 become the intrinsics, which LLVM
    vectorizes in reductions, too; the comparisons that arith-expand makes of them
    it doesn't. maxnumf and minnumf stay: LLVM miscompiles reductions of theirs.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def CompressSeparateDestinations : Pass<"compress-separate-destinations", "::mlir::func::FuncOp"> {
  let summary = "Gives each op that writes an empty tensor of its own";
  let description = [{
    CSE makes one tensor.empty, and one linalg.fill of it, of many. Bufferization
    then compares all ops that write there with each other and copies the filled
    one; here they are taken apart again.
  }];
}

def CompressShareKernels : Pass<"compress-share-kernels", "::mlir::ModuleOp"> {
  let summary = "Makes one function of loops on memrefs that are alike";
  let description = [{
    The layers of a network do the same to other weights. Loops, and linalg ops that
    will be loops, of equal code are outlined into one private function, whose
    arguments are what they capture besides constants. So the passes behind this one
    and LLVM compile each kernel once. What stands alone stays where it is.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect"];
}

def CompressLegalizeSlices : Pass<"compress-legalize-slices", "::mlir::func::FuncOp"> {
  let summary = "Rewrites slices whose views of memory upstream refuses or crashes on";
  let description = [{
    Slices, pads and concatenations that are known to be empty go; a slice that
    takes steps and drops dimensions becomes one of full rank and a reshape; a
    dimension of size 1 has no step. A slice that vectors are read from and whose
    innermost elements don't touch is copied.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::bufferization::BufferizationDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def CompressLegalizeMemRefs : Pass<"compress-legalize-memrefs", "::mlir::func::FuncOp"> {
  let summary = "Rewrites memory ops that upstream's lowering does badly or not at all";
  let description = [{
    * A strided copy becomes a linalg copy; upstream calls a library function
      that copies element by element.
    * An expand_shape with several dynamic sizes in one group becomes a
      reinterpret_cast; upstream's expand-strided-metadata crashes on it.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::memref::MemRefDialect"
  ];
}

def CompressVectorizeTransposes : Pass<"compress-vectorize-transposes", "::mlir::func::FuncOp"> {
  let summary = "Lowers elementwise ops that transpose to tiles in registers";
  let description = [{
    An elementwise linalg.generic on memrefs one of whose inputs is contiguous
    along another dimension than its result is worked on in square tiles: rows
    are read, transposed by shuffles, and written as rows. Plain loops would
    gather or scatter every element.
  }];
  let options = [
    Option<"target", "target", "std::string", "\"\"",
           "Target name; without it the module's compress.target, else native">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::compress::CompressDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect"
  ];
}

def CompressVectorizeWindows : Pass<"compress-vectorize-windows", "::mlir::func::FuncOp"> {
  let summary = "Lowers ops that slide windows to vectors along the innermost dimension";
  let description = [{
    Pooling, convolutions without a packed weight, and copies of windows: a
    linalg op on memrefs with an input that is read at a sum of loops. Outputs
    along the innermost parallel dimension are computed together, in ever smaller
    vectors at its end; an input that moves by a stride of up to 4 is read whole
    and shuffled. Each output adds up in the order of the plain loops, so results
    are the same to the bit. LLVM would gather, or work on one element at a time.
  }];
  let options = [
    Option<"target", "target", "std::string", "\"\"",
           "Target name; without it the module's compress.target, else native">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::compress::CompressDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect"
  ];
}

def CompressLinalgToLoops : Pass<"compress-linalg-to-loops", "::mlir::func::FuncOp"> {
  let summary = "Lowers linalg on memrefs to loops that LLVM vectorizes";
  let description = [{
    Parallel dimensions become scf.parallel. Where the innermost dimension is a
    reduction, the reduction loops are innermost and carry the sum in a register
    (scf.for iter_args), which LLVM's vectorizer needs to see; sums of floats
    may be reordered for it.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect"
  ];
}

def CompressLowerVectors : Pass<"compress-lower-vectors", "::mlir::ModuleOp"> {
  let summary = "Turns contractions of vectors into instructions of the target";
  let description = [{
    The last pass that asks for the target: it removes `compress.target`, which
    nothing that reads the LLVM dialect knows.
  }];
  let options = [
    Option<"target", "target", "std::string", "\"\"",
           "Target name; without it the module's compress.target, else native">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::compress::CompressDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::vector::VectorDialect"
  ];
}

def CompressParallelToRuntime : Pass<"compress-parallel-to-runtime", "::mlir::ModuleOp"> {
  let summary = "Outlines parallel loops and hands them to the thread pool";
  let description = [{
    The outermost scf.parallel becomes a function over a range of its first
    dimension, called through `compress_parallel_for`; what it reads travels in
    a struct on the stack. Nested ones become plain loops.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::LLVM::LLVMDialect", "::mlir::scf::SCFDialect"
  ];
}

#endif // COMPRESS_CODEGEN_PASSES_TD
