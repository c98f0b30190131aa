//===- Passes.td - Passes on the compress dialect ----------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TRANSFORMS_PASSES_TD
#define COMPRESS_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def CompressPrune : Pass<"compress-prune", "::mlir::ModuleOp"> {
  let summary = "Prunes the weights of contractions";
  let description = [{
    Puts `prune_mask` and `apply_mask` behind the weight of every contraction.

    ```mlir
    %w = ml_program.global_load_const @w : tensor<64x32xf32>
    // becomes
    %w0 = ml_program.global_load_const @w : tensor<64x32xf32>
    %m = compress.prune_mask %w0 <unstructured> {ratio = 0.5 : f64}
        : (tensor<64x32xf32>) -> tensor<64x32xi1>
    %w = compress.apply_mask %w0, %m : tensor<64x32xf32>, tensor<64x32xi1>
    ```

    A weight is a constant or an external global that a contraction reads,
    through transposes and reshapes; found by indexing maps, whatever the op.
    With `scope=global` one `prune_mask` ranks all weights of the module
    together (a function repeats it over the weights of all functions); a module
    inside the module ranks its own.
  }];
  let options = [
    Option<"criterion", "criterion", "std::string", "\"magnitude\"",
           "What decides: magnitude">,
    // Lists of at most one value: an Option doesn't know whether it was given.
    ListOption<"threshold", "threshold", "double", "Prune |w| <= threshold">,
    ListOption<"ratio", "ratio", "double", "Prune this fraction, 0 to 1">,
    Option<"scope", "scope", "std::string", "\"local\"",
           "Over which weights the ratio counts: local (each) or global (all)">,
    Option<"pattern", "pattern", "std::string", "\"unstructured\"",
           "unstructured, or n:m such as 2:4 along the reduction dimension">,
    Option<"filter", "filter", "std::string", "\"\"",
           "Only weights whose name matches this regular expression">,
    Option<"exclude", "exclude", "std::string", "\"\"",
           "Not weights whose name matches this regular expression">,
    Option<"minElements", "min-elements", "int64_t", "0",
           "Leave weights with fewer elements alone">,
    Option<"strict", "strict", "bool", "false", "A weight that can't be pruned is an error">
  ];
  let statistics = [
    Statistic<"numPruned", "num-pruned", "Weights pruned">,
    Statistic<"numMissed", "num-missed", "Weights that could not be pruned">
  ];
  let dependentDialects = ["::mlir::compress::CompressDialect", "::mlir::tensor::TensorDialect"];
}

def CompressQuantize : Pass<"compress-quantize", "::mlir::ModuleOp"> {
  let summary = "Quantizes the weights of contractions, and their activations";
  let description = [{
    Puts `quant_params`, `quantize`, `dequantize` behind weights and, with
    `activations`, behind the other operand:

    ```mlir
    %0 = linalg.matmul ins(%x, %w : ..) outs(%init)
    // becomes, with weights=i8 activations=dynamic-int8
    %ws = compress.quant_params %w <bits = 8, symmetric, block = [0, 1]> : ..
    %wq = compress.quantize %w, %ws ..
    %wd = compress.dequantize %wq, %ws ..
    %xs = compress.quant_params %x <bits = 8, symmetric, block = [1, 0]> : ..
    %xq = compress.quantize %x, %xs ..
    %xd = compress.dequantize %xq, %xs ..
    %0 = linalg.matmul ins(%xd, %wd : ..) outs(%init)
    ```

    The program stays a float program with the loss in it; lowering turns a
    contraction of two dequantized operands into integer dot products. A weight
    whose reduction is spread over several dimensions is first collapsed to a
    matrix, so that groups run along the whole reduction.

    With `embeddings`, tables of which single elements are read (`tensor.extract` in
    the body of a linalg op) get a round trip, too; lowering reads codes and scales,
    and never makes a table of floats.
  }];
  let options = [
    Option<"weights", "weights", "std::string", "\"i8\"", "i8 (per channel) or i4 (per group)">,
    Option<"group", "group", "int64_t", "0",
           "Group size along the reduction: 32, 64, 128; 0: per channel (i8), 32 (i4)">,
    Option<"asymmetric", "asymmetric", "bool", "false", "Weights with zero points">,
    Option<"activations", "activations", "std::string", "\"none\"",
           "none, dynamic-int8 (one scale per token) or dynamic-int8-group (per token and group)">,
    Option<"embeddings", "embeddings", "std::string", "\"none\"",
           "none, or i8: tables of which elements are looked up, with one scale per row">,
    Option<"filter", "filter", "std::string", "\"\"",
           "Only weights whose name matches this regular expression">,
    Option<"exclude", "exclude", "std::string", "\"\"",
           "Not weights whose name matches this regular expression">,
    Option<"minElements", "min-elements", "int64_t", "0",
           "Leave weights with fewer elements alone">,
    Option<"strict", "strict", "bool", "false", "A weight that can't be quantized is an error">
  ];
  let statistics = [
    Statistic<"numQuantized", "num-quantized", "Weights quantized">,
    Statistic<"numMissed", "num-missed", "Weights and activations that could not be quantized">
  ];
  let dependentDialects = ["::mlir::compress::CompressDialect", "::mlir::tensor::TensorDialect"];
}

