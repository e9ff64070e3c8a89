"""Cuts growing Markdown, line by line, into sections that can be read alone; a settled one never changes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference

from matryoshka.ui.transcript.blocks import NOTE, Reading
from matryoshka.ui.transcript.section import Kind, Section

PIECE = 4_000
"""Characters that are laid out at once of what is shown as it was written."""

_ONLY_MARKS = re.compile(r"[\s\-=*_#>`~|+:]*$")
_ONLY_NUMBER = re.compile(r"\s*\d{1,9}[.)]?\s*$")
_NUMBERED = re.compile(r" {0,3}(\d{1,9})([.)])")
_DEFINITION = re.compile(r" {0,3}\[[^\]]{1,999}[^\n]*\]:")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]")


class Cutter:
    """Give it the whole text each time it has grown; it reads only what is new."""

    def __init__(self) -> None:
        self._settled: list[Section] = []
        self._reading = Reading()
        self._read = 0
        self.definitions: dict[str, str] = {}
        """What links and footnotes were defined so far, each line by its label."""

    @property
    def settled(self) -> int:
        """How many sections, from the first, will never change."""
        return len(self._settled)

    def cut(self, text: str, *, ended: bool) -> list[Section]:
        """All sections of `text`; a last line that could still become anything waits until `ended`."""
        end = text.rfind("\n") + 1
        for line in text[self._read : end].split("\n")[:-1]:
            self._settled.extend(self._step(line))
        self._read = max(self._read, end)
        return self._settled + self._tail(text[self._read :], ended=ended)

    def needed(self, section: Section) -> str:
        """The definitions that the section refers to, line by line."""
        if "[" not in section.text or not self.definitions:
            return ""
        labels = dict.fromkeys(normalizeReference(found[1]) for found in _LABEL.finditer(section.text))
        return "\n".join(self.definitions[label] for label in labels if label in self.definitions)

    def _step(self, line: str) -> list[Section]:
        """Read one whole line; gives the sections that it brought to an end, if any."""
        if self._defines(line):
            line = ""
        code = self._reading.broken(line)
        if not code and self._reading.takes(line):
            return []
        ended = self._finished()
        self._reading = code or self._reading.followed(line)
        return ended

    def _defines(self, line: str) -> bool:
        """Whether the line only says where a link leads; the first that defines a label is believed."""
        if self._reading.kind is Kind.CODE and not self._reading.closed:
            return False
        if note := NOTE.match(line):
            self.definitions.setdefault(normalizeReference(f"^{note[1]}"), f"[^{note[1]}]:")
            return False
        if not self._reading.between or not _DEFINITION.match(line):
            return False
        found: dict[str, dict[str, object]] = {}
        MarkdownIt("commonmark").parse(line, found)
        for label in found.get("references", {}):
            self.definitions.setdefault(label, line)
        return bool(found.get("references"))

    def _finished(self) -> list[Section]:
        section = self._reading.section()
        return [*self._shaped(section)] if section else []

    def _shaped(self, section: Section) -> Iterator[Section]:
        """Items with their numbers, what is too long in pieces."""
        if section.kind is Kind.PLAIN:
            text = section.text
            for number, start in enumerate(range(0, len(text), PIECE), 1):
                yield replace(section, text=text[start : start + PIECE], number=number)
        elif section.kind is Kind.ITEM and (mark := _NUMBERED.match(section.text)):
            yield replace(section, number=self._number(section, mark))
        else:
            yield section

    def _number(self, item: Section, mark: re.Match[str]) -> int:
        """What stands deeper within the item before does not part it from this one."""
        depth = len(item.within)
        before = next((each for each in reversed(self._settled) if len(each.within) <= depth), None)
        if before and before.number is not None:
            last = _NUMBERED.match(before.text)
            if last and last[2] == mark[2]:
                return before.number + 1
        return int(mark[1])

    def _tail(self, rest: str, *, ended: bool) -> list[Section]:
        """The section being read together with the line being written, which may yet change its mind."""
        kept, definitions, settled = self._reading, dict(self.definitions), self._settled
        self._reading = replace(kept, lines=list(kept.lines))
        before = self._step(rest) if rest and (ended or not self._undecided(rest)) else []
        self._settled = settled + before
        last = self._finished()
        still_open = not ended and not self._reading.closed
        self._reading, self._settled = kept, settled
        self.definitions = self.definitions if ended else definitions
        return before + last[:-1] + [replace(each, open=still_open) for each in last[-1:]]

    def _undecided(self, line: str) -> bool:
        if self._reading.fence and not self._reading.closed:
            return self._reading.fence.startswith(line.strip())
        return bool(_ONLY_MARKS.match(line) or (self._reading.lines and _ONLY_NUMBER.match(line)))


def mended(text: str) -> str:
    """Unfinished Markdown with the emphasis and code it began closed, so that no marks flash up."""
    if "```" in text or "~~~" in text:
        return text
    body = text.rstrip("*`~_ ")
    if body.count("`") % 2:
        body += "`"
    if re.sub(r"`[^`]*`", "", body).count("**") % 2:
        body += "**"
    return body
