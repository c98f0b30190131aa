"""The results, as a table and as JSON."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from cases import MODEL, OURS, Case

Cells = Sequence[str]


@dataclass
class Row:
    """A case and what its processes said; with a reason it has no times."""

    case: Case
    reason: str | None = None
    best: float = float("inf")
    medians: list[float] = field(default_factory=list)
    cosine: float = float("nan")

    def add(self, answer: dict[str, Any]) -> None:
        """One process's answer; one failure is enough to have failed."""
        self.reason = answer.get("reason")
        if self.reason is None:
            self.best = min(self.best, answer["best_s"])
            self.medians.append(answer["median_s"])
            self.cosine = answer["cosine"]

    @property
    def median(self) -> float:
        """All processes run the model equally often: the median of their medians."""
        return statistics.median(self.medians)

    def summary(self) -> str:
        what = f"{self.case.contestant} {self.case.shapes}"
        return f"{what}: {self.reason or f'{format_ms(self.best)}, cos {self.cosine:.4f}'}"

    def as_json(self) -> dict[str, Any]:
        case = self.case
        times = ({"best_s": None, "median_s": None, "reason": self.reason} if self.reason else
                 {"best_s": self.best, "median_s": self.median, "cosine": self.cosine})
        return {"model": MODEL, "batch": case.batch, "precision": case.precision,
                "threads": case.threads, "contestant": case.contestant, "shapes": case.shapes,
                **times}


def setting(row: Row) -> tuple[int, int, str]:
    return row.case.batch, row.case.threads, row.case.precision


def format_ms(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"


def align(lines: Sequence[Cells], left: int) -> str:
    """The first `left` columns are names, the others numbers."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join("  ".join(
        text.ljust(width) if index < left else text.rjust(width)
        for index, (text, width) in enumerate(zip(line, widths))).rstrip() for line in lines)


def format_table(rows: list[Row]) -> str:
    """What has times; the fastest of a setting first."""
    lines: list[Cells] = [("precision", "contestant", "shapes", "batch", "threads", "best",
                           "median", "cosine")]
    measured = [row for row in rows if row.reason is None]
    for _, together in groupby(measured, setting):
        for row in sorted(together, key=lambda row: row.best):
            case = row.case
            lines.append((case.precision, case.contestant, case.shapes, str(case.batch),
                          str(case.threads), format_ms(row.best), format_ms(row.median),
                          f"{row.cosine:.4f}"))
    return align(lines, left=3)


def format_missing(rows: list[Row]) -> str:
    """What has no times and why; a line for all sizes and threads that share it."""
    reasons = dict.fromkeys(
        (row.case.contestant, row.case.precision, row.reason) for row in rows if row.reason)
    lines = []
    for contestant, precision, reason in reasons:
        where = [f"{row.case.shapes} {row.case.batch}/{row.case.threads}" for row in rows
                 if (row.case.contestant, row.case.precision, row.reason)
                 == (contestant, precision, reason)]
        lines.append((contestant, precision, f"{reason} [{', '.join(where)}]"))
    return "not measured (shapes batch/threads):\n" + align(lines, left=3) if lines else ""


def fastest(rows: list[Row]) -> Row | None:
    return min(rows, key=lambda row: row.best, default=None)


def format_bars(rows: list[Row]) -> str:
    """Ours against the fastest peer of equal precision, by best times.

    With dynamic shapes against peers with dynamic shapes; with fixed ones against
    all, as a peer may take fixed sizes as dynamic ones.
    """
    lines: list[Cells] = [("precision", "shapes", "fastest peer", "batch", "threads", "its best",
                           "ours", "speedup")]
    measured = [row for row in rows if row.reason is None]
    for (batch, threads, precision), together in groupby(measured, setting):
        group = list(together)
        for ours in (row for row in group if row.case.contestant == OURS):
            peer = fastest([row for row in group if row.case.contestant != OURS
                            and ours.case.shapes in ("fixed", row.case.shapes)])
            if peer:
                lines.append((precision, ours.case.shapes,
                              f"{peer.case.contestant} {peer.case.shapes}", str(batch),
                              str(threads), format_ms(peer.best), format_ms(ours.best),
                              f"{peer.best / ours.best:.2f}x"))
    return align(lines, left=3) if len(lines) > 1 else ""


def write_json(path: Path, load: float, rows: list[Row]) -> None:
    """`load` is the machine's before the first run: of an idle one near 0."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    report = {"load_average": load, "rows": [row.as_json() for row in rows]}
    unfinished.write_text(json.dumps(report, indent=2) + "\n")
    os.replace(unfinished, path)
