module {
  func.func @attributes() attributes {any = #compress.pattern<unstructured>, packed = #compress.encoding<i4, batch = [0], n = [2], k = [1], tile = [16, 4], group = 64, scale = bf16, asymmetric>, target = #compress.target<"avx2", cpu = "haswell", features = "+avx2", vector_bits = 256, dot = "madd", registers = 16, l1 = 32768, l2 = 262144>, two_four = #compress.pattern<nm 2 : 4 axis 0>} {
    return
  }
  func.func @prune(%arg0: tensor<64x32xf32>) -> tensor<64x32xf32> {
    %0 = compress.prune_mask %arg0 <nm 2 : 4 axis 1> : (tensor<64x32xf32>) -> tensor<64x32xi1>
    %1 = compress.prune_mask %arg0 <unstructured> {ratio = 1.250000e-01 : f64} : (tensor<64x32xf32>) -> tensor<64x32xi1>
    %2 = compress.apply_mask %arg0, %0 : tensor<64x32xf32>, tensor<64x32xi1>
    %3 = compress.apply_mask %2, %1 : tensor<64x32xf32>, tensor<64x32xi1>
    return %3 : tensor<64x32xf32>
  }
  func.func @quantize(%arg0: tensor<64x128xf32>) -> (tensor<64x128xf32>, tensor<64x128xf32>) {
    %scale, %zeroPoint = compress.quant_params %arg0 <bits = 4, asymmetric, block = [1, 32]> : tensor<64x128xf32> -> tensor<64x4xf16>, tensor<64x4xi8>
    %0 = compress.quantize %arg0, %scale, %zeroPoint <bits = 4, asymmetric, block = [1, 32]> : tensor<64x128xf32>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x128xi8>
    %1 = compress.dequantize %0, %scale, %zeroPoint <bits = 4, asymmetric, block = [1, 32]> : tensor<64x128xi8>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x128xf32>
    %scale_0 = compress.quant_params %arg0 <bits = 8, symmetric, block = [1, 0]> : tensor<64x128xf32> -> tensor<64x1xf32>
    %2 = compress.fake_quantize %arg0, %scale_0 <bits = 8, symmetric, block = [1, 0]> : tensor<64x128xf32>, tensor<64x1xf32> -> tensor<64x128xf32>
    return %1, %2 : tensor<64x128xf32>, tensor<64x128xf32>
  }
  func.func @pack(%arg0: tensor<64x128xi8>, %arg1: tensor<64x4xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>) {
    %0:2 = compress.pack %arg0, %arg1 <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> : (tensor<64x128xi8>, tensor<64x4xf16>) -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
    %1:2 = compress.unpack %0#0, %0#1 <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) -> (tensor<64x128xi8>, tensor<64x4xf16>)
    return %1#0, %1#1 : tensor<64x128xi8>, tensor<64x4xf16>
  }
  func.func @multiply(%arg0: tensor<?x128xi8>, %arg1: tensor<?x1xf32>, %arg2: tensor<2x4x4x32x4xi8>, %arg3: tensor<2x4x32xf16>, %arg4: tensor<?x64xf32>) -> tensor<?x64xf32> {
    %0 = compress.packed_matmul %arg0 scale(%arg1 : tensor<?x1xf32>) weight(%arg2, %arg3 : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>) <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> init(%arg4) {strategy = #compress.strategy<rows = 4, lanes = 16, row_block = 96>} : tensor<?x128xi8> -> tensor<?x64xf32>
    return %0 : tensor<?x64xf32>
  }
}

