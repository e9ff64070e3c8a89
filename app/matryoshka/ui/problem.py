"""The last net: a mistake of the program becomes a report that can be copied, and the window lives on."""

import platform
import sys
import threading
import traceback
from importlib.metadata import version
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Signal, qVersion


class CrashHook(QObject):
    """Inside it is what `sys.excepthook` and `threading.excepthook` call.

    `crashed(str)` carries the report, on the thread of the window whatever thread crashed.
    """

    crashed = Signal(str)

    def __enter__(self) -> Self:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_crash
        threading.excepthook = self._on_thread_crash
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _on_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error)
        sys.stderr.write(f"{text}\n")
        self.crashed.emit(text)

    def _on_thread_crash(self, crash: threading.ExceptHookArgs) -> None:
        if crash.exc_value:
            self._on_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)


def report(error: BaseException) -> str:
    """Versions and the trace of calls; nothing of what was typed, and no path of this person's."""
    lines = [
        f"Matryoshka {version('matryoshka')}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)
