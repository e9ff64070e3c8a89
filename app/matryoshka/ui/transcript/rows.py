"""What a transcript consists of, as values: one row after another, each drawn by a slab of its own."""

from dataclasses import dataclass
from enum import StrEnum

from matryoshka.chat.events import Handoff
from matryoshka.ui.transcript.section import Section
from matryoshka.ui.wishes import SaveFile, Wish

INSET = 28
"""How much further right stands what is within a list item, in pixels."""

Ways = tuple[tuple[str, Wish], ...]
"""What can be asked for, each under its word."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Which of how many branches is shown, counted from 1, and the ways to those beside it."""

    at: int
    of: int
    back: Wish | None
    on: Wish | None


class Tone(StrEnum):
    """How loud a text is: an answer, a draft that was passed on, thinking aloud."""

    ANSWER = "answer"
    DRAFT = "draft"
    THOUGHT = "thought"


@dataclass(frozen=True, slots=True)
class Rail:
    """The line at the left: the tier at its top and, through a seam, the one at its foot."""

    top: str
    foot: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs: its `key` stays while it grows, rows of one attempt share a `group`.

    `above` is the space before it, `inset` that to its left, in pixels.
    """

    key: str
    group: str
    above: int
    rail: Rail | None = None
    inset: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    place: Place


@dataclass(frozen=True, slots=True)
class Question(Row):
    text: str
    files: tuple[str, ...]
    saves: tuple[Wish | None, ...] = ()
    """Of each file the way to a copy; None where only what models read of it is kept."""
    pictures: tuple[str, ...] = ()
    """JPEG in base64."""
    ways: Ways = ()
    steps: Steps | None = None

    @property
    def whole(self) -> str:
        """Its files, a line each, then its words."""
        return "\n".join((*self.files, self.text))


@dataclass(frozen=True, slots=True)
class Label(Row):
    """Who speaks: `loading` is the fraction of the model loaded, while it is; `busy` while it works."""

    tier: str
    origin: str
    """Its model, and where that runs."""
    remote: bool
    """Whether that is not this computer."""
    loading: float | None
    busy: bool
    unsure: bool
    """Whether it answered against its doubt, because it was told to."""


@dataclass(frozen=True, slots=True)
class Remark(Row):
    """One muted line: nothing written, stopped here; a `fold` opens and closes what is above it."""

    text: str
    fold: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut(Row):
    text: str


@dataclass(frozen=True, slots=True)
class Waking(Row):
    """A model that is being loaded; `fraction` runs from 0 to 1."""

    tier: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Waiting(Row):
    """Nothing has been written yet; said only after a moment."""


@dataclass(frozen=True, slots=True)
class Thought(Row):
    """The head of the thinking, a fold."""

    text: str
    tokens: int
    open: bool


@dataclass(frozen=True, slots=True)
class Prose(Row):
    """One section of Markdown with the link definitions it needs."""

    section: Section
    definitions: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Rule(Row):
    """A line across, where the answer changes its subject."""


@dataclass(frozen=True, slots=True)
class Picture(Row):
    """One that went with a question of this chat, `data` in base64; `section` is what shows it."""

    section: Section
    words: str
    data: str
    save: SaveFile | None


@dataclass(frozen=True, slots=True)
class Code(Row):
    """A `fold` is long: while it is not `open`, only its first lines are shown."""

    section: Section
    tone: Tone
    fold: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Seam(Row):
    """One hand-off, or several wordless ones in a row."""

    handoffs: tuple[Handoff, ...]
    reason: str
    """A sentence; empty where there is none but a person's wish."""
    details: tuple[tuple[str, str], ...]
    """What there is to tell of each junior, under its name."""
    draft: str
    open: bool
    left: str = ""
    """How much left this computer, and for which host; empty where it went up on this computer."""


@dataclass(frozen=True, slots=True)
class Consent(Row):
    """A question that would leave the computer, and waits for a person's leave."""

    juniors: tuple[str, ...]
    """Who would pass it on; nobody where the remote tier is asked first."""
    elder: str
    sentence: str
    reason: str
    host: str
    sent: str
    """What would be sent, and to which model."""
    figures: tuple[str, ...]
    """How much that is, and what it costs where that is known."""
    found: tuple[str, ...]
    """Secrets in it, by kind and number."""
    hidden: bool
    """Whether these are masked before it is sent."""
    mask: Wish | None
    """Masks them, or lets them be sent; None where there are none."""
    payload: str
    """Exactly what would be sent."""
    open: bool
    ways: Ways
    """The last is the way to keep it here."""


@dataclass(frozen=True, slots=True)
class Notice(Row):
    """A sentence and a way on, where something happened; `doubt` and `patience` when it declined."""

    tier: str
    title: str
    remedy: str
    technical: str
    """The part of a fault that only an expert reads; often empty."""
    ways: Ways
    doubt: float | None
    patience: float | None


@dataclass(frozen=True, slots=True)
class Footer(Row):
    """How an answer ended, its figures, and what can be asked of it."""

    ending: str
    figures: tuple[str, ...]
    ways: Ways
    more: Ways = ()
    """What else can be asked for, in a menu."""
    steps: Steps | None = None
    account: tuple[tuple[str, str], ...] = ()
    """All that is known of how it was made, each under its name."""
    open: bool = False
    """Whether that is shown."""


Written = Prose | Code | Rule | Picture
"""What a tier's own words become."""
AnyRow = (
    Question
    | Label
    | Remark
    | LeftOut
    | Waking
    | Waiting
    | Thought
    | Written
    | Seam
    | Consent
    | Notice
    | Footer
)
