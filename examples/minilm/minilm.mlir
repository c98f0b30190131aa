#extern = #ml_program.extern
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> (d0)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> ()>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map10 = affine_map<(d0, d1, d2) -> (d2)>
#map11 = affine_map<()[s0, s1] -> (s0 * s1)>
#map12 = affine_map<(d0, d1) -> (d1)>
#map13 = affine_map<()[s0] -> (s0 * 12)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, d3)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map17 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map18 = affine_map<(d0, d1) -> (d0, 0)>
module {
  ml_program.global private @encoder.layer.5.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.5.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.5.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.5.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.5.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.5.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.5.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.5.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.4.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.4.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.4.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.4.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.4.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.4.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.4.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.4.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.3.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.3.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.3.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.3.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.3.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.3.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.3.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.3.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.2.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.2.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.2.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.2.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.2.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.2.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.2.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.2.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.1.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.1.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.1.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.1.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.1.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.1.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.1.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.1.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.0.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.output.dense.weight(#extern) : tensor<384x1536xf32>
  ml_program.global private @encoder.layer.0.intermediate.dense.bias(#extern) : tensor<1536xf32>
  ml_program.global private @encoder.layer.0.intermediate.dense.weight(#extern) : tensor<1536x384xf32>
  ml_program.global private @encoder.layer.0.attention.output.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.output.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.output.dense.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.output.dense.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.0.attention.self.value.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.self.value.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.0.attention.self.key.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.self.key.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @encoder.layer.0.attention.self.query.bias(#extern) : tensor<384xf32>
  ml_program.global private @encoder.layer.0.attention.self.query.weight(#extern) : tensor<384x384xf32>
  ml_program.global private @embeddings.LayerNorm.bias(#extern) : tensor<384xf32>
  ml_program.global private @embeddings.LayerNorm.weight(#extern) : tensor<384xf32>
  ml_program.global private @embeddings.word_embeddings.weight(#extern) : tensor<30522x384xf32>
  ml_program.global private @embeddings.token_type_embeddings.weight(#extern) : tensor<2x384xf32>
  ml_program.global private @embeddings.position_embeddings.weight(#extern) : tensor<512x384xf32>
  func.func @main(%arg0: tensor<?x?xi64>, %arg1: tensor<?x?xi64>) -> tensor<?x384xf32> {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %c384_i64 = arith.constant 384 : i64
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c2 = arith.constant 2 : index
    %c512 = arith.constant 512 : index
    %c30522 = arith.constant 30522 : index
    %cst_0 = arith.constant 0.000000e+00 : f32
    %c12 = arith.constant 12 : index
    %cst_1 = arith.constant 0xFF800000 : f32
    %c1536_i64 = arith.constant 1536 : i64
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant 1.000000e-09 : f64
    %cst_5 = arith.constant 5.6568542494923806 : f64
    %cst_6 = arith.constant 9.9999999999999998E-13 : f64
    %cst_7 = arith.constant -3.40282347E+38 : f32
    %cst_8 = arith.constant 3.840000e+02 : f32
    %cst_9 = arith.constant 1.41421354 : f32
    %cst_10 = arith.constant 2.000000e+00 : f32
    %cst_11 = arith.constant dense<0> : tensor<i64>
    %dim = tensor.dim %arg0, %c0 : tensor<?x?xi64>
    %0 = arith.index_cast %dim : index to i64
    %dim_12 = tensor.dim %arg0, %c1 : tensor<?x?xi64>
    %1 = arith.index_cast %dim_12 : index to i64
    %dim_13 = tensor.dim %arg1, %c0 : tensor<?x?xi64>
    %dim_14 = tensor.dim %arg1, %c1 : tensor<?x?xi64>
    %expanded = tensor.expand_shape %arg1 [[0], [1, 2, 3]] output_shape [%dim_13, 1, 1, %dim_14] : tensor<?x?xi64> into tensor<?x1x1x?xi64>
    %2 = tensor.empty(%dim_13, %dim_14) : tensor<?x1x1x?xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<?x1x1x?xi64>) outs(%2 : tensor<?x1x1x?xf32>) {
    ^bb0(%in: i64, %out: f32):
      %383 = arith.sitofp %in : i64 to f32
      linalg.yield %383 : f32
    } -> tensor<?x1x1x?xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst, %3 : tensor<f32>, tensor<?x1x1x?xf32>) outs(%2 : tensor<?x1x1x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1x1x?xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<?x1x1x?xf32>) outs(%2 : tensor<?x1x1x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.mulf %in, %cst_7 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1x1x?xf32>
    %6 = tensor.empty(%dim_12) : tensor<?xi64>
    %7 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%6 : tensor<?xi64>) {
    ^bb0(%out: i64):
      %383 = linalg.index 0 : index
      %384 = arith.index_cast %383 : index to i64
      linalg.yield %384 : i64
    } -> tensor<?xi64>
    %embeddings.position_embeddings.weight = ml_program.global_load_const @embeddings.position_embeddings.weight : tensor<512x384xf32>
    %8 = tensor.empty(%dim_12) : tensor<?x384xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?xi64>) outs(%8 : tensor<?x384xf32>) {
    ^bb0(%in: i64, %out: f32):
      %383 = arith.index_cast %in : i64 to index
      %384 = linalg.index 1 : index
      %385 = arith.cmpi slt, %383, %c512 : index
      cf.assert %385, "index must be smaller than dim size"
      %386 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %386, "index must be larger or equal to 0"
      %extracted = tensor.extract %embeddings.position_embeddings.weight[%383, %384] : tensor<512x384xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x384xf32>
    %10 = tensor.empty(%dim, %dim_12) : tensor<?x?xi64>
    %11 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_11 : tensor<i64>) outs(%10 : tensor<?x?xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<?x?xi64>
    %embeddings.token_type_embeddings.weight = ml_program.global_load_const @embeddings.token_type_embeddings.weight : tensor<2x384xf32>
    %12 = tensor.empty(%dim, %dim_12) : tensor<?x?x384xf32>
    %13 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<?x?xi64>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: i64, %out: f32):
      %383 = arith.index_cast %in : i64 to index
      %384 = linalg.index 2 : index
      %385 = arith.cmpi slt, %383, %c2 : index
      cf.assert %385, "index must be smaller than dim size"
      %386 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %386, "index must be larger or equal to 0"
      %extracted = tensor.extract %embeddings.token_type_embeddings.weight[%383, %384] : tensor<2x384xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x?x384xf32>
    %embeddings.word_embeddings.weight = ml_program.global_load_const @embeddings.word_embeddings.weight : tensor<30522x384xf32>
    %14 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<?x?xi64>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: i64, %out: f32):
      %383 = arith.index_cast %in : i64 to index
      %384 = linalg.index 2 : index
      %385 = arith.cmpi slt, %383, %c30522 : index
      cf.assert %385, "index must be smaller than dim size"
      %386 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %386, "index must be larger or equal to 0"
      %extracted = tensor.extract %embeddings.word_embeddings.weight[%383, %384] : tensor<30522x384xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x?x384xf32>
    %15 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %9 : tensor<?x?x384xf32>, tensor<?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %16 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %13 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %embeddings.LayerNorm.weight = ml_program.global_load_const @embeddings.LayerNorm.weight : tensor<384xf32>
    %embeddings.LayerNorm.bias = ml_program.global_load_const @embeddings.LayerNorm.bias : tensor<384xf32>
    %17 = tensor.empty(%dim, %dim_12) : tensor<?x?x1xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<?x?x1xf32>) -> tensor<?x?x1xf32>
    %19 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%16 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %20 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed = tensor.collapse_shape %20 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %21 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %22 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %21 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %23 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %22 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %24 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %25 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %26 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %27 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_15 = tensor.collapse_shape %27 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_15 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %29 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %28 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %30 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %embeddings.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %31 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %embeddings.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_16 = tensor.collapse_shape %31 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.0.attention.self.query.weight = ml_program.global_load_const @encoder.layer.0.attention.self.query.weight : tensor<384x384xf32>
    %32 = tensor.empty() : tensor<384x384xf32>
    %transposed = linalg.transpose ins(%encoder.layer.0.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %33 = affine.apply #map11()[%dim, %dim_12]
    %34 = tensor.empty(%33) : tensor<?x384xf32>
    %35 = linalg.fill ins(%cst_0 : f32) outs(%34 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %36 = linalg.matmul ins(%collapsed_16, %transposed : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.0.attention.self.query.bias = ml_program.global_load_const @encoder.layer.0.attention.self.query.bias : tensor<384xf32>
    %37 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%36, %encoder.layer.0.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %from_elements = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape = tensor.reshape %37(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_17 = tensor.expand_shape %reshape [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %38 = tensor.empty(%dim, %dim_12) : tensor<?x12x?x32xf32>
    %transposed_18 = linalg.transpose ins(%expanded_17 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.0.attention.self.key.weight = ml_program.global_load_const @encoder.layer.0.attention.self.key.weight : tensor<384x384xf32>
    %transposed_19 = linalg.transpose ins(%encoder.layer.0.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %39 = linalg.matmul ins(%collapsed_16, %transposed_19 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.0.attention.self.key.bias = ml_program.global_load_const @encoder.layer.0.attention.self.key.bias : tensor<384xf32>
    %40 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%39, %encoder.layer.0.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_20 = tensor.reshape %40(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_21 = tensor.expand_shape %reshape_20 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.0.attention.self.value.weight = ml_program.global_load_const @encoder.layer.0.attention.self.value.weight : tensor<384x384xf32>
    %transposed_22 = linalg.transpose ins(%encoder.layer.0.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %41 = linalg.matmul ins(%collapsed_16, %transposed_22 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.0.attention.self.value.bias = ml_program.global_load_const @encoder.layer.0.attention.self.value.bias : tensor<384xf32>
    %42 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%41, %encoder.layer.0.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_23 = tensor.reshape %42(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_24 = tensor.expand_shape %reshape_23 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_25 = linalg.transpose ins(%expanded_24 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %43 = tensor.empty(%dim, %dim_12) : tensor<?x12x32x?xf32>
    %transposed_26 = linalg.transpose ins(%expanded_21 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_27 = tensor.collapse_shape %transposed_18 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_28 = tensor.collapse_shape %transposed_26 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %44 = affine.apply #map13()[%dim]
    %45 = arith.index_cast %44 : index to i64
    %46 = tensor.empty(%44, %dim_12, %dim_12) : tensor<?x?x?xf32>
    %47 = linalg.fill ins(%cst_0 : f32) outs(%46 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %48 = linalg.batch_matmul ins(%collapsed_27, %collapsed_28 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %49 = arith.divsi %44, %c12 : index
    %expanded_29 = tensor.expand_shape %48 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %50 = tensor.empty(%49, %dim_12, %dim_12) : tensor<?x12x?x?xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_29 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %53 = tensor.empty(%49, %dim_12) : tensor<?x12x?xi64>
    %54 = linalg.fill ins(%c0_i64 : i64) outs(%53 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %55 = tensor.empty(%49, %dim_12) : tensor<?x12x?xf32>
    %56 = linalg.fill ins(%cst_1 : f32) outs(%55 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %57:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%52 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_30 = tensor.expand_shape %57#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %expanded_30 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %60 = tensor.empty(%49, %dim_12) : tensor<?x12x?x1xf32>
    %61 = linalg.fill ins(%cst_0 : f32) outs(%60 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%59 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %62 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_31 = tensor.collapse_shape %63 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_32 = tensor.collapse_shape %transposed_25 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %64 = affine.apply #map13()[%49]
    %65 = arith.index_cast %64 : index to i64
    %66 = arith.cmpi eq, %65, %45 : i64
    cf.assert %66, "mismatching contracting dimension"
    %67 = tensor.empty(%64, %dim_12) : tensor<?x?x32xf32>
    %68 = linalg.fill ins(%cst_0 : f32) outs(%67 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %69 = linalg.batch_matmul ins(%collapsed_31, %collapsed_32 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %70 = arith.divsi %64, %c12 : index
    %expanded_33 = tensor.expand_shape %69 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %71 = tensor.empty(%70, %dim_12) : tensor<?x?x12x32xf32>
    %transposed_34 = linalg.transpose ins(%expanded_33 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_35 = tensor.collapse_shape %transposed_34 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.0.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.0.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_36 = linalg.transpose ins(%encoder.layer.0.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %72 = affine.apply #map11()[%70, %dim_12]
    %73 = tensor.empty(%72) : tensor<?x384xf32>
    %74 = linalg.fill ins(%cst_0 : f32) outs(%73 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %75 = linalg.matmul ins(%collapsed_35, %transposed_36 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.0.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.0.attention.output.dense.bias : tensor<384xf32>
    %76 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%75, %encoder.layer.0.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_37 = tensor.reshape %76(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %77 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_37, %31 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.0.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.0.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.0.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.0.attention.output.LayerNorm.bias : tensor<384xf32>
    %78 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %79 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_38 = tensor.collapse_shape %79 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %80 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_38 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %81 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %80 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %82 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %81 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %83 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%82 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %84 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %85 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %86 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_39 = tensor.collapse_shape %86 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %87 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_39 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %88 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %87 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %89 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %encoder.layer.0.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %90 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %encoder.layer.0.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_40 = tensor.collapse_shape %90 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.0.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.0.intermediate.dense.weight : tensor<1536x384xf32>
    %91 = tensor.empty() : tensor<384x1536xf32>
    %transposed_41 = linalg.transpose ins(%encoder.layer.0.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %92 = tensor.empty(%33) : tensor<?x1536xf32>
    %93 = linalg.fill ins(%cst_0 : f32) outs(%92 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %94 = linalg.matmul ins(%collapsed_40, %transposed_41 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.0.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.0.intermediate.dense.bias : tensor<1536xf32>
    %95 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%94, %encoder.layer.0.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %from_elements_42 = tensor.from_elements %0, %1, %c1536_i64 : tensor<3xi64>
    %reshape_43 = tensor.reshape %95(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %96 = tensor.empty(%dim, %dim_12) : tensor<?x?x1536xf32>
    %97 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_43 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_44 = tensor.collapse_shape %97 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.0.output.dense.weight = ml_program.global_load_const @encoder.layer.0.output.dense.weight : tensor<384x1536xf32>
    %98 = tensor.empty() : tensor<1536x384xf32>
    %transposed_45 = linalg.transpose ins(%encoder.layer.0.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %99 = linalg.matmul ins(%collapsed_44, %transposed_45 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.0.output.dense.bias = ml_program.global_load_const @encoder.layer.0.output.dense.bias : tensor<384xf32>
    %100 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%99, %encoder.layer.0.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_46 = tensor.reshape %100(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %101 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_46, %90 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.0.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.0.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.0.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.0.output.LayerNorm.bias : tensor<384xf32>
    %102 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %103 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_47 = tensor.collapse_shape %103 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %104 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_47 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %105 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %104 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %106 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %105 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %107 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%106 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %108 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %109 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %110 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_48 = tensor.collapse_shape %110 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %111 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_48 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %112 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %111 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %113 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %encoder.layer.0.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %114 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113, %encoder.layer.0.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_49 = tensor.collapse_shape %114 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.1.attention.self.query.weight = ml_program.global_load_const @encoder.layer.1.attention.self.query.weight : tensor<384x384xf32>
    %transposed_50 = linalg.transpose ins(%encoder.layer.1.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %115 = linalg.matmul ins(%collapsed_49, %transposed_50 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.1.attention.self.query.bias = ml_program.global_load_const @encoder.layer.1.attention.self.query.bias : tensor<384xf32>
    %116 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%115, %encoder.layer.1.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_51 = tensor.reshape %116(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_52 = tensor.expand_shape %reshape_51 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_53 = linalg.transpose ins(%expanded_52 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.1.attention.self.key.weight = ml_program.global_load_const @encoder.layer.1.attention.self.key.weight : tensor<384x384xf32>
    %transposed_54 = linalg.transpose ins(%encoder.layer.1.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %117 = linalg.matmul ins(%collapsed_49, %transposed_54 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.1.attention.self.key.bias = ml_program.global_load_const @encoder.layer.1.attention.self.key.bias : tensor<384xf32>
    %118 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%117, %encoder.layer.1.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_55 = tensor.reshape %118(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_56 = tensor.expand_shape %reshape_55 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.1.attention.self.value.weight = ml_program.global_load_const @encoder.layer.1.attention.self.value.weight : tensor<384x384xf32>
    %transposed_57 = linalg.transpose ins(%encoder.layer.1.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %119 = linalg.matmul ins(%collapsed_49, %transposed_57 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.1.attention.self.value.bias = ml_program.global_load_const @encoder.layer.1.attention.self.value.bias : tensor<384xf32>
    %120 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%119, %encoder.layer.1.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_58 = tensor.reshape %120(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_59 = tensor.expand_shape %reshape_58 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_60 = linalg.transpose ins(%expanded_59 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %transposed_61 = linalg.transpose ins(%expanded_56 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_62 = tensor.collapse_shape %transposed_53 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_63 = tensor.collapse_shape %transposed_61 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %121 = linalg.batch_matmul ins(%collapsed_62, %collapsed_63 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_64 = tensor.expand_shape %121 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_64 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %124:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%123 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_65 = tensor.expand_shape %124#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123, %expanded_65 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%125 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%126 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%126, %127 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_66 = tensor.collapse_shape %128 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_67 = tensor.collapse_shape %transposed_60 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    cf.assert %66, "mismatching contracting dimension"
    %129 = linalg.batch_matmul ins(%collapsed_66, %collapsed_67 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %expanded_68 = tensor.expand_shape %129 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %transposed_69 = linalg.transpose ins(%expanded_68 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_70 = tensor.collapse_shape %transposed_69 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.1.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.1.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_71 = linalg.transpose ins(%encoder.layer.1.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %130 = linalg.matmul ins(%collapsed_70, %transposed_71 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.1.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.1.attention.output.dense.bias : tensor<384xf32>
    %131 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%130, %encoder.layer.1.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_72 = tensor.reshape %131(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %132 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_72, %114 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.1.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.1.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.1.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.1.attention.output.LayerNorm.bias : tensor<384xf32>
    %133 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%132 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %134 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_73 = tensor.collapse_shape %134 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %135 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_73 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %136 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132, %135 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %137 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %136 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %138 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%137 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %139 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %140 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %141 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_74 = tensor.collapse_shape %141 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %142 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_74 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %143 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %142 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %144 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %encoder.layer.1.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %145 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %encoder.layer.1.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_75 = tensor.collapse_shape %145 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.1.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.1.intermediate.dense.weight : tensor<1536x384xf32>
    %transposed_76 = linalg.transpose ins(%encoder.layer.1.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %146 = linalg.matmul ins(%collapsed_75, %transposed_76 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.1.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.1.intermediate.dense.bias : tensor<1536xf32>
    %147 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%146, %encoder.layer.1.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %reshape_77 = tensor.reshape %147(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %148 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_77 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_78 = tensor.collapse_shape %148 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.1.output.dense.weight = ml_program.global_load_const @encoder.layer.1.output.dense.weight : tensor<384x1536xf32>
    %transposed_79 = linalg.transpose ins(%encoder.layer.1.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %149 = linalg.matmul ins(%collapsed_78, %transposed_79 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.1.output.dense.bias = ml_program.global_load_const @encoder.layer.1.output.dense.bias : tensor<384xf32>
    %150 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%149, %encoder.layer.1.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_80 = tensor.reshape %150(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %151 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_80, %145 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.1.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.1.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.1.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.1.output.LayerNorm.bias : tensor<384xf32>
    %152 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%151 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %153 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_81 = tensor.collapse_shape %153 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %154 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_81 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %155 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151, %154 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %156 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%155, %155 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %157 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%156 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %158 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%157 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %159 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %160 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%159 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_82 = tensor.collapse_shape %160 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %161 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_82 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %162 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%155, %161 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %163 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%162, %encoder.layer.1.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %164 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%163, %encoder.layer.1.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_83 = tensor.collapse_shape %164 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.2.attention.self.query.weight = ml_program.global_load_const @encoder.layer.2.attention.self.query.weight : tensor<384x384xf32>
    %transposed_84 = linalg.transpose ins(%encoder.layer.2.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %165 = linalg.matmul ins(%collapsed_83, %transposed_84 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.2.attention.self.query.bias = ml_program.global_load_const @encoder.layer.2.attention.self.query.bias : tensor<384xf32>
    %166 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%165, %encoder.layer.2.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_85 = tensor.reshape %166(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_86 = tensor.expand_shape %reshape_85 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_87 = linalg.transpose ins(%expanded_86 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.2.attention.self.key.weight = ml_program.global_load_const @encoder.layer.2.attention.self.key.weight : tensor<384x384xf32>
    %transposed_88 = linalg.transpose ins(%encoder.layer.2.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %167 = linalg.matmul ins(%collapsed_83, %transposed_88 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.2.attention.self.key.bias = ml_program.global_load_const @encoder.layer.2.attention.self.key.bias : tensor<384xf32>
    %168 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%167, %encoder.layer.2.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_89 = tensor.reshape %168(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_90 = tensor.expand_shape %reshape_89 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.2.attention.self.value.weight = ml_program.global_load_const @encoder.layer.2.attention.self.value.weight : tensor<384x384xf32>
    %transposed_91 = linalg.transpose ins(%encoder.layer.2.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %169 = linalg.matmul ins(%collapsed_83, %transposed_91 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.2.attention.self.value.bias = ml_program.global_load_const @encoder.layer.2.attention.self.value.bias : tensor<384xf32>
    %170 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%169, %encoder.layer.2.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_92 = tensor.reshape %170(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_93 = tensor.expand_shape %reshape_92 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_94 = linalg.transpose ins(%expanded_93 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %transposed_95 = linalg.transpose ins(%expanded_90 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_96 = tensor.collapse_shape %transposed_87 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_97 = tensor.collapse_shape %transposed_95 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %171 = linalg.batch_matmul ins(%collapsed_96, %collapsed_97 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_98 = tensor.expand_shape %171 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %172 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_98 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %173 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%172, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %174:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%173 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_99 = tensor.expand_shape %174#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %175 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%173, %expanded_99 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %176 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%175 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %177 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%176 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %178 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%176, %177 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_100 = tensor.collapse_shape %178 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_101 = tensor.collapse_shape %transposed_94 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    cf.assert %66, "mismatching contracting dimension"
    %179 = linalg.batch_matmul ins(%collapsed_100, %collapsed_101 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %expanded_102 = tensor.expand_shape %179 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %transposed_103 = linalg.transpose ins(%expanded_102 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_104 = tensor.collapse_shape %transposed_103 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.2.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.2.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_105 = linalg.transpose ins(%encoder.layer.2.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %180 = linalg.matmul ins(%collapsed_104, %transposed_105 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.2.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.2.attention.output.dense.bias : tensor<384xf32>
    %181 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%180, %encoder.layer.2.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_106 = tensor.reshape %181(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %182 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_106, %164 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.2.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.2.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.2.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.2.attention.output.LayerNorm.bias : tensor<384xf32>
    %183 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%182 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %184 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%183 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_107 = tensor.collapse_shape %184 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %185 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_107 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %186 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182, %185 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %187 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%186, %186 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %188 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%187 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %189 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%188 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %190 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %191 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%190 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_108 = tensor.collapse_shape %191 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %192 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_108 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %193 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%186, %192 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %194 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%193, %encoder.layer.2.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %195 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%194, %encoder.layer.2.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_109 = tensor.collapse_shape %195 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.2.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.2.intermediate.dense.weight : tensor<1536x384xf32>
    %transposed_110 = linalg.transpose ins(%encoder.layer.2.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %196 = linalg.matmul ins(%collapsed_109, %transposed_110 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.2.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.2.intermediate.dense.bias : tensor<1536xf32>
    %197 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%196, %encoder.layer.2.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %reshape_111 = tensor.reshape %197(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %198 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_111 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_112 = tensor.collapse_shape %198 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.2.output.dense.weight = ml_program.global_load_const @encoder.layer.2.output.dense.weight : tensor<384x1536xf32>
    %transposed_113 = linalg.transpose ins(%encoder.layer.2.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %199 = linalg.matmul ins(%collapsed_112, %transposed_113 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.2.output.dense.bias = ml_program.global_load_const @encoder.layer.2.output.dense.bias : tensor<384xf32>
    %200 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%199, %encoder.layer.2.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_114 = tensor.reshape %200(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %201 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_114, %195 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.2.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.2.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.2.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.2.output.LayerNorm.bias : tensor<384xf32>
    %202 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%201 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %203 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%202 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_115 = tensor.collapse_shape %203 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %204 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_115 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %205 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%201, %204 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %206 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%205, %205 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %207 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%206 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %208 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%207 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %209 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%208 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %210 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%209 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_116 = tensor.collapse_shape %210 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %211 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_116 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %212 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%205, %211 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %213 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%212, %encoder.layer.2.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %214 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%213, %encoder.layer.2.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_117 = tensor.collapse_shape %214 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.3.attention.self.query.weight = ml_program.global_load_const @encoder.layer.3.attention.self.query.weight : tensor<384x384xf32>
    %transposed_118 = linalg.transpose ins(%encoder.layer.3.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %215 = linalg.matmul ins(%collapsed_117, %transposed_118 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.3.attention.self.query.bias = ml_program.global_load_const @encoder.layer.3.attention.self.query.bias : tensor<384xf32>
    %216 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%215, %encoder.layer.3.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_119 = tensor.reshape %216(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_120 = tensor.expand_shape %reshape_119 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_121 = linalg.transpose ins(%expanded_120 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.3.attention.self.key.weight = ml_program.global_load_const @encoder.layer.3.attention.self.key.weight : tensor<384x384xf32>
    %transposed_122 = linalg.transpose ins(%encoder.layer.3.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %217 = linalg.matmul ins(%collapsed_117, %transposed_122 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.3.attention.self.key.bias = ml_program.global_load_const @encoder.layer.3.attention.self.key.bias : tensor<384xf32>
    %218 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%217, %encoder.layer.3.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_123 = tensor.reshape %218(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_124 = tensor.expand_shape %reshape_123 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.3.attention.self.value.weight = ml_program.global_load_const @encoder.layer.3.attention.self.value.weight : tensor<384x384xf32>
    %transposed_125 = linalg.transpose ins(%encoder.layer.3.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %219 = linalg.matmul ins(%collapsed_117, %transposed_125 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.3.attention.self.value.bias = ml_program.global_load_const @encoder.layer.3.attention.self.value.bias : tensor<384xf32>
    %220 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%219, %encoder.layer.3.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_126 = tensor.reshape %220(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_127 = tensor.expand_shape %reshape_126 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_128 = linalg.transpose ins(%expanded_127 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %transposed_129 = linalg.transpose ins(%expanded_124 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_130 = tensor.collapse_shape %transposed_121 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_131 = tensor.collapse_shape %transposed_129 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %221 = linalg.batch_matmul ins(%collapsed_130, %collapsed_131 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_132 = tensor.expand_shape %221 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %222 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_132 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %223 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%222, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %224:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%223 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_133 = tensor.expand_shape %224#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %225 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%223, %expanded_133 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %226 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%225 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %227 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%226 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %228 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%226, %227 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_134 = tensor.collapse_shape %228 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_135 = tensor.collapse_shape %transposed_128 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    cf.assert %66, "mismatching contracting dimension"
    %229 = linalg.batch_matmul ins(%collapsed_134, %collapsed_135 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %expanded_136 = tensor.expand_shape %229 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %transposed_137 = linalg.transpose ins(%expanded_136 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_138 = tensor.collapse_shape %transposed_137 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.3.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.3.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_139 = linalg.transpose ins(%encoder.layer.3.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %230 = linalg.matmul ins(%collapsed_138, %transposed_139 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.3.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.3.attention.output.dense.bias : tensor<384xf32>
    %231 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%230, %encoder.layer.3.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_140 = tensor.reshape %231(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %232 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_140, %214 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.3.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.3.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.3.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.3.attention.output.LayerNorm.bias : tensor<384xf32>
    %233 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%232 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %234 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%233 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_141 = tensor.collapse_shape %234 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %235 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_141 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %236 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%232, %235 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %237 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%236, %236 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %238 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%237 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %239 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%238 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %240 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%239 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %241 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%240 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_142 = tensor.collapse_shape %241 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %242 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_142 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %243 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%236, %242 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %244 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%243, %encoder.layer.3.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %245 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%244, %encoder.layer.3.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_143 = tensor.collapse_shape %245 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.3.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.3.intermediate.dense.weight : tensor<1536x384xf32>
    %transposed_144 = linalg.transpose ins(%encoder.layer.3.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %246 = linalg.matmul ins(%collapsed_143, %transposed_144 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.3.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.3.intermediate.dense.bias : tensor<1536xf32>
    %247 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%246, %encoder.layer.3.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %reshape_145 = tensor.reshape %247(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %248 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_145 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_146 = tensor.collapse_shape %248 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.3.output.dense.weight = ml_program.global_load_const @encoder.layer.3.output.dense.weight : tensor<384x1536xf32>
    %transposed_147 = linalg.transpose ins(%encoder.layer.3.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %249 = linalg.matmul ins(%collapsed_146, %transposed_147 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.3.output.dense.bias = ml_program.global_load_const @encoder.layer.3.output.dense.bias : tensor<384xf32>
    %250 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%249, %encoder.layer.3.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_148 = tensor.reshape %250(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %251 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_148, %245 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.3.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.3.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.3.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.3.output.LayerNorm.bias : tensor<384xf32>
    %252 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%251 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %253 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%252 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_149 = tensor.collapse_shape %253 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %254 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_149 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %255 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%251, %254 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %256 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%255, %255 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %257 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%256 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %258 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%257 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %259 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%258 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %260 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%259 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_150 = tensor.collapse_shape %260 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %261 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_150 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %262 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%255, %261 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %263 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%262, %encoder.layer.3.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %264 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%263, %encoder.layer.3.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_151 = tensor.collapse_shape %264 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.4.attention.self.query.weight = ml_program.global_load_const @encoder.layer.4.attention.self.query.weight : tensor<384x384xf32>
    %transposed_152 = linalg.transpose ins(%encoder.layer.4.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %265 = linalg.matmul ins(%collapsed_151, %transposed_152 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.4.attention.self.query.bias = ml_program.global_load_const @encoder.layer.4.attention.self.query.bias : tensor<384xf32>
    %266 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%265, %encoder.layer.4.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_153 = tensor.reshape %266(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_154 = tensor.expand_shape %reshape_153 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_155 = linalg.transpose ins(%expanded_154 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.4.attention.self.key.weight = ml_program.global_load_const @encoder.layer.4.attention.self.key.weight : tensor<384x384xf32>
    %transposed_156 = linalg.transpose ins(%encoder.layer.4.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %267 = linalg.matmul ins(%collapsed_151, %transposed_156 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.4.attention.self.key.bias = ml_program.global_load_const @encoder.layer.4.attention.self.key.bias : tensor<384xf32>
    %268 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%267, %encoder.layer.4.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_157 = tensor.reshape %268(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_158 = tensor.expand_shape %reshape_157 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.4.attention.self.value.weight = ml_program.global_load_const @encoder.layer.4.attention.self.value.weight : tensor<384x384xf32>
    %transposed_159 = linalg.transpose ins(%encoder.layer.4.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %269 = linalg.matmul ins(%collapsed_151, %transposed_159 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.4.attention.self.value.bias = ml_program.global_load_const @encoder.layer.4.attention.self.value.bias : tensor<384xf32>
    %270 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%269, %encoder.layer.4.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_160 = tensor.reshape %270(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_161 = tensor.expand_shape %reshape_160 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_162 = linalg.transpose ins(%expanded_161 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %transposed_163 = linalg.transpose ins(%expanded_158 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_164 = tensor.collapse_shape %transposed_155 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_165 = tensor.collapse_shape %transposed_163 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %271 = linalg.batch_matmul ins(%collapsed_164, %collapsed_165 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_166 = tensor.expand_shape %271 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %272 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_166 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %273 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%272, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %274:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%273 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_167 = tensor.expand_shape %274#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %275 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%273, %expanded_167 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %276 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%275 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %277 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%276 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %278 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%276, %277 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_168 = tensor.collapse_shape %278 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_169 = tensor.collapse_shape %transposed_162 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    cf.assert %66, "mismatching contracting dimension"
    %279 = linalg.batch_matmul ins(%collapsed_168, %collapsed_169 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %expanded_170 = tensor.expand_shape %279 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %transposed_171 = linalg.transpose ins(%expanded_170 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_172 = tensor.collapse_shape %transposed_171 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.4.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.4.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_173 = linalg.transpose ins(%encoder.layer.4.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %280 = linalg.matmul ins(%collapsed_172, %transposed_173 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.4.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.4.attention.output.dense.bias : tensor<384xf32>
    %281 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%280, %encoder.layer.4.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_174 = tensor.reshape %281(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %282 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_174, %264 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.4.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.4.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.4.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.4.attention.output.LayerNorm.bias : tensor<384xf32>
    %283 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%282 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %284 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%283 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_175 = tensor.collapse_shape %284 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %285 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_175 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %286 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%282, %285 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %287 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%286, %286 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %288 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%287 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %289 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%288 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %290 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%289 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %291 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%290 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_176 = tensor.collapse_shape %291 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %292 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_176 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %293 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%286, %292 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %294 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%293, %encoder.layer.4.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %295 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%294, %encoder.layer.4.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_177 = tensor.collapse_shape %295 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.4.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.4.intermediate.dense.weight : tensor<1536x384xf32>
    %transposed_178 = linalg.transpose ins(%encoder.layer.4.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %296 = linalg.matmul ins(%collapsed_177, %transposed_178 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.4.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.4.intermediate.dense.bias : tensor<1536xf32>
    %297 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%296, %encoder.layer.4.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %reshape_179 = tensor.reshape %297(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %298 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_179 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_180 = tensor.collapse_shape %298 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.4.output.dense.weight = ml_program.global_load_const @encoder.layer.4.output.dense.weight : tensor<384x1536xf32>
    %transposed_181 = linalg.transpose ins(%encoder.layer.4.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %299 = linalg.matmul ins(%collapsed_180, %transposed_181 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.4.output.dense.bias = ml_program.global_load_const @encoder.layer.4.output.dense.bias : tensor<384xf32>
    %300 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%299, %encoder.layer.4.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_182 = tensor.reshape %300(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %301 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_182, %295 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.4.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.4.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.4.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.4.output.LayerNorm.bias : tensor<384xf32>
    %302 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%301 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %303 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%302 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_183 = tensor.collapse_shape %303 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %304 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_183 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %305 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%301, %304 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %306 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%305, %305 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %307 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%306 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %308 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%307 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %309 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%308 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %310 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%309 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_184 = tensor.collapse_shape %310 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %311 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_184 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %312 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%305, %311 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %313 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%312, %encoder.layer.4.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %314 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%313, %encoder.layer.4.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_185 = tensor.collapse_shape %314 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.5.attention.self.query.weight = ml_program.global_load_const @encoder.layer.5.attention.self.query.weight : tensor<384x384xf32>
    %transposed_186 = linalg.transpose ins(%encoder.layer.5.attention.self.query.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %315 = linalg.matmul ins(%collapsed_185, %transposed_186 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.5.attention.self.query.bias = ml_program.global_load_const @encoder.layer.5.attention.self.query.bias : tensor<384xf32>
    %316 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%315, %encoder.layer.5.attention.self.query.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_187 = tensor.reshape %316(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_188 = tensor.expand_shape %reshape_187 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_189 = linalg.transpose ins(%expanded_188 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %encoder.layer.5.attention.self.key.weight = ml_program.global_load_const @encoder.layer.5.attention.self.key.weight : tensor<384x384xf32>
    %transposed_190 = linalg.transpose ins(%encoder.layer.5.attention.self.key.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %317 = linalg.matmul ins(%collapsed_185, %transposed_190 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.5.attention.self.key.bias = ml_program.global_load_const @encoder.layer.5.attention.self.key.bias : tensor<384xf32>
    %318 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%317, %encoder.layer.5.attention.self.key.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_191 = tensor.reshape %318(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_192 = tensor.expand_shape %reshape_191 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %encoder.layer.5.attention.self.value.weight = ml_program.global_load_const @encoder.layer.5.attention.self.value.weight : tensor<384x384xf32>
    %transposed_193 = linalg.transpose ins(%encoder.layer.5.attention.self.value.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %319 = linalg.matmul ins(%collapsed_185, %transposed_193 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.5.attention.self.value.bias = ml_program.global_load_const @encoder.layer.5.attention.self.value.bias : tensor<384xf32>
    %320 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%319, %encoder.layer.5.attention.self.value.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_194 = tensor.reshape %320(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %expanded_195 = tensor.expand_shape %reshape_194 [[0], [1], [2, 3]] output_shape [%dim, %dim_12, 12, 32] : tensor<?x?x384xf32> into tensor<?x?x12x32xf32>
    %transposed_196 = linalg.transpose ins(%expanded_195 : tensor<?x?x12x32xf32>) outs(%38 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %transposed_197 = linalg.transpose ins(%expanded_192 : tensor<?x?x12x32xf32>) outs(%43 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_198 = tensor.collapse_shape %transposed_189 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_199 = tensor.collapse_shape %transposed_197 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %321 = linalg.batch_matmul ins(%collapsed_198, %collapsed_199 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%47 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %expanded_200 = tensor.expand_shape %321 [[0, 1], [2], [3]] output_shape [%49, 12, %dim_12, %dim_12] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %322 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_200 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_5 : f64 to f32
      %384 = arith.divf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x12x?x?xf32>
    %323 = linalg.generic {indexing_maps = [#map, #map14, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%322, %5 : tensor<?x12x?x?xf32>, tensor<?x1x1x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %324:2 = linalg.generic {indexing_maps = [#map, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%323 : tensor<?x12x?x?xf32>) outs(%56, %54 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_221: i64):
      %383 = linalg.index 3 : index
      %384 = arith.index_cast %383 : index to i64
      %385 = arith.maximumf %in, %out : f32
      %386 = arith.cmpf ogt, %in, %out : f32
      %387 = arith.select %386, %384, %out_221 : i64
      linalg.yield %385, %387 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_201 = tensor.expand_shape %324#0 [[0], [1], [2, 3]] output_shape [%49, 12, %dim_12, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %325 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%323, %expanded_201 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %326 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%325 : tensor<?x12x?x?xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.exp %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %327 = linalg.generic {indexing_maps = [#map, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%326 : tensor<?x12x?x?xf32>) outs(%61 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x1xf32>
    %328 = linalg.generic {indexing_maps = [#map, #map16, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%326, %327 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%50 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x12x?x?xf32>
    %collapsed_202 = tensor.collapse_shape %328 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_203 = tensor.collapse_shape %transposed_196 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    cf.assert %66, "mismatching contracting dimension"
    %329 = linalg.batch_matmul ins(%collapsed_202, %collapsed_203 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%68 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %expanded_204 = tensor.expand_shape %329 [[0, 1], [2], [3]] output_shape [%70, 12, %dim_12, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %transposed_205 = linalg.transpose ins(%expanded_204 : tensor<?x12x?x32xf32>) outs(%71 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_206 = tensor.collapse_shape %transposed_205 [[0, 1], [2, 3]] : tensor<?x?x12x32xf32> into tensor<?x384xf32>
    %encoder.layer.5.attention.output.dense.weight = ml_program.global_load_const @encoder.layer.5.attention.output.dense.weight : tensor<384x384xf32>
    %transposed_207 = linalg.transpose ins(%encoder.layer.5.attention.output.dense.weight : tensor<384x384xf32>) outs(%32 : tensor<384x384xf32>) permutation = [1, 0] 
    %330 = linalg.matmul ins(%collapsed_206, %transposed_207 : tensor<?x384xf32>, tensor<384x384xf32>) outs(%74 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.5.attention.output.dense.bias = ml_program.global_load_const @encoder.layer.5.attention.output.dense.bias : tensor<384xf32>
    %331 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%330, %encoder.layer.5.attention.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%73 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_208 = tensor.reshape %331(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %332 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_208, %314 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.5.attention.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.5.attention.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.5.attention.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.5.attention.output.LayerNorm.bias : tensor<384xf32>
    %333 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%332 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %334 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%333 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_209 = tensor.collapse_shape %334 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %335 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_209 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %336 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%332, %335 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %337 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%336, %336 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %338 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%337 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %339 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%338 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %340 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%339 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %341 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%340 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_210 = tensor.collapse_shape %341 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %342 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_210 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %343 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%336, %342 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %344 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%343, %encoder.layer.5.attention.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %345 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%344, %encoder.layer.5.attention.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_211 = tensor.collapse_shape %345 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %encoder.layer.5.intermediate.dense.weight = ml_program.global_load_const @encoder.layer.5.intermediate.dense.weight : tensor<1536x384xf32>
    %transposed_212 = linalg.transpose ins(%encoder.layer.5.intermediate.dense.weight : tensor<1536x384xf32>) outs(%91 : tensor<384x1536xf32>) permutation = [1, 0] 
    %346 = linalg.matmul ins(%collapsed_211, %transposed_212 : tensor<?x384xf32>, tensor<384x1536xf32>) outs(%93 : tensor<?x1536xf32>) -> tensor<?x1536xf32>
    %encoder.layer.5.intermediate.dense.bias = ml_program.global_load_const @encoder.layer.5.intermediate.dense.bias : tensor<1536xf32>
    %347 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%346, %encoder.layer.5.intermediate.dense.bias : tensor<?x1536xf32>, tensor<1536xf32>) outs(%92 : tensor<?x1536xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1536xf32>
    %reshape_213 = tensor.reshape %347(%from_elements_42) : (tensor<?x1536xf32>, tensor<3xi64>) -> tensor<?x?x1536xf32>
    %348 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_213 : tensor<?x?x1536xf32>) outs(%96 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_9 : f32
      %384 = math.erf %383 : f32
      %385 = arith.addf %384, %cst_2 : f32
      %386 = arith.mulf %385, %cst_3 : f32
      %387 = arith.mulf %in, %386 : f32
      linalg.yield %387 : f32
    } -> tensor<?x?x1536xf32>
    %collapsed_214 = tensor.collapse_shape %348 [[0, 1], [2]] : tensor<?x?x1536xf32> into tensor<?x1536xf32>
    %encoder.layer.5.output.dense.weight = ml_program.global_load_const @encoder.layer.5.output.dense.weight : tensor<384x1536xf32>
    %transposed_215 = linalg.transpose ins(%encoder.layer.5.output.dense.weight : tensor<384x1536xf32>) outs(%98 : tensor<1536x384xf32>) permutation = [1, 0] 
    %349 = linalg.matmul ins(%collapsed_214, %transposed_215 : tensor<?x1536xf32>, tensor<1536x384xf32>) outs(%35 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %encoder.layer.5.output.dense.bias = ml_program.global_load_const @encoder.layer.5.output.dense.bias : tensor<384xf32>
    %350 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%349, %encoder.layer.5.output.dense.bias : tensor<?x384xf32>, tensor<384xf32>) outs(%34 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %reshape_216 = tensor.reshape %350(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %351 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_216, %345 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %encoder.layer.5.output.LayerNorm.weight = ml_program.global_load_const @encoder.layer.5.output.LayerNorm.weight : tensor<384xf32>
    %encoder.layer.5.output.LayerNorm.bias = ml_program.global_load_const @encoder.layer.5.output.LayerNorm.bias : tensor<384xf32>
    %352 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%351 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %353 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%352 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_217 = tensor.collapse_shape %353 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %354 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_217 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %355 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%351, %354 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.subf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %356 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%355, %355 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %357 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%356 : tensor<?x?x384xf32>) outs(%18 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %358 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%357 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.divf %in, %cst_8 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %359 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%358 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.addf %in, %383 : f32
      linalg.yield %384 : f32
    } -> tensor<?x?x1xf32>
    %360 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%359 : tensor<?x?x1xf32>) outs(%17 : tensor<?x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.rsqrt %in : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %collapsed_218 = tensor.collapse_shape %360 [[0], [1, 2]] : tensor<?x?x1xf32> into tensor<?x?xf32>
    %361 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_218 : tensor<?x?xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x?x384xf32>
    %362 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%355, %361 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %363 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%362, %encoder.layer.5.output.LayerNorm.weight : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %364 = linalg.generic {indexing_maps = [#map7, #map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%363, %encoder.layer.5.output.LayerNorm.bias : tensor<?x?x384xf32>, tensor<384xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.addf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %expanded_219 = tensor.expand_shape %arg1 [[0], [1, 2]] output_shape [%dim_13, %dim_14, 1] : tensor<?x?xi64> into tensor<?x?x1xi64>
    %365 = tensor.empty(%dim_13, %dim_14) : tensor<?x?x1xf32>
    %366 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_219 : tensor<?x?x1xi64>) outs(%365 : tensor<?x?x1xf32>) {
    ^bb0(%in: i64, %out: f32):
      %383 = arith.sitofp %in : i64 to f32
      linalg.yield %383 : f32
    } -> tensor<?x?x1xf32>
    %367 = linalg.generic {indexing_maps = [#map7, #map9, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%364, %366 : tensor<?x?x384xf32>, tensor<?x?x1xf32>) outs(%12 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.mulf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x?x384xf32>
    %368 = tensor.empty(%dim) : tensor<?x384xf32>
    %369 = linalg.fill ins(%cst_0 : f32) outs(%368 : tensor<?x384xf32>) -> tensor<?x384xf32>
    %370 = linalg.generic {indexing_maps = [#map7, #map17], iterator_types = ["parallel", "reduction", "parallel"]} ins(%367 : tensor<?x?x384xf32>) outs(%369 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %371 = tensor.empty(%dim_13) : tensor<?x1xf32>
    %372 = linalg.fill ins(%cst_0 : f32) outs(%371 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %373 = linalg.generic {indexing_maps = [#map7, #map17], iterator_types = ["parallel", "reduction", "parallel"]} ins(%366 : tensor<?x?x1xf32>) outs(%372 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.addf %in, %out : f32
      linalg.yield %383 : f32
    } -> tensor<?x1xf32>
    %374 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%373 : tensor<?x1xf32>) outs(%371 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_4 : f64 to f32
      %384 = arith.cmpf ult, %in, %383 : f32
      %385 = arith.select %384, %383, %in : f32
      linalg.yield %385 : f32
    } -> tensor<?x1xf32>
    %375 = linalg.generic {indexing_maps = [#map4, #map18, #map4], iterator_types = ["parallel", "parallel"]} ins(%370, %374 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%368 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    %376 = tensor.empty(%dim) : tensor<?x1xf32>
    %377 = linalg.fill ins(%cst_0 : f32) outs(%376 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %378 = linalg.generic {indexing_maps = [#map4, #map18], iterator_types = ["parallel", "reduction"]} ins(%375 : tensor<?x384xf32>) outs(%377 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.absf %in : f32
      %384 = math.powf %383, %cst_10 : f32
      %385 = arith.addf %384, %out : f32
      linalg.yield %385 : f32
    } -> tensor<?x1xf32>
    %379 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%378 : tensor<?x1xf32>) outs(%376 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = math.powf %in, %cst_3 : f32
      linalg.yield %383 : f32
    } -> tensor<?x1xf32>
    %380 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%379 : tensor<?x1xf32>) outs(%376 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %383 = arith.truncf %cst_6 : f64 to f32
      %384 = arith.cmpf ult, %in, %383 : f32
      %385 = arith.select %384, %383, %in : f32
      linalg.yield %385 : f32
    } -> tensor<?x1xf32>
    %collapsed_220 = tensor.collapse_shape %380 [[0, 1]] : tensor<?x1xf32> into tensor<?xf32>
    %381 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%collapsed_220 : tensor<?xf32>) outs(%368 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384xf32>
    %382 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%375, %381 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%368 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_221: f32, %out: f32):
      %383 = arith.divf %in, %in_221 : f32
      linalg.yield %383 : f32
    } -> tensor<?x384xf32>
    return %382 : tensor<?x384xf32>
  }
}
