"""Readers of programming languages, loaded beside the window: that takes longer than a frame."""

import re
from collections.abc import Iterator
from functools import partial

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.engine import Stop
from matryoshka.ui.job import Job

_PATTERN = re.compile(r"\*\.(\w+)")


class Lexers(QObject):
    """`found` when it is known what reads another language, or that nothing does."""

    found = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Lexer | None] = {"": None}
        self._jobs: dict[str, Job] = {}

    def knows(self, language: str) -> bool:
        """Whether `get` can tell; if not it soon can, and `found` tells of it."""
        if language not in self._known and language not in self._jobs:
            job = self._jobs[language] = Job(partial(_look, language))
            job.yielded.connect(self._take)
            job.start()
        return language in self._known

    def get(self, language: str) -> Lexer | None:
        """None for a language that is unknown, not named, or not looked for yet."""
        return self._known.get(language)

    @Slot()
    def close(self) -> None:
        """Return when nothing is being looked for."""
        for job in self._jobs.values():
            job.wait()

    @Slot(object)
    def _take(self, looked: tuple[str, Lexer | None]) -> None:
        language, self._known[looked[0]] = looked
        self._jobs.pop(language, None)
        self.found.emit()


def file_name(language: str) -> str:
    """What code in a language is called when it is saved."""
    lexer = lexer_of(language)
    found = (_PATTERN.fullmatch(name) for name in (lexer.filenames if lexer else ()))
    return next((f"code.{each[1]}" for each in found if each), "code.txt")


def lexer_of(language: str) -> Lexer | None:
    """None for a language that is unknown or not named."""
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


def _look(language: str, stop: Stop) -> Iterator[tuple[str, Lexer | None]]:
    del stop
    yield language, lexer_of(language)
