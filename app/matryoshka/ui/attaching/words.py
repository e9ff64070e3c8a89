"""What is said of attached files and of how full a context is."""

from matryoshka.chat.fitting import Fill
from matryoshka.saying import Figure, Said, say
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.tongue import tr

_KIB = 1024


def size(count: int) -> str:
    """Bytes as people read them."""
    if count < _KIB:
        return tr("{count} B", count=count)
    if count < _KIB**2:
        return tr("{count} KB", count=Figure(count / _KIB))
    return tr("{count} MB", count=Figure(count / _KIB**2, 1))


def tokens(count: int, *, exact: bool) -> str:
    return tr("%n token(s)", count) if exact else tr("about %n token(s)", count)


def figures(attached: Attached) -> str:
    exact = attached.exact and len(attached.chosen) == len(attached.document.passages)
    return f"{size(attached.document.size)} · {tokens(attached.counted, exact=exact)}"


def meter(fill: Fill) -> str:
    """“412 of 4,096”."""
    tokens = say("{tokens}", tokens=Figure(fill.tokens))
    full = tokens if fill.context is None else _of(tokens, fill.context)
    return tr(full) if fill.exact else tr("about {tokens}", tokens=full)


def _of(tokens: Said, context: int) -> Said:
    return say("{tokens} of {room}", tokens=tokens, room=Figure(context))


def meter_hint(fill: Fill, tier: str) -> str:
    """What the figures are."""
    if fill.context is None:
        return tr("Tokens that {tier} would read of this chat.", tier=tier)
    kept = _of(say("{tokens}", tokens=Figure(fill.context - (fill.room or 0))), fill.context)
    return tr(
        "Tokens that {tier} would read of this chat; {kept} are kept for the answer.", tier=tier, kept=kept
    )


def overflow(fill: Fill, tier: str, wider: str | None) -> str:
    """What will not be read, and a way round that; empty where all is. `wider` is a tier that reads more."""
    way = (
        tr("Start with {wider} to have more of it read", wider=wider)
        if wider
        else tr("A new chat starts with all its room")
    )
    if fill.too_long:
        end = tr("it goes to {wider}", wider=wider) if wider else tr("shorten it, or attach less")
        return tr("{tier} cannot read so long a question: {end}.", tier=tier, end=end)
    if fill.left_out:
        return tr(
            "The whole chat has no room in what {tier} reads at once: "
            "its (|%n )oldest question(s) (is|are) left out. {way}.",
            fill.left_out,
            tier=tier,
            way=way,
        )
    return ""
