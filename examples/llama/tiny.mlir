#extern = #ml_program.extern
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<()[s0] -> (s0 * 2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map8 = affine_map<(d0, d1, d2) -> (d2)>
#map9 = affine_map<()[s0, s1] -> (s0 * s1)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map12 = affine_map<(d0, d1, d2, d3) -> ()>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map15 = affine_map<()[s0, s1] -> (s0 + s1)>
#map16 = affine_map<()[s0] -> (s0 + 1)>
module {
  ml_program.global private @lm_head.weight(#extern) : tensor<257x64xf32>
  ml_program.global private @model.norm.weight(#extern) : tensor<64xf32>
  ml_program.global private @model.layers.1.mlp.down_proj.weight(#extern) : tensor<64x176xf32>
  ml_program.global private @model.layers.1.mlp.up_proj.weight(#extern) : tensor<176x64xf32>
  ml_program.global private @model.layers.1.mlp.gate_proj.weight(#extern) : tensor<176x64xf32>
  ml_program.global private @model.layers.1.post_attention_layernorm.weight(#extern) : tensor<64xf32>
  ml_program.global private @model.layers.1.self_attn.o_proj.weight(#extern) : tensor<64x64xf32>
  ml_program.global private @model.layers.1.self_attn.v_proj.weight(#extern) : tensor<32x64xf32>
  ml_program.global private @model.layers.1.self_attn.k_proj.weight(#extern) : tensor<32x64xf32>
  ml_program.global private @model.layers.1.self_attn.q_proj.weight(#extern) : tensor<64x64xf32>
  ml_program.global private @model.layers.1.input_layernorm.weight(#extern) : tensor<64xf32>
  ml_program.global private @model.layers.0.mlp.down_proj.weight(#extern) : tensor<64x176xf32>
  ml_program.global private @model.layers.0.mlp.up_proj.weight(#extern) : tensor<176x64xf32>
  ml_program.global private @model.layers.0.mlp.gate_proj.weight(#extern) : tensor<176x64xf32>
  ml_program.global private @model.layers.0.post_attention_layernorm.weight(#extern) : tensor<64xf32>
  ml_program.global private @model.layers.0.self_attn.o_proj.weight(#extern) : tensor<64x64xf32>
  ml_program.global private @model.layers.0.self_attn.v_proj.weight(#extern) : tensor<32x64xf32>
  ml_program.global private @model.layers.0.self_attn.k_proj.weight(#extern) : tensor<32x64xf32>
  ml_program.global private @model.layers.0.self_attn.q_proj.weight(#extern) : tensor<64x64xf32>
  ml_program.global private @model.layers.0.input_layernorm.weight(#extern) : tensor<64xf32>
  ml_program.global private @model.embed_tokens.weight(#extern) : tensor<257x64xf32>
  func.func @prefill(%arg0: tensor<?x?xi64>) -> (tensor<?x257xf32>, tensor<2x?x2x?x16xf32>, tensor<2x?x2x?x16xf32>) {
    %cst = arith.constant dense<0xFF800000> : tensor<f32>
    %c64_i64 = arith.constant 64 : i64
    %c-1_i64 = arith.constant -1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    %c257 = arith.constant 257 : index
    %c2 = arith.constant 2 : index
    %cst_0 = arith.constant 0.000000e+00 : f32
    %c32_i64 = arith.constant 32 : i64
    %cst_1 = arith.constant 0xFF800000 : f32
    %c176_i64 = arith.constant 176 : i64
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 1.000000e-05 : f64
    %cst_4 = arith.constant 8.000000e+00 : f32
    %cst_5 = arith.constant 1.000000e+04 : f32
    %cst_6 = arith.constant 6.400000e+01 : f32
    %cst_7 = arith.constant 2.500000e-01 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x?xi64>
    %0 = arith.index_cast %dim : index to i64
    %dim_8 = tensor.dim %arg0, %c1 : tensor<?x?xi64>
    %1 = arith.index_cast %dim_8 : index to i64
    %2 = tensor.empty(%dim_8) : tensor<?xi64>
    %3 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%2 : tensor<?xi64>) {
    ^bb0(%out: i64):
      %183 = linalg.index 0 : index
      %184 = arith.index_cast %183 : index to i64
      linalg.yield %184 : i64
    } -> tensor<?xi64>
    %4 = tensor.empty() : tensor<8xi64>
    %5 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%4 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %183 = linalg.index 0 : index
      %184 = arith.index_cast %183 : index to i64
      linalg.yield %184 : i64
    } -> tensor<8xi64>
    %6 = tensor.empty() : tensor<8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<8xi64>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: i64, %out: f32):
      %183 = arith.sitofp %in : i64 to f32
      %184 = arith.divf %183, %cst_4 : f32
      linalg.yield %184 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [%dim_8, 1] : tensor<?xi64> into tensor<?x1xi64>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%7 : tensor<8xf32>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.negf %in : f32
      linalg.yield %183 : f32
    } -> tensor<8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%8 : tensor<8xf32>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.powf %cst_5, %in : f32
      linalg.yield %183 : f32
    } -> tensor<8xf32>
    %10 = tensor.empty(%dim_8) : tensor<?x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded, %9 : tensor<?x1xi64>, tensor<8xf32>) outs(%10 : tensor<?x8xf32>) {
    ^bb0(%in: i64, %in_100: f32, %out: f32):
      %183 = arith.sitofp %in : i64 to f32
      %184 = arith.mulf %183, %in_100 : f32
      linalg.yield %184 : f32
    } -> tensor<?x8xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<?x8xf32>) outs(%10 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.cos %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x8xf32>
    %13 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<?x8xf32>) outs(%10 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.sin %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x8xf32>
    %14 = tensor.empty(%dim_8) : tensor<2x?xi64>
    %15 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?xi64>) outs(%14 : tensor<2x?xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<2x?xi64>
    %collapsed = tensor.collapse_shape %15 [[0, 1]] : tensor<2x?xi64> into tensor<?xi64>
    %16 = affine.apply #map4()[%dim_8]
    %expanded_9 = tensor.expand_shape %collapsed [[0, 1]] output_shape [%16, 1] : tensor<?xi64> into tensor<?x1xi64>
    %17 = tensor.empty(%16, %dim_8) : tensor<?x?xi1>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_9, %3 : tensor<?x1xi64>, tensor<?xi64>) outs(%17 : tensor<?x?xi1>) {
    ^bb0(%in: i64, %in_100: i64, %out: i1):
      %183 = arith.cmpi sge, %in, %in_100 : i64
      linalg.yield %183 : i1
    } -> tensor<?x?xi1>
    %model.embed_tokens.weight = ml_program.global_load_const @model.embed_tokens.weight : tensor<257x64xf32>
    %19 = tensor.empty(%dim, %dim_8) : tensor<?x?x64xf32>
    %20 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<?x?xi64>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: i64, %out: f32):
      %183 = arith.index_cast %in : i64 to index
      %184 = linalg.index 2 : index
      %185 = arith.cmpi slt, %183, %c257 : index
      cf.assert %185, "index must be smaller than dim size"
      %186 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %186, "index must be larger or equal to 0"
      %extracted = tensor.extract %model.embed_tokens.weight[%183, %184] : tensor<257x64xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x?x64xf32>
    %21 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %20 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %22 = tensor.empty(%dim, %dim_8) : tensor<?x?x1xf32>
    %23 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<?x?x1xf32>) -> tensor<?x?x1xf32>
    %24 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%21 : tensor<?x?x64xf32>) outs(%23 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %25 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_6 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %26 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.truncf %cst_3 : f64 to f32
      %184 = arith.addf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<?x?x1xf32>
    %27 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.rsqrt %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %27 : tensor<?x?x64xf32>, tensor<?x?x1xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %model.layers.0.input_layernorm.weight = ml_program.global_load_const @model.layers.0.input_layernorm.weight : tensor<64xf32>
    %29 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %model.layers.0.input_layernorm.weight : tensor<?x?x64xf32>, tensor<64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %collapsed_10 = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<?x?x64xf32> into tensor<?x64xf32>
    %model.layers.0.self_attn.q_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.q_proj.weight : tensor<64x64xf32>
    %30 = tensor.empty() : tensor<64x64xf32>
    %transposed = linalg.transpose ins(%model.layers.0.self_attn.q_proj.weight : tensor<64x64xf32>) outs(%30 : tensor<64x64xf32>) permutation = [1, 0] 
    %31 = affine.apply #map9()[%dim, %dim_8]
    %32 = tensor.empty(%31) : tensor<?x64xf32>
    %33 = linalg.fill ins(%cst_0 : f32) outs(%32 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %34 = linalg.matmul ins(%collapsed_10, %transposed : tensor<?x64xf32>, tensor<64x64xf32>) outs(%33 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %from_elements = tensor.from_elements %0, %1, %c64_i64 : tensor<3xi64>
    %reshape = tensor.reshape %34(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %expanded_11 = tensor.expand_shape %reshape [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 4, 16] : tensor<?x?x64xf32> into tensor<?x?x4x16xf32>
    %35 = tensor.empty(%dim, %dim_8) : tensor<?x4x?x16xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<?x?x4x16xf32>) outs(%35 : tensor<?x4x?x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.0.self_attn.k_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.k_proj.weight : tensor<32x64xf32>
    %36 = tensor.empty() : tensor<64x32xf32>
    %transposed_13 = linalg.transpose ins(%model.layers.0.self_attn.k_proj.weight : tensor<32x64xf32>) outs(%36 : tensor<64x32xf32>) permutation = [1, 0] 
    %37 = tensor.empty(%31) : tensor<?x32xf32>
    %38 = linalg.fill ins(%cst_0 : f32) outs(%37 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %39 = linalg.matmul ins(%collapsed_10, %transposed_13 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%38 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %from_elements_14 = tensor.from_elements %0, %1, %c32_i64 : tensor<3xi64>
    %reshape_15 = tensor.reshape %39(%from_elements_14) : (tensor<?x32xf32>, tensor<3xi64>) -> tensor<?x?x32xf32>
    %expanded_16 = tensor.expand_shape %reshape_15 [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 2, 16] : tensor<?x?x32xf32> into tensor<?x?x2x16xf32>
    %40 = tensor.empty(%dim, %dim_8) : tensor<?x2x?x16xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<?x?x2x16xf32>) outs(%40 : tensor<?x2x?x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.0.self_attn.v_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.v_proj.weight : tensor<32x64xf32>
    %transposed_18 = linalg.transpose ins(%model.layers.0.self_attn.v_proj.weight : tensor<32x64xf32>) outs(%36 : tensor<64x32xf32>) permutation = [1, 0] 
    %41 = linalg.matmul ins(%collapsed_10, %transposed_18 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%38 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %reshape_19 = tensor.reshape %41(%from_elements_14) : (tensor<?x32xf32>, tensor<3xi64>) -> tensor<?x?x32xf32>
    %expanded_20 = tensor.expand_shape %reshape_19 [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 2, 16] : tensor<?x?x32xf32> into tensor<?x?x2x16xf32>
    %transposed_21 = linalg.transpose ins(%expanded_20 : tensor<?x?x2x16xf32>) outs(%40 : tensor<?x2x?x16xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice = tensor.extract_slice %transposed_12[0, 0, 0, 0] [%dim, 4, %dim_8, 8] [1, 1, 1, 1] : tensor<?x4x?x16xf32> to tensor<?x4x?x8xf32>
    %extracted_slice_22 = tensor.extract_slice %transposed_12[0, 0, 0, 8] [%dim, 4, %dim_8, 8] [1, 1, 1, 1] : tensor<?x4x?x16xf32> to tensor<?x4x?x8xf32>
    %42 = tensor.empty(%dim, %dim_8) : tensor<?x4x?x8xf32>
    %43 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice, %12 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %44 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_22, %13 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %45 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %44 : tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %46 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_22, %12 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %47 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice, %13 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %48 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %47 : tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %concat = tensor.concat dim(3) %45, %48 : (tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) -> tensor<?x4x?x16xf32>
    %extracted_slice_23 = tensor.extract_slice %transposed_17[0, 0, 0, 0] [%dim, 2, %dim_8, 8] [1, 1, 1, 1] : tensor<?x2x?x16xf32> to tensor<?x2x?x8xf32>
    %extracted_slice_24 = tensor.extract_slice %transposed_17[0, 0, 0, 8] [%dim, 2, %dim_8, 8] [1, 1, 1, 1] : tensor<?x2x?x16xf32> to tensor<?x2x?x8xf32>
    %49 = tensor.empty(%dim, %dim_8) : tensor<?x2x?x8xf32>
    %50 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_23, %12 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %51 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_24, %13 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %52 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %51 : tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %53 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_24, %12 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %54 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_23, %13 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %55 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %54 : tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %concat_25 = tensor.concat dim(3) %52, %55 : (tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) -> tensor<?x2x?x16xf32>
    %expanded_26 = tensor.expand_shape %concat [[0], [1, 2], [3], [4]] output_shape [%dim, 2, 2, %dim_8, 16] : tensor<?x4x?x16xf32> into tensor<?x2x2x?x16xf32>
    %56 = tensor.empty(%dim, %dim_8) : tensor<?x2x16x?xf32>
    %transposed_27 = linalg.transpose ins(%concat_25 : tensor<?x2x?x16xf32>) outs(%56 : tensor<?x2x16x?xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_28 = tensor.collapse_shape %expanded_26 [[0, 1], [2, 3], [4]] : tensor<?x2x2x?x16xf32> into tensor<?x?x16xf32>
    %collapsed_29 = tensor.collapse_shape %transposed_27 [[0, 1], [2], [3]] : tensor<?x2x16x?xf32> into tensor<?x16x?xf32>
    %57 = affine.apply #map4()[%dim]
    %58 = arith.index_cast %57 : index to i64
    %59 = arith.cmpi eq, %58, %58 : i64
    cf.assert %59, "mismatching contracting dimension"
    %60 = tensor.empty(%57, %16, %dim_8) : tensor<?x?x?xf32>
    %61 = linalg.fill ins(%cst_0 : f32) outs(%60 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %62 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<?x?x16xf32>, tensor<?x16x?xf32>) outs(%61 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %63 = arith.divsi %57, %c2 : index
    %expanded_30 = tensor.expand_shape %62 [[0, 1], [2], [3]] output_shape [%63, 2, %16, %dim_8] : tensor<?x?x?xf32> into tensor<?x2x?x?xf32>
    %64 = tensor.empty(%63, %16, %dim_8) : tensor<?x2x?x?xf32>
    %65 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_30 : tensor<?x2x?x?xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.mulf %in, %cst_7 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %66 = linalg.generic {indexing_maps = [#map11, #map10, #map12, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %65, %cst : tensor<?x?xi1>, tensor<?x2x?x?xf32>, tensor<f32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: i1, %in_100: f32, %in_101: f32, %out: f32):
      %183 = arith.select %in, %in_100, %in_101 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %67 = tensor.empty(%63, %16) : tensor<?x2x?xi64>
    %68 = linalg.fill ins(%c0_i64 : i64) outs(%67 : tensor<?x2x?xi64>) -> tensor<?x2x?xi64>
    %69 = tensor.empty(%63, %16) : tensor<?x2x?xf32>
    %70 = linalg.fill ins(%cst_1 : f32) outs(%69 : tensor<?x2x?xf32>) -> tensor<?x2x?xf32>
    %71:2 = linalg.generic {indexing_maps = [#map10, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%66 : tensor<?x2x?x?xf32>) outs(%70, %68 : tensor<?x2x?xf32>, tensor<?x2x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_100: i64):
      %183 = linalg.index 3 : index
      %184 = arith.index_cast %183 : index to i64
      %185 = arith.maximumf %in, %out : f32
      %186 = arith.cmpf ogt, %in, %out : f32
      %187 = arith.select %186, %184, %out_100 : i64
      linalg.yield %185, %187 : f32, i64
    } -> (tensor<?x2x?xf32>, tensor<?x2x?xi64>)
    %expanded_31 = tensor.expand_shape %71#0 [[0], [1], [2, 3]] output_shape [%63, 2, %16, 1] : tensor<?x2x?xf32> into tensor<?x2x?x1xf32>
    %72 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_31 : tensor<?x2x?x?xf32>, tensor<?x2x?x1xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %73 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72 : tensor<?x2x?x?xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.exp %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %74 = tensor.empty(%63, %16) : tensor<?x2x?x1xf32>
    %75 = linalg.fill ins(%cst_0 : f32) outs(%74 : tensor<?x2x?x1xf32>) -> tensor<?x2x?x1xf32>
    %76 = linalg.generic {indexing_maps = [#map10, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%73 : tensor<?x2x?x?xf32>) outs(%75 : tensor<?x2x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x1xf32>
    %77 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %76 : tensor<?x2x?x?xf32>, tensor<?x2x?x1xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.divf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %collapsed_32 = tensor.collapse_shape %77 [[0, 1], [2], [3]] : tensor<?x2x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_33 = tensor.collapse_shape %transposed_21 [[0, 1], [2], [3]] : tensor<?x2x?x16xf32> into tensor<?x?x16xf32>
    %78 = affine.apply #map4()[%63]
    %79 = arith.index_cast %78 : index to i64
    %80 = arith.cmpi eq, %79, %58 : i64
    cf.assert %80, "mismatching contracting dimension"
    %81 = tensor.empty(%78, %16) : tensor<?x?x16xf32>
    %82 = linalg.fill ins(%cst_0 : f32) outs(%81 : tensor<?x?x16xf32>) -> tensor<?x?x16xf32>
    %83 = linalg.batch_matmul ins(%collapsed_32, %collapsed_33 : tensor<?x?x?xf32>, tensor<?x?x16xf32>) outs(%82 : tensor<?x?x16xf32>) -> tensor<?x?x16xf32>
    %84 = arith.divsi %78, %c2 : index
    %85 = arith.divsi %16, %c2 : index
    %expanded_34 = tensor.expand_shape %83 [[0, 1], [2, 3], [4]] output_shape [%84, 2, 2, %85, 16] : tensor<?x?x16xf32> into tensor<?x2x2x?x16xf32>
    %collapsed_35 = tensor.collapse_shape %expanded_34 [[0], [1, 2], [3], [4]] : tensor<?x2x2x?x16xf32> into tensor<?x4x?x16xf32>
    %86 = tensor.empty(%84, %85) : tensor<?x?x4x16xf32>
    %transposed_36 = linalg.transpose ins(%collapsed_35 : tensor<?x4x?x16xf32>) outs(%86 : tensor<?x?x4x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_37 = tensor.collapse_shape %transposed_36 [[0, 1], [2, 3]] : tensor<?x?x4x16xf32> into tensor<?x64xf32>
    %model.layers.0.self_attn.o_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.o_proj.weight : tensor<64x64xf32>
    %transposed_38 = linalg.transpose ins(%model.layers.0.self_attn.o_proj.weight : tensor<64x64xf32>) outs(%30 : tensor<64x64xf32>) permutation = [1, 0] 
    %87 = affine.apply #map9()[%84, %85]
    %88 = tensor.empty(%87) : tensor<?x64xf32>
    %89 = linalg.fill ins(%cst_0 : f32) outs(%88 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %90 = linalg.matmul ins(%collapsed_37, %transposed_38 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%89 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %reshape_39 = tensor.reshape %90(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %91 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %reshape_39 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %92 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %91 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %93 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%92 : tensor<?x?x64xf32>) outs(%23 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %94 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_6 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %95 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.truncf %cst_3 : f64 to f32
      %184 = arith.addf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<?x?x1xf32>
    %96 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.rsqrt %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %97 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %96 : tensor<?x?x64xf32>, tensor<?x?x1xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %model.layers.0.post_attention_layernorm.weight = ml_program.global_load_const @model.layers.0.post_attention_layernorm.weight : tensor<64xf32>
    %98 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %model.layers.0.post_attention_layernorm.weight : tensor<?x?x64xf32>, tensor<64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %collapsed_40 = tensor.collapse_shape %98 [[0, 1], [2]] : tensor<?x?x64xf32> into tensor<?x64xf32>
    %model.layers.0.mlp.gate_proj.weight = ml_program.global_load_const @model.layers.0.mlp.gate_proj.weight : tensor<176x64xf32>
    %99 = tensor.empty() : tensor<64x176xf32>
    %transposed_41 = linalg.transpose ins(%model.layers.0.mlp.gate_proj.weight : tensor<176x64xf32>) outs(%99 : tensor<64x176xf32>) permutation = [1, 0] 
    %100 = tensor.empty(%31) : tensor<?x176xf32>
    %101 = linalg.fill ins(%cst_0 : f32) outs(%100 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %102 = linalg.matmul ins(%collapsed_40, %transposed_41 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%101 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %from_elements_42 = tensor.from_elements %0, %1, %c176_i64 : tensor<3xi64>
    %reshape_43 = tensor.reshape %102(%from_elements_42) : (tensor<?x176xf32>, tensor<3xi64>) -> tensor<?x?x176xf32>
    %103 = tensor.empty(%dim, %dim_8) : tensor<?x?x176xf32>
    %104 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_43 : tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.negf %in : f32
      %184 = math.exp %183 : f32
      %185 = arith.addf %184, %cst_2 : f32
      %186 = arith.divf %cst_2, %185 : f32
      linalg.yield %186 : f32
    } -> tensor<?x?x176xf32>
    %105 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_43, %104 : tensor<?x?x176xf32>, tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x176xf32>
    %model.layers.0.mlp.up_proj.weight = ml_program.global_load_const @model.layers.0.mlp.up_proj.weight : tensor<176x64xf32>
    %transposed_44 = linalg.transpose ins(%model.layers.0.mlp.up_proj.weight : tensor<176x64xf32>) outs(%99 : tensor<64x176xf32>) permutation = [1, 0] 
    %106 = linalg.matmul ins(%collapsed_40, %transposed_44 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%101 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %reshape_45 = tensor.reshape %106(%from_elements_42) : (tensor<?x176xf32>, tensor<3xi64>) -> tensor<?x?x176xf32>
    %107 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %reshape_45 : tensor<?x?x176xf32>, tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x176xf32>
    %collapsed_46 = tensor.collapse_shape %107 [[0, 1], [2]] : tensor<?x?x176xf32> into tensor<?x176xf32>
    %model.layers.0.mlp.down_proj.weight = ml_program.global_load_const @model.layers.0.mlp.down_proj.weight : tensor<64x176xf32>
    %108 = tensor.empty() : tensor<176x64xf32>
    %transposed_47 = linalg.transpose ins(%model.layers.0.mlp.down_proj.weight : tensor<64x176xf32>) outs(%108 : tensor<176x64xf32>) permutation = [1, 0] 
    %109 = linalg.matmul ins(%collapsed_46, %transposed_47 : tensor<?x176xf32>, tensor<176x64xf32>) outs(%33 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %reshape_48 = tensor.reshape %109(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %110 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %reshape_48 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %111 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %110 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %112 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%111 : tensor<?x?x64xf32>) outs(%23 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %113 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_6 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %114 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.truncf %cst_3 : f64 to f32
      %184 = arith.addf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<?x?x1xf32>
    %115 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.rsqrt %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %116 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %115 : tensor<?x?x64xf32>, tensor<?x?x1xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %model.layers.1.input_layernorm.weight = ml_program.global_load_const @model.layers.1.input_layernorm.weight : tensor<64xf32>
    %117 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %model.layers.1.input_layernorm.weight : tensor<?x?x64xf32>, tensor<64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %collapsed_49 = tensor.collapse_shape %117 [[0, 1], [2]] : tensor<?x?x64xf32> into tensor<?x64xf32>
    %model.layers.1.self_attn.q_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.q_proj.weight : tensor<64x64xf32>
    %transposed_50 = linalg.transpose ins(%model.layers.1.self_attn.q_proj.weight : tensor<64x64xf32>) outs(%30 : tensor<64x64xf32>) permutation = [1, 0] 
    %118 = linalg.matmul ins(%collapsed_49, %transposed_50 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%33 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %reshape_51 = tensor.reshape %118(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %expanded_52 = tensor.expand_shape %reshape_51 [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 4, 16] : tensor<?x?x64xf32> into tensor<?x?x4x16xf32>
    %transposed_53 = linalg.transpose ins(%expanded_52 : tensor<?x?x4x16xf32>) outs(%35 : tensor<?x4x?x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.1.self_attn.k_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.k_proj.weight : tensor<32x64xf32>
    %transposed_54 = linalg.transpose ins(%model.layers.1.self_attn.k_proj.weight : tensor<32x64xf32>) outs(%36 : tensor<64x32xf32>) permutation = [1, 0] 
    %119 = linalg.matmul ins(%collapsed_49, %transposed_54 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%38 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %reshape_55 = tensor.reshape %119(%from_elements_14) : (tensor<?x32xf32>, tensor<3xi64>) -> tensor<?x?x32xf32>
    %expanded_56 = tensor.expand_shape %reshape_55 [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 2, 16] : tensor<?x?x32xf32> into tensor<?x?x2x16xf32>
    %transposed_57 = linalg.transpose ins(%expanded_56 : tensor<?x?x2x16xf32>) outs(%40 : tensor<?x2x?x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.1.self_attn.v_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.v_proj.weight : tensor<32x64xf32>
    %transposed_58 = linalg.transpose ins(%model.layers.1.self_attn.v_proj.weight : tensor<32x64xf32>) outs(%36 : tensor<64x32xf32>) permutation = [1, 0] 
    %120 = linalg.matmul ins(%collapsed_49, %transposed_58 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%38 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %reshape_59 = tensor.reshape %120(%from_elements_14) : (tensor<?x32xf32>, tensor<3xi64>) -> tensor<?x?x32xf32>
    %expanded_60 = tensor.expand_shape %reshape_59 [[0], [1], [2, 3]] output_shape [%dim, %dim_8, 2, 16] : tensor<?x?x32xf32> into tensor<?x?x2x16xf32>
    %transposed_61 = linalg.transpose ins(%expanded_60 : tensor<?x?x2x16xf32>) outs(%40 : tensor<?x2x?x16xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice_62 = tensor.extract_slice %transposed_53[0, 0, 0, 0] [%dim, 4, %dim_8, 8] [1, 1, 1, 1] : tensor<?x4x?x16xf32> to tensor<?x4x?x8xf32>
    %extracted_slice_63 = tensor.extract_slice %transposed_53[0, 0, 0, 8] [%dim, 4, %dim_8, 8] [1, 1, 1, 1] : tensor<?x4x?x16xf32> to tensor<?x4x?x8xf32>
    %121 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_62, %12 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %122 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_63, %13 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %123 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %122 : tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %124 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_63, %12 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %125 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_62, %13 : tensor<?x4x?x8xf32>, tensor<?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %126 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %125 : tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) outs(%42 : tensor<?x4x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x4x?x8xf32>
    %concat_64 = tensor.concat dim(3) %123, %126 : (tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) -> tensor<?x4x?x16xf32>
    %extracted_slice_65 = tensor.extract_slice %transposed_57[0, 0, 0, 0] [%dim, 2, %dim_8, 8] [1, 1, 1, 1] : tensor<?x2x?x16xf32> to tensor<?x2x?x8xf32>
    %extracted_slice_66 = tensor.extract_slice %transposed_57[0, 0, 0, 8] [%dim, 2, %dim_8, 8] [1, 1, 1, 1] : tensor<?x2x?x16xf32> to tensor<?x2x?x8xf32>
    %127 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_65, %12 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %128 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_66, %13 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %129 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %128 : tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %130 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_66, %12 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %131 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_65, %13 : tensor<?x2x?x8xf32>, tensor<?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %132 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130, %131 : tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) outs(%49 : tensor<?x2x?x8xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x8xf32>
    %concat_67 = tensor.concat dim(3) %129, %132 : (tensor<?x2x?x8xf32>, tensor<?x2x?x8xf32>) -> tensor<?x2x?x16xf32>
    %expanded_68 = tensor.expand_shape %concat_64 [[0], [1, 2], [3], [4]] output_shape [%dim, 2, 2, %dim_8, 16] : tensor<?x4x?x16xf32> into tensor<?x2x2x?x16xf32>
    %transposed_69 = linalg.transpose ins(%concat_67 : tensor<?x2x?x16xf32>) outs(%56 : tensor<?x2x16x?xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_70 = tensor.collapse_shape %expanded_68 [[0, 1], [2, 3], [4]] : tensor<?x2x2x?x16xf32> into tensor<?x?x16xf32>
    %collapsed_71 = tensor.collapse_shape %transposed_69 [[0, 1], [2], [3]] : tensor<?x2x16x?xf32> into tensor<?x16x?xf32>
    cf.assert %59, "mismatching contracting dimension"
    %133 = linalg.batch_matmul ins(%collapsed_70, %collapsed_71 : tensor<?x?x16xf32>, tensor<?x16x?xf32>) outs(%61 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_72 = tensor.expand_shape %133 [[0, 1], [2], [3]] output_shape [%63, 2, %16, %dim_8] : tensor<?x?x?xf32> into tensor<?x2x?x?xf32>
    %134 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_72 : tensor<?x2x?x?xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.mulf %in, %cst_7 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %135 = linalg.generic {indexing_maps = [#map11, #map10, #map12, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %134, %cst : tensor<?x?xi1>, tensor<?x2x?x?xf32>, tensor<f32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: i1, %in_100: f32, %in_101: f32, %out: f32):
      %183 = arith.select %in, %in_100, %in_101 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %136:2 = linalg.generic {indexing_maps = [#map10, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%135 : tensor<?x2x?x?xf32>) outs(%70, %68 : tensor<?x2x?xf32>, tensor<?x2x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_100: i64):
      %183 = linalg.index 3 : index
      %184 = arith.index_cast %183 : index to i64
      %185 = arith.maximumf %in, %out : f32
      %186 = arith.cmpf ogt, %in, %out : f32
      %187 = arith.select %186, %184, %out_100 : i64
      linalg.yield %185, %187 : f32, i64
    } -> (tensor<?x2x?xf32>, tensor<?x2x?xi64>)
    %expanded_73 = tensor.expand_shape %136#0 [[0], [1], [2, 3]] output_shape [%63, 2, %16, 1] : tensor<?x2x?xf32> into tensor<?x2x?x1xf32>
    %137 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135, %expanded_73 : tensor<?x2x?x?xf32>, tensor<?x2x?x1xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.subf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %138 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137 : tensor<?x2x?x?xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.exp %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %139 = linalg.generic {indexing_maps = [#map10, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%138 : tensor<?x2x?x?xf32>) outs(%75 : tensor<?x2x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x1xf32>
    %140 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%138, %139 : tensor<?x2x?x?xf32>, tensor<?x2x?x1xf32>) outs(%64 : tensor<?x2x?x?xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.divf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x2x?x?xf32>
    %collapsed_74 = tensor.collapse_shape %140 [[0, 1], [2], [3]] : tensor<?x2x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_75 = tensor.collapse_shape %transposed_61 [[0, 1], [2], [3]] : tensor<?x2x?x16xf32> into tensor<?x?x16xf32>
    cf.assert %80, "mismatching contracting dimension"
    %141 = linalg.batch_matmul ins(%collapsed_74, %collapsed_75 : tensor<?x?x?xf32>, tensor<?x?x16xf32>) outs(%82 : tensor<?x?x16xf32>) -> tensor<?x?x16xf32>
    %expanded_76 = tensor.expand_shape %141 [[0, 1], [2, 3], [4]] output_shape [%84, 2, 2, %85, 16] : tensor<?x?x16xf32> into tensor<?x2x2x?x16xf32>
    %collapsed_77 = tensor.collapse_shape %expanded_76 [[0], [1, 2], [3], [4]] : tensor<?x2x2x?x16xf32> into tensor<?x4x?x16xf32>
    %transposed_78 = linalg.transpose ins(%collapsed_77 : tensor<?x4x?x16xf32>) outs(%86 : tensor<?x?x4x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_79 = tensor.collapse_shape %transposed_78 [[0, 1], [2, 3]] : tensor<?x?x4x16xf32> into tensor<?x64xf32>
    %model.layers.1.self_attn.o_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.o_proj.weight : tensor<64x64xf32>
    %transposed_80 = linalg.transpose ins(%model.layers.1.self_attn.o_proj.weight : tensor<64x64xf32>) outs(%30 : tensor<64x64xf32>) permutation = [1, 0] 
    %142 = linalg.matmul ins(%collapsed_79, %transposed_80 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%89 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %reshape_81 = tensor.reshape %142(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %143 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %reshape_81 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %144 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %143 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %145 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%144 : tensor<?x?x64xf32>) outs(%23 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %146 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_6 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %147 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.truncf %cst_3 : f64 to f32
      %184 = arith.addf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<?x?x1xf32>
    %148 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147 : tensor<?x?x1xf32>) outs(%22 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.rsqrt %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x1xf32>
    %149 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %148 : tensor<?x?x64xf32>, tensor<?x?x1xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %model.layers.1.post_attention_layernorm.weight = ml_program.global_load_const @model.layers.1.post_attention_layernorm.weight : tensor<64xf32>
    %150 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149, %model.layers.1.post_attention_layernorm.weight : tensor<?x?x64xf32>, tensor<64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %collapsed_82 = tensor.collapse_shape %150 [[0, 1], [2]] : tensor<?x?x64xf32> into tensor<?x64xf32>
    %model.layers.1.mlp.gate_proj.weight = ml_program.global_load_const @model.layers.1.mlp.gate_proj.weight : tensor<176x64xf32>
    %transposed_83 = linalg.transpose ins(%model.layers.1.mlp.gate_proj.weight : tensor<176x64xf32>) outs(%99 : tensor<64x176xf32>) permutation = [1, 0] 
    %151 = linalg.matmul ins(%collapsed_82, %transposed_83 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%101 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %reshape_84 = tensor.reshape %151(%from_elements_42) : (tensor<?x176xf32>, tensor<3xi64>) -> tensor<?x?x176xf32>
    %152 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_84 : tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.negf %in : f32
      %184 = math.exp %183 : f32
      %185 = arith.addf %184, %cst_2 : f32
      %186 = arith.divf %cst_2, %185 : f32
      linalg.yield %186 : f32
    } -> tensor<?x?x176xf32>
    %153 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_84, %152 : tensor<?x?x176xf32>, tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x176xf32>
    %model.layers.1.mlp.up_proj.weight = ml_program.global_load_const @model.layers.1.mlp.up_proj.weight : tensor<176x64xf32>
    %transposed_85 = linalg.transpose ins(%model.layers.1.mlp.up_proj.weight : tensor<176x64xf32>) outs(%99 : tensor<64x176xf32>) permutation = [1, 0] 
    %154 = linalg.matmul ins(%collapsed_82, %transposed_85 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%101 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %reshape_86 = tensor.reshape %154(%from_elements_42) : (tensor<?x176xf32>, tensor<3xi64>) -> tensor<?x?x176xf32>
    %155 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%153, %reshape_86 : tensor<?x?x176xf32>, tensor<?x?x176xf32>) outs(%103 : tensor<?x?x176xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x176xf32>
    %collapsed_87 = tensor.collapse_shape %155 [[0, 1], [2]] : tensor<?x?x176xf32> into tensor<?x176xf32>
    %model.layers.1.mlp.down_proj.weight = ml_program.global_load_const @model.layers.1.mlp.down_proj.weight : tensor<64x176xf32>
    %transposed_88 = linalg.transpose ins(%model.layers.1.mlp.down_proj.weight : tensor<64x176xf32>) outs(%108 : tensor<176x64xf32>) permutation = [1, 0] 
    %156 = linalg.matmul ins(%collapsed_87, %transposed_88 : tensor<?x176xf32>, tensor<176x64xf32>) outs(%33 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %reshape_89 = tensor.reshape %156(%from_elements) : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x?x64xf32>
    %157 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %reshape_89 : tensor<?x?x64xf32>, tensor<?x?x64xf32>) outs(%19 : tensor<?x?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.addf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x?x64xf32>
    %158 = arith.addi %1, %c-1_i64 : i64
    %159 = arith.addi %158, %1 : i64
    %160 = arith.cmpi sge, %158, %c0_i64 : i64
    %161 = arith.select %160, %158, %159 : i64
    %162 = arith.cmpi slt, %161, %c0_i64 : i64
    %163 = arith.select %162, %c0_i64, %161 : i64
    %164 = arith.cmpi sgt, %163, %1 : i64
    %165 = arith.select %164, %1, %163 : i64
    %166 = arith.index_cast %165 : i64 to index
    %extracted_slice_90 = tensor.extract_slice %157[0, %166, 0] [%dim, 1, 64] [1, 1, 1] : tensor<?x?x64xf32> to tensor<?x1x64xf32>
    %collapsed_91 = tensor.collapse_shape %extracted_slice_90 [[0, 1], [2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %167 = tensor.empty(%dim) : tensor<?x64xf32>
    %168 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed_91, %collapsed_91 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%167 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x64xf32>
    %169 = tensor.empty(%dim) : tensor<?x1xf32>
    %170 = linalg.fill ins(%cst_0 : f32) outs(%169 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %171 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "reduction"]} ins(%168 : tensor<?x64xf32>) outs(%170 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<?x1xf32>
    %172 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%171 : tensor<?x1xf32>) outs(%169 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_6 : f32
      linalg.yield %183 : f32
    } -> tensor<?x1xf32>
    %173 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%172 : tensor<?x1xf32>) outs(%169 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.truncf %cst_3 : f64 to f32
      %184 = arith.addf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<?x1xf32>
    %174 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%173 : tensor<?x1xf32>) outs(%169 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = math.rsqrt %in : f32
      linalg.yield %183 : f32
    } -> tensor<?x1xf32>
    %175 = linalg.generic {indexing_maps = [#map3, #map1, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed_91, %174 : tensor<?x64xf32>, tensor<?x1xf32>) outs(%167 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x64xf32>
    %model.norm.weight = ml_program.global_load_const @model.norm.weight : tensor<64xf32>
    %176 = linalg.generic {indexing_maps = [#map3, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%175, %model.norm.weight : tensor<?x64xf32>, tensor<64xf32>) outs(%167 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_100: f32, %out: f32):
      %183 = arith.mulf %in, %in_100 : f32
      linalg.yield %183 : f32
    } -> tensor<?x64xf32>
    %concat_92 = tensor.concat dim(0) %concat_25, %concat_67 : (tensor<?x2x?x16xf32>, tensor<?x2x?x16xf32>) -> tensor<?x2x?x16xf32>
    %dim_93 = tensor.dim %concat_25, %c0 : tensor<?x2x?x16xf32>
    %dim_94 = tensor.dim %concat_67, %c0 : tensor<?x2x?x16xf32>
    %177 = affine.apply #map15()[%dim_93, %dim_94]
    %dim_95 = tensor.dim %concat_25, %c2 : tensor<?x2x?x16xf32>
    %178 = arith.divsi %177, %c2 : index
    %expanded_96 = tensor.expand_shape %concat_92 [[0, 1], [2], [3], [4]] output_shape [2, %178, 2, %dim_95, 16] : tensor<?x2x?x16xf32> into tensor<2x?x2x?x16xf32>
    %concat_97 = tensor.concat dim(0) %transposed_21, %transposed_61 : (tensor<?x2x?x16xf32>, tensor<?x2x?x16xf32>) -> tensor<?x2x?x16xf32>
    %expanded_98 = tensor.expand_shape %concat_97 [[0, 1], [2], [3], [4]] output_shape [2, %63, 2, %dim_8, 16] : tensor<?x2x?x16xf32> into tensor<2x?x2x?x16xf32>
    %lm_head.weight = ml_program.global_load_const @lm_head.weight : tensor<257x64xf32>
    %179 = tensor.empty() : tensor<64x257xf32>
    %transposed_99 = linalg.transpose ins(%lm_head.weight : tensor<257x64xf32>) outs(%179 : tensor<64x257xf32>) permutation = [1, 0] 
    %180 = tensor.empty(%dim) : tensor<?x257xf32>
    %181 = linalg.fill ins(%cst_0 : f32) outs(%180 : tensor<?x257xf32>) -> tensor<?x257xf32>
    %182 = linalg.matmul ins(%176, %transposed_99 : tensor<?x64xf32>, tensor<64x257xf32>) outs(%181 : tensor<?x257xf32>) -> tensor<?x257xf32>
    return %182, %expanded_96, %expanded_98 : tensor<?x257xf32>, tensor<2x?x2x?x16xf32>, tensor<2x?x2x?x16xf32>
  }
  func.func @step(%arg0: tensor<?x1xi64>, %arg1: tensor<2x?x2x?x16xf32>, %arg2: tensor<2x?x2x?x16xf32>) -> (tensor<?x257xf32>, tensor<2x?x2x?x16xf32>, tensor<2x?x2x?x16xf32>) {
    %cst = arith.constant dense<0xFF800000> : tensor<f32>
    %c0_i64 = arith.constant 0 : i64
    %c1_i64 = arith.constant 1 : i64
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    %c2 = arith.constant 2 : index
    %c257 = arith.constant 257 : index
    %c3 = arith.constant 3 : index
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 1.000000e-05 : f64
    %cst_4 = arith.constant 8.000000e+00 : f32
    %cst_5 = arith.constant 1.000000e+04 : f32
    %cst_6 = arith.constant 6.400000e+01 : f32
    %cst_7 = arith.constant 2.500000e-01 : f32
    %dim = tensor.dim %arg2, %c3 : tensor<2x?x2x?x16xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = arith.addi %0, %c1_i64 : i64
    %2 = tensor.empty() : tensor<1xi64>
    %3 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%2 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %0 : i64
    } -> tensor<1xi64>
    %4 = tensor.empty() : tensor<8xi64>
    %5 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%4 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %197 = linalg.index 0 : index
      %198 = arith.index_cast %197 : index to i64
      linalg.yield %198 : i64
    } -> tensor<8xi64>
    %6 = tensor.empty() : tensor<8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<8xi64>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: i64, %out: f32):
      %197 = arith.sitofp %in : i64 to f32
      %198 = arith.divf %197, %cst_4 : f32
      linalg.yield %198 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 1] : tensor<1xi64> into tensor<1x1xi64>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%7 : tensor<8xf32>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.negf %in : f32
      linalg.yield %197 : f32
    } -> tensor<8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%8 : tensor<8xf32>) outs(%6 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.powf %cst_5, %in : f32
      linalg.yield %197 : f32
    } -> tensor<8xf32>
    %10 = tensor.empty() : tensor<1x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded, %9 : tensor<1x1xi64>, tensor<8xf32>) outs(%10 : tensor<1x8xf32>) {
    ^bb0(%in: i64, %in_117: f32, %out: f32):
      %197 = arith.sitofp %in : i64 to f32
      %198 = arith.mulf %197, %in_117 : f32
      linalg.yield %198 : f32
    } -> tensor<1x8xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<1x8xf32>) outs(%10 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.cos %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x8xf32>
    %13 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<1x8xf32>) outs(%10 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.sin %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x8xf32>
    %14 = tensor.empty() : tensor<2x1xi64>
    %15 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<1xi64>) outs(%14 : tensor<2x1xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<2x1xi64>
    %16 = arith.index_cast %1 : i64 to index
    %17 = tensor.empty(%16) : tensor<?xi64>
    %18 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%17 : tensor<?xi64>) {
    ^bb0(%out: i64):
      %197 = linalg.index 0 : index
      %198 = arith.index_cast %197 : index to i64
      linalg.yield %198 : i64
    } -> tensor<?xi64>
    %19 = tensor.empty(%16) : tensor<2x?xi1>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%15, %18 : tensor<2x1xi64>, tensor<?xi64>) outs(%19 : tensor<2x?xi1>) {
    ^bb0(%in: i64, %in_117: i64, %out: i1):
      %197 = arith.cmpi sge, %in, %in_117 : i64
      linalg.yield %197 : i1
    } -> tensor<2x?xi1>
    %model.embed_tokens.weight = ml_program.global_load_const @model.embed_tokens.weight : tensor<257x64xf32>
    %dim_8 = tensor.dim %arg0, %c0 : tensor<?x1xi64>
    %21 = tensor.empty(%dim_8) : tensor<?x1x64xf32>
    %22 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<?x1xi64>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: i64, %out: f32):
      %197 = arith.index_cast %in : i64 to index
      %198 = linalg.index 2 : index
      %199 = arith.cmpi slt, %197, %c257 : index
      cf.assert %199, "index must be smaller than dim size"
      %200 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %200, "index must be larger or equal to 0"
      %extracted = tensor.extract %model.embed_tokens.weight[%197, %198] : tensor<257x64xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x1x64xf32>
    %dim_9 = tensor.dim %arg1, %c1 : tensor<2x?x2x?x16xf32>
    %dim_10 = tensor.dim %arg1, %c3 : tensor<2x?x2x?x16xf32>
    %extracted_slice = tensor.extract_slice %arg1[0, 0, 0, 0, 0] [1, %dim_9, 2, %dim_10, 16] [1, 1, 1, 1, 1] : tensor<2x?x2x?x16xf32> to tensor<1x?x2x?x16xf32>
    %collapsed = tensor.collapse_shape %extracted_slice [[0, 1], [2], [3], [4]] : tensor<1x?x2x?x16xf32> into tensor<?x2x?x16xf32>
    %dim_11 = tensor.dim %arg2, %c1 : tensor<2x?x2x?x16xf32>
    %extracted_slice_12 = tensor.extract_slice %arg2[0, 0, 0, 0, 0] [1, %dim_11, 2, %dim, 16] [1, 1, 1, 1, 1] : tensor<2x?x2x?x16xf32> to tensor<1x?x2x?x16xf32>
    %collapsed_13 = tensor.collapse_shape %extracted_slice_12 [[0, 1], [2], [3], [4]] : tensor<1x?x2x?x16xf32> into tensor<?x2x?x16xf32>
    %23 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %22 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %24 = tensor.empty(%dim_8) : tensor<?x1x1xf32>
    %25 = linalg.fill ins(%cst_0 : f32) outs(%24 : tensor<?x1x1xf32>) -> tensor<?x1x1xf32>
    %26 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23 : tensor<?x1x64xf32>) outs(%25 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %27 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_6 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_3 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<?x1x1xf32>
    %29 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %30 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %29 : tensor<?x1x64xf32>, tensor<?x1x1xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %model.layers.0.input_layernorm.weight = ml_program.global_load_const @model.layers.0.input_layernorm.weight : tensor<64xf32>
    %31 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %model.layers.0.input_layernorm.weight : tensor<?x1x64xf32>, tensor<64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %collapsed_14 = tensor.collapse_shape %31 [[0], [1, 2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %model.layers.0.self_attn.q_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.q_proj.weight : tensor<64x64xf32>
    %32 = tensor.empty() : tensor<64x64xf32>
    %transposed = linalg.transpose ins(%model.layers.0.self_attn.q_proj.weight : tensor<64x64xf32>) outs(%32 : tensor<64x64xf32>) permutation = [1, 0] 
    %33 = tensor.empty(%dim_8) : tensor<?x64xf32>
    %34 = linalg.fill ins(%cst_0 : f32) outs(%33 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %35 = linalg.matmul ins(%collapsed_14, %transposed : tensor<?x64xf32>, tensor<64x64xf32>) outs(%34 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_15 = tensor.expand_shape %35 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 4, 16] : tensor<?x64xf32> into tensor<?x1x4x16xf32>
    %36 = tensor.empty(%dim_8) : tensor<?x4x1x16xf32>
    %transposed_16 = linalg.transpose ins(%expanded_15 : tensor<?x1x4x16xf32>) outs(%36 : tensor<?x4x1x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.0.self_attn.k_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.k_proj.weight : tensor<32x64xf32>
    %37 = tensor.empty() : tensor<64x32xf32>
    %transposed_17 = linalg.transpose ins(%model.layers.0.self_attn.k_proj.weight : tensor<32x64xf32>) outs(%37 : tensor<64x32xf32>) permutation = [1, 0] 
    %38 = tensor.empty(%dim_8) : tensor<?x32xf32>
    %39 = linalg.fill ins(%cst_0 : f32) outs(%38 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %40 = linalg.matmul ins(%collapsed_14, %transposed_17 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%39 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %expanded_18 = tensor.expand_shape %40 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 2, 16] : tensor<?x32xf32> into tensor<?x1x2x16xf32>
    %41 = tensor.empty(%dim_8) : tensor<?x2x1x16xf32>
    %transposed_19 = linalg.transpose ins(%expanded_18 : tensor<?x1x2x16xf32>) outs(%41 : tensor<?x2x1x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.0.self_attn.v_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.v_proj.weight : tensor<32x64xf32>
    %transposed_20 = linalg.transpose ins(%model.layers.0.self_attn.v_proj.weight : tensor<32x64xf32>) outs(%37 : tensor<64x32xf32>) permutation = [1, 0] 
    %42 = linalg.matmul ins(%collapsed_14, %transposed_20 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%39 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %expanded_21 = tensor.expand_shape %42 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 2, 16] : tensor<?x32xf32> into tensor<?x1x2x16xf32>
    %transposed_22 = linalg.transpose ins(%expanded_21 : tensor<?x1x2x16xf32>) outs(%41 : tensor<?x2x1x16xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice_23 = tensor.extract_slice %transposed_16[0, 0, 0, 0] [%dim_8, 4, 1, 8] [1, 1, 1, 1] : tensor<?x4x1x16xf32> to tensor<?x4x1x8xf32>
    %extracted_slice_24 = tensor.extract_slice %transposed_16[0, 0, 0, 8] [%dim_8, 4, 1, 8] [1, 1, 1, 1] : tensor<?x4x1x16xf32> to tensor<?x4x1x8xf32>
    %43 = tensor.empty(%dim_8) : tensor<?x4x1x8xf32>
    %44 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_23, %12 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %45 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_24, %13 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %46 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %45 : tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %47 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_24, %12 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %48 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_23, %13 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %49 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %48 : tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %concat = tensor.concat dim(3) %46, %49 : (tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) -> tensor<?x4x1x16xf32>
    %extracted_slice_25 = tensor.extract_slice %transposed_19[0, 0, 0, 0] [%dim_8, 2, 1, 8] [1, 1, 1, 1] : tensor<?x2x1x16xf32> to tensor<?x2x1x8xf32>
    %extracted_slice_26 = tensor.extract_slice %transposed_19[0, 0, 0, 8] [%dim_8, 2, 1, 8] [1, 1, 1, 1] : tensor<?x2x1x16xf32> to tensor<?x2x1x8xf32>
    %50 = tensor.empty(%dim_8) : tensor<?x2x1x8xf32>
    %51 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_25, %12 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %52 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_26, %13 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %53 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %52 : tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %54 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_26, %12 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %55 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_25, %13 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %56 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %55 : tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %concat_27 = tensor.concat dim(3) %53, %56 : (tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) -> tensor<?x2x1x16xf32>
    %concat_28 = tensor.concat dim(2) %collapsed, %concat_27 : (tensor<?x2x?x16xf32>, tensor<?x2x1x16xf32>) -> tensor<?x2x?x16xf32>
    %concat_29 = tensor.concat dim(2) %collapsed_13, %transposed_22 : (tensor<?x2x?x16xf32>, tensor<?x2x1x16xf32>) -> tensor<?x2x?x16xf32>
    %expanded_30 = tensor.expand_shape %concat [[0], [1, 2], [3], [4]] output_shape [%dim_8, 2, 2, 1, 16] : tensor<?x4x1x16xf32> into tensor<?x2x2x1x16xf32>
    %dim_31 = tensor.dim %collapsed, %c0 : tensor<?x2x?x16xf32>
    %dim_32 = tensor.dim %collapsed, %c2 : tensor<?x2x?x16xf32>
    %57 = affine.apply #map16()[%dim_32]
    %58 = tensor.empty(%dim_31, %57) : tensor<?x2x16x?xf32>
    %transposed_33 = linalg.transpose ins(%concat_28 : tensor<?x2x?x16xf32>) outs(%58 : tensor<?x2x16x?xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_34 = tensor.collapse_shape %expanded_30 [[0, 1], [2], [3, 4]] : tensor<?x2x2x1x16xf32> into tensor<?x2x16xf32>
    %collapsed_35 = tensor.collapse_shape %transposed_33 [[0, 1], [2], [3]] : tensor<?x2x16x?xf32> into tensor<?x16x?xf32>
    %59 = affine.apply #map4()[%dim_8]
    %60 = affine.apply #map4()[%dim_31]
    %61 = arith.index_cast %59 : index to i64
    %62 = arith.index_cast %60 : index to i64
    %63 = arith.cmpi eq, %61, %62 : i64
    cf.assert %63, "mismatching contracting dimension"
    %64 = tensor.empty(%59, %57) : tensor<?x2x?xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<?x2x?xf32>) -> tensor<?x2x?xf32>
    %66 = linalg.batch_matmul ins(%collapsed_34, %collapsed_35 : tensor<?x2x16xf32>, tensor<?x16x?xf32>) outs(%65 : tensor<?x2x?xf32>) -> tensor<?x2x?xf32>
    %67 = arith.divsi %59, %c2 : index
    %expanded_36 = tensor.expand_shape %66 [[0, 1], [2], [3]] output_shape [%67, 2, 2, %57] : tensor<?x2x?xf32> into tensor<?x2x2x?xf32>
    %68 = tensor.empty(%67, %57) : tensor<?x2x2x?xf32>
    %69 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_36 : tensor<?x2x2x?xf32>) outs(%68 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.mulf %in, %cst_7 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %70 = tensor.empty(%67, %16) : tensor<?x2x2x?xf32>
    %71 = linalg.generic {indexing_maps = [#map11, #map10, #map12, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %69, %cst : tensor<2x?xi1>, tensor<?x2x2x?xf32>, tensor<f32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: i1, %in_117: f32, %in_118: f32, %out: f32):
      %197 = arith.select %in, %in_117, %in_118 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %72 = tensor.empty(%67) : tensor<?x2x2xi64>
    %73 = linalg.fill ins(%c0_i64 : i64) outs(%72 : tensor<?x2x2xi64>) -> tensor<?x2x2xi64>
    %74 = tensor.empty(%67) : tensor<?x2x2xf32>
    %75 = linalg.fill ins(%cst_1 : f32) outs(%74 : tensor<?x2x2xf32>) -> tensor<?x2x2xf32>
    %76:2 = linalg.generic {indexing_maps = [#map10, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%71 : tensor<?x2x2x?xf32>) outs(%75, %73 : tensor<?x2x2xf32>, tensor<?x2x2xi64>) {
    ^bb0(%in: f32, %out: f32, %out_117: i64):
      %197 = linalg.index 3 : index
      %198 = arith.index_cast %197 : index to i64
      %199 = arith.maximumf %in, %out : f32
      %200 = arith.cmpf ogt, %in, %out : f32
      %201 = arith.select %200, %198, %out_117 : i64
      linalg.yield %199, %201 : f32, i64
    } -> (tensor<?x2x2xf32>, tensor<?x2x2xi64>)
    %expanded_37 = tensor.expand_shape %76#0 [[0], [1], [2, 3]] output_shape [%67, 2, 2, 1] : tensor<?x2x2xf32> into tensor<?x2x2x1xf32>
    %77 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %expanded_37 : tensor<?x2x2x?xf32>, tensor<?x2x2x1xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %78 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77 : tensor<?x2x2x?xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.exp %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %79 = tensor.empty(%67) : tensor<?x2x2x1xf32>
    %80 = linalg.fill ins(%cst_0 : f32) outs(%79 : tensor<?x2x2x1xf32>) -> tensor<?x2x2x1xf32>
    %81 = linalg.generic {indexing_maps = [#map10, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%78 : tensor<?x2x2x?xf32>) outs(%80 : tensor<?x2x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x1xf32>
    %82 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %81 : tensor<?x2x2x?xf32>, tensor<?x2x2x1xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.divf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %collapsed_38 = tensor.collapse_shape %82 [[0, 1], [2], [3]] : tensor<?x2x2x?xf32> into tensor<?x2x?xf32>
    %collapsed_39 = tensor.collapse_shape %concat_29 [[0, 1], [2], [3]] : tensor<?x2x?x16xf32> into tensor<?x?x16xf32>
    %83 = affine.apply #map4()[%67]
    %dim_40 = tensor.dim %collapsed_13, %c0 : tensor<?x2x?x16xf32>
    %84 = affine.apply #map4()[%dim_40]
    %dim_41 = tensor.dim %collapsed_13, %c2 : tensor<?x2x?x16xf32>
    %85 = affine.apply #map16()[%dim_41]
    %86 = arith.index_cast %83 : index to i64
    %87 = arith.index_cast %84 : index to i64
    %88 = arith.cmpi eq, %86, %87 : i64
    cf.assert %88, "mismatching contracting dimension"
    %89 = arith.index_cast %85 : index to i64
    %90 = arith.cmpi eq, %1, %89 : i64
    cf.assert %90, "mismatching contracting dimension"
    %91 = tensor.empty(%83) : tensor<?x2x16xf32>
    %92 = linalg.fill ins(%cst_0 : f32) outs(%91 : tensor<?x2x16xf32>) -> tensor<?x2x16xf32>
    %93 = linalg.batch_matmul ins(%collapsed_38, %collapsed_39 : tensor<?x2x?xf32>, tensor<?x?x16xf32>) outs(%92 : tensor<?x2x16xf32>) -> tensor<?x2x16xf32>
    %94 = arith.divsi %83, %c2 : index
    %expanded_42 = tensor.expand_shape %93 [[0, 1], [2], [3, 4]] output_shape [%94, 2, 2, 1, 16] : tensor<?x2x16xf32> into tensor<?x2x2x1x16xf32>
    %collapsed_43 = tensor.collapse_shape %expanded_42 [[0], [1, 2], [3], [4]] : tensor<?x2x2x1x16xf32> into tensor<?x4x1x16xf32>
    %95 = tensor.empty(%94) : tensor<?x1x4x16xf32>
    %transposed_44 = linalg.transpose ins(%collapsed_43 : tensor<?x4x1x16xf32>) outs(%95 : tensor<?x1x4x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_45 = tensor.collapse_shape %transposed_44 [[0], [1, 2, 3]] : tensor<?x1x4x16xf32> into tensor<?x64xf32>
    %model.layers.0.self_attn.o_proj.weight = ml_program.global_load_const @model.layers.0.self_attn.o_proj.weight : tensor<64x64xf32>
    %transposed_46 = linalg.transpose ins(%model.layers.0.self_attn.o_proj.weight : tensor<64x64xf32>) outs(%32 : tensor<64x64xf32>) permutation = [1, 0] 
    %96 = tensor.empty(%94) : tensor<?x64xf32>
    %97 = linalg.fill ins(%cst_0 : f32) outs(%96 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %98 = linalg.matmul ins(%collapsed_45, %transposed_46 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%97 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_47 = tensor.expand_shape %98 [[0], [1, 2]] output_shape [%94, 1, 64] : tensor<?x64xf32> into tensor<?x1x64xf32>
    %99 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %expanded_47 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %100 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %99 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %101 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%100 : tensor<?x1x64xf32>) outs(%25 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %102 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_6 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %103 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_3 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<?x1x1xf32>
    %104 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %105 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %104 : tensor<?x1x64xf32>, tensor<?x1x1xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %model.layers.0.post_attention_layernorm.weight = ml_program.global_load_const @model.layers.0.post_attention_layernorm.weight : tensor<64xf32>
    %106 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %model.layers.0.post_attention_layernorm.weight : tensor<?x1x64xf32>, tensor<64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %collapsed_48 = tensor.collapse_shape %106 [[0], [1, 2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %model.layers.0.mlp.gate_proj.weight = ml_program.global_load_const @model.layers.0.mlp.gate_proj.weight : tensor<176x64xf32>
    %107 = tensor.empty() : tensor<64x176xf32>
    %transposed_49 = linalg.transpose ins(%model.layers.0.mlp.gate_proj.weight : tensor<176x64xf32>) outs(%107 : tensor<64x176xf32>) permutation = [1, 0] 
    %108 = tensor.empty(%dim_8) : tensor<?x176xf32>
    %109 = linalg.fill ins(%cst_0 : f32) outs(%108 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %110 = linalg.matmul ins(%collapsed_48, %transposed_49 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%109 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %expanded_50 = tensor.expand_shape %110 [[0], [1, 2]] output_shape [%dim_8, 1, 176] : tensor<?x176xf32> into tensor<?x1x176xf32>
    %111 = tensor.empty(%dim_8) : tensor<?x1x176xf32>
    %112 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50 : tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.negf %in : f32
      %198 = math.exp %197 : f32
      %199 = arith.addf %198, %cst_2 : f32
      %200 = arith.divf %cst_2, %199 : f32
      linalg.yield %200 : f32
    } -> tensor<?x1x176xf32>
    %113 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50, %112 : tensor<?x1x176xf32>, tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x176xf32>
    %model.layers.0.mlp.up_proj.weight = ml_program.global_load_const @model.layers.0.mlp.up_proj.weight : tensor<176x64xf32>
    %transposed_51 = linalg.transpose ins(%model.layers.0.mlp.up_proj.weight : tensor<176x64xf32>) outs(%107 : tensor<64x176xf32>) permutation = [1, 0] 
    %114 = linalg.matmul ins(%collapsed_48, %transposed_51 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%109 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %expanded_52 = tensor.expand_shape %114 [[0], [1, 2]] output_shape [%dim_8, 1, 176] : tensor<?x176xf32> into tensor<?x1x176xf32>
    %115 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113, %expanded_52 : tensor<?x1x176xf32>, tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x176xf32>
    %collapsed_53 = tensor.collapse_shape %115 [[0], [1, 2]] : tensor<?x1x176xf32> into tensor<?x176xf32>
    %model.layers.0.mlp.down_proj.weight = ml_program.global_load_const @model.layers.0.mlp.down_proj.weight : tensor<64x176xf32>
    %116 = tensor.empty() : tensor<176x64xf32>
    %transposed_54 = linalg.transpose ins(%model.layers.0.mlp.down_proj.weight : tensor<64x176xf32>) outs(%116 : tensor<176x64xf32>) permutation = [1, 0] 
    %117 = linalg.matmul ins(%collapsed_53, %transposed_54 : tensor<?x176xf32>, tensor<176x64xf32>) outs(%34 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_55 = tensor.expand_shape %117 [[0], [1, 2]] output_shape [%dim_8, 1, 64] : tensor<?x64xf32> into tensor<?x1x64xf32>
    %118 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %expanded_55 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %extracted_slice_56 = tensor.extract_slice %arg1[1, 0, 0, 0, 0] [1, %dim_9, 2, %dim_10, 16] [1, 1, 1, 1, 1] : tensor<2x?x2x?x16xf32> to tensor<1x?x2x?x16xf32>
    %collapsed_57 = tensor.collapse_shape %extracted_slice_56 [[0, 1], [2], [3], [4]] : tensor<1x?x2x?x16xf32> into tensor<?x2x?x16xf32>
    %extracted_slice_58 = tensor.extract_slice %arg2[1, 0, 0, 0, 0] [1, %dim_11, 2, %dim, 16] [1, 1, 1, 1, 1] : tensor<2x?x2x?x16xf32> to tensor<1x?x2x?x16xf32>
    %collapsed_59 = tensor.collapse_shape %extracted_slice_58 [[0, 1], [2], [3], [4]] : tensor<1x?x2x?x16xf32> into tensor<?x2x?x16xf32>
    %119 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %118 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %120 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%119 : tensor<?x1x64xf32>) outs(%25 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %121 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_6 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %122 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_3 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<?x1x1xf32>
    %123 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %124 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %123 : tensor<?x1x64xf32>, tensor<?x1x1xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %model.layers.1.input_layernorm.weight = ml_program.global_load_const @model.layers.1.input_layernorm.weight : tensor<64xf32>
    %125 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124, %model.layers.1.input_layernorm.weight : tensor<?x1x64xf32>, tensor<64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %collapsed_60 = tensor.collapse_shape %125 [[0], [1, 2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %model.layers.1.self_attn.q_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.q_proj.weight : tensor<64x64xf32>
    %transposed_61 = linalg.transpose ins(%model.layers.1.self_attn.q_proj.weight : tensor<64x64xf32>) outs(%32 : tensor<64x64xf32>) permutation = [1, 0] 
    %126 = linalg.matmul ins(%collapsed_60, %transposed_61 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%34 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_62 = tensor.expand_shape %126 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 4, 16] : tensor<?x64xf32> into tensor<?x1x4x16xf32>
    %transposed_63 = linalg.transpose ins(%expanded_62 : tensor<?x1x4x16xf32>) outs(%36 : tensor<?x4x1x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.1.self_attn.k_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.k_proj.weight : tensor<32x64xf32>
    %transposed_64 = linalg.transpose ins(%model.layers.1.self_attn.k_proj.weight : tensor<32x64xf32>) outs(%37 : tensor<64x32xf32>) permutation = [1, 0] 
    %127 = linalg.matmul ins(%collapsed_60, %transposed_64 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%39 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %expanded_65 = tensor.expand_shape %127 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 2, 16] : tensor<?x32xf32> into tensor<?x1x2x16xf32>
    %transposed_66 = linalg.transpose ins(%expanded_65 : tensor<?x1x2x16xf32>) outs(%41 : tensor<?x2x1x16xf32>) permutation = [0, 2, 1, 3] 
    %model.layers.1.self_attn.v_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.v_proj.weight : tensor<32x64xf32>
    %transposed_67 = linalg.transpose ins(%model.layers.1.self_attn.v_proj.weight : tensor<32x64xf32>) outs(%37 : tensor<64x32xf32>) permutation = [1, 0] 
    %128 = linalg.matmul ins(%collapsed_60, %transposed_67 : tensor<?x64xf32>, tensor<64x32xf32>) outs(%39 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %expanded_68 = tensor.expand_shape %128 [[0], [1, 2, 3]] output_shape [%dim_8, 1, 2, 16] : tensor<?x32xf32> into tensor<?x1x2x16xf32>
    %transposed_69 = linalg.transpose ins(%expanded_68 : tensor<?x1x2x16xf32>) outs(%41 : tensor<?x2x1x16xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice_70 = tensor.extract_slice %transposed_63[0, 0, 0, 0] [%dim_8, 4, 1, 8] [1, 1, 1, 1] : tensor<?x4x1x16xf32> to tensor<?x4x1x8xf32>
    %extracted_slice_71 = tensor.extract_slice %transposed_63[0, 0, 0, 8] [%dim_8, 4, 1, 8] [1, 1, 1, 1] : tensor<?x4x1x16xf32> to tensor<?x4x1x8xf32>
    %129 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_70, %12 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %130 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_71, %13 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %131 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %130 : tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %132 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_71, %12 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %133 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_70, %13 : tensor<?x4x1x8xf32>, tensor<1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %134 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132, %133 : tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) outs(%43 : tensor<?x4x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x4x1x8xf32>
    %concat_72 = tensor.concat dim(3) %131, %134 : (tensor<?x4x1x8xf32>, tensor<?x4x1x8xf32>) -> tensor<?x4x1x16xf32>
    %extracted_slice_73 = tensor.extract_slice %transposed_66[0, 0, 0, 0] [%dim_8, 2, 1, 8] [1, 1, 1, 1] : tensor<?x2x1x16xf32> to tensor<?x2x1x8xf32>
    %extracted_slice_74 = tensor.extract_slice %transposed_66[0, 0, 0, 8] [%dim_8, 2, 1, 8] [1, 1, 1, 1] : tensor<?x2x1x16xf32> to tensor<?x2x1x8xf32>
    %135 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_73, %12 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %136 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_74, %13 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %137 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135, %136 : tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %138 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_74, %12 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %139 = linalg.generic {indexing_maps = [#map10, #map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_73, %13 : tensor<?x2x1x8xf32>, tensor<1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %140 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%138, %139 : tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) outs(%50 : tensor<?x2x1x8xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x1x8xf32>
    %concat_75 = tensor.concat dim(3) %137, %140 : (tensor<?x2x1x8xf32>, tensor<?x2x1x8xf32>) -> tensor<?x2x1x16xf32>
    %concat_76 = tensor.concat dim(2) %collapsed_57, %concat_75 : (tensor<?x2x?x16xf32>, tensor<?x2x1x16xf32>) -> tensor<?x2x?x16xf32>
    %concat_77 = tensor.concat dim(2) %collapsed_59, %transposed_69 : (tensor<?x2x?x16xf32>, tensor<?x2x1x16xf32>) -> tensor<?x2x?x16xf32>
    %expanded_78 = tensor.expand_shape %concat_72 [[0], [1, 2], [3], [4]] output_shape [%dim_8, 2, 2, 1, 16] : tensor<?x4x1x16xf32> into tensor<?x2x2x1x16xf32>
    %dim_79 = tensor.dim %collapsed_57, %c0 : tensor<?x2x?x16xf32>
    %dim_80 = tensor.dim %collapsed_57, %c2 : tensor<?x2x?x16xf32>
    %141 = affine.apply #map16()[%dim_80]
    %142 = tensor.empty(%dim_79, %141) : tensor<?x2x16x?xf32>
    %transposed_81 = linalg.transpose ins(%concat_76 : tensor<?x2x?x16xf32>) outs(%142 : tensor<?x2x16x?xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_82 = tensor.collapse_shape %expanded_78 [[0, 1], [2], [3, 4]] : tensor<?x2x2x1x16xf32> into tensor<?x2x16xf32>
    %collapsed_83 = tensor.collapse_shape %transposed_81 [[0, 1], [2], [3]] : tensor<?x2x16x?xf32> into tensor<?x16x?xf32>
    %143 = affine.apply #map4()[%dim_79]
    %144 = arith.index_cast %143 : index to i64
    %145 = arith.cmpi eq, %61, %144 : i64
    cf.assert %145, "mismatching contracting dimension"
    %146 = tensor.empty(%59, %141) : tensor<?x2x?xf32>
    %147 = linalg.fill ins(%cst_0 : f32) outs(%146 : tensor<?x2x?xf32>) -> tensor<?x2x?xf32>
    %148 = linalg.batch_matmul ins(%collapsed_82, %collapsed_83 : tensor<?x2x16xf32>, tensor<?x16x?xf32>) outs(%147 : tensor<?x2x?xf32>) -> tensor<?x2x?xf32>
    %expanded_84 = tensor.expand_shape %148 [[0, 1], [2], [3]] output_shape [%67, 2, 2, %141] : tensor<?x2x?xf32> into tensor<?x2x2x?xf32>
    %149 = tensor.empty(%67, %141) : tensor<?x2x2x?xf32>
    %150 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_84 : tensor<?x2x2x?xf32>) outs(%149 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.mulf %in, %cst_7 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %151 = linalg.generic {indexing_maps = [#map11, #map10, #map12, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %150, %cst : tensor<2x?xi1>, tensor<?x2x2x?xf32>, tensor<f32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: i1, %in_117: f32, %in_118: f32, %out: f32):
      %197 = arith.select %in, %in_117, %in_118 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %152:2 = linalg.generic {indexing_maps = [#map10, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%151 : tensor<?x2x2x?xf32>) outs(%75, %73 : tensor<?x2x2xf32>, tensor<?x2x2xi64>) {
    ^bb0(%in: f32, %out: f32, %out_117: i64):
      %197 = linalg.index 3 : index
      %198 = arith.index_cast %197 : index to i64
      %199 = arith.maximumf %in, %out : f32
      %200 = arith.cmpf ogt, %in, %out : f32
      %201 = arith.select %200, %198, %out_117 : i64
      linalg.yield %199, %201 : f32, i64
    } -> (tensor<?x2x2xf32>, tensor<?x2x2xi64>)
    %expanded_85 = tensor.expand_shape %152#0 [[0], [1], [2, 3]] output_shape [%67, 2, 2, 1] : tensor<?x2x2xf32> into tensor<?x2x2x1xf32>
    %153 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%151, %expanded_85 : tensor<?x2x2x?xf32>, tensor<?x2x2x1xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.subf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %154 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%153 : tensor<?x2x2x?xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.exp %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %155 = linalg.generic {indexing_maps = [#map10, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%154 : tensor<?x2x2x?xf32>) outs(%80 : tensor<?x2x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x1xf32>
    %156 = linalg.generic {indexing_maps = [#map10, #map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%154, %155 : tensor<?x2x2x?xf32>, tensor<?x2x2x1xf32>) outs(%70 : tensor<?x2x2x?xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.divf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x2x2x?xf32>
    %collapsed_86 = tensor.collapse_shape %156 [[0, 1], [2], [3]] : tensor<?x2x2x?xf32> into tensor<?x2x?xf32>
    %collapsed_87 = tensor.collapse_shape %concat_77 [[0, 1], [2], [3]] : tensor<?x2x?x16xf32> into tensor<?x?x16xf32>
    %dim_88 = tensor.dim %collapsed_59, %c0 : tensor<?x2x?x16xf32>
    %157 = affine.apply #map4()[%dim_88]
    %dim_89 = tensor.dim %collapsed_59, %c2 : tensor<?x2x?x16xf32>
    %158 = affine.apply #map16()[%dim_89]
    %159 = arith.index_cast %157 : index to i64
    %160 = arith.cmpi eq, %86, %159 : i64
    cf.assert %160, "mismatching contracting dimension"
    %161 = arith.index_cast %158 : index to i64
    %162 = arith.cmpi eq, %1, %161 : i64
    cf.assert %162, "mismatching contracting dimension"
    %163 = linalg.batch_matmul ins(%collapsed_86, %collapsed_87 : tensor<?x2x?xf32>, tensor<?x?x16xf32>) outs(%92 : tensor<?x2x16xf32>) -> tensor<?x2x16xf32>
    %expanded_90 = tensor.expand_shape %163 [[0, 1], [2], [3, 4]] output_shape [%94, 2, 2, 1, 16] : tensor<?x2x16xf32> into tensor<?x2x2x1x16xf32>
    %collapsed_91 = tensor.collapse_shape %expanded_90 [[0], [1, 2], [3], [4]] : tensor<?x2x2x1x16xf32> into tensor<?x4x1x16xf32>
    %transposed_92 = linalg.transpose ins(%collapsed_91 : tensor<?x4x1x16xf32>) outs(%95 : tensor<?x1x4x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_93 = tensor.collapse_shape %transposed_92 [[0], [1, 2, 3]] : tensor<?x1x4x16xf32> into tensor<?x64xf32>
    %model.layers.1.self_attn.o_proj.weight = ml_program.global_load_const @model.layers.1.self_attn.o_proj.weight : tensor<64x64xf32>
    %transposed_94 = linalg.transpose ins(%model.layers.1.self_attn.o_proj.weight : tensor<64x64xf32>) outs(%32 : tensor<64x64xf32>) permutation = [1, 0] 
    %164 = linalg.matmul ins(%collapsed_93, %transposed_94 : tensor<?x64xf32>, tensor<64x64xf32>) outs(%97 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_95 = tensor.expand_shape %164 [[0], [1, 2]] output_shape [%94, 1, 64] : tensor<?x64xf32> into tensor<?x1x64xf32>
    %165 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %expanded_95 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %166 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165, %165 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %167 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%166 : tensor<?x1x64xf32>) outs(%25 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %168 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_6 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %169 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_3 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<?x1x1xf32>
    %170 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169 : tensor<?x1x1xf32>) outs(%24 : tensor<?x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x1xf32>
    %171 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165, %170 : tensor<?x1x64xf32>, tensor<?x1x1xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %model.layers.1.post_attention_layernorm.weight = ml_program.global_load_const @model.layers.1.post_attention_layernorm.weight : tensor<64xf32>
    %172 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%171, %model.layers.1.post_attention_layernorm.weight : tensor<?x1x64xf32>, tensor<64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %collapsed_96 = tensor.collapse_shape %172 [[0], [1, 2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %model.layers.1.mlp.gate_proj.weight = ml_program.global_load_const @model.layers.1.mlp.gate_proj.weight : tensor<176x64xf32>
    %transposed_97 = linalg.transpose ins(%model.layers.1.mlp.gate_proj.weight : tensor<176x64xf32>) outs(%107 : tensor<64x176xf32>) permutation = [1, 0] 
    %173 = linalg.matmul ins(%collapsed_96, %transposed_97 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%109 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %expanded_98 = tensor.expand_shape %173 [[0], [1, 2]] output_shape [%dim_8, 1, 176] : tensor<?x176xf32> into tensor<?x1x176xf32>
    %174 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_98 : tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.negf %in : f32
      %198 = math.exp %197 : f32
      %199 = arith.addf %198, %cst_2 : f32
      %200 = arith.divf %cst_2, %199 : f32
      linalg.yield %200 : f32
    } -> tensor<?x1x176xf32>
    %175 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_98, %174 : tensor<?x1x176xf32>, tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x176xf32>
    %model.layers.1.mlp.up_proj.weight = ml_program.global_load_const @model.layers.1.mlp.up_proj.weight : tensor<176x64xf32>
    %transposed_99 = linalg.transpose ins(%model.layers.1.mlp.up_proj.weight : tensor<176x64xf32>) outs(%107 : tensor<64x176xf32>) permutation = [1, 0] 
    %176 = linalg.matmul ins(%collapsed_96, %transposed_99 : tensor<?x64xf32>, tensor<64x176xf32>) outs(%109 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %expanded_100 = tensor.expand_shape %176 [[0], [1, 2]] output_shape [%dim_8, 1, 176] : tensor<?x176xf32> into tensor<?x1x176xf32>
    %177 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%175, %expanded_100 : tensor<?x1x176xf32>, tensor<?x1x176xf32>) outs(%111 : tensor<?x1x176xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x176xf32>
    %collapsed_101 = tensor.collapse_shape %177 [[0], [1, 2]] : tensor<?x1x176xf32> into tensor<?x176xf32>
    %model.layers.1.mlp.down_proj.weight = ml_program.global_load_const @model.layers.1.mlp.down_proj.weight : tensor<64x176xf32>
    %transposed_102 = linalg.transpose ins(%model.layers.1.mlp.down_proj.weight : tensor<64x176xf32>) outs(%116 : tensor<176x64xf32>) permutation = [1, 0] 
    %178 = linalg.matmul ins(%collapsed_101, %transposed_102 : tensor<?x176xf32>, tensor<176x64xf32>) outs(%34 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %expanded_103 = tensor.expand_shape %178 [[0], [1, 2]] output_shape [%dim_8, 1, 64] : tensor<?x64xf32> into tensor<?x1x64xf32>
    %179 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165, %expanded_103 : tensor<?x1x64xf32>, tensor<?x1x64xf32>) outs(%21 : tensor<?x1x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.addf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1x64xf32>
    %extracted_slice_104 = tensor.extract_slice %179[0, 0, 0] [%dim_8, 1, 64] [1, 1, 1] : tensor<?x1x64xf32> to tensor<?x1x64xf32>
    %collapsed_105 = tensor.collapse_shape %extracted_slice_104 [[0, 1], [2]] : tensor<?x1x64xf32> into tensor<?x64xf32>
    %180 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed_105, %collapsed_105 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%33 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x64xf32>
    %181 = tensor.empty(%dim_8) : tensor<?x1xf32>
    %182 = linalg.fill ins(%cst_0 : f32) outs(%181 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %183 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "reduction"]} ins(%180 : tensor<?x64xf32>) outs(%182 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<?x1xf32>
    %184 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%183 : tensor<?x1xf32>) outs(%181 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_6 : f32
      linalg.yield %197 : f32
    } -> tensor<?x1xf32>
    %185 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%184 : tensor<?x1xf32>) outs(%181 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_3 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<?x1xf32>
    %186 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%185 : tensor<?x1xf32>) outs(%181 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<?x1xf32>
    %187 = linalg.generic {indexing_maps = [#map3, #map1, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed_105, %186 : tensor<?x64xf32>, tensor<?x1xf32>) outs(%33 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x64xf32>
    %model.norm.weight = ml_program.global_load_const @model.norm.weight : tensor<64xf32>
    %188 = linalg.generic {indexing_maps = [#map3, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%187, %model.norm.weight : tensor<?x64xf32>, tensor<64xf32>) outs(%33 : tensor<?x64xf32>) {
    ^bb0(%in: f32, %in_117: f32, %out: f32):
      %197 = arith.mulf %in, %in_117 : f32
      linalg.yield %197 : f32
    } -> tensor<?x64xf32>
    %concat_106 = tensor.concat dim(0) %concat_28, %concat_76 : (tensor<?x2x?x16xf32>, tensor<?x2x?x16xf32>) -> tensor<?x2x?x16xf32>
    %dim_107 = tensor.dim %concat_28, %c0 : tensor<?x2x?x16xf32>
    %dim_108 = tensor.dim %concat_76, %c0 : tensor<?x2x?x16xf32>
    %189 = affine.apply #map15()[%dim_107, %dim_108]
    %dim_109 = tensor.dim %concat_28, %c2 : tensor<?x2x?x16xf32>
    %190 = arith.divsi %189, %c2 : index
    %expanded_110 = tensor.expand_shape %concat_106 [[0, 1], [2], [3], [4]] output_shape [2, %190, 2, %dim_109, 16] : tensor<?x2x?x16xf32> into tensor<2x?x2x?x16xf32>
    %concat_111 = tensor.concat dim(0) %concat_29, %concat_77 : (tensor<?x2x?x16xf32>, tensor<?x2x?x16xf32>) -> tensor<?x2x?x16xf32>
    %dim_112 = tensor.dim %concat_29, %c0 : tensor<?x2x?x16xf32>
    %dim_113 = tensor.dim %concat_77, %c0 : tensor<?x2x?x16xf32>
    %191 = affine.apply #map15()[%dim_112, %dim_113]
    %dim_114 = tensor.dim %concat_29, %c2 : tensor<?x2x?x16xf32>
    %192 = arith.divsi %191, %c2 : index
    %expanded_115 = tensor.expand_shape %concat_111 [[0, 1], [2], [3], [4]] output_shape [2, %192, 2, %dim_114, 16] : tensor<?x2x?x16xf32> into tensor<2x?x2x?x16xf32>
    %lm_head.weight = ml_program.global_load_const @lm_head.weight : tensor<257x64xf32>
    %193 = tensor.empty() : tensor<64x257xf32>
    %transposed_116 = linalg.transpose ins(%lm_head.weight : tensor<257x64xf32>) outs(%193 : tensor<64x257xf32>) permutation = [1, 0] 
    %194 = tensor.empty(%dim_8) : tensor<?x257xf32>
    %195 = linalg.fill ins(%cst_0 : f32) outs(%194 : tensor<?x257xf32>) -> tensor<?x257xf32>
    %196 = linalg.matmul ins(%188, %transposed_116 : tensor<?x64xf32>, tensor<64x257xf32>) outs(%195 : tensor<?x257xf32>) -> tensor<?x257xf32>
    return %196, %expanded_110, %expanded_115 : tensor<?x257xf32>, tensor<2x?x2x?x16xf32>, tensor<2x?x2x?x16xf32>
  }
}
