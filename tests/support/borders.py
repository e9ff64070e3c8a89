"""Borders of this program: one that lets all pass and whose list nobody keeps, and one with its list."""

import os
from pathlib import Path

from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.request_list import RequestList


def border(path: Path, *, offline: bool = False) -> Frontier:
    """With its list in that file."""
    return Frontier(RequestList(path), lambda: offline)


OPEN_BORDER = border(Path(os.devnull))
