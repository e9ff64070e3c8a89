"""Writes what is told of a conversation, or of anything told alike, as one page of HTML.

It runs nothing and loads nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from typing import Any, assert_never

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from matryoshka.chat.conversation import Conversation
from matryoshka.exchange.telling import Answer, Instruction, Piece, Question, Seam, date_of, title_of, told
from matryoshka.markdown.addresses import read_addresses
from matryoshka.markdown.tags import read_tags
from matryoshka.markdown.tasks import with_boxes

_SCHEMES = ("http://", "https://", "mailto:")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46em; margin: auto; padding: 2em 1em; font: 16px/1.55 system-ui, sans-serif; }
h1 { margin-bottom: 0; }
.date, .remark, .files, .model { color: GrayText; font-size: 0.9em; }
.question, pre { background: rgba(128, 128, 128, 0.14); border-radius: 10px; padding: 0.7em 1em; }
.tier { margin: 1.4em 0 0.2em; }
.draft, .thinking { color: GrayText; border-left: 3px solid rgba(128, 128, 128, 0.4); padding-left: 1em; }
.question, .thinking { white-space: pre-wrap; }
.seam { border: 1px dashed rgba(128, 128, 128, 0.6); border-radius: 8px; padding: 0.4em 1em; }
pre { overflow-x: auto; }
table { border-collapse: collapse; }
.footnotes { font-size: 0.9em; }
th, td { border-bottom: 1px solid rgba(128, 128, 128, 0.4); padding: 0.3em 0.8em; }
"""


class _Renderer(RendererHTML):
    """Pictures become their words: a page that is opened asks nobody for anything."""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return escape(self.renderInlineAsText(tokens[idx].children or [], options, env) or "picture")


class _Markdown(MarkdownIt):
    """As on the screen; formulas stay as they were written."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
        self.enable(["table", "strikethrough"])
        self.use(footnote_plugin)
        read_tags(self)
        read_addresses(self)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - it is called so there
        """Only pages and mail become links; what runs or reads files stays as it was typed."""
        return url.lower().startswith(_SCHEMES)


class _Page:
    """Renders one page."""

    def __init__(self) -> None:
        self._markdown = _Markdown()
        self._answers = count(1)

    def html(self, title: str, date: str, pieces: Iterable[Piece]) -> str:
        title = escape(title)
        said = "\n".join(line for piece in pieces for line in self._lines(piece))
        return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p class="date">{date}</p>
{said}
</body>
</html>
"""

    def _lines(self, piece: Piece) -> Iterator[str]:
        match piece:
            case Instruction(text):
                yield "<h2>Told first</h2>"
                yield f'<div class="thinking">{escape(text)}</div>'
            case Question(text, files):
                yield "<h2>You</h2>"
                yield from (f'<p class="files">{escape(name)}</p>' for name in files)
                yield f'<div class="question">{escape(text)}</div>'
            case Answer():
                yield from self._answer(piece)
            case Seam(sentence, details):
                yield f'<p class="seam"><strong>{escape(sentence)}</strong> {escape(details)}</p>'
            case _:
                assert_never(piece)

    def _answer(self, answer: Answer) -> Iterator[str]:
        tier, model = escape(answer.tier), escape(answer.model)
        yield f'<h2 class="tier">{tier} <span class="model">{model}</span></h2>'
        if answer.thinking:
            thinking = f'<div class="thinking">{escape(answer.thinking)}</div>'
            yield f"<details><summary>Thinking</summary>{thinking}</details>"
        if answer.text:
            kind = "draft" if answer.passed else "answer"
            yield f'<div class="{kind}">{self._rendered(answer.text)}</div>'
        yield from (f'<p class="remark">{escape(remark)}</p>' for remark in answer.remarks)

    def _rendered(self, markdown: str) -> str:
        """Footnotes of two answers are told apart."""
        return with_boxes(self._markdown.render(markdown, {"docId": f"{next(self._answers)}"}))


def as_html(conversation: Conversation) -> str:
    return html_of(title_of(conversation), date_of(conversation.created), told(conversation))


def html_of(title: str, date: str, pieces: Iterable[Piece]) -> str:
    return _Page().html(title, date, pieces)
