"""Checks that every labelled constraint is verified and tested.

A constraint (C1) in an op's or attribute's description in the .td files must
stand in a comment of its verifier, `// (C1)`, and in the name of at least one
verifier test, `@pack_c1_rank` for `pack`. A label that the description lacks must
stand in neither. Prints what doesn't hold, and fails if there is anything.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DESCRIPTIONS = ROOT / "include/compress/Dialect/Compress/IR"
VERIFIERS = ROOT / "lib/Dialect/Compress/IR"
TESTS = ROOT / "test/Dialect/Compress/IR"

LABEL = re.compile(r"\(([A-Z]\d+)\)")
RANGE = re.compile(r"\(([A-Z])(\d+)\) to \([A-Z](\d+)\)")


@dataclass
class Entity:
    """An op or attribute with labelled constraints."""

    mnemonic: str
    cls: str  # its C++ class
    labels: list[str]


def find_labels(text: str) -> list[str]:
    """The labels in a text, those of a range `(C1) to (C4)` included, sorted."""
    labels = set(LABEL.findall(text))
    for letter, first, last in RANGE.findall(text):
        labels |= {f"{letter}{i}" for i in range(int(first), int(last) + 1)}
    return sorted(labels, key=lambda label: (label[0], int(label[1:])))


def read_entities() -> list[Entity]:
    entities = []
    for path in sorted(DESCRIPTIONS.glob("*.td")):
        for chunk in re.split(r"^(?=def )", path.read_text(), flags=re.MULTILINE):
            # def Compress_PackOp : Compress_Op<"pack"> or Compress_Attr<"Scheme", "scheme">
            head = re.match(r'def Compress_(\w+(?:Op|Attr)) : \w+<(?:"\w+", )?"(\w+)"', chunk)
            description = re.search(r"let description = \[\{(.*?)\}\];", chunk, re.DOTALL)
            if head and description and (labels := find_labels(description[1])):
                entities.append(Entity(head[2], head[1], labels))
    return entities


class Verifiers:
    """The functions of the verifiers' files, each with the comment above it."""

    HEAD = re.compile(r"(?:static )?LogicalResult (?:(\w+)::)?(\w+)\(")

    def __init__(self) -> None:
        self.functions: dict[str, str] = {}
        for path in sorted(VERIFIERS.glob("*.cpp")):
            self.read(path)

    def read(self, path: Path) -> None:
        """Cuts a file where a line at its left edge ends a function."""
        chunk: list[str] = []
        for line in path.read_text().splitlines():
            chunk.append(line)
            if not line:
                chunk = chunk if self.find_head(chunk) else []
            elif line == "}" or (line[0] not in " /}" and line.endswith("}")):
                if head := self.find_head(chunk):
                    self.functions["::".join(filter(None, head.groups()))] = "\n".join(chunk)
                chunk = []

    def find_head(self, chunk: list[str]) -> re.Match[str] | None:
        return next((head for line in chunk if (head := self.HEAD.match(line))), None)

    def find_labels(self, cls: str) -> list[str] | None:
        """The labels in comments of a verifier and of what it calls of these files.
        None: there is no such verifier."""
        pending, text = [f"{cls}::verify"], ""
        if pending[0] not in self.functions:
            return None
        seen = set(pending)
        while pending:
            body = self.functions[pending.pop()]
            text += body + "\n"
            called = {*re.findall(r"\b(\w+)\(", body)} & {*self.functions} - seen
            seen |= called
            pending += sorted(called)
        return find_labels("\n".join(re.findall(r"//.*", text)))


def read_tested() -> dict[str, set[str]]:
    """For each test function's mnemonic the labels that its name carries."""
    tested: dict[str, set[str]] = {}
    for path in sorted(TESTS.glob("verify*.mlir")):
        for name, label in re.findall(r"@(\w+?)_([a-z]\d+)_", path.read_text()):
            tested.setdefault(name, set()).add(label.upper())
    return tested


def main() -> int:
    entities, verifiers, tested = read_entities(), Verifiers(), read_tested()
    problems = []
    if not entities:
        problems.append(f"no labelled constraint in {DESCRIPTIONS}")
    for entity in entities:
        verified = verifiers.find_labels(entity.cls)
        if verified is None:
            problems.append(f"{entity.cls}: no {entity.cls}::verify in {VERIFIERS.relative_to(ROOT)}")
        tests = tested.get(entity.mnemonic, set())
        for label in entity.labels:
            if verified is not None and label not in verified:
                problems.append(f"{entity.cls} ({label}): no `// ({label})` in its verifier")
            if label not in tests:
                problems.append(f"{entity.cls} ({label}): no test named "
                                f"@{entity.mnemonic}_{label.lower()}_..")
        for label in sorted({*(verified or []), *tests} - {*entity.labels}):
            problems.append(f"{entity.cls} ({label}): verified or tested, but not described")
    print("\n".join(problems), end="\n" if problems else "")
    count = sum(len(entity.labels) for entity in entities)
    print(f"{count} constraints of {len(entities)} ops and attributes, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
