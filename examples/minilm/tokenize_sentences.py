#!/usr/bin/env python3
"""Write tokens.npy: the sentences of sentences.tsv as token ids, padded with 0.

Needs the `tokenizers` package. The two sentences of a pair are rows 2i and 2i + 1.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

import weights

HERE = Path(__file__).resolve().parent


def main() -> None:
    tokenizer = Tokenizer.from_file(str(weights.folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    lines = (HERE / "sentences.tsv").read_text().splitlines()
    rows = [tokenizer.encode(sentence).ids for line in lines for sentence in line.split("\t")]
    tokens = np.zeros((len(rows), max(map(len, rows))), np.int16)
    for row, ids in zip(tokens, rows):
        row[: len(ids)] = ids
    np.save(HERE / "tokens.npy", tokens)


if __name__ == "__main__":
    main()
