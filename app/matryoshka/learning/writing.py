"""Writes a finished document beside what it was made from."""

import json
from pathlib import Path
from typing import Any

from matryoshka.errors import AppError


def write_json(file: Path, document: Any) -> None:
    """Raises `AppError` where it cannot be written."""
    try:
        file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as cause:
        title = f"The file {file} could not be written: {cause.strerror}."
        raise AppError(title, "Free some space, and run the same command again.") from cause
