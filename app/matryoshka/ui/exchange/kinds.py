"""The kinds of files that are written, as one chooses among them."""

from matryoshka.saying import say
from matryoshka.ui.tongue import tr

_KINDS = (
    say("Markdown (*.md)"),
    say("Web page (*.html)"),
    say("PDF (*.pdf)"),
    say("All that is known, as JSON (*.json)"),
)


def kinds() -> str:
    """As a dialog for files wants them."""
    return ";;".join(map(tr, _KINDS))
