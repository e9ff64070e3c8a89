"""The real window with a chat in it, open for a screen reader until it is ended from outside."""

import sys
import time
from contextlib import closing
from pathlib import Path

from installer.sample_chat import sample_chat, sample_ladder
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.composition import open_window
from matryoshka.ui.main import application
from support.shell import parts

_PATIENCE = 20.0
"""Seconds until the window must have heard that somebody listens."""


def main(home: Path) -> None:
    """Says `ready` once the chat is in sight; what it keeps lies in `home`."""
    app = application()
    paths = Paths(home, home, home)
    SettingsFile(paths.choices).save(Settings(less_motion=True, welcomed=True))
    with closing(ChatStore(paths.store)) as store:
        chat = sample_chat()
        store.add_conversation(chat)
        window, conduct, _ = open_window(parts(paths, sample_ladder()), store, paths)
        conduct.desk.open(chat.id)
        end = time.monotonic() + _PATIENCE
        while not QAccessible.isActive() and time.monotonic() < end:
            QApplication.processEvents()
        window.view.transcript.verticalScrollBar().setValue(0)
        window.view.transcript.viewport().repaint()
        print("ready", flush=True)  # noqa: T201 - read by who started it
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
