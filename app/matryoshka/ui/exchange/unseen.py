"""Prints where no window runs."""

import os

from matryoshka.paths import resources
from matryoshka.ui.exchange.pdf import printed
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.main import application


def printed_unseen(page: str) -> bytes:
    """The PDF of a page of HTML; no display need be there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    load_fonts(resources() / "fonts")
    try:
        return printed(page)
    finally:
        del app
