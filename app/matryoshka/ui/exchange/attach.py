"""Joins what takes chats out and in, and keeps backups, to the window around it."""

from matryoshka.paths import Paths
from matryoshka.ui.desk import Desk
from matryoshka.ui.exchange.conduct import ExchangeConduct
from matryoshka.ui.exchange.menu import FilesMenu
from matryoshka.ui.window import Window


def attach(window: Window, desk: Desk, paths: Paths) -> ExchangeConduct:
    """It works from now on, until the window closes."""
    conduct = ExchangeConduct(window, desk, paths)
    FilesMenu(window, desk, conduct)
    window.closed.connect(conduct.close)
    return conduct
