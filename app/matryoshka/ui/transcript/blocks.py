"""Which lines of Markdown belong together, decided one line after another."""

import re
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

from matryoshka.ui.transcript.columns import dedented, indent_of
from matryoshka.ui.transcript.nesting import ITEM, place_in, still_in
from matryoshka.ui.transcript.section import Kind, Section

LONGEST = 10_000
"""Characters of the longest section that is read as Markdown."""
NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")

_FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)")
_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r" {0,3}(-+|=+)[ \t]*$")
_INTERRUPTS = re.compile(r" {0,3}([-+*]|1[.)]) {1,4}\S")
_QUOTE = re.compile(r" {0,3}>")
_FORMULA = re.compile(r" {0,3}(\$\$|\\\[)(.*)$")
_FORMULA_ENDS = {"$$": "$$", "\\[": "\\]"}
_INDENTED = 4
"""Spaces before a line that make it code."""


@dataclass(slots=True)
class Reading:
    """The section that is being read; `indent` is where its own text begins."""

    kind: Kind = Kind.PROSE
    lines: list[str] = field(default_factory=list)
    language: str = ""
    fence: str = ""
    indent: int = 0
    closed: bool = False
    size: int = 0
    within: tuple[int, ...] = ()
    """The columns of the list items that it stands in."""

    def takes(self, line: str) -> bool:
        """Whether the line is part of this section; one that is may close it."""
        if still_in(self.within, line) != self.within:
            return False
        line = dedented(line, self._column)
        if self.closed or not self._takes(line):
            return False
        self.size += len(line) + 1
        if self.size > LONGEST and self.kind is not Kind.CODE:
            self.kind = Kind.PLAIN
        return True

    @property
    def _column(self) -> int:
        """Where the innermost item begins that it stands in."""
        return self.within[-1] if self.within else 0

    def followed(self, line: str) -> "Reading":
        """The section that begins with a line that this one does not take."""
        within = still_in(self.within, line)
        reading = begin(dedented(line, within[-1] if within else 0))
        reading.within = within
        return reading

    def broken(self, line: str) -> "Reading | None":
        """The block of code that begins with this line within an item; None where none does."""
        if self.kind is not Kind.ITEM or still_in(self.within, line) != self.within:
            return None
        line = dedented(line, self._column)
        place = place_in(self.lines, line) if _FENCE.match(line.lstrip()) else ()
        if not place or not _FENCE.match(inner := dedented(line, place[-1])):
            return None
        reading = begin(inner)
        reading.within = (*self.within, *(self._column + column for column in place))
        return reading

    @property
    def between(self) -> bool:
        """Whether a paragraph could begin with the next line."""
        return self.closed or not self.lines or not self.lines[-1].strip()

    def section(self) -> Section | None:
        if not self.fence and not any(line.strip() for line in self.lines):
            return None
        lines = self.lines if self.fence else _trimmed(self.lines)
        text = "\n".join(lines)
        if self.closed and self.kind is Kind.CODE and self.language == "math":
            return Section(Kind.FORMULA, f"$$\n{text}\n$$", within=self.within)
        text = text if self.kind is Kind.CODE else text.rstrip()
        return Section(self.kind, text, self.language, within=self.within)

    def _takes(self, line: str) -> bool:
        match self.kind:
            case Kind.CODE:
                return self._fenced_takes(line) if self.fence else self._indented_takes(line)
            case Kind.ITEM | Kind.NOTE:
                return self._item_takes(line)
            case Kind.PROSE | Kind.PLAIN:
                return self._prose_takes(line)
            case Kind.FORMULA:
                return self._formula_takes(line)
            case Kind.RULE:
                return False

    def _fenced_takes(self, line: str) -> bool:
        stripped = line.strip()
        ends = stripped.startswith(self.fence) and not stripped.strip(self.fence[0])
        self.closed = ends and indent_of(line) < _INDENTED
        if not self.closed:
            self.lines.append(line[min(self.indent, indent_of(line)) :])
        return True

    def _formula_takes(self, line: str) -> bool:
        """An empty line ends what was none."""
        if not line.strip():
            self.kind, self.closed = Kind.PROSE, True
            return True
        self.lines.append(line)
        self.closed = line.rstrip().endswith(self.fence)
        return True

    def _indented_takes(self, line: str) -> bool:
        if inside := not line.strip() or indent_of(line) >= _INDENTED:
            self.lines.append(dedented(line, _INDENTED))
        return inside

    def _item_takes(self, line: str) -> bool:
        inside = not line.strip() or indent_of(line) >= self.indent
        lazy = self.lines[-1].strip() and not _starts_block(line) and not ITEM.match(line.expandtabs(4))
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


def begin(line: str) -> Reading:
    """The section that begins with this line."""
    reading = _begun(line)
    reading.size = len(line)
    if reading.size > LONGEST and reading.kind is not Kind.CODE:
        reading.kind = Kind.PLAIN
    return reading


def _begun(line: str) -> Reading:
    if not line.strip():
        return Reading()
    if indent_of(line) >= _INDENTED:
        return Reading(Kind.CODE, [dedented(line, _INDENTED)], indent=_INDENTED)
    if fence := _FENCE.match(line):
        return Reading(Kind.CODE, fence=fence[2], language=unescapeAll(fence[3]), indent=len(fence[1]))
    if formula := _begun_formula(line):
        return formula
    if _RULE.match(line):
        return Reading(Kind.RULE, [line], closed=True)
    if NOTE.match(line):
        return Reading(Kind.NOTE, [line], indent=_INDENTED)
    if item := ITEM.match(line.expandtabs(4)):
        empty = item.end() >= len(line.expandtabs(4))
        return Reading(Kind.ITEM, [line], indent=indent_of(line) + 2 if empty else item.end())
    return Reading(Kind.PROSE, [line], closed=bool(_HEADING.match(line)))


def _begun_formula(line: str) -> Reading | None:
    """Whether nothing but a formula stands in this line, or begins with it."""
    found = _FORMULA.match(line)
    if not found:
        return None
    end, rest = _FORMULA_ENDS[found[1]], found[2].rstrip()
    if end not in rest and "]" not in rest:
        return Reading(Kind.FORMULA, [line], fence=end)
    whole = rest.endswith(end) and rest.count(end) == 1 and len(rest) > len(end)
    return Reading(Kind.FORMULA, [line], fence=end, closed=True) if whole else None


def _starts_block(line: str) -> bool:
    """Whether the line ends a paragraph by itself."""
    marks = (_FENCE, _HEADING, _RULE, _QUOTE, _INTERRUPTS, NOTE)
    return any(mark.match(line) for mark in marks) or _begun_formula(line) is not None


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at the end."""
    count = len(lines)
    while count and not lines[count - 1].strip():
        count -= 1
    return lines[:count]
