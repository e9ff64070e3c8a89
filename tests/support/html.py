"""HTML as a list of what it says, so that two ways to write the same are equal."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

Step = tuple[str, ...]
"""A tag with its attributes, its end, or text after an empty word."""

_BLOCKS = frozenset(
    ["p", "ol", "ul", "li", "pre", "hr", "br", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"]
)
_VOID = frozenset({"br", "hr", "img"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pre += tag == "pre"
        self.steps.append((f"<{tag}>", *(f"{name}={value}" for name, value in sorted(attrs))))

    def handle_endtag(self, tag: str) -> None:
        self._pre -= tag == "pre"
        if tag not in _VOID:
            self.steps.append((f"</{tag}>",))

    def handle_data(self, data: str) -> None:
        lines = [data] if self._pre else [" ".join(line.split(" ")) for line in data.split("\n")]
        self.steps.append(("", "\n".join(lines)))


def steps(html: str) -> list[Step]:
    """What `html` says; spaces around blocks do not count, attributes come in alphabetical order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*_trimmed([*_joined(reader.steps)])]


def _joined(found: list[Step]) -> Iterator[Step]:
    """Text that came in pieces, as one."""
    for texts, group in groupby(found, key=lambda step: step[0] == ""):
        if texts:
            yield "", "".join(step[1] for step in group)
        else:
            yield from group


def _trimmed(found: list[Step]) -> Iterator[Step]:
    within_pre = False
    for index, step in enumerate(found):
        within_pre = step[0] == "<pre>" or (within_pre and step[0] != "</pre>")
        if step[0] or within_pre:
            yield step
            continue
        text = step[1]
        if index == 0 or _is_block(found[index - 1]):
            text = text.lstrip()
        if index + 1 == len(found) or _is_block(found[index + 1]):
            text = text.rstrip()
        if text:
            yield "", text


def _is_block(step: Step) -> bool:
    return step[0].strip("</>") in _BLOCKS


def words(html: str) -> str:
    """All that is said, without a space."""
    return "".join("".join(step[1] for step in steps(html) if not step[0]).split())


def numbered_on(html: str) -> str:
    """A numbered list that goes on where the one before it ended, as one list with it."""
    two = re.compile(r'<ol start="(\d+)">((?:(?!<ol|</ol>).)*)</ol>\s*<ol start="(\d+)">', re.DOTALL)
    html, place = html.replace("<ol>", '<ol start="1">'), 0
    while found := two.search(html, place):
        if int(found[3]) == int(found[1]) + found[2].count("<li>"):
            html = f'{html[: found.start()]}<ol start="{found[1]}">{found[2]}{html[found.end() :]}'
            place = found.start()
        else:
            place = found.start() + 1
    return html
