//===- SafetensorsFileTest.cpp - Tests of reading .safetensors ------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Runtime/FilesTest.h"
#include "compress/Runtime/Safetensors.h"
#include "llvm/Support/Endian.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace mlir::compress;

namespace {

class SafetensorsFileTest : public FilesTest {
protected:
  SafetensorsFileTest() : FilesTest("a.safetensors") {}

  std::string openError() {
    Expected<SafetensorsFile> file = SafetensorsFile::open(path());
    return file ? "" : toString(file.takeError());
  }
};

/// A file with this header, whose length is stated truthfully.
std::string makeFile(StringRef header, StringRef data) {
  char length[8];
  support::endian::write64le(length, header.size());
  return std::string(length, sizeof(length)) + header.str() + data.str();
}

template <typename T>
std::vector<T> elements(const TensorView &view) {
  std::vector<T> values(view.data.size() / sizeof(T));
  memcpy(values.data(), view.data.data(), view.data.size());
  return values;
}

TEST_F(SafetensorsFileTest, ReadsATensor) {
  writeFile(makeFile(R"({"w":{"dtype":"U8","shape":[2,3],"data_offsets":[0,6]}})", "abcdef"));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  std::optional<TensorView> view = file.lookup("w");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->dtype, DType::U8);
  EXPECT_EQ(view->shape, ArrayRef<int64_t>({2, 3}));
  EXPECT_EQ(StringRef(view->data.data(), view->data.size()), "abcdef");
  EXPECT_EQ(file.path(), path());
}

TEST_F(SafetensorsFileTest, NamesAreInFileOrder) {
  writeFile(makeFile(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[3,4]},)"
                     R"("b":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},)"
                     R"("z":{"dtype":"U8","shape":[0],"data_offsets":[3,3]},)"
                     R"("y":{"dtype":"U8","shape":[0],"data_offsets":[3,3]}})",
                     "bbba"));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_EQ(file.names(), (std::vector<StringRef>{"b", "y", "z", "a"}));
}

TEST_F(SafetensorsFileTest, LookupOfAnUnknownNameIsEmpty) {
  writeFile(makeFile("{}", ""));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_FALSE(file.lookup("w"));
  EXPECT_FALSE(file.lookup("__metadata__"));
}

TEST_F(SafetensorsFileTest, ReadsMetadata) {
  writeFile(makeFile(R"({"__metadata__":{"format":"pt","b":""}})", ""));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_EQ(file.metadata(), (SafetensorsMetadata{{"b", ""}, {"format", "pt"}}));
  EXPECT_TRUE(file.names().empty());
}

TEST_F(SafetensorsFileTest, ReadsPaddedHeaders) {
  writeFile(makeFile("{}  \n\t ", ""));
  EXPECT_EQ(openError(), "");
}

TEST_F(SafetensorsFileTest, ReadsScalarsAndEmptyTensors) {
  writeFile(makeFile(R"({"e":{"dtype":"F32","shape":[0,5],"data_offsets":[1,1]},)"
                     R"("s":{"dtype":"I8","shape":[],"data_offsets":[0,1]}})",
                     "\7"));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_EQ(elements<int8_t>(*file.lookup("s")), std::vector<int8_t>{7});
  EXPECT_TRUE(file.lookup("s")->shape.empty());
  EXPECT_TRUE(file.lookup("e")->data.empty());
}

TEST_F(SafetensorsFileTest, MisalignedDataAreReported) {
  // The header has 55 bytes, so the data begin at byte 63.
  StringRef header = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
  writeFile(makeFile((header + " ").str(), StringRef("\0\0\x80\x3f", 4)));
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_FALSE(isAligned(*file.lookup("w"), 4));
  EXPECT_EQ(elements<float>(*file.lookup("w")), std::vector<float>{1});
}

TEST_F(SafetensorsFileTest, ViewsAndNamesSurviveAMove) {
  writeFile(makeFile(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "a"));
  SafetensorsFile first = cantFail(SafetensorsFile::open(path()));
  TensorView view = *first.lookup("w");
  StringRef name = first.names().front();
  SafetensorsFile second = std::move(first);
  EXPECT_EQ(second.lookup("w")->data.data(), view.data.data());
  EXPECT_EQ(second.lookup("w")->shape.data(), view.shape.data());
  EXPECT_EQ(second.names().front().data(), name.data());
  EXPECT_EQ(view.data.front(), 'a');
}

