"""Answers that were written to do harm, and what would be harm in what becomes of them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from matryoshka.chat.conversation import State
from matryoshka.ui.link import link
from matryoshka.ui.transcript.answer import Writing
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.rows import Prose, Tone
from support.turns import attempt

FOLDER = Path(__file__).parents[1] / "data" / "hostile"
_TIMES = re.compile(r"⟪(\d+)×(.*?)⟫", re.DOTALL)
_CODE = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")
_KNOWN: dict[str, set[str]] = {
    "a": {"href", "title"},
    "code": {"class"},
    "img": {"alt", "src"},
    "ol": {"start"},
    "p": {"align", "class"},
    "span": {"class"},
    "sup": {"class"},
    "table": {"cellspacing", "style", "width"},
    "td": {"style"},
    "th": {"style"},
    **{each: set() for each in ("blockquote", "br", "em", "hr", "li", "pre", "s", "strong", "sub", "u")},
    **{each: set() for each in ("tbody", "thead", "tr", "ul")},
}
"""The tags and attributes that our own renderer writes."""
_FORMULA = re.compile(r"tex(-displayed)?:[0-9a-f]*$")
"""The only pictures there are: drawn by us from what the answer itself says."""
_STYLE = re.compile(r"(text-align:(left|right|center); padding: [\dpx ]+|border-collapse: collapse)$")


def families() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def samples(family: str, port: int, file: str) -> list[str]:
    """Those of one file, which look for a server at this port and for this file."""
    _, *found = (FOLDER / f"{family}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n%%\n")
    return [_written_out(each).replace("{port}", f"{port}").replace("{file}", file) for each in found]


def _written_out(sample: str) -> str:
    sample = sample.replace("{server}", "http://127.0.0.1:{port}")
    sample = _CODE.sub(lambda found: chr(int(found[1], 16)), sample)
    return _TIMES.sub(lambda found: found[2] * int(found[1]), sample)


def pages(markdown: str, markup: Markup) -> list[str]:
    """The HTML of every section of an answer."""
    rows = Writing(attempt("S", markdown, State.DONE), Tone.ANSWER).rows(markdown, ended=True)
    return [markup.of(row.section, row.definitions) for row in rows if isinstance(row, Prose)]


def harm(html: str) -> list[str]:
    """What in a page could load, run, or open something; nothing if all is well."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(_strange(tag, attrs))

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def _strange(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    if tag not in _KNOWN:
        yield tag
    for name, value in attrs:
        if name not in _KNOWN.get(tag, ()) or (name == "style" and not _STYLE.match(value or "")):
            yield f"{tag} {name}={value}"
        if name == "src" and not _FORMULA.match(value or ""):
            yield f"loads {value}"
        found = link(value or "")
        if name == "href" and not found.fault and not found.address.startswith(("http", "mailto:")):
            yield f"opens {value}"
