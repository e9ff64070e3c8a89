"""Names a tier or a ladder by everything that could change what they answer or how long it takes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Service
from matryoshka.errors import AppError

FORMAT = 1
"""Counts up whenever questions are asked in another way, or something else is kept of an answer."""


def tier_identity(tier: Tier) -> str:
    """The same for the same bytes of the model file, its chat template among them, and the same settings.

    A remote tier is known by its address and its model. Neither name nor patience count. Raises `AppError`
    when the file cannot be read.
    """
    settings = {
        "sampling": asdict(tier.sampling),
        "context": tier.context,
        "threads": tier.threads,
        "placement": asdict(tier.placement),
        "adapters": [[_content(each.path), each.scale] for each in (*tier.loras, *tier.controls)],
        "biases": [asdict(each) for each in tier.biases],
        "overflow": tier.overflow,
    }
    return _hash([FORMAT, version("llama-cpp-python"), _source(tier.source), settings])


def ladder_identity(tiers: Sequence[Tier]) -> str:
    """The same for the same tiers in the same order with the same patience. Raises `AppError` likewise."""
    return _hash([[tier.name, tier.patience, tier_identity(tier)] for tier in tiers])


def _source(source: Path | Service) -> str | list[str]:
    return [source.url, source.model] if isinstance(source, Service) else _content(source)


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        title = f"The model file “{path}” cannot be read: {error.strerror}."
        raise AppError(title, "Put it back, or name another file in the ladder.") from error


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:32]
