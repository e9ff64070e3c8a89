"""Cuts growing Markdown, line by line, into sections that can be read alone; a settled one never changes."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)")
_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r" {0,3}(-+|=+)[ \t]*$")
_ITEM = re.compile(r" {0,3}([-+*]|\d{1,9}[.)])(?: {1,4}(?=\S)|[ \t]*$)")
_INTERRUPTS = re.compile(r" {0,3}([-+*]|1[.)]) {1,4}\S")
_QUOTE = re.compile(r" {0,3}>")
_DEFINITION = re.compile(r" {0,3}\[([^\]]+)\]:[ \t]*\S+.*$")
_ONLY_MARKS = re.compile(r"[\s\-=*_#>`~|+:]*$")
_ONLY_NUMBER = re.compile(r"\s*\d{1,9}[.)]?\s*$")


class Kind(StrEnum):
    PROSE = "prose"
    ITEM = "item"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of Markdown, code without its fences; `open` while more may come."""

    kind: Kind
    text: str
    language: str = ""
    open: bool = False


@dataclass(slots=True)
class _Reading:
    """The section that is being read; `indent` is where an item's own text begins."""

    kind: Kind = Kind.PROSE
    lines: list[str] = field(default_factory=list)
    language: str = ""
    fence: str = ""
    indent: int = 0
    closed: bool = False

    def takes(self, line: str) -> bool:
        """Whether the line is part of this section; one that is may close it."""
        if self.closed:
            return False
        match self.kind:
            case Kind.CODE:
                return self._code_takes(line)
            case Kind.ITEM:
                return self._item_takes(line)
            case Kind.PROSE:
                return self._prose_takes(line)
            case Kind.RULE:
                return False

    def _code_takes(self, line: str) -> bool:
        stripped = line.strip()
        self.closed = stripped.startswith(self.fence) and not stripped.strip(self.fence[0])
        if not self.closed:
            self.lines.append(line)
        return True

    def _item_takes(self, line: str) -> bool:
        inside = not line.strip() or _indent(line) >= self.indent
        lazy = self.lines[-1].strip() and not _starts_block(line) and not _ITEM.match(line)
        if inside or lazy:
            self.lines.append(line)
        return bool(inside or lazy)

    def _prose_takes(self, line: str) -> bool:
        if not line.strip():
            self.closed = bool(self.lines)
            return True
        if not self.lines:
            return False
        quoted = bool(_QUOTE.match(self.lines[0]))
        self.closed = bool(_UNDERLINE.match(line)) and not quoted
        if not self.closed and _starts_block(line) and not (quoted and _QUOTE.match(line)):
            return False
        self.lines.append(line)
        return True

    def section(self) -> Section | None:
        if self.kind is not Kind.CODE and not any(line.strip() for line in self.lines):
            return None
        text = "\n".join(self.lines)
        return Section(self.kind, text if self.kind is Kind.CODE else text.rstrip(), self.language)


class Cutter:
    """Give it the whole text each time it has grown; it reads only what is new."""

    def __init__(self) -> None:
        self._settled: list[Section] = []
        self._reading = _Reading()
        self._read = 0
        self.definitions: dict[str, str] = {}
        """Link definitions met so far, each line by its label in lower case."""

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

    def _step(self, line: str) -> list[Section]:
        """Read one whole line; gives the section that it brought to an end, if any."""
        if self._reading.kind is not Kind.CODE and (definition := _DEFINITION.match(line)):
            self.definitions[definition[1].lower()] = line
            line = ""
        if self._reading.takes(line):
            return []
        ended = self._reading.section()
        self._reading = _start(line)
        return [ended] if ended else []

    def _tail(self, rest: str, *, ended: bool) -> list[Section]:
        """The section being read together with the line being written, which may yet change its mind."""
        kept, definitions = self._reading, dict(self.definitions)
        self._reading = replace(kept, lines=list(kept.lines))
        before = self._step(rest) if rest and (ended or not self._undecided(rest)) else []
        last = self._reading.section()
        still_open = not ended and not self._reading.closed
        self._reading, self.definitions = kept, definitions
        return before + ([replace(last, open=still_open)] if last else [])

    def _undecided(self, line: str) -> bool:
        if self._reading.kind is Kind.CODE and not self._reading.closed:
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


def _start(line: str) -> _Reading:
    if fence := _FENCE.match(line):
        return _Reading(Kind.CODE, fence=fence[1], language=fence[2])
    if not line.strip():
        return _Reading()
    if _RULE.match(line):
        return _Reading(Kind.RULE, [line], closed=True)
    if item := _ITEM.match(line):
        return _Reading(Kind.ITEM, [line], indent=item.end() if item.end() < len(line) else _indent(line) + 2)
    return _Reading(Kind.PROSE, [line], closed=bool(_HEADING.match(line)))


def _starts_block(line: str) -> bool:
    """Whether the line ends a paragraph by itself."""
    return any(mark.match(line) for mark in (_FENCE, _HEADING, _RULE, _QUOTE, _INTERRUPTS))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
