"""The few tags of HTML that models write to dress words or to break a line; all other HTML stays text."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_DRESSES = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("s", "del"), "s"),
    **dict.fromkeys(("u", "ins"), "u"),
    "sub": "sub",
    "sup": "sup",
}
"""What Qt shows each as."""
_TAG = re.compile(rf"<(?:br ?/?|({'|'.join(_DRESSES)}))>", re.IGNORECASE)


def read_tags(markdown: MarkdownIt) -> None:
    """Teach it these tags: without attributes, in pairs that enclose something."""
    markdown.inline.ruler.after("autolink", "tag", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    found = _TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if found[1]:
        return _dressed(state, found.end(), found[1], silent)
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _dressed(state: StateInline, start: int, name: str, silent: bool) -> bool:
    close = f"</{name}>"
    end = state.src.find(close, start, state.posMax)
    if end <= start:
        return False
    if not silent:
        whole, tag = state.posMax, _DRESSES[name.lower()]
        state.pos, state.posMax = start, end
        state.push(f"{tag}_open", tag, 1)
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
        state.posMax = whole
    state.pos = end + len(close)
    return True
