//===- SafetensorsWriterTest.cpp - Tests of writing .safetensors ----------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Runtime/FilesTest.h"
#include "compress/Runtime/Safetensors.h"
#include "gtest/gtest.h"

#ifdef __linux__
#include <csignal>
#include <sys/resource.h>
#endif

using namespace llvm;
using namespace mlir::compress;

namespace {

class SafetensorsWriterTest : public FilesTest {
protected:
  SafetensorsWriterTest() : FilesTest("a.safetensors") {}

  std::string openError() {
    Expected<SafetensorsFile> file = SafetensorsFile::open(path());
    return file ? "" : toString(file.takeError());
  }
};

template <typename T>
std::vector<T> elements(const TensorView &view) {
  std::vector<T> values(view.data.size() / sizeof(T));
  memcpy(values.data(), view.data.data(), view.data.size());
  return values;
}

TEST_F(SafetensorsWriterTest, RoundTrip) {
  SafetensorsMetadata metadata = {{"format", "pt"}, {"quote", "\"\n"}};
  TensorDecl tensors[] = {{"b", DType::I8, {3}},
                          {"w", DType::F32, {1, 2}},
                          {"\"\xc3\xa9", DType::BF16, {}},
                          {"e", DType::F64, {0}}};
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), tensors, metadata));
  // Not in the order of the declarations.
  cantFail(writer.write("e", {}));
  cantFail(writer.write("\"\xc3\xa9", {"\x80\x3f", 2}));
  cantFail(writer.write("w", {"\0\0\x80\x3f\0\0\0\x40", 8}));
  cantFail(writer.write("b", {"\1\2\3", 3}));
  cantFail(writer.commit());

  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_EQ(file.metadata(), metadata);
  EXPECT_EQ(elements<float>(*file.lookup("w")), (std::vector<float>{1, 2}));
  EXPECT_EQ(file.lookup("w")->shape, ArrayRef<int64_t>({1, 2}));
  EXPECT_EQ(elements<int8_t>(*file.lookup("b")), (std::vector<int8_t>{1, 2, 3}));
  EXPECT_EQ(file.lookup("\"\xc3\xa9")->dtype, DType::BF16);
  EXPECT_EQ(file.lookup("e")->dtype, DType::F64);
  EXPECT_EQ(countFiles(), 1u);
}

TEST_F(SafetensorsWriterTest, WideElementsComeFirst) {
  TensorDecl tensors[] = {{"a", DType::U8, {1}},  {"b", DType::F32, {1}},  {"c", DType::F16, {1}},
                          {"d", DType::I64, {1}}, {"e", DType::Bool, {1}}, {"f", DType::I32, {1}}};
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), tensors));
  for (const TensorDecl &tensor : tensors)
    cantFail(writer.write(tensor.name, std::string(byteWidth(tensor.dtype), '\0')));
  cantFail(writer.commit());
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_EQ(file.names(), (std::vector<StringRef>{"d", "b", "f", "c", "a", "e"}));
  for (const TensorDecl &tensor : tensors)
    EXPECT_TRUE(isAligned(*file.lookup(tensor.name), byteWidth(tensor.dtype)));
}

TEST_F(SafetensorsWriterTest, DataBeginAtAMultipleOf64) {
  for (int length = 1; length < 70; ++length) {
    std::string name(length, 'x');
    SafetensorsWriter writer =
        cantFail(SafetensorsWriter::create(path(), {{name, DType::U8, {1}}}));
    cantFail(writer.write(name, {"\1", 1}));
    cantFail(writer.commit());
    EXPECT_EQ(readFile().size() % 64, 1u);
    SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
    EXPECT_TRUE(isAligned(*file.lookup(name), 64));
  }
}

TEST_F(SafetensorsWriterTest, FileWithoutTensors) {
  cantFail(cantFail(SafetensorsWriter::create(path(), {})).commit());
  SafetensorsFile file = cantFail(SafetensorsFile::open(path()));
  EXPECT_TRUE(file.names().empty());
  EXPECT_TRUE(file.metadata().empty());
}

TEST_F(SafetensorsWriterTest, FileAppearsWithTheCommitOnly) {
  writeFile("old");
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), {{"w", DType::U8, {1}}}));
  cantFail(writer.write("w", {"\1", 1}));
  EXPECT_EQ(readFile(), "old");
  cantFail(writer.commit());
  EXPECT_EQ(openError(), "");
}

TEST_F(SafetensorsWriterTest, NothingIsLeftWithoutACommit) {
  {
    SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), {{"w", DType::U8, {1}}}));
    cantFail(writer.write("w", {"\1", 1}));
    EXPECT_EQ(countFiles(), 1u);
  }
  EXPECT_EQ(countFiles(), 0u);
}

TEST_F(SafetensorsWriterTest, CommitWithMissingTensorsFailsAndLeavesNothing) {
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(
      path(), {{"c", DType::U8, {1}}, {"b", DType::U8, {0}}, {"a", DType::U8, {1}}}));
  cantFail(writer.write("a", {"\1", 1}));
  EXPECT_EQ(toString(writer.commit()), "'" + path() +
                                           "': tensor 'b' was declared but not written; 2 are "
                                           "missing in total");
  EXPECT_EQ(countFiles(), 0u);
}

