//===- NpyTest.cpp - Tests of .npy files ----------------------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/Npy.h"
#include "Runtime/FilesTest.h"
#include "llvm/Support/Endian.h"
#include "gtest/gtest.h"

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace llvm;
using namespace mlir::compress;

namespace {

class NpyTest : public FilesTest {
protected:
  NpyTest() : FilesTest("a.npy") {}

  std::string readError() {
    Expected<HostTensor> tensor = readNpy(path());
    return tensor ? "" : toString(tensor.takeError());
  }
};

/// A file with this dictionary, whose length is stated truthfully.
std::string makeFile(StringRef dictionary, StringRef data, unsigned version = 1) {
  char length[4];
  support::endian::write32le(length, dictionary.size());
  std::string file = "\x93NUMPY";
  file += {static_cast<char>(version), 0};
  file.append(length, version == 1 ? 2 : 4);
  return file + dictionary.str() + data.str();
}

template <typename T>
std::string toBytes(ArrayRef<T> values) {
  return std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}

template <typename T>
std::vector<T> elements(const HostTensor &tensor) {
  auto *data = reinterpret_cast<const T *>(tensor.data().data());
  size_t count = tensor.data().size() / sizeof(T);
  return {data, data + count};
}

template <typename T>
TensorView makeView(DType dtype, ArrayRef<int64_t> shape, ArrayRef<T> values) {
  return {dtype, shape,
          ArrayRef(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T))};
}

TEST_F(NpyTest, RoundTrip) {
  int64_t shape[] = {2, 3};
  float values[] = {1, -2, 3.5, 4, 5, 6};
  ASSERT_FALSE(errorToBool(writeNpy(path(), makeView<float>(DType::F32, shape, values))));
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_EQ(tensor.dtype(), DType::F32);
  EXPECT_EQ(tensor.shape(), ArrayRef(shape));
  EXPECT_EQ(ArrayRef(elements<float>(tensor)), ArrayRef(values));
}

TEST_F(NpyTest, WritesTheBytesThatNumpyWrites) {
  int64_t shape[] = {3};
  int8_t values[] = {1, 2, 3};
  ASSERT_FALSE(errorToBool(writeNpy(path(), makeView<int8_t>(DType::I8, shape, values))));
  // numpy.save of numpy.array([1, 2, 3], numpy.int8).
  std::string text = "{'descr': '|i1', 'fortran_order': False, 'shape': (3,), }";
  text.resize(117, ' ');
  EXPECT_EQ(readFile(), makeFile(text + "\n", "\1\2\3"));
}

TEST_F(NpyTest, ScalarRoundTrip) {
  double value[] = {2.5};
  ASSERT_FALSE(errorToBool(writeNpy(path(), makeView<double>(DType::F64, {}, value))));
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_TRUE(tensor.shape().empty());
  EXPECT_EQ(elements<double>(tensor), std::vector<double>{2.5});
}

TEST_F(NpyTest, EmptyRoundTrip) {
  int64_t shape[] = {0, 3};
  ASSERT_FALSE(errorToBool(writeNpy(path(), {DType::F16, shape, {}})));
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_EQ(tensor.dtype(), DType::F16);
  EXPECT_EQ(tensor.shape(), ArrayRef(shape));
  EXPECT_TRUE(tensor.data().empty());
}

TEST_F(NpyTest, BFloat16RoundTrip) {
  int64_t shape[] = {2};
  uint16_t values[] = {0x3f80, 0xc000};
  ASSERT_FALSE(errorToBool(writeNpy(path(), makeView<uint16_t>(DType::BF16, shape, values))));
  EXPECT_NE(readFile().find("'<V2'"), std::string::npos);
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_EQ(tensor.dtype(), DType::BF16);
  EXPECT_EQ(ArrayRef(elements<uint16_t>(tensor)), ArrayRef(values));
}

