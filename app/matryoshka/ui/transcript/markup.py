"""Turns one section of Markdown into the HTML subset that Qt shows."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from matryoshka.ui.fonts import CODE_FAMILY
from matryoshka.ui.theme import Theme

PAD = "\u2009"
"""A thin space at both ends of inline code, room for its chip; taken out again when copied."""

HEADINGS = {1: 22, 2: 19, 3: 16}
"""Sizes of headings by level, in pixels; deeper ones are bold text."""
CELL = 6
"""Space above and below the text of a table's cell, in pixels."""
_PAD = f'<span class="pad">{PAD}</span>'
_BOX = re.compile(r"(<li>(?:\s*<p>)?)\[([ xX])\] ")
_TABLE = '<table width="100%" cellspacing="0" style="border-collapse: collapse">'


class _Renderer(RendererHTML):
    """Pictures become links under their words, so that nothing is ever fetched.

    Headings become paragraphs, because Qt would scale their size again.
    """

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        words = self.renderInlineAsText(tokens[idx].children or [], options, env) or "picture"
        return f'<a href="{escape(str(tokens[idx].attrGet("src")))}">{escape(words)}</a>'

    def code_inline(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return f"{_PAD}<code>{escape(tokens[idx].content)}</code>{_PAD}"

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


class Markup:
    """CommonMark with tables and strike-through; HTML in it is shown as typed."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
        self._markdown.enable(["table", "strikethrough"])

    def html(self, markdown: str, definitions: str = "") -> str:
        html = str(self._markdown.render(f"{markdown}\n\n{definitions}" if definitions else markdown))
        return _BOX.sub(_boxed, html.strip()).replace("\n</code></pre>", "</code></pre>")


def style_sheet(theme: Theme, ink: str) -> str:
    """What Qt's own CSS can say of it; sizes in pixels."""
    return f"""
        body, p, li, td, th, pre {{ color: {ink}; }}
        p {{ margin: 0 0 8px 0; }}
        ul, ol {{ margin: 0; }}
        .pad {{ white-space: pre-wrap; }}
        .h1 {{ font-size: {HEADINGS[1]}px; }}
        .h2 {{ font-size: {HEADINGS[2]}px; }}
        .h3 {{ font-size: {HEADINGS[3]}px; }}
        .h1, .h2, .h3, .h4, .h5, .h6, strong, th {{ font-weight: 600; }}
        code, pre {{ font-family: '{CODE_FAMILY}'; font-size: 13px; }}
        pre {{ margin: 8px 12px 10px 12px; }}
        a {{ color: {theme.remote.name()}; text-decoration: underline; }}
        blockquote {{ margin: 0 0 0 16px; }}
    """


def _cell(tokens: Sequence[Token], idx: int) -> str:
    """Columns stand apart, the first and the last flush with the text."""
    align = tokens[idx].attrGet("style") or "text-align:left"
    left = 0 if tokens[idx - 1].type == "tr_open" else 16
    return f'<{tokens[idx].tag} style="{align}; padding: {CELL}px 0 {CELL}px {left}px">'


def _boxed(item: re.Match[str]) -> str:
    return f"{item[1]}{'☐' if item[2] == ' ' else '☑'}\u2002"
