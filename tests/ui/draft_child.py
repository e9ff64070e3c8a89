"""A window where somebody attaches a file and types, killed a second after that: `FOLDER WORDS FILE`."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.composition import open_window
from matryoshka.ui.main import application
from support.attaching import copied, drop
from support.shell import parts

SECOND = 1000


def main(folder: Path, words: str, file: Path) -> None:
    application()
    paths = Paths(folder, folder, folder / "cache")
    store = ChatStore(paths.store)
    window, _, _ = open_window(parts(paths), store, paths)
    drop(window.view, copied(file))
    while window.view.composer.is_empty:
        QTest.qWait(10)
    QTest.keyClicks(window.view.composer.edit, words)
    QTest.qWait(SECOND)
    os.kill(os.getpid(), signal.SIGKILL)


main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