TEST_F(NpyTest, LongHeaderIsWrittenAsVersion2) {
  std::vector<int64_t> shape(30000, 1);
  char value[] = {7};
  ASSERT_FALSE(errorToBool(writeNpy(path(), {DType::U8, shape, value})));
  std::string contents = readFile();
  EXPECT_EQ(contents[6], 2);
  EXPECT_EQ((contents.size() - 1) % 64, 0u);
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_EQ(tensor.shape(), ArrayRef(shape));
  EXPECT_EQ(tensor.data().front(), 7);
}

TEST_F(NpyTest, ReadsVersions1To3) {
  for (unsigned version : {1, 2, 3}) {
    writeFile(makeFile("{'descr': '|u1', 'fortran_order': False, 'shape': (2,)}", "\5\6", version));
    EXPECT_EQ(elements<uint8_t>(cantFail(readNpy(path()))), (std::vector<uint8_t>{5, 6}));
  }
}

TEST_F(NpyTest, ReadsTheDictionaryInAnyOrderAndSpacing) {
  writeFile(makeFile("{\"shape\":( 2 , 1L ),'fortran_order':False,\n"
                     " 'descr':'|u1'}  \n",
                     "\5\6"));
  HostTensor tensor = cantFail(readNpy(path()));
  EXPECT_EQ(tensor.shape(), ArrayRef<int64_t>({2, 1}));
}

TEST_F(NpyTest, SwapsBigEndianElements) {
  writeFile(makeFile("{'descr': '>i4', 'fortran_order': False, 'shape': (2,)}",
                     StringRef("\0\0\0\1\xff\xff\xff\xfe", 8)));
  EXPECT_EQ(elements<int32_t>(cantFail(readNpy(path()))), (std::vector<int32_t>{1, -2}));
}

TEST_F(NpyTest, TransposesFortranOrder) {
  // The value of each element is its place in row-major order.
  int16_t values[] = {0, 12, 4, 16, 8,  20, 1, 13, 5, 17, 9,  21,
                      2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23};
  writeFile(makeFile("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3, 4)}",
                     toBytes<int16_t>(values)));
  std::vector<int16_t> read = elements<int16_t>(cantFail(readNpy(path())));
  ASSERT_EQ(read.size(), 24u);
  for (int16_t i = 0; i < 24; ++i)
    EXPECT_EQ(read[i], i);
}

TEST_F(NpyTest, TransposesEveryElementWidth) {
  for (StringRef type : {"|u1", "<u2", "<u4", "<u8"}) {
    size_t width = type.back() - '0';
    std::string data;
    for (char value : {0, 2, 1, 3})
      data += std::string(width, value);
    writeFile(makeFile(("{'descr': '" + type + "', 'fortran_order': True, 'shape': (2, 2)}").str(),
                       data));
    HostTensor tensor = cantFail(readNpy(path()));
    for (size_t i = 0; i < 4 * width; ++i)
      EXPECT_EQ(tensor.data()[i], static_cast<char>(i / width)) << type.str();
  }
}

TEST_F(NpyTest, FortranOrderOfAScalarAndOfAnEmptyTensor) {
  writeFile(makeFile("{'descr': '|u1', 'fortran_order': True, 'shape': ()}", "\7"));
  EXPECT_EQ(elements<uint8_t>(cantFail(readNpy(path()))), std::vector<uint8_t>{7});
  writeFile(makeFile("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 0)}", ""));
  EXPECT_TRUE(cantFail(readNpy(path())).data().empty());
}

TEST_F(NpyTest, ReadsMisalignedElements) {
  std::string dictionary = "{'descr': '>f8', 'fortran_order': False, 'shape': (1,)}";
  for (int padding = 0; padding < 8; ++padding) {
    writeFile(
        makeFile(dictionary + std::string(padding, ' '), StringRef("\x3f\xf8\0\0\0\0\0\0", 8)));
    EXPECT_EQ(elements<double>(cantFail(readNpy(path()))), std::vector<double>{1.5});
  }
}