TEST_F(SafetensorsFileTest, EqualFieldsOfDifferentTensorsAreNotDuplicates) {
  writeFile(makeFile(R"({"dtype":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                     R"("\"b\\":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
                     R"("__metadata__":{"dtype":"dtype","shape":"dtype"}})",
                     "ab"));
  EXPECT_EQ(openError(), "");
}

TEST_F(SafetensorsFileTest, MalformedHeadersAreRejected) {
  struct {
    StringRef header, message;
  } cases[] = {
      // The text.
      {"", "the header does not begin with '{'"},
      {" {}", "the header does not begin with '{'"},
      {"[]", "the header does not begin with '{'"},
      {"{", "the header is not valid JSON"},
      {"{}}", "the header is not valid JSON"},
      {"{]", "the header is not valid JSON"},
      {"{,}", "the header is not valid JSON"},
      {R"({"a)", "the header is not valid JSON"},
      {R"({"a\)", "the header is not valid JSON"},
      {R"({"\x":0})", "the header is not valid JSON"},
      {"{\"\xff\":0}", "the header is not valid JSON"},
      {StringRef("{}\0", 3), "the header is not valid JSON"},
      {R"({"a":{"shape":[[1]]}})", "the header is nested more than 3 levels deep"},
      // Duplicates.
      {R"({"a":{},"b":{},"a":{}})", "the header has 'a' twice"},
      {R"({"a":{},"\u0061":{}})", "the header has 'a' twice"},
      {R"({"\"":{}, "\"":{}})", "the header has '\"' twice"},
      {R"({"a":{"dtype":"U8","dtype":"I8"}})", "the header has 'dtype' twice"},
      {R"({"__metadata__":{"k":"1","k":"2"}})", "the header has 'k' twice"},
      {R"({"__metadata__":{},"__metadata__":{}})", "the header has '__metadata__' twice"},
      // Metadata.
      {R"({"__metadata__":[]})", "'__metadata__' is not an object"},
      {R"({"__metadata__":{"k":1}})", "'__metadata__': 'k' is not a string"},
      {R"({"__metadata__":{"k":null}})", "'__metadata__': 'k' is not a string"},
      // Fields.
      {R"({"a":1})", "tensor 'a': not an object"},
      {R"({"a":{"shape":[4],"data_offsets":[0,4]}})", "tensor 'a': has no 'dtype'"},
      {R"({"a":{"dtype":"U8","data_offsets":[0,4]}})", "tensor 'a': has no 'shape'"},
      {R"({"a":{"dtype":"U8","shape":[4]}})", "tensor 'a': has no 'data_offsets'"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":0}})",
       "tensor 'a': has an unknown field 'x'"},
      {R"({"a":{"dtype":8,"shape":[4],"data_offsets":[0,4]}})",
       "tensor 'a': dtype is not a string"},
      {R"({"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})",
       "tensor 'a': dtype 'F8_E4M3' is not supported, only BOOL, "},
      // Numbers.
      {R"({"a":{"dtype":"U8","shape":4,"data_offsets":[0,4]}})",
       "tensor 'a': shape is not an array"},
      {R"({"a":{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got -4"},
      {R"({"a":{"dtype":"U8","shape":[4.0],"data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got 4"},
      {R"({"a":{"dtype":"U8","shape":["4"],"data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got \"4\""},
      {R"({"a":{"dtype":"U8","shape":[true],"data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got true"},
      {R"({"a":{"dtype":"U8","shape":[9223372036854775808],)"
       R"("data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got "
       "9223372036854775808"},
      {R"({"a":{"dtype":"U8","shape":[99999999999999999999],)"
       R"("data_offsets":[0,4]}})",
       "tensor 'a': shape must hold integers from 0 to 2^63-1, got 1e"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,-4]}})",
       "tensor 'a': data_offsets must hold integers from 0 to 2^63-1, got -4"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0.5,4]}})",
       "tensor 'a': data_offsets must hold integers from 0 to 2^63-1, got 0.5"},
      // Sizes.
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[4]}})",
       "tensor 'a': data_offsets must be a begin and an end, got 1 numbers"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,2,4]}})",
       "tensor 'a': data_offsets must be a begin and an end, got 3 numbers"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}})",
       "tensor 'a': data_offsets end before they begin: 0 < 4"},
      {R"({"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]}})",
       "tensor 'a': data_offsets end at 5, past the 4 bytes of data"},
      {R"({"a":{"dtype":"U8","shape":[1],)"
       R"("data_offsets":[9223372036854775806,9223372036854775807]}})",
       "past the 4 bytes of data in the file"},
      {R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,4]}})",
       "tensor 'a': expected 3 bytes for shape [3] of U8, got 4"},
      {R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,4]}})",
       "tensor 'a': expected 16 bytes for shape [4] of F32, got 4"},
      {R"({"a":{"dtype":"U8","shape":[4294967296,4294967296],)"
       R"("data_offsets":[0,4]}})",
       "tensor 'a': the size of shape [4294967296, 4294967296] overflows"},
      {R"({"a":{"dtype":"F64","shape":[2305843009213693952],)"
       R"("data_offsets":[0,0]}})",
       "tensor 'a': the size of shape [2305843009213693952] overflows"},
      // Layout.
      {R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},)"
       R"("b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})",
       "tensors 'a' and 'b' overlap"},
      {R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
       R"("b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
       "tensors 'a' and 'b' overlap"},
      {R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
       R"("b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})",
       "bytes 1 to 2 of the data belong to no tensor"},
      {R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}})",
       "bytes 0 to 1 of the data belong to no tensor"},
      {R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}})",
       "bytes 3 to 4 of the data belong to no tensor"},
      {"{}", "bytes 0 to 4 of the data belong to no tensor"},
  };
  for (auto &[header, message] : cases) {
    writeFile(makeFile(header, "data"));
    std::string error = openError();
    EXPECT_NE(error.find(message), std::string::npos) << header.str() << ": " << error;
    EXPECT_EQ(error.find("'" + path() + "': "), 0u) << error;
  }
}

