//===- ParameterSet.cpp - The parameters of a model -----------------------===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "compress/Runtime/ParameterSet.h"

using namespace llvm;
using namespace mlir::compress;

Expected<ParameterSet> ParameterSet::open(ArrayRef<std::string> paths) {
  ParameterSet set;
  for (StringRef path : paths)
    if (Error error = set.addFile(path))
      return error;
  return set;
}

static std::string describeSource(StringRef source) {
  return source.empty() ? "memory" : ("'" + source + "'").str();
}

Error ParameterSet::checkNew(StringRef name, StringRef source) const {
  auto it = parameters.find(name);
  if (it == parameters.end())
    return Error::success();
  return createStringError("parameter '" + name + "' is both in " +
                           describeSource(it->second.source) + " and in " + describeSource(source));
}

void ParameterSet::insert(StringRef name, const TensorView &view, StringRef source) {
  auto it = parameters.try_emplace(name, Parameter{view, source.str()}).first;
  order.push_back(it->first());
}

Error ParameterSet::addFile(StringRef path) {
  Expected<SafetensorsFile> file = SafetensorsFile::open(path);
  if (!file)
    return file.takeError();
  for (StringRef name : file->names())
    if (Error error = checkNew(name, path))
      return error;
  for (StringRef name : file->names())
    insert(name, *file->lookup(name), path);
  files.push_back(std::move(*file));
  return Error::success();
}

Error ParameterSet::add(StringRef name, HostTensor tensor) {
  if (Error error = checkNew(name, /*source=*/""))
    return error;
  insert(name, tensor.view(), /*source=*/"");
  tensors.push_back(std::move(tensor));
  return Error::success();
}

std::optional<TensorView> ParameterSet::lookup(StringRef name) const {
  auto it = parameters.find(name);
  if (it == parameters.end())
    return std::nullopt;
  return it->second.view;
}

std::string ParameterSet::describe(StringRef name) const {
  auto it = parameters.find(name);
  std::string source = it == parameters.end() ? "" : it->second.source;
  return ("tensor '" + name + "' of " + describeSource(source)).str();
}
