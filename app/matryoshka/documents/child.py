"""The process that reads one file: what it holds goes to standard output, a line of JSON each."""

import faulthandler
import json
import logging
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matryoshka.documents.kinds import kind_of
from matryoshka.errors import AppError
from matryoshka.saying import say

SECONDS = 60
"""Longer than this no file is read; the process then ends by itself."""
LONGEST = 4_000_000
"""Characters of text that a file may hold."""


def main(arguments: Sequence[str]) -> int:
    """Read the file at the first of `arguments`, which a person calls by the second."""
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    warnings.simplefilter("ignore")
    logging.disable()
    path, name = arguments
    try:
        _read(Path(path).read_bytes(), name)
    except AppError as fault:
        _say(title=fault.title, remedy=fault.remedy)
    except Exception as broken:  # noqa: BLE001 - the boundary of this process: files break readers in any way
        _say(
            title=say("This file is damaged, or of a kind that nothing here reads."),
            remedy=f"({type(broken).__name__}: {broken})",
        )
    return 0


def _read(content: bytes, name: str) -> None:
    kind = kind_of(content, name)
    _say(media_type=kind.media_type)
    length = 0
    for passage in kind.passages(content):
        length += len(passage.text)
        if length > LONGEST:
            raise AppError(
                f"It holds more than {LONGEST:,} characters.", say("Attach only the part that matters.")
            )
        _say(name=passage.name, text=passage.text.encode(errors="replace").decode())


def _say(**fields: Any) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")
