"""Turns one section of Markdown into the HTML subset that Qt shows."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_ref

from matryoshka.markdown.addresses import read_addresses
from matryoshka.markdown.tags import read_tags
from matryoshka.markdown.tasks import with_boxes
from matryoshka.saying import say
from matryoshka.ui.fonts import CODE_FAMILY
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.blocks import NOTE
from matryoshka.ui.transcript.notes import DEFINED
from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.sections import mended
from matryoshka.ui.transcript.tex import displayed, picture, read_formulas, source

PAD = "\u2009"
"""A thin space at both ends of inline code, room for its chip; taken out again when copied."""

HEADINGS = {1: 22, 2: 19, 3: 16}
"""Sizes of headings by level, in pixels; deeper ones are bold text."""
CELL = 6
"""Space above and below the text of a table's cell, in pixels."""
QUOTE = 16
"""How much further in a quotation stands, in pixels."""
NOTED = 12
"""How much further in a footnote stands than its number, in pixels; from either side, as it may be read."""
_NOTED = '<p class="noted">'
_PAD = f'<span class="pad">{PAD}</span>'
_DEEPER = re.compile(r"^ {1,4}", re.MULTILINE)
_DEEPEST = 18
"""Levels of lists and quotations, a list counts two; what lies deeper than 20 the parser leaves out."""
_TOO_LONG = say("Too long for Markdown, so shown as it was written:")
_TOO_DEEP = say("Too deeply nested for Markdown, so shown as it was written:")
_TABLE = '<table width="100%" cellspacing="0" style="border-collapse: collapse">'
_ROWS_BEGIN, _ROWS_END = "<tbody>", "</tbody>\n</table>"
ROWS = 16
"""Rows of a long table that are read together."""
_KEPT = 256
"""So many such parts of tables stay in memory."""