TEST_F(NpyTest, MalformedDictionariesAreRejected) {
  struct {
    StringRef dictionary, message;
  } cases[] = {
      {"", "expected '{' in the header, got ''"},
      {"[]", "expected '{' in the header, got '[]'"},
      {"{", "expected a string in the header, got ''"},
      {"{}", "the header has no 'descr'"},
      {"{'descr", "expected a string in the header, got 'descr'"},
      {"{'descr' '|u1'}", "expected ':' in the header, got ''|u1'}'"},
      {"{'descr': '|u1'", "expected '}' in the header"},
      {"{'descr': '|u1'}", "the header has no 'fortran_order'"},
      {"{'descr': '|u1', 'fortran_order': True}", "the header has no 'shape'"},
      {"{'shape': (), 'shape': ()}", "the header has 'shape' twice"},
      {"{'extra': 1}", "the header has an unknown key 'extra'"},
      {"{'fortran_order': 1}", "expected True or False in the header, got '1}'"},
      {"{'descr': '<c16'}", "type '<c16' is not supported"},
      {"{'descr': [('a', '<f4')]}", "structured types are not supported"},
      {"{'shape': 3}", "expected '(' in the header, got '3}'"},
      {"{'shape': (3 4)}", "expected ')' in the header, got '4)}'"},
      {"{'shape': (,)}", "expected a dimension below 2^63"},
      {"{'shape': (-1,)}", "expected a dimension below 2^63"},
      {"{'shape': (1.5,)}", "expected ')' in the header, got '.5,)}'"},
      {"{'shape': (9223372036854775808,)}", "expected a dimension below 2^63"},
      {"{'shape': (3", "expected ')' in the header"},
      {"{'descr': '|u1', 'fortran_order': False, 'shape': ()} x",
       "expected nothing after '}' in the header, got 'x'"},
      {StringRef("{\0\xff", 3), "expected a string in the header, got '\\000\\377'"},
  };
  for (auto &[dictionary, message] : cases) {
    writeFile(makeFile(dictionary, "\1"));
    std::string error = readError();
    EXPECT_NE(error.find(message), std::string::npos) << dictionary.str() << ": " << error;
    EXPECT_EQ(error.find("'" + path() + "': "), 0u) << error;
  }
}

TEST_F(NpyTest, MalformedPreamblesAreRejected) {
  struct {
    StringRef contents, message;
  } cases[] = {
      {"", "the file is empty"},
      {"PK\3\4 an archive", "not a .npy file"},
      {"\x93NUMP", "not a .npy file"},
      {"\x93NUMPY\1", "the file ends before its version"},
      {StringRef("\x93NUMPY\4\0\0\0\0\0", 12), "version 4 is not supported"},
      {StringRef("\x93NUMPY\0\0\0\0", 10), "version 0 is not supported"},
      {StringRef("\x93NUMPY\1\0\0", 9), "the file ends before the length of its header"},
      {StringRef("\x93NUMPY\2\0\0\0\0", 11), "the file ends before the length of its header"},
      {StringRef("\x93NUMPY\1\0\5\0{}", 12),
       "the header is said to have 5 bytes, but only 2 follow"},
      {"\x93NUMPY\2\1\xff\xff\xff\xff{}",
       "the header is said to have 4294967295 bytes, but only 2 follow"},
  };
  for (auto &[contents, message] : cases) {
    writeFile(contents);
    std::string error = readError();
    EXPECT_NE(error.find(message), std::string::npos) << error;
  }
}

