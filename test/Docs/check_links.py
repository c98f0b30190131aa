"""Checks that links between pages lead somewhere, and that the paths of this
checkout which pages name in `code` exist. Takes the checkout's root."""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDERS = "benchmark|cmake|docs|examples|include|lib|python|test|tools"


def find_problems(root: Path, page: Path) -> list[str]:
    # Code blocks show commands and IR, which name what need not exist.
    text = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    problems = []
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target and not (page.parent / target).exists():
            problems.append(f"a link to {target}")
    for path in re.findall(rf"`((?:{FOLDERS})/[\w./-]*)`", text):
        if not (root / path).exists():
            problems.append(f"the path {path}")
    return [f"{page.relative_to(root)}: {problem} leads nowhere" for problem in problems]


def main() -> int:
    root = Path(sys.argv[1])
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    problems = [problem for page in pages for problem in find_problems(root, page)]
    print("\n".join(problems) or f"{len(pages)} pages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
