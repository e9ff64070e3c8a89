"""The words of what a tier wrote as they stand on the screen, without the screen."""

import re
from html import unescape

from matryoshka.ui.transcript.markup import PAD, Markup
from matryoshka.ui.transcript.rows import Prose, Rule, Written
from matryoshka.ui.transcript.tex import as_written

_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"[*_~`\\&<>\[\]$|]|^\s*(?:[-+=#]|\d+[.)])", re.MULTILINE)
"""Without it Markdown is shown letter by letter as it was written."""


def shown(row: Written, markup: Markup) -> str:
    """Its text; spaces may be others than on the screen."""
    if isinstance(row, Rule):
        return ""
    text = row.section.text
    if not isinstance(row, Prose) or not _MARKUP.search(text):
        return text
    html = as_written(markup.of(row.section, row.definitions))
    return unescape(_TAG.sub("", html)).replace(PAD, "")
