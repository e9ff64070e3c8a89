"""Trains the built-in tiers in the terminal: one event a line, as JSON, until their files are written."""

import json
from dataclasses import asdict
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.paths import resources


def train_builtin(folder: Path, scale: float) -> int:
    """Train into `folder`, going on from what an earlier run left there; raises `AppError` without torch.

    `scale`, 0..1, is the share of the whole recipe.
    """
    try:
        from matryoshka.learning.builtin import School  # noqa: PLC0415 - torch is an extra, and heavy
    except ImportError as error:
        remedy = "Install the extra: python3 installer/dev.py run --extra train train builtin"
        raise AppError(f"Training needs what is not installed: {error.name}.", remedy) from error
    try:
        for event in School(resources() / "training", folder, scale).events():
            line = {"event": type(event).__name__.lower()} | asdict(event)
            print(json.dumps(line, default=str), flush=True)
    except KeyboardInterrupt:
        raise AppError("Stopped.", "The same command goes on from the last checkpoint.") from None
    return 0
