"""Footnotes: numbered in the order in which a text first refers to them, and told at its end."""

import re
from collections.abc import Iterable, Iterator, Sequence

from matryoshka.ui.transcript.blocks import NOTE
from matryoshka.ui.transcript.section import Kind, Section

DEFINED = re.compile(r"^\[\^([^\]\s]+)\]:(\d*)$", re.MULTILINE)
"""A label, and its number where that is known, as a line of what a section needs to be read."""
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_CODE = re.compile(r"(`+).*?\1", re.DOTALL)
_READ = (Kind.PROSE, Kind.ITEM, Kind.NOTE)


class Numbering:
    """Give it the sections of one text as it grows; settled ones are read once."""

    def __init__(self) -> None:
        self._read = 0
        self._said: list[str] = []
        self._noted: list[str] = []
        self._defined: list[str] = []

    def numbers(self, sections: Sequence[Section], settled: int) -> dict[str, int]:
        """By label, of the notes there are; those that nothing refers to come last."""
        self._take(sections[self._read : settled])
        self._read = settled
        kept = len(self._said), len(self._noted), len(self._defined)
        self._take(sections[settled:])
        order = dict.fromkeys((*self._said, *self._noted, *self._defined))
        numbers = {
            label: number for number, label in enumerate(filter(set(self._defined).__contains__, order), 1)
        }
        del self._said[kept[0] :], self._noted[kept[1] :], self._defined[kept[2] :]
        return numbers

    def _take(self, sections: Iterable[Section]) -> None:
        for section in sections:
            if section.kind is Kind.NOTE:
                self._defined.append(label_of(section))
            (self._noted if section.kind is Kind.NOTE else self._said).extend(_referred(section))


def label_of(note: Section) -> str:
    """Empty where it has none."""
    mark = NOTE.match(note.text)
    return mark[1] if mark else ""


def numbered(definitions: str, numbers: dict[str, int]) -> str:
    """The same lines, those of notes with their numbers."""
    return DEFINED.sub(lambda found: f"[^{found[1]}]:{numbers.get(found[1], '')}", definitions)


def _referred(section: Section) -> Iterator[str]:
    if section.kind in _READ and "[^" in section.text:
        text = NOTE.sub("", section.text, count=1) if section.kind is Kind.NOTE else section.text
        yield from _REFERENCE.findall(_CODE.sub("", text))
