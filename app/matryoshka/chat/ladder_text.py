"""The text of a ladder file, cut into the blocks of its tiers: changed without touching the rest."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from matryoshka.chat.ladder_keys import KEYRING
from matryoshka.chat.ladder_lines import plain
from matryoshka.chat.service import Service

_HEADER = re.compile(r"\s*\[\[\s*(tier|\"tier\"|'tier')\s*\]\]")
_PLAIN = re.compile(r"\s*(\[\[\s*tier\s*\]\]|(name|model|mmproj|remote|key)\s*=\s*\"[^\"]*\")?\s*")
"""A line that can be written again as it was."""
_TABLE = re.compile(r"\s*\[")
_OF_MODEL = re.compile(r"\s*(name|model)\s*=\s*(\"[^\"]+\"|'[^']+')\s*(#.*)?$")
"""A line below which another key may stand."""


def block(name: str, model: str, mmproj: str = "") -> str:
    """What stands in a ladder file for a tier of that name and model, and of the file it sees through."""
    seeing = f"mmproj = {_quoted(mmproj)}\n" if mmproj else ""
    return f"[[tier]]\nname = {_quoted(name)}\nmodel = {_quoted(model)}\n{seeing}"


def service_block(name: str, service: Service) -> str:
    """The same for a tier that is asked over the network; its key is only named."""
    lines = [block(name, service.model).rstrip(), f"remote = {_quoted(service.url)}"]
    if service.key:
        lines.append(f"key = {_quoted(KEYRING + service.key)}")
    if service.price:
        lines.append(f"price = {{ read = {service.price.read}, written = {service.price.written} }}")
    if service.images:
        lines.append("images = true")
    if service.continues:
        lines.append(f"continues = {_quoted(service.continues)}")
    return "\n".join(lines) + "\n"


def count(text: str) -> int:
    """How many blocks there are."""
    return len(_starts(_lines(text)))


def with_block(text: str, at: int, new: str) -> str:
    """The text with `new` as its block number `at`; last where it has not so many."""
    lines = _lines(text if text.endswith("\n") else f"{text}\n")
    starts = [*_starts(lines), len(lines)]
    start = starts[min(at, len(starts) - 1)]
    before, after = lines[:start], lines[start:]
    if before and before[-1].strip():
        before.append("\n")
    return "".join([*before, new, *(["\n", *after] if after else [])])


def without_block(text: str, at: int) -> str:
    """The text without block number `at`; more than a name and a model of it stays, as comments."""
    lines = _lines(text)
    starts = [*_starts(lines), len(lines), len(lines)]
    start, end = starts[min(at, len(starts) - 2) :][:2]
    gone = lines[start:end]
    kept = [] if all(map(_PLAIN.fullmatch, gone)) else list(_commented(gone))
    return "".join([*lines[:start], *kept, *lines[end:]])


def with_number(text: str, at: int, key: str, number: float) -> str:
    """The text in which block number `at` says `key = number`; what else stands in that line stays."""
    lines = _lines(text if text.endswith("\n") else f"{text}\n")
    own = _own(lines, at)
    for each in own:
        if found := re.match(rf"\s*([\"']?){key}\1\s*=\s*", lines[each]):
            lines[each] = found[0] + re.sub(r"[^\s#]+", str(number), lines[each][found.end() :], count=1)
            return "".join(lines)
    above = max((each for each in own if _OF_MODEL.match(lines[each])), default=own[0])
    indent = lines[above].partition(lines[above].lstrip())[0]
    return "".join([*lines[: above + 1], f"{indent}{key} = {number}\n", *lines[above + 1 :]])


def _lines(text: str) -> list[str]:
    """With their ends; what is no end of a line in TOML is none here."""
    return re.findall(r".*\n|.+$", text)


def _starts(lines: Sequence[str]) -> list[int]:
    """Where blocks begin: at their header, or at the comment that stands right above."""
    shown = plain("".join(lines)).split("\n")
    return [_with_comment(lines, at) for at, line in enumerate(shown) if _HEADER.match(line)]


def _own(lines: Sequence[str], at: int) -> list[int]:
    """The header of block number `at`, and below it the lines of its keys that hold no text of several."""
    shown = plain("".join(lines)).split("\n")
    header = [each for each, line in enumerate(shown) if _HEADER.match(line)][at]
    below = takewhile(lambda each: not _TABLE.match(shown[each]), range(header + 1, len(lines)))
    return [header, *(each for each in below if lines[each] == f"{shown[each]}\n")]


def _with_comment(lines: Sequence[str], at: int) -> int:
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def _commented(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield line if not line.strip() or line.lstrip().startswith("#") else f"# {line}"


def _quoted(value: str) -> str:
    """As TOML writes it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
