"""A slab draws one row; it is laid out when it comes in sight and dropped when it is far away."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.transcript.rows import Row, Ways
from matryoshka.ui.transcript.units import cut, spread, units
from matryoshka.ui.wishes import Wish


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a row looks, besides the row."""

    theme: Theme
    nest: Nest
    fonts: Fonts

    def colour(self, tier: str) -> QColor:
        return self.nest.colour(tier, self.theme)


@dataclass(frozen=True, slots=True)
class Toggle:
    """Open or close the row of this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Open a menu of these wishes."""

    ways: Ways


Action = Wish | Toggle | Offer


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a slab that can be clicked, or reached with Tab and pressed with Enter."""

    rect: QRectF
    name: str
    action: Action


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked text between two positions, its ground, and its ink where that is another too."""

    start: int
    end: int
    ground: QColor
    ink: QColor | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment of painting: times in seconds."""

    now: float
    idle: float
    """How long nothing new has come."""
    still: bool
    """Whether motion is to be reduced."""
    near: bool = False
    """Whether the pointer or the keyboard is in this slab's group."""
    pointed: Target | None = None
    focused: Target | None = None
    done: Target | None = None
    """The target that has just done its work."""
    marked: tuple[Stretch, ...] = ()
    """What of its text is marked; a later stretch lies over an earlier one."""
    top: float = 0.0
    bottom: float = 0.0
    """What of the slab is in sight, in its own coordinates."""

    def within(self, top: float, bottom: float) -> "Scene":
        return replace(self, top=top, bottom=bottom)


R = TypeVar("R", bound=Row)


class Slab(ABC, Generic[R]):
    """Coordinates are its own: the row's body starts at 0, 0; the space above it is not its business."""

    def __init__(self, row: R, look: Look) -> None:
        self.row = row
        self.look = look
        self.height = self.guess()
        self.width = 0.0
        """The width it is laid out for; 0 when it is not."""
        self.targets: tuple[Target, ...] = ()
        self.links: tuple[Target, ...] = ()
        """Places that the keyboard reaches; for the pointer they are text, asked for by `link_at`."""
        self.waits = False
        """Whether something that it shows is still being made."""
        self.born: float | None = None
        """When it came into sight while one watched; None when it was there before."""

    @property
    def laid_out(self) -> bool:
        return self.width > 0

    def show(self, row: R) -> None:
        """Another state of the same row."""
        if row != self.row:
            self.row = row
            self.width = 0.0

    def fit(self, width: float) -> None:
        if width != self.width:
            self.height = self.lay_out(width)
            self.width = width

    def drop(self) -> None:
        """Let go of what laying out made; the height is kept."""
        self.width = 0.0

    def take_in(self) -> None:
        """Be laid out anew, because something it waits for may have come."""
        self.drop()

    def guess(self) -> int:
        """A height in pixels, before it is laid out."""
        return 24

    @abstractmethod
    def lay_out(self, width: float) -> int:
        """Prepare for painting at this width; gives the height in pixels."""

    @abstractmethod
    def paint(self, painter: QPainter, scene: Scene) -> None: ...

    def next_frame(self, scene: Scene) -> float | None:
        """Seconds until it will look different though its row stays; None if it will not."""
        del scene
        return None

    def link_at(self, point: QPointF) -> str:
        """The address of the link at a point; empty where there is none."""
        del point
        return ""

    def tip_at(self, point: QPointF) -> str:
        """What there is to say of the text at a point."""
        del point
        return ""

    @property
    def raw(self) -> str:
        """The text in which positions are counted; empty where nothing can be marked."""
        return ""

    @property
    def length(self) -> int:
        """How many positions of text can be marked."""
        return units(self.raw)

    def word_at(self, position: int) -> tuple[int, int]:
        """The word around a position, or the one sign after it."""
        words = (spread(self.raw, word) for word in re.finditer(r"\w+", self.raw))
        return next((span for span in words if span[0] <= position <= span[1]), (position, position + 1))

    def position_at(self, point: QPointF) -> int:
        """The position of text nearest to a point."""
        del point
        return 0

    def y_of(self, position: int) -> float:
        """Where the line begins that a position of text stands in; 0 while it is not laid out."""
        del position
        return 0.0

    def text(self, start: int, end: int) -> str:
        """What is copied of the text between two positions; the end may lie beyond."""
        return cut(self.raw, start, end)

    def markdown(self, start: int, end: int) -> str:
        """The same as Markdown."""
        return self.text(start, end)
