"""What remains of a piece of Markdown when its marks are taken away; it may be cut at both ends."""

import re

_LONGEST = 2_000
"""Characters that are read at once, so that no text takes long."""
_FENCE = re.compile(r"^[ \t]*(?:```+|~~~+)[\w+#-]*[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*[-*_=|:+ \t]{3,}$", re.MULTILINE)
"""Also that below the head of a table, and that which makes a heading of the line above it."""
_START = re.compile(r"^[ \t]*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
"""Of headings, quotations, items of lists and boxes to tick."""
_ROW = re.compile(r"^[ \t]*\|(.*?)\|?[ \t]*$", re.MULTILINE)
_LINK = re.compile(r'(?:!?\[([^\[\]\n]*))?\]\([^()\s\x02]*(?: "[^"\n]*")?(?:\)|…?\Z)')
"""An address that holds what was looked for stays in sight."""
_PAIR = re.compile(r"(\*{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_LONE = re.compile(
    r"(?<![\w\x03*])(?:\*{1,3}|~~)(?=[\w\x02])|(?<=[\w\x03.,:;!?)])(?:\*{1,3}|~~)(?![\w\x02*])|`+"
)
"""Whose other half was cut off: it touches a word at one side."""


def unmarked(markdown: str) -> str:
    """Its words, with the characters 2 and 3 around some of them; as it stands where it is long."""
    if len(markdown) > _LONGEST:
        return markdown
    text = _START.sub("", _RULE.sub("", _FENCE.sub("", markdown)))
    text = _ROW.sub(lambda row: row[1].replace("|", " · "), text)
    text = _LINK.sub(r"\1", text)
    return _LONE.sub("", _PAIR.sub(r"\2", _PAIR.sub(r"\2", text)))
