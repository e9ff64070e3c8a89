"""A slab draws one row; it is laid out when it comes in sight and dropped when it is far away."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.transcript.rows import Row
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


Action = Wish | Toggle


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a slab that can be clicked, or reached with Tab and pressed with Enter."""

    rect: QRectF
    name: str
    action: Action


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment of painting: times in seconds, `selected` as positions in the slab's text."""

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
    selected: tuple[int, int] | None = None
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

    @property
    def raw(self) -> str:
        """The text whose indices are positions; empty where nothing can be marked."""
        return ""

    @property
    def length(self) -> int:
        """How many positions of text can be marked."""
        return len(self.raw)

    def word_at(self, position: int) -> tuple[int, int]:
        """The word around a position, or the one sign after it."""
        words = (word.span() for word in re.finditer(r"\w+", self.raw))
        return next((span for span in words if span[0] <= position <= span[1]), (position, position + 1))

    def position_at(self, point: QPointF) -> int:
        """The position of text nearest to a point."""
        del point
        return 0

    def text(self, start: int, end: int) -> str:
        """What is copied of the text between two positions; the end may lie beyond."""
        return self.raw[start:end]
