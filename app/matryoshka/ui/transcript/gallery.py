"""The pictures that went with the questions of a chat: the only ones that its answers can show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray, QUrl

from matryoshka.chat.conversation import Image, Turn

_ALONE = re.compile(
    r"!\[(?P<words>[^\]\n]*)\]\(\s*(?:<(?P<spaced>[^<>\n]+)>|(?P<name>[^\s()<>]+))(?:\s+\"[^\"\n]*\")?\s*\)"
)


@dataclass(slots=True)
class Gallery:
    """By their names; of several of one name the last."""

    _pictures: dict[str, Image] = field(default_factory=dict)

    def show(self, turns: Iterable[Turn]) -> None:
        """Those of these turns, and no others."""
        self._pictures.clear()
        for turn in turns:
            self.add(turn)

    def add(self, turn: Turn) -> None:
        self._pictures.update(
            {part.name: part for part in turn.files if isinstance(part, Image) and part.data}
        )

    def find(self, markdown: str) -> tuple[str, Image] | None:
        """The words and the picture, where a stretch of Markdown is nothing but one that is here."""
        found = _ALONE.fullmatch(markdown.strip())
        name = (found["spaced"] or found["name"]) if found else ""
        picture = self._pictures.get(name) or self._pictures.get(_decoded(name))
        return (found["words"], picture) if found and picture else None


def _decoded(name: str) -> str:
    """As a link writes a name with spaces."""
    return QUrl.fromPercentEncoding(QByteArray(name.encode()))
