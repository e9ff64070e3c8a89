"""Lists of tasks: an item that begins with [ ] or [x] shows an empty or a ticked box."""

import re

_BOX = re.compile(r"(<li>(?:\s*<p>)?)\[([ xX])\] ")


def with_boxes(html: str) -> str:
    """What Markdown's lists became, with the boxes of tasks as letters."""
    return _BOX.sub(_boxed, html)


def _boxed(item: re.Match[str]) -> str:
    return f"{item[1]}{'☐' if item[2] == ' ' else '☑'}\u2002"
