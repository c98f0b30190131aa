"""Cases that fail for a known reason, by the number of the bug."""

from __future__ import annotations

import re

# (number, pattern of the label, pattern of the options)
KNOWN: list[tuple[int, str, str]] = []


def known_bug(label: str, options: str) -> int | None:
    for number, words, flags in KNOWN:
        if re.search(words, label) and re.search(flags, options):
            return number
    return None
