"""What mouse and keyboard are at: the target they point to, have reached or pressed, and marked text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt

from matryoshka.ui.transcript.column import Column, Sighted
from matryoshka.ui.transcript.measure import Measure
from matryoshka.ui.transcript.paint import selection_colour
from matryoshka.ui.transcript.selection import Selection
from matryoshka.ui.transcript.slab import Action, Scene, Stretch, Target
from matryoshka.ui.transcript.slabs import AnySlab
from matryoshka.ui.transcript.stack import Spot
from matryoshka.ui.wishes import Copy, OpenLink

THANKS = 1.5
"""Seconds that a button says what it did."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A target by its row and what it does: true also when its slab is made anew."""

    key: str
    group: str
    action: Action


class Hands:
    """Points are pixels of the window; it changes nothing but itself."""

    def __init__(self, column: Column, measure: Measure) -> None:
        self.selection: Selection | None = None
        self.pointed: Reached | None = None
        self.focused: Reached | None = None
        self._column = column
        self._measure = measure
        self._group = ""
        self._pressed: Reached | None = None
        self._marking = False
        self._done: tuple[Reached, float] | None = None

    def scene(self, sighted: Sighted, scene: Scene, *, focus: bool) -> Scene:
        """The scene as this slab sees it; `focus`: whether the keyboard is with the transcript."""
        slab, focused = sighted.slab, self.focused if focus else None
        done = self._done[0] if self._done and scene.now < self._done[1] else None
        return replace(
            scene,
            near=slab.row.place.group in (self._group, focused and focused.group),
            pointed=_find(slab, self.pointed),
            focused=_find(slab, focused),
            done=_find(slab, done),
            marked=scene.marked + self._marked(sighted),
        )

    def _marked(self, sighted: Sighted) -> tuple[Stretch, ...]:
        slab = sighted.slab
        span = self.selection.within(sighted.spot, slab.length) if self.selection else None
        theme = slab.look.theme
        return (Stretch(*span, selection_colour(theme), theme.ink),) if span else ()

    def move(self, point: QPointF) -> Qt.CursorShape:
        """Follow the pointer; gives the shape it should have."""
        if self._marking and self.selection:
            self.selection = replace(self.selection, head=self._position(point))
            return Qt.CursorShape.IBeamCursor
        sighted = self._at(point)
        self._group = sighted.slab.row.place.group if sighted else ""
        self.pointed = self._target_at(point)
        if self.pointed or self.link_at(point):
            return Qt.CursorShape.PointingHandCursor
        over_text = sighted and sighted.slab.length and point.y() >= sighted.y
        return Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor

    def attend(self, group: str) -> None:
        """As if the pointer were there, until it moves."""
        self._group = group

    def leave(self) -> None:
        self._group, self.pointed = "", None

    def press(self, point: QPointF) -> None:
        """Take hold of a target, or begin to mark text."""
        self._pressed = self._target_at(point)
        self.focused = None
        self._marking = self._pressed is None and bool(self._column.sighted)
        if self._marking:
            here = self._position(point)
            self.selection = Selection(here, here)

    def mark_word(self, point: QPointF) -> None:
        """Mark the word under the pointer."""
        if self._column.sighted and not self._target_at(point):
            spot, position = self._position(point)
            start, end = self._column.stack.slab_at(spot).word_at(position)
            self.selection = Selection((spot, start), (spot, end))

    def release(self, point: QPointF, now: float) -> Action | None:
        """What was asked for by a click, if anything."""
        pressed, self._pressed = self._pressed, None
        marked, self._marking = self._marking and self.has_marked, False
        if pressed:
            return self._act(pressed, now) if pressed == self._target_at(point) else None
        link = "" if marked else self.link_at(point)
        return OpenLink(link) if link else None

    def enter(self, now: float) -> Action | None:
        """What Enter asks for at the target that the keyboard has reached."""
        return self._act(self.focused, now) if self.focused else None

    def tab(self, way: int) -> Target | None:
        """Go to the next (1) or the previous (-1) target; at first to the first or the last in sight."""
        near = {_reached(slab, target): target for slab, target in self._near_targets()}
        if self.focused in near:
            order = [*near][::way]
            beyond = order[order.index(self.focused) + 1 :]
        else:
            sighted = {each.slab.row.place.key for each in self._column.sighted}
            beyond = [reached for reached in near if reached.key in sighted][::way]
        self.focused = beyond[0] if beyond else None
        return near[self.focused] if self.focused else None

    @property
    def group(self) -> str:
        """Of what the pointer is at, or else the keyboard."""
        return self._group or (self.focused.group if self.focused else "")

    def link_at(self, point: QPointF) -> str:
        """Where the link at a point leads; empty where there is none."""
        sighted = self._at(point)
        return sighted.slab.link_at(self._inside(sighted, point)) if sighted else ""

    def tip_at(self, point: QPointF) -> str:
        """What there is to say of the text at a point."""
        sighted = self._at(point)
        return sighted.slab.tip_at(self._inside(sighted, point)) if sighted else ""

    def drop(self) -> None:
        """Forget everything: another conversation is shown."""
        self.selection = self.pointed = self.focused = self._pressed = self._done = None
        self._group, self._marking = "", False

    @property
    def has_marked(self) -> bool:
        return self.selection is not None and not self.selection.empty

    def marked_text(self) -> str:
        """Empty where nothing is marked."""
        return self.selection.text(self._column.stack) if self.selection else ""

    @property
    def marking(self) -> bool:
        return self._marking

    @property
    def state(self) -> tuple[str, Reached | None, Selection | None]:
        """All that the pointer changes about how things look."""
        return self._group, self.pointed, self.selection

    def _act(self, reached: Reached, now: float) -> Action | None:
        for slab, target in self._near_targets():
            if _reached(slab, target) == reached:
                self._done = (reached, now + THANKS) if isinstance(target.action, Copy) else None
                return target.action
        return None

    def _near_targets(self) -> Iterator[tuple[AnySlab, Target]]:
        """The targets of everything in sight and of what is laid out near it."""
        for spot in self._column.near():
            slab = self._column.stack.slab_at(spot)
            yield from ((slab, target) for target in (*slab.links, *slab.targets))

    def _at(self, point: QPointF) -> Sighted | None:
        below = (each for each in self._column.sighted if point.y() < each.y + each.slab.height)
        return next(below, None)

    def _inside(self, sighted: Sighted, point: QPointF) -> QPointF:
        return point - QPointF(self._measure.x_of(sighted.slab), sighted.y)

    def _target_at(self, point: QPointF) -> Reached | None:
        if not (sighted := self._at(point)):
            return None
        inside = self._inside(sighted, point)
        slab = sighted.slab
        return next((_reached(slab, each) for each in slab.targets if each.rect.contains(inside)), None)

    def _position(self, point: QPointF) -> tuple[Spot, int]:
        """The place in the text nearest to a point."""
        sighted = self._at(point) or self._column.sighted[-1]
        return sighted.spot, sighted.slab.position_at(self._inside(sighted, point))


def _reached(slab: AnySlab, target: Target) -> Reached:
    return Reached(slab.row.place.key, slab.row.place.group, target.action)


def _find(slab: AnySlab, reached: Reached | None) -> Target | None:
    if reached is None or reached.key != slab.row.place.key:
        return None
    places = (*slab.links, *slab.targets)
    return next((target for target in places if target.action == reached.action), None)
