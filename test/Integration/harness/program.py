"""Builds functions of upstream ops as text, beside what they compute."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from tensors import Tensor


@dataclass
class Dim:
    """A size that is known here, and in the program maybe only as a value."""

    size: int
    value: str | None = None  # an index, if the type has `?` here


@dataclass
class Value:
    name: str
    dims: list[Dim]
    element: str

    @property
    def type(self) -> str:
        return type_of(self.dims, self.element)


def type_of(dims: list[Dim], element: str) -> str:
    return f"tensor<{'x'.join(['?' if d.value else str(d.size) for d in dims] + [element])}>"


def affine_map(dims: int, exprs: list[str]) -> str:
    names = ", ".join(f"d{i}" for i in range(dims))
    return f"affine_map<({names}) -> ({', '.join(exprs)})>"


def identity(rank: int) -> str:
    return affine_map(rank, [f"d{i}" for i in range(rank)])


@dataclass
class Result:
    """What one result should be: exactly, or within what rounding allows.

    `bound` is the error that sums may have; `magnitude` and `terms` are of the
    sums that upstream's loops compute in the element type.
    """

    data: np.ndarray
    element: str
    bound: float = 0.0
    exact: bool = False
    magnitude: float = 0.0
    terms: int = 0


@dataclass
class Function:
    """A function, the globals it reads, its inputs, and its expected results."""

    name: str
    lines: list[str] = field(default_factory=list)
    arguments: list[tuple[Value, Tensor]] = field(default_factory=list)
    globals: dict[str, Tensor] = field(default_factory=dict)
    returned: list[Value] = field(default_factory=list)
    expected: list[Result] = field(default_factory=list)
    counter: int = 0

    def fresh(self) -> str:
        self.counter += 1
        return f"%{self.counter - 1}"

    def emit(self, text: str) -> None:
        self.lines.append(text)

    def define(self, text: str) -> str:
        name = self.fresh()
        self.emit(f"{name} = {text}")
        return name

    def index(self, value: int) -> str:
        return self.define(f"arith.constant {value} : index")

    def argument(self, tensor: Tensor, dynamic: tuple[int, ...] = ()) -> Value:
        name = f"%arg{len(self.arguments)}"
        dims = [Dim(size, "?" if i in dynamic else None) for i, size in enumerate(tensor.shape)]
        value = Value(name, dims, tensor.element)
        self.arguments.append((Value(name, [Dim(d.size, d.value) for d in dims], tensor.element), tensor))
        for i in dynamic:
            at = self.index(i)
            dims[i].value = self.define(f"tensor.dim {name}, {at} : {self.arguments[-1][0].type}")
        return value

    def parameter(self, tensor: Tensor, inline: bool) -> Value:
        """A weight: a global of the container, or a constant in the module."""
        dims = [Dim(size) for size in tensor.shape]
        kind = type_of(dims, tensor.element)
        if inline:
            return Value(self.define(f"arith.constant {tensor.literal()} : {kind}"), dims, tensor.element)
        name = f"{self.name}_w{len(self.globals)}"
        self.globals[name] = tensor
        return Value(self.define(f"ml_program.global_load_const @{name} : {kind}"), dims, tensor.element)

    def empty(self, dims: list[Dim], element: str) -> Value:
        sizes = ", ".join(d.value for d in dims if d.value)
        return Value(self.define(f"tensor.empty({sizes}) : {type_of(dims, element)}"), dims, element)

    def scalar(self, value: float, element: str) -> str:
        text = f"{value:e}" if element[0] in "fb" else str(int(value))
        return self.define(f"arith.constant {text} : {element}")

    def filled(self, dims: list[Dim], element: str, value: float = 0.0) -> Value:
        empty = self.empty(dims, element)
        scalar = self.scalar(value, element)
        name = self.define(f"linalg.fill ins({scalar} : {element}) outs({empty.name} : {empty.type}) -> {empty.type}")
        return Value(name, dims, element)

    def named(self, op: str, inputs: list[Value], out: Value, attributes: str = "") -> Value:
        """linalg.<op> {attributes} ins(..) outs(out)"""
        names = ", ".join(v.name for v in inputs)
        types = ", ".join(v.type for v in inputs)
        name = self.define(f"linalg.{op} {attributes} ins({names} : {types}) outs({out.name} : {out.type}) "
                           f"-> {out.type}")
        return Value(name, out.dims, out.element)

    def moved(self, op: str, source: Value, out: Value, attribute: str) -> Value:
        """linalg.transpose and linalg.broadcast put their attribute last."""
        name = self.define(f"linalg.{op} ins({source.name} : {source.type}) outs({out.name} : {out.type}) {attribute}")
        return Value(name, out.dims, out.element)

    def generic(self, inputs: list[Value], maps: list[str], iterators: list[str], out: Value, body: list[str],
                yielded: str) -> Value:
        """The body calls its arguments %a0, %a1, .. and %out."""
        name = self.fresh()
        kinds = ", ".join(f'"{kind}"' for kind in iterators)
        arguments = [f"%a{i}: {v.element}" for i, v in enumerate(inputs)] + [f"%out: {out.element}"]
        clause = ""
        if inputs:
            clause = (f"ins({', '.join(v.name for v in inputs)} : {', '.join(v.type for v in inputs)}) ")
        self.emit(f"{name} = linalg.generic {{indexing_maps = [{', '.join(maps)}], iterator_types = [{kinds}]}}")
        self.emit(f"    {clause}outs({out.name} : {out.type}) {{")
        self.emit(f"^bb0({', '.join(arguments)}):")
        for line in body:
            self.emit(f"  {line}")
        self.emit(f"  linalg.yield {yielded} : {out.element}")
        self.emit(f"}} -> {out.type}")
        return Value(name, out.dims, out.element)

    def give(self, value: Value, result: Result) -> None:
        self.returned.append(value)
        self.expected.append(result)

    def text(self, name: str | None = None, private: bool = False) -> str:
        arguments = ", ".join(f"{v.name}: {v.type}" for v, _ in self.arguments)
        types = ", ".join(v.type for v in self.returned)
        names = ", ".join(v.name for v in self.returned)
        body = "\n".join(f"    {line}" for line in self.lines)
        visibility = "private " if private else ""
        return (f"  func.func {visibility}@{name or self.name}({arguments}) -> ({types}) {{\n{body}\n"
                f"    return {names} : {types}\n  }}\n")


def module_text(functions: list[Function]) -> str:
    """One function is the entry itself; of several, the entry calls each."""
    text = "module {\n"
    for function in functions:
        for name, tensor in function.globals.items():
            text += f"  ml_program.global private @{name}(#ml_program.extern) : {tensor.type()}\n"
    if len(functions) == 1:
        return text + functions[0].text("main") + "}\n"
    text += "".join(function.text(private=True) for function in functions)
    arguments, calls, names, types = [], [], [], []
    for i, function in enumerate(functions):
        own = [f"%x{i}_{j}" for j in range(len(function.arguments))]
        kinds = [v.type for v, _ in function.arguments]
        arguments += [f"{n}: {t}" for n, t in zip(own, kinds)]
        out = [v.type for v in function.returned]
        calls.append(f"    %r{i}:{len(out)} = call @{function.name}({', '.join(own)}) : "
                     f"({', '.join(kinds)}) -> ({', '.join(out)})")
        names += [f"%r{i}#{j}" for j in range(len(out))]
        types += out
    return (text + f"  func.func @main({', '.join(arguments)}) -> ({', '.join(types)}) {{\n" + "\n".join(calls)
            + f"\n    return {', '.join(names)} : {', '.join(types)}\n  }}\n}}\n")