TEST_F(SafetensorsWriterTest, WrongWritesAreRejected) {
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), {{"w", DType::F32, {1}}}));
  std::string prefix = "'" + path() + "': ";
  EXPECT_EQ(toString(writer.write("v", {"\1", 1})), prefix + "tensor 'v' was not declared");
  EXPECT_EQ(toString(writer.write("w", {"\1", 1})),
            prefix + "tensor 'w' was declared with 4 bytes, got 1");
  cantFail(writer.write("w", {"\1\2\3\4", 4}));
  EXPECT_EQ(toString(writer.write("w", {"\1\2\3\4", 4})), prefix + "tensor 'w' is written twice");
  cantFail(writer.commit());
  EXPECT_EQ(toString(writer.write("w", {"\1\2\3\4", 4})),
            prefix + "tensor 'w' comes after the commit");
  EXPECT_EQ(toString(writer.commit()), prefix + "already committed");
  EXPECT_EQ(openError(), "");
}

TEST_F(SafetensorsWriterTest, WrongDeclarationsAreRejected) {
  struct {
    std::vector<TensorDecl> tensors;
    SafetensorsMetadata metadata;
    StringRef message;
  } cases[] = {
      {{{"w", DType::U8, {1}}, {"w", DType::F32, {1}}}, {}, "tensor 'w' is declared twice"},
      {{{"__metadata__", DType::U8, {1}}}, {}, "a tensor cannot be called '__metadata__'"},
      {{{"w", DType::U8, {-1}}},
       {},
       "tensor 'w': shape [-1] has a negative dimension, or its size "
       "overflows"},
      {{{"v", DType::U8, {INT64_MAX}}, {"w", DType::U8, {1}}},
       {},
       "tensor 'w': shape [1] has a negative dimension, or its size overflows"},
      {{{"\xff", DType::U8, {1}}}, {}, "its name is not UTF-8"},
      {{}, {{"k", "\xff"}}, "metadata 'k' is not UTF-8"},
      {{},
       {{"k", std::string(100'000'000, 'x')}},
       "the header would have 100000056 bytes, over the limit of 100000000"},
  };
  for (auto &[tensors, metadata, message] : cases) {
    Expected<SafetensorsWriter> writer = SafetensorsWriter::create(path(), tensors, metadata);
    ASSERT_FALSE(!!writer) << message.str();
    std::string error = toString(writer.takeError());
    EXPECT_NE(error.find(message), std::string::npos) << error;
    EXPECT_EQ(error.find("'" + path() + "': "), 0u) << error;
  }
  EXPECT_EQ(countFiles(), 0u);
}

TEST_F(SafetensorsWriterTest, MissingDirectoryIsRejected) {
  Expected<SafetensorsWriter> writer = SafetensorsWriter::create(path("none/a"), {});
  EXPECT_EQ(toString(writer.takeError()), "'" + path("none/a") + "': No such file or directory");
}

TEST_F(SafetensorsWriterTest, DirectoryIsNotReplaced) {
  Expected<SafetensorsWriter> writer = SafetensorsWriter::create(directory, {});
  EXPECT_EQ(toString(writer.takeError()),
            ("'" + directory + "': not a regular file, so it is not replaced").str());
}

TEST_F(SafetensorsWriterTest, RenameThatFailsIsReportedAndLeavesNothing) {
  SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(), {}));
  ASSERT_FALSE(sys::fs::create_directory(path()));
  EXPECT_EQ(toString(writer.commit()), "'" + path() + "': Is a directory");
  EXPECT_EQ(countFiles(), 1u);
}

#ifdef __linux__
/// Limits how long files may get, which fails writes as a full disk does.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t size) {
    getrlimit(RLIMIT_FSIZE, &previous);
    rlimit limit = previous;
    limit.rlim_cur = size;
    setrlimit(RLIMIT_FSIZE, &limit);
    handler = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &previous);
    std::signal(SIGXFSZ, handler);
  }

private:
  rlimit previous;
  void (*handler)(int);
};

TEST_F(SafetensorsWriterTest, FullDiskIsReportedAndLeavesNothing) {
  std::string data(1 << 20, 'x');
  {
    SafetensorsWriter writer =
        cantFail(SafetensorsWriter::create(path(), {{"w", DType::U8, {1 << 20}}}));
    FileSizeLimit limit(1 << 16);
    EXPECT_EQ(toString(writer.write("w", data)), "'" + path() + "': File too large");
    EXPECT_NE(toString(writer.commit()).find("'w' was declared but not written"),
              std::string::npos);
  }
  EXPECT_EQ(countFiles(), 0u);
}

TEST_F(SafetensorsWriterTest, FullDiskIsReportedForTheHeader) {
  FileSizeLimit limit(16);
  Expected<SafetensorsWriter> writer = SafetensorsWriter::create(path(), {});
  EXPECT_EQ(toString(writer.takeError()), "'" + path() + "': File too large");
  EXPECT_EQ(countFiles(), 0u);
}
#endif

} // namespace
