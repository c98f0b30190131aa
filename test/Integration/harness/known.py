"""Cases that fail for a known reason, by the number of the bug."""

from __future__ import annotations

# (number, what the label holds, what the options hold): all of the words.
KNOWN: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = [
    # A strategy wider than the target's vectors.
    (8, ("packed_matmul", "lanes = 8"), ()),
    (8, ("packed_matmul", "lanes = 16"), ()),
]


def known_bug(label: str, options: str) -> int | None:
    for number, words, flags in KNOWN:
        if all(w in label for w in words) and all(f in options for f in flags):
            return number
    return None
