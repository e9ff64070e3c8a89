"""The ladder at a glance: a badge for each tier, smallest first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from matryoshka.chat.events import Event, Loading, Noted
from matryoshka.ui.doll import Pose
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tier_badge import Detail, TierBadge
from matryoshka.ui.tier_state import ASLEEP, LISTENING, WAITING, state_after, tier_of
from matryoshka.ui.tongue import tr


class LadderView(QWidget):
    """The strip of all tiers, smallest first; it follows the events it hears.

    `stepped(tier, way)` when a doll is pressed: to its next answer (1), or the one before (-1).
    """

    stepped = Signal(str, int)

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._theme = theme
        self._fonts = fonts
        self._still = False
        self._services = ""
        self._badges: dict[str, TierBadge] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(18)
        self.setAccessibleName(tr("Tiers"))
        self.set_nest(nest)

    def set_nest(self, nest: Nest) -> None:
        """The tiers of another ladder; one of the same name goes on with what it is doing."""
        before, self._badges = self._badges, {}
        for tier in nest.ladder.tiers:
            badge = TierBadge(tier, nest, self._theme, self._fonts)
            badge.set_still(self._still)
            badge.show_service(self._services)
            badge.stepped.connect(partial(self.stepped.emit, tier.name))
            self._badges[tier.name] = badge
            self._row.addWidget(badge)
        for name, badge in before.items():
            if name in self._badges:
                self._badges[name].set_state(badge.state)
            self._row.removeWidget(badge)
            badge.hide()
            badge.deleteLater()

    def hear(self, event: Event) -> None:
        if badge := self._badges.get(tier_of(event)):
            match event:
                case Loading(fraction=1.0):
                    badge.forget_notes()
                case Noted(title=title):
                    badge.note(title)
            state = state_after(badge.state, event)
            if state != badge.state:
                badge.set_state(state)

    def rest(self) -> None:
        """Nothing is answering any more, however it ended: whoever was busy listens again."""
        for badge in self._badges.values():
            asleep = badge.state.pose in (Pose.ASLEEP, Pose.LOADING)
            if badge.state != WAITING:
                badge.set_state(ASLEEP if asleep else LISTENING)

    def show_services(self, words: str) -> None:
        """What those who are not on this computer do while nothing is asked of them."""
        self._services = words
        for badge in self._badges.values():
            badge.show_service(words)

    def show_waiting(self, tier: str) -> None:
        """Which tier waits for a person's leave; empty where none does."""
        for name, badge in self._badges.items():
            if name == tier:
                badge.set_state(WAITING)
            elif badge.state == WAITING:
                badge.set_state(ASLEEP)

    def look(self, awake: Callable[[str], bool]) -> None:
        """Whose model has left memory meanwhile sleeps; `awake` tells of a tier by its name."""
        for name, badge in self._badges.items():
            if badge.state == LISTENING and not awake(name):
                badge.set_state(ASLEEP)

    def fit(self, width: int) -> None:
        """Show as much of every tier as fits into `width`."""
        gaps = self._row.spacing() * (len(self._badges) - 1)
        fitting = [each for each in Detail if gaps + self._width_at(each) <= width]
        for badge in self._badges.values():
            badge.set_detail(max(fitting, default=Detail.DOLL))

    def _width_at(self, detail: Detail) -> int:
        return sum(badge.width_at(detail) for badge in self._badges.values())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for badge in self._badges.values():
            badge.set_theme(theme)

    def set_still(self, still: bool) -> None:
        self._still = still
        for badge in self._badges.values():
            badge.set_still(still)
