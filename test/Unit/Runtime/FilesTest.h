//===- FilesTest.h - Tests that write files ---------------------*- C++ -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_TEST_UNIT_RUNTIME_FILESTEST_H
#define COMPRESS_TEST_UNIT_RUNTIME_FILESTEST_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace mlir::compress {

/// A test with a folder of its own, which goes with it.
class FilesTest : public testing::Test {
protected:
  /// `name` is that of the file most of the test is about.
  explicit FilesTest(llvm::StringRef name) : name(name) {}

  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("compress-test", directory));
  }
  void TearDown() override { EXPECT_FALSE(llvm::sys::fs::remove_directories(directory)); }

  std::string path() const { return path(name); }
  std::string path(llvm::StringRef name) const { return (directory + "/" + name).str(); }

  void writeFile(llvm::StringRef contents) const {
    std::error_code ec;
    llvm::raw_fd_ostream os(path(), ec);
    ASSERT_FALSE(ec);
    os << contents;
  }

  std::string readFile() const {
    auto buffer = llvm::MemoryBuffer::getFile(path());
    return buffer ? (*buffer)->getBuffer().str() : "";
  }

  size_t countFiles() const {
    std::error_code ec;
    size_t count = 0;
    for (llvm::sys::fs::directory_iterator it(directory, ec), end; it != end; it.increment(ec))
      ++count;
    return count;
  }

  llvm::SmallString<128> directory;

private:
  llvm::StringRef name;
};

} // namespace mlir::compress

#endif // COMPRESS_TEST_UNIT_RUNTIME_FILESTEST_H
