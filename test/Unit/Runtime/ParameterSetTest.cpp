//===- ParameterSetTest.cpp - Tests of parameter sets ---------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/ParameterSet.h"
#include "Runtime/FilesTest.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace mlir::compress;

namespace {

class ParameterSetTest : public FilesTest {
protected:
  ParameterSetTest() : FilesTest("a.safetensors") {}

  /// Writes a file in which every tensor is one byte, the first letter of its
  /// name.
  std::string writeTensors(StringRef fileName, ArrayRef<StringRef> names) {
    std::vector<TensorDecl> tensors;
    for (StringRef name : names)
      tensors.push_back({name.str(), DType::U8, {1}});
    SafetensorsWriter writer = cantFail(SafetensorsWriter::create(path(fileName), tensors));
    for (StringRef name : names)
      cantFail(writer.write(name, ArrayRef(name.data(), 1)));
    cantFail(writer.commit());
    return path(fileName);
  }
};

HostTensor makeTensor(char value) {
  HostTensor tensor = cantFail(HostTensor::allocate(DType::I8, {1}));
  tensor.data().front() = value;
  return tensor;
}

TEST_F(ParameterSetTest, LookupFindsTheTensorsOfAllFiles) {
  ParameterSet set =
      cantFail(ParameterSet::open({writeTensors("1", {"a", "b"}), writeTensors("2", {"c"})}));
  for (StringRef name : {"a", "b", "c"})
    EXPECT_EQ(set.lookup(name)->data.front(), name.front());
  EXPECT_FALSE(set.lookup("d"));
}

TEST_F(ParameterSetTest, NamesAreInOrderOfAddition) {
  ParameterSet set =
      cantFail(ParameterSet::open({writeTensors("1", {"z", "b"}), writeTensors("2", {"a"})}));
  cantFail(set.add("c", makeTensor(1)));
  EXPECT_EQ(set.names(), (std::vector<StringRef>{"z", "b", "a", "c"}));
}

TEST_F(ParameterSetTest, AddedTensorIsFound) {
  ParameterSet set;
  cantFail(set.add("a", makeTensor(7)));
  EXPECT_EQ(set.lookup("a")->dtype, DType::I8);
  EXPECT_EQ(set.lookup("a")->data.front(), 7);
}

TEST_F(ParameterSetTest, DuplicateInTwoFilesNamesBoth) {
  std::string first = writeTensors("1", {"a"}), second = writeTensors("2", {"a"});
  Expected<ParameterSet> set = ParameterSet::open({first, second});
  EXPECT_EQ(toString(set.takeError()),
            "parameter 'a' is both in '" + first + "' and in '" + second + "'");
}

TEST_F(ParameterSetTest, DuplicateOfATensorInMemoryIsRejected) {
  std::string file = writeTensors("1", {"a"});
  ParameterSet set;
  cantFail(set.add("a", makeTensor(7)));
  EXPECT_EQ(toString(set.addFile(file)), "parameter 'a' is both in memory and in '" + file + "'");
  EXPECT_EQ(toString(set.add("a", makeTensor(8))), "parameter 'a' is both in memory and in memory");
  EXPECT_EQ(set.lookup("a")->data.front(), 7);
}

TEST_F(ParameterSetTest, RejectedFileAddsNothing) {
  ParameterSet set = cantFail(ParameterSet::open({writeTensors("1", {"b"})}));
  EXPECT_TRUE(errorToBool(set.addFile(writeTensors("2", {"a", "b"}))));
  EXPECT_FALSE(set.lookup("a"));
  EXPECT_EQ(set.names().size(), 1u);
}

TEST_F(ParameterSetTest, ErrorOfAFileIsPassedOn) {
  Expected<ParameterSet> set = ParameterSet::open({"/none/a.safetensors"});
  EXPECT_EQ(toString(set.takeError()), "'/none/a.safetensors': No such file or directory");
}

TEST_F(ParameterSetTest, ViewsSurviveAdditionsAndAMove) {
  ParameterSet first = cantFail(ParameterSet::open({writeTensors("1", {"a"})}));
  cantFail(first.add("b", makeTensor('b')));
  TensorView a = *first.lookup("a"), b = *first.lookup("b");
  for (int i = 0; i < 20; ++i) {
    std::string name = "x" + std::to_string(i);
    cantFail(first.add(name, makeTensor(i)));
    cantFail(first.addFile(writeTensors(name, {"y" + std::to_string(i)})));
  }
  ParameterSet second = std::move(first);
  EXPECT_EQ(a.data.front(), 'a');
  EXPECT_EQ(b.data.front(), 'b');
  EXPECT_EQ(b.shape, ArrayRef<int64_t>(1));
  EXPECT_EQ(second.lookup("b")->data.data(), b.data.data());
  EXPECT_EQ(second.names().front(), "a");
}

} // namespace
