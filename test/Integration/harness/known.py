"""Cases that fail for a known reason, by the number of the bug."""

from __future__ import annotations

# (number, what the label holds, what the options hold): all of the words.
KNOWN: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []


def known_bug(label: str, options: str) -> int | None:
    for number, words, flags in KNOWN:
        if all(w in label for w in words) and all(f in options for f in flags):
            return number
    return None
