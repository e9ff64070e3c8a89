"""Formulas in Markdown: where they begin and end, and how they stand in the HTML of a section."""

import re
from collections.abc import Callable
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from matryoshka.typesetting.formula import Formula

TOKEN = "formula"  # noqa: S105 - a kind of token of Markdown's
_DISPLAYED, _INLINE = "tex-displayed:", "tex:"
_BODY = r"(?:[^$\\]|\\.)+?"
_PRICE = r"(?!\d[\d.,]*\s+[^\W\d]{2})"
"""After a dollar: an amount and a word are none of a formula."""
_FORMULA = re.compile(
    rf"\$\$({_BODY})\$\$|\\\[(.{{1,4000}}?)\\\]|\$(?!\s){_PRICE}({_BODY})(?<!\s)\$(?!\d)|\\\((.{{1,2000}}?)\\\)",
    re.DOTALL,
)
_ALONE = re.compile(r"\s*(?:\$\$(.+)\$\$|\\\[(.+)\\\])\s*", re.DOTALL)
_PICTURE = re.compile(rf'<img src="((?:{_DISPLAYED}|{_INLINE})[^"]*)" alt="([^"]*)">')


def read_formulas(markdown: MarkdownIt) -> None:
    r"""Teach it $…$, $$…$$, \(…\) and \[…\] within text."""
    markdown.inline.ruler.before("escape", TOKEN, _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\" or state.src[state.pos - 1 : state.pos].isdigit():
        return False
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    latex = next((each for each in found.groups() if each is not None), "") if found else ""
    if not found or not any(letter.isalnum() for letter in latex):
        return False
    if not silent:
        token = state.push(TOKEN, "", 0)
        token.content, token.markup = latex.strip(), found[0]
        token.meta = {"displayed": found[3] is None and found[4] is None}
    state.pos = found.end()
    return True


def source(token: Token) -> str:
    """As it was written."""
    return escape(token.markup)


def picture(token: Token) -> str:
    """Stands for it in the HTML of a section."""
    return _picture(token.content, token.markup, displayed=token.meta["displayed"])


def displayed(text: str) -> str:
    """The HTML of a formula on lines of its own; empty where the text is none."""
    if not (found := _ALONE.fullmatch(text)):
        return ""
    return f'<p align="center">{_picture((found[1] or found[2]).strip(), text, displayed=True)}</p>'


def formula_in(name: str, size: int) -> Formula | None:
    """What the `src` of a picture stands for; None for other pictures."""
    for start in (_DISPLAYED, _INLINE):
        if name.startswith(start):
            return Formula(bytes.fromhex(name.removeprefix(start)).decode(), size, start == _DISPLAYED)
    return None


def written(name: str) -> str:
    """What the `src` of a picture stands for, as Markdown."""
    formula = formula_in(name, 0)
    marks = "$$" if formula and formula.displayed else "$"
    return f"{marks}{formula.latex}{marks}" if formula else ""


def as_written(html: str, why: Callable[[str], str | None] = lambda _: "") -> str:
    """With the source of formulas in the place of their pictures, and `why` there is none as their tip.

    It is asked by the `src` of each; where it says None the picture stays.
    """

    def instead(found: re.Match[str]) -> str:
        reason = why(found[1])
        return found[0] if reason is None else _code(found[2], reason)

    return _PICTURE.sub(instead, html)


def _code(escaped: str, tip: str) -> str:
    title = f' title="{escape(tip)}"' if tip else ""
    return f"<code{title}>" + escaped.replace("\n", "<br>") + "</code>"


def _picture(latex: str, written: str, *, displayed: bool) -> str:
    start = _DISPLAYED if displayed else _INLINE
    return f'<img src="{start}{latex.encode(errors="replace").hex()}" alt="{escape(written)}">'
