// RUN: compress-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{pattern n : m needs 0 < n < m <= 1048576, got 0 : 4}}
func.func @pattern_p1_n_zero() attributes {a = #compress.pattern<nm 0 : 4 axis 0>} { return }

// -----

// expected-error@+1 {{pattern n : m needs 0 < n < m <= 1048576, got 4 : 4}}
func.func @pattern_p1_n_not_below_m() attributes {a = #compress.pattern<nm 4 : 4 axis 0>} { return }

// -----

// expected-error@+1 {{pattern n : m needs 0 < n < m <= 1048576, got 2 : 4611686018427387904}}
func.func @pattern_p1_m_too_large() attributes {a = #compress.pattern<nm 2 : 4611686018427387904 axis 0>} { return }

// -----

// expected-error@+1 {{pattern axis is negative: -1}}
func.func @pattern_p2_axis_negative() attributes {a = #compress.pattern<nm 2 : 4 axis -1>} { return }

// -----

// expected-error@+1 {{expected unstructured or nm, got block}}
func.func @pattern_unknown() attributes {a = #compress.pattern<block>} { return }

// -----

// expected-error@+1 {{scheme bits must be 1 to 8 if asymmetric, got 9}}
func.func @scheme_s1_too_many_bits() attributes {a = #compress.scheme<bits = 9, asymmetric, block = []>} { return }

// -----

// expected-error@+1 {{scheme bits must be 1 to 8 if asymmetric, got 0}}
func.func @scheme_s1_no_bits() attributes {a = #compress.scheme<bits = 0, asymmetric, block = []>} { return }

// -----

// expected-error@+1 {{scheme bits must be 2 to 8 if symmetric, got 1}}
func.func @scheme_s1_symmetric_bit() attributes {a = #compress.scheme<bits = 1, symmetric, block = []>} { return }

// -----

// expected-error@+1 {{scheme block sizes must be 0 (a whole dimension) to 1048576, got -1}}
func.func @scheme_s2_block_negative() attributes {a = #compress.scheme<bits = 8, symmetric, block = [0, -1]>} { return }

// -----

// expected-error@+1 {{scheme block sizes must be 0 (a whole dimension) to 1048576, got 4611686018427387904}}
func.func @scheme_s2_block_too_large() attributes {a = #compress.scheme<bits = 8, symmetric, block = [4611686018427387904]>} { return }

// -----

// expected-error@+1 {{expected symmetric or asymmetric, got affine}}
func.func @scheme_unknown() attributes {a = #compress.scheme<bits = 8, affine, block = []>} { return }

// -----

// expected-error@+1 {{encoding element must be i4, i8, f16, bf16 or f32, got 'i16'}}
func.func @encoding_e1_element() attributes {a = #compress.encoding<i16, n = [0], k = [1], tile = [4, 1]>} { return }

// -----

// expected-error@+1 {{encoding must list each dimension 0 to 1 once, got 0 again or out of range}}
func.func @encoding_e2_dimension_twice() attributes {a = #compress.encoding<f32, n = [0], k = [0], tile = [4, 1]>} { return }

// -----

// expected-error@+1 {{encoding must list each dimension 0 to 1 once, got 2 again or out of range}}
func.func @encoding_e2_dimension_out_of_range() attributes {a = #compress.encoding<f32, n = [0], k = [2], tile = [4, 1]>} { return }

// -----

// expected-error@+1 {{encoding must list each dimension 0 to 1 once, got -1 again or out of range}}
func.func @encoding_e2_dimension_negative() attributes {a = #compress.encoding<f32, n = [0], k = [-1], tile = [4, 1]>} { return }

// -----

// expected-error@+1 {{encoding tile must be two sizes (n, k) of 1 to 65536}}
func.func @encoding_e3_tile_zero() attributes {a = #compress.encoding<f32, n = [0], k = [1], tile = [4, 0]>} { return }

// -----

// expected-error@+1 {{encoding tile must be two sizes (n, k) of 1 to 65536}}
func.func @encoding_e3_tile_huge() attributes {a = #compress.encoding<i4, n = [0], k = [1], tile = [4, 4611686018427387904], group = 8, scale = f16>} { return }

// -----

// expected-error@+1 {{encoding tile must be two sizes (n, k) of 1 to 65536}}
func.func @encoding_e3_tile_missing() attributes {a = #compress.encoding<f32, n = [0], k = [1]>} { return }

// -----

// expected-error@+1 {{an i4 encoding needs a group that is a positive multiple of 8 (twice the tile's k), got 12}}
func.func @encoding_e4_i4_group() attributes {a = #compress.encoding<i4, n = [0], k = [1], tile = [4, 4], group = 12, scale = f16>} { return }

// -----

// expected-error@+1 {{an i4 encoding needs a group that is a positive multiple of 8 (twice the tile's k), got 0}}
func.func @encoding_e4_i4_group_missing() attributes {a = #compress.encoding<i4, n = [0], k = [1], tile = [4, 4], scale = f16>} { return }

// -----

// expected-error@+1 {{an i8 encoding needs a group of 0 or a multiple of 4 (the tile's k), got 6}}
func.func @encoding_e4_i8_group() attributes {a = #compress.encoding<i8, n = [0], k = [1], tile = [4, 4], group = 6, scale = f16>} { return }

// -----

// expected-error@+1 {{a float encoding has no groups, got 32}}
func.func @encoding_e4_float_group() attributes {a = #compress.encoding<f32, n = [0], k = [1], tile = [4, 1], group = 32>} { return }

// -----

// expected-error@+1 {{an encoding with groups needs one k dimension, got 2: collapse them first}}
func.func @encoding_e4_two_k() attributes {a = #compress.encoding<i8, n = [0], k = [1, 2], tile = [4, 4], group = 32, scale = f16>} { return }

// -----

// expected-error@+1 {{encoding scale must be f16, bf16 or f32 and belong to integers, got 'f64'}}
func.func @encoding_e5_scale_type() attributes {a = #compress.encoding<i8, n = [0], k = [1], tile = [4, 4], scale = f64>} { return }

// -----

// expected-error@+1 {{encoding scale must be f16, bf16 or f32 and belong to integers, got 'f32'}}
func.func @encoding_e5_float_with_scale() attributes {a = #compress.encoding<f32, n = [0], k = [1], tile = [4, 1], scale = f32>} { return }

// -----

// expected-error@+1 {{an i4, grouped or asymmetric encoding needs a scale type}}
func.func @encoding_e5_i4_without_scale() attributes {a = #compress.encoding<i4, n = [0], k = [1], tile = [4, 4], group = 8>} { return }

// -----

// expected-error@+1 {{an i4, grouped or asymmetric encoding needs a scale type}}
func.func @encoding_e5_asymmetric_without_scale() attributes {a = #compress.encoding<i8, n = [0], k = [1], tile = [4, 4], asymmetric>} { return }

// -----

// expected-error@+1 {{expected batch, n, k, tile, group, scale or asymmetric, got order}}
func.func @encoding_unknown_key() attributes {a = #compress.encoding<f32, order = [0]>} { return }

// -----

// expected-error@+1 {{an encoding's group is at most 1048576, got 2097152}}
func.func @encoding_e4_group_too_large() attributes {a = #compress.encoding<i8, n = [0], k = [1], tile = [16, 4], group = 2097152, scale = f16>} { return }

// -----

// expected-error@+1 {{strategy needs 1 to 64 rows and 1 to 256 lanes, got 0 and 16}}
func.func @strategy_r1_rows() attributes {a = #compress.strategy<rows = 0, lanes = 16, row_block = 0>} { return }

// -----

// expected-error@+1 {{strategy needs 1 to 64 rows and 1 to 256 lanes, got 4 and -1}}
func.func @strategy_r1_lanes() attributes {a = #compress.strategy<rows = 4, lanes = -1, row_block = 0>} { return }

// -----

// expected-error@+1 {{strategy needs 1 to 64 rows and 1 to 256 lanes, got 4 and 4294967296}}
func.func @strategy_r1_too_many_lanes() attributes {a = #compress.strategy<rows = 4, lanes = 4294967296, row_block = 0>} { return }

// -----

// expected-error@+1 {{strategy needs 1 to 64 rows and 1 to 256 lanes, got 100000 and 16}}
func.func @strategy_r1_too_many_rows() attributes {a = #compress.strategy<rows = 100000, lanes = 16, row_block = 0>} { return }

// -----

// expected-error@+1 {{strategy row_block must not be negative, got -96}}
func.func @strategy_r2_row_block() attributes {a = #compress.strategy<rows = 4, lanes = 16, row_block = -96>} { return }

// -----

// expected-error@+1 {{an i4, grouped or asymmetric encoding needs a scale type}}
func.func @encoding_e5_group_without_scale() attributes {a = #compress.encoding<i8, n = [0], k = [1], tile = [4, 4], group = 8>} { return }

// -----

// expected-error@+1 {{n is given twice}}
func.func @encoding_key_twice() attributes {a = #compress.encoding<i8, n = [0], n = [1], tile = [4, 4]>} { return }

// -----

// expected-error@+1 {{scheme bits must be 1 to 8, got 4294967304}}
func.func @scheme_s1_bits_that_wrap() attributes {a = #compress.scheme<bits = 4294967304, symmetric, block = []>} { return }

// -----

// expected-error@+1 {{scheme bits must be 1 to 8, got -1}}
func.func @scheme_s1_negative_bits() attributes {a = #compress.scheme<bits = -1, symmetric, block = []>} { return }

// -----

// expected-error@+1 {{target vector_bits must be 128, 256 or 512, got 64}}
func.func @target_t1_vector_bits() attributes {a = #compress.target<"t", cpu = "", features = "", vector_bits = 64, dot = "madd", registers = 16, l1 = 1, l2 = 1>} { return }

// -----

// expected-error@+1 {{target dot must be vnni, madd or maddubs, got 'none'}}
func.func @target_t2_dot() attributes {a = #compress.target<"t", cpu = "", features = "", vector_bits = 128, dot = "none", registers = 16, l1 = 1, l2 = 1>} { return }

// -----

// expected-error@+1 {{target registers, l1 and l2 must be positive}}
func.func @target_t3_registers() attributes {a = #compress.target<"t", cpu = "", features = "", vector_bits = 128, dot = "madd", registers = 0, l1 = 1, l2 = 1>} { return }

// -----

// expected-error@+1 {{target registers, l1 and l2 must be positive}}
func.func @target_t3_l1() attributes {a = #compress.target<"t", cpu = "", features = "", vector_bits = 128, dot = "madd", registers = 16, l1 = 0, l2 = 1>} { return }

// -----

// expected-error@+1 {{target registers, l1 and l2 must be positive}}
func.func @target_t3_l2() attributes {a = #compress.target<"t", cpu = "", features = "", vector_bits = 128, dot = "madd", registers = 16, l1 = 1, l2 = -1>} { return }

// -----

// expected-error@+1 {{'compress.target' must be a #compress.target, got "avx2"}}
module attributes {compress.target = "avx2"} {}

// -----

// expected-error@+1 {{'compress.target' belongs on a module}}
func.func @target_on_a_function() attributes {compress.target = #compress.target<"t", cpu = "", features = "", vector_bits = 128, dot = "madd", registers = 16, l1 = 1, l2 = 1>} { return }

// -----

// expected-error@+1 {{attribute "compress.targets" is unknown: expected 'compress.target'}}
module attributes {compress.targets = 1} {}