TEST_F(NpyTest, DataThatDoNotFitTheShapeAreRejected) {
  struct {
    StringRef shape, message;
  } cases[] = {
      {"(2,)", "expected 4 bytes for shape [2], got 6"},
      {"(4,)", "expected 8 bytes for shape [4], got 6"},
      {"(0,)", "expected 0 bytes for shape [0], got 6"},
      {"(1000000000000,)", "expected 2000000000000 bytes for shape [1000000000000], got 6"},
      {"(4294967296, 4294967296)", "the size of shape [4294967296, 4294967296] overflows"},
      {"(9223372036854775807,)", "the size of shape [9223372036854775807] overflows"},
  };
  for (auto &[shape, message] : cases) {
    writeFile(makeFile(("{'descr': '<i2', 'fortran_order': False, 'shape': " + shape + "}").str(),
                       "abcdef"));
    std::string error = readError();
    EXPECT_NE(error.find(message), std::string::npos) << error;
  }
}

TEST_F(NpyTest, EveryTruncationIsRejected) {
  std::string contents =
      makeFile("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }", "abcd");
  for (size_t size = 0; size < contents.size(); ++size) {
    writeFile(StringRef(contents).take_front(size));
    EXPECT_NE(readError(), "") << size;
  }
}

TEST_F(NpyTest, MissingFileIsRejected) {
  EXPECT_EQ(readError(), "'" + path() + "': No such file or directory");
}

TEST_F(NpyTest, DirectoryIsRejected) {
  Expected<HostTensor> tensor = readNpy(directory);
  EXPECT_EQ(toString(tensor.takeError()), ("'" + directory + "': not a regular file").str());
}

TEST_F(NpyTest, WriteReplacesAFileAndLeavesNoOther) {
  writeFile("old");
  ASSERT_FALSE(errorToBool(writeNpy(path(), {DType::U8, {}, {"\1", 1}})));
  EXPECT_EQ(cantFail(readNpy(path())).data().front(), 1);
  EXPECT_EQ(countFiles(), 1u);
}

TEST_F(NpyTest, WriteIntoADirectoryWithAPercentSign) {
  ASSERT_FALSE(sys::fs::create_directory(path("100%")));
  std::string target = path("100%/a%.npy");
  ASSERT_FALSE(errorToBool(writeNpy(target, {DType::U8, {}, {"\1", 1}})));
  EXPECT_TRUE(sys::fs::exists(target));
}

TEST_F(NpyTest, WriteFollowsASymbolicLink) {
  writeFile("old");
  ASSERT_FALSE(sys::fs::create_link(path(), path("link.npy")));
  ASSERT_FALSE(errorToBool(writeNpy(path("link.npy"), {DType::U8, {}, {"\1", 1}})));
  EXPECT_TRUE(sys::fs::is_symlink_file(path("link.npy")));
  EXPECT_EQ(cantFail(readNpy(path())).data().front(), 1);
}

TEST_F(NpyTest, WriteToAMissingDirectoryIsRejected) {
  EXPECT_EQ(toString(writeNpy(path("none/a.npy"), {DType::U8, {}, {"\1", 1}})),
            "'" + path("none/a.npy") + "': No such file or directory");
}

TEST_F(NpyTest, WriteOfDataThatDoNotFitTheShapeIsRejected) {
  EXPECT_EQ(toString(writeNpy(path(), {DType::U8, {2}, {"\1", 1}})),
            "'" + path() + "': cannot write 1 bytes as a tensor of shape [2]");
  EXPECT_EQ(countFiles(), 0u);
}

#ifndef _WIN32
// A pipe stands for every special file. Never a device: were the check broken,
// a test run by root would replace that of the machine.
TEST_F(NpyTest, SpecialFilesAreNeitherReadNorReplaced) {
  ASSERT_EQ(mkfifo(path().c_str(), 0600), 0);
  EXPECT_EQ(readError(), "'" + path() + "': not a regular file");
  EXPECT_EQ(toString(writeNpy(path(), {DType::U8, {}, {"\1", 1}})),
            "'" + path() + "': not a regular file, so it is not replaced");
  // LLVM does not remove special files.
  EXPECT_EQ(unlink(path().c_str()), 0);
}
#endif

} // namespace
