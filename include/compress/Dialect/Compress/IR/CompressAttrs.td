//===- CompressAttrs.td - Compress attributes --------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_ATTRS_TD
#define COMPRESS_ATTRS_TD

include "compress/Dialect/Compress/IR/CompressDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"

class Compress_Attr<string name, string mnemonic_, list<Trait> traits = []>
    : AttrDef<Compress_Dialect, name, traits> {
  let mnemonic = mnemonic_;
}

//===----------------------------------------------------------------------===//
// Prune
//===----------------------------------------------------------------------===//

def Compress_PatternUnstructured : I32EnumAttrCase<"Unstructured", 0, "unstructured">;
def Compress_PatternNM : I32EnumAttrCase<"NM", 1, "nm">;
def Compress_PatternKind : I32EnumAttr<"PatternKind", "where zeros may be",
    [Compress_PatternUnstructured, Compress_PatternNM]> {
  let cppNamespace = "::mlir::compress";
  let genSpecializedAttr = 0;
}

def Compress_PatternAttr : Compress_Attr<"Pattern", "pattern"> {
  let summary = "where a mask may have its zeros";
  let description = [{
    * `#compress.pattern<unstructured>`: anywhere.
    * `#compress.pattern<nm 2 : 4 axis 1>`: at most `n` = 2 of every `m` = 4
      consecutive elements along dimension 1 are kept. A last, shorter group
      keeps at most `n`, too.

    Constraints:
    * (P1) `0 < n < m <= 1048576` for `nm`.
    * (P2) `axis` is not negative (the op checks it against the rank).
  }];
  let parameters = (ins EnumParameter<Compress_PatternKind>:$kind,
      "int64_t":$n, "int64_t":$m, "int64_t":$axis);
  let builders = [
    AttrBuilder<(ins), [{
      return $_get($_ctxt, PatternKind::Unstructured, 0, 0, 0);
    }]>,
    AttrBuilder<(ins "int64_t":$n, "int64_t":$m, "int64_t":$axis), [{
      return $_get($_ctxt, PatternKind::NM, n, m, axis);
    }]>];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Quantize
//===----------------------------------------------------------------------===//

def Compress_Symmetric : I32EnumAttrCase<"Symmetric", 0, "symmetric">;
def Compress_Asymmetric : I32EnumAttrCase<"Asymmetric", 1, "asymmetric">;
def Compress_SchemeMode : I32EnumAttr<"SchemeMode", "how zero is represented",
    [Compress_Symmetric, Compress_Asymmetric]> {
  let cppNamespace = "::mlir::compress";
  let genSpecializedAttr = 0;
}

def Compress_SchemeAttr : Compress_Attr<"Scheme", "scheme"> {
  let summary = "a quantization scheme: bits, symmetry, block shape";
  let description = [{
    `#compress.scheme<bits = 4, symmetric, block = [1, 32]>`

    A quantized value is a signed integer of `bits` bits, held in an `i8`:
    `qmin = -2^(bits-1)`, `qmax = 2^(bits-1) - 1`. One scale (and, if
    `asymmetric`, one zero point) serves a block of elements. `block` has one
    entry per dimension of the tensor; 0 means the whole dimension. So
    `[0, 0]` is per tensor, `[1, 0]` per row (per output channel, per token),
    `[1, 32]` per group of 32 along the last dimension. Scales have the tensor's
    rank and `ceil(dim / block)` entries per dimension (1 for a whole one); the
    last block of a dimension may be shorter.

    Unsigned formats are the same numbers shifted: subtract `2^(bits-1)` from
    the values and from the zero point.

    Constraints:
    * (S1) `bits` is 1 to 8, and at least 2 if `symmetric`.
    * (S2) entries of `block` are 0 to 1048576.

    Source: the affine scheme of Jacob et al., "Quantization and Training of
    Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018.
  }];
  let parameters = (ins "unsigned":$bits, EnumParameter<Compress_SchemeMode>:$mode,
      OptionalArrayRefParameter<"int64_t">:$block);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool isSymmetric() const { return getMode() == SchemeMode::Symmetric; }
    int64_t getQMin() const { return -(int64_t(1) << (getBits() - 1)); }
    int64_t getQMax() const { return (int64_t(1) << (getBits() - 1)) - 1; }
    /// The shape of scales and zero points for a tensor of `shape`; a dynamic
    /// dimension gives a dynamic one unless it is one whole block.
    SmallVector<int64_t> getScaleShape(ArrayRef<int64_t> shape) const;
  }];
}

//===----------------------------------------------------------------------===//
// Pack
//===----------------------------------------------------------------------===//