def CompressPack : Pass<"compress-pack", "::mlir::ModuleOp"> {
  let summary = "Folds weights into packed storage in a new container";
  let description = [{
    Chooses the storage of every contraction's weight for the target, evaluates
    masks, quantization and packing by the reference evaluation, and writes the
    components to `output`. The program then reads them:

    ```mlir
    ml_program.global private @w.values(#ml_program.extern) : tensor<2x32x32x4xi8>
    ml_program.global private @w.scales(#ml_program.extern) : tensor<2x1x32xf32>
    %v = ml_program.global_load_const @w.values : tensor<2x32x32x4xi8>
    %s = ml_program.global_load_const @w.scales : tensor<2x1x32xf32>
    %q, %t = compress.unpack %v, %s <i8, n = [0], k = [1], ..> : ..
    %w = compress.dequantize %q, %t ..
    ```

    Weights come from the containers in `params` and from inline constants; each
    is evaluated on its own and written at once, so memory holds one at a time.
    Globals that the program still reads are copied, so `output` is complete.
    The report is JSON: elements, nonzeros, bytes and encoding per weight, and
    multiply-accumulates of the module per unit of its dynamic sizes.
  }];
  let options = [
    ListOption<"params", "params", "std::string", "Containers that hold the weights (safetensors)">,
    Option<"output", "output", "std::string", "\"\"", "Container to write (safetensors)">,
    Option<"report", "report", "std::string", "\"\"", "JSON file to write about the weights">,
    Option<"target", "target", "std::string", "\"\"",
           "Target name; without it the module's compress.target, else native">,
    Option<"strict", "strict", "bool", "false", "A weight that can't be packed is an error">
  ];
  let statistics = [
    Statistic<"numPacked", "num-packed", "Weights in packed storage">,
    Statistic<"numEvaluated", "num-evaluated", "Other values evaluated">,
    Statistic<"numMissed", "num-missed", "Weights left as they are">
  ];
  let dependentDialects = [
    "::mlir::compress::CompressDialect", "::mlir::ml_program::MLProgramDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def CompressFormPackedMatmul : Pass<"compress-form-packed-matmul", "::mlir::ModuleOp"> {
  let summary = "Turns contractions into matrix products with a packed weight";
  let description = [{
    Any contraction, found by its indexing maps, becomes a `packed_matmul` with
    the strategy for the target on it: rows of activations (a reshape, or a copy
    that unrolls windows), a packed weight (from the `unpack` that
    `--compress-pack` left, else packed at run time), and the result back in its
    shape. A symmetric int8 input and an integer weight give an integer product.
    What has no such form stays linalg, with a remark. The target is written on
    the module as `compress.target`, for the passes that follow.
  }];
  let options = [
    Option<"target", "target", "std::string", "\"\"",
           "Target name; without it the module's compress.target, else native">,
    Option<"strict", "strict", "bool", "false",
           "A contraction with a weight that has no such form is an error">
  ];
  let statistics = [
    Statistic<"numFormed", "num-formed", "Contractions formed into packed matmuls">,
    Statistic<"numMissed", "num-missed", "Contractions left in plain loops">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::compress::CompressDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

#endif // COMPRESS_TRANSFORMS_PASSES_TD