TEST_F(SafetensorsFileTest, MalformedLengthsAreRejected) {
  struct {
    StringRef contents, message;
  } cases[] = {
      {"", "not a safetensors file: it has only 0 bytes"},
      {StringRef("\2\0\0\0\0\0\0", 7), "not a safetensors file: it has only 7 bytes"},
      {StringRef("\3\0\0\0\0\0\0\0{}", 10),
       "the header is said to have 3 bytes, but only 2 follow"},
      {StringRef("\x01\xe1\xf5\5\0\0\0\0{}", 10),
       "its header would have 100000001 bytes, over the limit of 100000000"},
      {"\xff\xff\xff\xff\xff\xff\xff\xff{}", "its header would have 18446744073709551615 bytes"},
  };
  for (auto &[contents, message] : cases) {
    writeFile(contents);
    std::string error = openError();
    EXPECT_NE(error.find(message), std::string::npos) << error;
  }
}

TEST_F(SafetensorsFileTest, DeeplyNestedHeaderDoesNotExhaustTheStack) {
  for (StringRef unit : {"[", "{\"a\":"}) {
    std::string header = "{\"a\":";
    for (int i = 0; i < 1000000; ++i)
      header += unit;
    writeFile(makeFile(header, ""));
    EXPECT_NE(openError().find("nested more than 3 levels"), std::string::npos);
  }
}

TEST_F(SafetensorsFileTest, EveryTruncationIsRejected) {
  std::string contents =
      makeFile(R"({"w":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]}})", "data");
  for (size_t size = 0; size < contents.size(); ++size) {
    writeFile(StringRef(contents).take_front(size));
    EXPECT_NE(openError(), "") << size;
  }
}

TEST_F(SafetensorsFileTest, MissingFileIsRejected) {
  EXPECT_EQ(openError(), "'" + path() + "': No such file or directory");
}

} // namespace