def Compress_EncodingAttr : Compress_Attr<"Encoding", "encoding"> {
  let summary = "how a packed weight lies in memory";
  let description = [{
    `#compress.encoding<i4, n = [0], k = [1], tile = [16, 4], group = 32, scale = f16>`

    A weight is seen as a matrix (or a batch of them) `[B, N, K]`: `batch`, `n`
    and `k` list the dimensions of the tensor that make up each, outermost
    first; every dimension is listed once. `K` is what a contraction reduces.
    Storage is cut in panels of `tile[0]` columns of `N`, which lie contiguous,
    and in them `tile[1]` consecutive `k` lie beside each other per column, so
    that a vector register holds the operand of a dot-product or FMA
    instruction. Tails are filled with zeros.

    Components, in order, all row-major (`n0`, `k0` = tile; `cd` = ceil-div):

    | element | values | scales | zero points, if asymmetric |
    |---|---|---|---|
    | `f32`, `f16`, `bf16` | `[B, N cd n0, K cd k0, n0, k0]` | - | - |
    | `i8` (q + 128) | `[B, N cd n0, K cd k0, n0, k0]` | as `i4` | as `i4` |
    | `i4` (q + 8) | `[B, N cd n0, K cd group, group / (2 k0), n0, k0]` | `[B, N cd n0, K cd group, n0]` | the same shape, `i8` |

    Integers are stored unsigned, as `q + 2^(bits-1)`: dot-product instructions
    multiply unsigned by signed bytes, and the offset comes out of the
    activations' sums.

    In `i4`, byte `[.., z, n, j]` of a group holds `k = z * k0 + j` in its low
    nibble and that plus `group / 2` in its high one: both halves unpack without
    a shuffle. `group = 0` means one group that is all of K (`i8` only).

    Constraints:
    * (E1) `element` is i4, i8, f16, bf16 or f32.
    * (E2) `batch`, `n` and `k` together list each dimension once.
    * (E3) tile entries are 1 to 65536.
    * (E4) `i4` needs a positive `group` divisible by `2 * tile[1]`; `i8` a
      group of 0 or a multiple of `tile[1]`; floats have none. A positive group
      is at most 1048576 and needs a single `k` dimension.
    * (E5) `scale` is f16, bf16 or f32; floats have none, `i8` may have none
      (plain integers), `i4` needs one, as do `group` and `asymmetric`.
  }];
  let parameters = (ins "Type":$element,
      OptionalArrayRefParameter<"int64_t">:$batch,
      OptionalArrayRefParameter<"int64_t">:$n,
      OptionalArrayRefParameter<"int64_t">:$k,
      ArrayRefParameter<"int64_t">:$tile,
      DefaultValuedParameter<"int64_t", "0">:$group,
      DefaultValuedParameter<"Type", "Type()">:$scale,
      DefaultValuedParameter<"bool", "false">:$asymmetric);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool isFloat() const;
    /// Bits that one value takes in the values component.
    unsigned getBits() const;
    int64_t getRank() const {
      return getBatch().size() + getN().size() + getK().size();
    }
    /// Number of components: values, scales, zero points.
    unsigned getNumComponents() const {
      return !getScale() ? 1 : getAsymmetric() ? 3 : 2;
    }
    /// Types of the packed components of a tensor of `shape`.
    SmallVector<RankedTensorType> getComponentTypes(ArrayRef<int64_t> shape) const;
    /// Types of the semantic values: the tensor, its scales, its zero points.
    SmallVector<RankedTensorType> getLogicalTypes(ArrayRef<int64_t> shape) const;
    /// The block shape of the scales on the semantic tensor: 1 along batch and
    /// n, the group (0: everything) along k.
    SmallVector<int64_t> getBlock() const;
    /// The product of the tensor's sizes along `dims`; dynamic if one is.
    static int64_t getExtent(ArrayRef<int64_t> shape, ArrayRef<int64_t> dims);
  }];
}

def Compress_StrategyAttr : Compress_Attr<"Strategy", "strategy"> {
  let summary = "how code generation tiles a packed matmul";
  let description = [{
    `#compress.strategy<rows = 6, lanes = 16, row_block = 96>`

    Registers hold `rows` rows of x times one panel (the encoding's tile) in
    vectors of `lanes` 32-bit values. Work is handed to threads in units of one
    panel times `row_block` rows (0: all rows). Written once by strategy
    selection; code generation obeys it.

    Constraints:
    * (R1) `rows` are 1 to 64, `lanes` 1 to 256.
    * (R2) `row_block` is not negative.
  }];
  let parameters = (ins "int64_t":$rows, "int64_t":$lanes, "int64_t":$rowBlock);
  let assemblyFormat = "`<` `rows` `=` $rows `,` `lanes` `=` $lanes `,` `row_block` `=` $rowBlock `>`";
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Target
//===----------------------------------------------------------------------===//

def Compress_TargetAttr : Compress_Attr<"Target", "target"> {
  let summary = "what the code is compiled for";
  let description = [{
    `#compress.target<"avx2", cpu = "x86-64-v3", features = "", vector_bits = 256,
    dot = "madd", registers = 16, l1 = 32768, l2 = 524288>`

    A named target is a row of the table in `lib/Target/Targets.cpp`; `native`
    is resolved to such a row plus this machine's CPU name. Strategy reads the
    vector width, the dot-product kind and the cache sizes from here, never from
    the machine it runs on, so tests run on any host. As `compress.target` on a
    module it is what all passes go by.

    Constraints:
    * (T1) `vector_bits` is 128, 256 or 512.
    * (T2) `dot` is `vnni` (4 bytes into a lane), `madd` (2 words into a lane) or
      `maddubs` (4 bytes into a lane where one side is nibbles, else `madd`).
    * (T3) `registers`, `l1` and `l2` are positive.
  }];
  let parameters = (ins StringRefParameter<>:$name, StringRefParameter<>:$cpu,
      StringRefParameter<>:$features, "unsigned":$vectorBits,
      StringRefParameter<>:$dot, "unsigned":$registers, "int64_t":$l1Bytes,
      "int64_t":$l2Bytes);
  let assemblyFormat = [{
    `<` $name `,` `cpu` `=` $cpu `,` `features` `=` $features `,`
    `vector_bits` `=` $vectorBits `,` `dot` `=` $dot `,`
    `registers` `=` $registers `,` `l1` `=` $l1Bytes `,` `l2` `=` $l2Bytes `>`
  }];
  let genVerifyDecl = 1;
}

#endif // COMPRESS_ATTRS_TD
