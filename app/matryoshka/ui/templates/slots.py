"""The slots of a template in the box where a question is typed: one goes from each to the next."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from matryoshka.chat.templates import Template
from matryoshka.ui.transcript.units import units


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the document that moves with what is typed before it."""

    place: QTextCursor
    word: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has filled it, and it is still there."""
        return self.place.selectedText() == self.word


class Slots:
    """Of the template that was put into `edit` last; those that nobody has filled are open."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._slots: tuple[_Slot, ...] = ()

    @property
    def open(self) -> str:
        """The first open slot; empty where there is none."""
        return next((each.word for each in self._slots if each.is_open), "")

    def put(self, template: Template) -> None:
        """Write the template over what is selected, and select its first slot."""
        cursor = self._edit.textCursor()
        begin = cursor.selectionStart()
        cursor.insertText(template.text)
        self._slots = tuple(self._slot(template.text, begin, *place) for place in template.slots)
        self._edit.setTextCursor(cursor)
        if self._slots:
            self._select(self._slots[0])

    def step(self, way: int) -> bool:
        """Select the next open slot (1), or the one before (-1), round and round; whether there is one."""
        at = self._edit.textCursor()
        here = (at.selectionStart(), at.selectionEnd())
        others = [each for each in self._slots if each.is_open and _span(each) != here]
        if not others:
            return False
        if way > 0:
            self._select(next((each for each in others if _span(each)[0] >= here[1]), others[0]))
        else:
            before = [each for each in others if _span(each)[1] <= here[0]]
            self._select((before or others)[-1])
        return True

    def _slot(self, text: str, begin: int, start: int, end: int) -> _Slot:
        place = QTextCursor(self._edit.document())
        place.setPosition(begin + units(text[:start]))
        place.setPosition(begin + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return _Slot(place, text[start:end])

    def _select(self, slot: _Slot) -> None:
        self._edit.setTextCursor(slot.place)
        self._edit.ensureCursorVisible()


def _span(slot: _Slot) -> tuple[int, int]:
    return slot.place.selectionStart(), slot.place.selectionEnd()