class Renderer(RendererHTML):
    """Pictures become links under their words, so that nothing is ever fetched."""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        words = escape(self.renderInlineAsText(tokens[idx].children or [], options, env) or "picture")
        kinds = [token.type for token in tokens[:idx]]
        if kinds.count("link_open") > kinds.count("link_close"):
            return words
        return f'<a href="{escape(str(tokens[idx].attrGet("src")))}">{words}</a>'

    def formula(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return source(tokens[idx])


class _Renderer(Renderer):
    """Headings become paragraphs, because Qt would scale their size again."""

    def footnote_ref(self, tokens: Sequence[Token], idx: int, _options: Any, env: Any) -> str:
        label = tokens[idx].meta["label"]
        return f'<sup class="small">{escape(env["numbers"][label] or label)}</sup>'

    def code_inline(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return f"{_PAD}<code>{escape(tokens[idx].content)}</code>{_PAD}"

    def formula(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return picture(tokens[idx])

    def heading_open(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return f'<p class="{tokens[idx].tag}">'

    def heading_close(self, _tokens: Sequence[Token], _idx: int, _options: Any, _env: Any) -> str:
        return "</p>"

    def table_open(self, _tokens: Sequence[Token], _idx: int, _options: Any, _env: Any) -> str:
        return _TABLE

    def th_open(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return _cell(tokens, idx)

    def td_open(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return _cell(tokens, idx)


def reader(renderer: type[Renderer]) -> MarkdownIt:
    """Reads Markdown as models write it."""
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}, renderer_cls=renderer)
    read_formulas(markdown)
    read_tags(markdown)
    read_addresses(markdown)
    return markdown.enable(["table", "strikethrough"])


class Markup:
    """CommonMark with tables and strike-through; HTML in it is text, but for a few harmless tags."""

    def __init__(self) -> None:
        self._markdown = reader(_Renderer)
        self._markdown.inline.ruler.after("image", "footnote_ref", footnote_ref)
        self._rows = lru_cache(_KEPT)(self._rows_of)

    def of(self, section: Section, definitions: str = "") -> str:
        """A section with the definitions that it refers to, a line each."""
        text = mended(section.text) if section.open else section.text
        match section.kind:
            case Kind.PLAIN:
                return _as_written(section.text, tr(_TOO_LONG) if section.number == 1 else "")
            case Kind.FORMULA:
                return _as_written(text, "") if section.open else displayed(text) or self.html(text)
            case Kind.NOTE:
                return self._note(text, definitions, section.number)
            case _:
                long = "\n|" in text and text.count("\n") > 2 * ROWS
                return (long and self._table(text, definitions)) or self.html(
                    text, definitions, section.number
                )

    def _table(self, text: str, definitions: str) -> str:
        """A long table, of which only the last rows are read anew while it grows; empty where it is none."""
        lines = text.split("\n")
        head, rows = "\n".join(lines[:2]), lines[2:]
        parts = ["\n".join(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
        made = [self._rows(head, part, definitions) for part in parts]
        return made[0].replace(_ROWS_END, "".join(map(_inner, made[1:])) + _ROWS_END) if all(made) else ""

    def _rows_of(self, head: str, rows: str, definitions: str) -> str:
        """A table of its own with these rows; empty where they are not all of them rows."""
        html = self.html(f"{head}\n{rows}", definitions)
        whole = html.startswith(_TABLE) and html.endswith(_ROWS_END) and html.count(_ROWS_END) == 1
        return html if whole else ""

    def html(self, markdown: str, definitions: str = "", number: int | None = None) -> str:
        """`number` is what the first item of a numbered list gets, where that is not its own."""
        notes = dict(DEFINED.findall(definitions))
        links = DEFINED.sub("", definitions).strip()
        env = {"footnotes": {"refs": {f":{label}": -1 for label in notes}, "list": {}}, "numbers": notes}
        tokens = self._markdown.parse(f"{markdown}\n\n{links}" if links else markdown, env)
        if any(token.level >= _DEEPEST for token in tokens):
            return _as_written(markdown, tr(_TOO_DEEP))
        if number is not None and tokens and tokens[0].type == "ordered_list_open":
            tokens[0].attrSet("start", str(number))
        html = str(self._markdown.renderer.render(tokens, self._markdown.options, env))
        return with_boxes(html.strip()).replace("\n</code></pre>", "</code></pre>")

    def _note(self, text: str, definitions: str, number: int | None) -> str:
        mark = NOTE.match(text)
        label, rest = (mark[1], text[mark.end() :]) if mark else ("", text)
        html = self.html(_DEEPER.sub("", rest), definitions).replace("<p>", _NOTED)
        sign = f'<p class="note"><sup class="small">{number or escape(label)}</sup>\u2002'
        begun = html.removeprefix(_NOTED)
        return f"{sign}{begun}" if begun != html else f"{sign}</p>{html}"


def style_sheet(theme: Theme, ink: str) -> str:
    """What Qt's own CSS can say of it; sizes in pixels."""
    return f"""
        body, p, li, td, th, pre {{ color: {ink}; }}
        p {{ margin: 0 0 8px 0; }}
        ul, ol {{ margin: 0; }}
        .note, .noted {{ margin: 0 {NOTED}px 8px {NOTED}px; }}
        .note {{ text-indent: -{NOTED}px; }}
        .small {{ color: {theme.muted.name()}; }}
        .written, .pad {{ white-space: pre-wrap; }}
        .h1 {{ font-size: {HEADINGS[1]}px; }}
        .h2 {{ font-size: {HEADINGS[2]}px; }}
        .h3 {{ font-size: {HEADINGS[3]}px; }}
        .h1, .h2, .h3, .h4, .h5, .h6, strong, th {{ font-weight: 600; }}
        code, pre {{ font-family: '{CODE_FAMILY}'; font-size: 13px; }}
        .h1 code {{ font-size: {HEADINGS[1] - 3}px; }}
        .h2 code {{ font-size: {HEADINGS[2] - 3}px; }}
        .h3 code {{ font-size: {HEADINGS[3] - 2}px; }}
        pre {{ margin: 8px 12px 10px 12px; }}
        a {{ color: {theme.remote.name()}; text-decoration: underline; }}
        blockquote {{ margin: 0 {QUOTE}px 0 {QUOTE}px; }}
    """


def _inner(table: str) -> str:
    """Its rows alone."""
    return table.partition(_ROWS_BEGIN)[2].removesuffix(_ROWS_END).lstrip("\n")


def _cell(tokens: Sequence[Token], idx: int) -> str:
    """Columns stand apart, the first and the last flush with the text."""
    align = tokens[idx].attrGet("style") or "text-align:left"
    left = 0 if tokens[idx - 1].type == "tr_open" else 16
    return f'<{tokens[idx].tag} style="{align}; padding: {CELL}px 0 {CELL}px {left}px">'


def _as_written(text: str, why: str) -> str:
    said = f'<p class="small">{why}</p>' if why else ""
    return said + f'<p class="written">{escape(text).replace(chr(10), "<br>")}</p>'
