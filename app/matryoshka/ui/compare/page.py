"""The page “Side by side”: a question, and a column for every tier; tabs where the window is narrow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from matryoshka.chat.comparing.grid import Grid, Row
from matryoshka.ui.compare.answer_view import Told
from matryoshka.ui.compare.ask_card import AskCard
from matryoshka.ui.compare.batch_bar import BatchBar
from matryoshka.ui.compare.column_view import ColumnView
from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_NARROW = 300
"""Pixels of a column below which only one is shown, with a tab for each."""
_HIGH = 340
_WIDEST = 2400


@dataclass(frozen=True, slots=True)
class Scene:
    """A row of a grid; `apart` are the sentences of the answers by tiers.

    `running` are those who answer, `askable` those who could be asked now what they have not answered.
    """

    grid: Grid
    row: Row
    apart: Mapping[str, Sequence[Told]]
    running: frozenset[str]
    askable: frozenset[str]
    busy: bool
    """Whether anything of the grid is being asked."""
    elders: Mapping[str, str]
    """Whom a tier would have asked, had it not been made to answer."""


class ComparePage(Page):
    """Shows what it is told; `made` when there are columns to connect.

    `together_chosen(bool)` when answers are to scroll together from now on, or apart.
    """

    made = Signal()
    together_chosen = Signal(bool)

    def __init__(self, nest: Nest, theme: Theme) -> None:
        self.card, self._columns, self._tabs = AskCard(), QWidget(), QWidget()
        self.batch = BatchBar(theme)
        self.together, self._following = True, False
        self._empty = label(
            "remark", tr("The answers will stand here side by side, and what tells them apart.")
        )
        self._asked = label("rowname")
        heading = Heading(tr("Side by side"), tr("what the bigger tier really adds"))
        parts = self.card, self.batch, self._asked, self._tabs, self._empty, self._columns
        self._columns.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        super().__init__(theme, heading, *parts, widest=_WIDEST)
        self._nest, self._theme = nest, theme
        self.views: dict[str, ColumnView] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._shown = ""
        self._last: Scene | None = None
        self._side, self._tab_row = QHBoxLayout(self._columns), QHBoxLayout(self._tabs)
        self._lay_out()
        self.turned_to.connect(self.card.take_keyboard)
        self.card.changed.connect(self._show_question)

    def _lay_out(self) -> None:
        for layout in (self._side, self._tab_row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
        self._columns.setMinimumHeight(_HIGH)
        self._columns.hide()
        self._asked.hide()

    def set_nest(self, nest: Nest) -> None:
        self._nest = nest
        self.card.set_tiers([tier.name for tier in nest.ladder.tiers])

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.batch.set_theme(theme)
        for view in self.views.values():
            view.set_theme(theme)
        if self._last:
            self.show_row(self._last)

    def show_columns(self, tiers: Sequence[str]) -> None:
        """New ones in this order, in the place of those before."""
        for old in (*self.views.values(), *self._buttons.values()):
            old.hide()
            old.deleteLater()
        self.views = {tier: ColumnView(tier, self._nest, self._theme) for tier in tiers}
        self._buttons = {tier: QPushButton(tier) for tier in tiers}
        self._shown, self._last = tiers[0] if tiers else "", None
        for tier, view in self.views.items():
            self._side.addWidget(view, 1)
            view.answer.verticalScrollBar().valueChanged.connect(partial(self._follow, tier))
            self._add_tab(tier)
        self._empty.setVisible(not tiers)
        self._columns.setVisible(bool(tiers))
        self._fit()
        self.made.emit()

    def show_row(self, scene: Scene) -> None:
        """Its columns as they are now."""
        self._last, row = scene, scene.row
        self._arrange(scene.grid.order(row))
        hidden = scene.grid.hides(row)
        self._show_question()
        for number, (tier, view) in enumerate(self.views.items(), 1):
            name = tr("Answer {number}", number=number) if hidden else ""
            view.show_column(
                row,
                scene.apart.get(tier, ()),
                name,
                running=tier in scene.running,
                busy=scene.busy,
                askable=tier in scene.askable,
                elder=scene.elders.get(tier, ""),
            )
            self._buttons[tier].setText(name or tier)

    @Slot()
    def _show_question(self) -> None:
        """What was asked, where something else stands in the card by now."""
        asked = self._last.row.question if self._last else ""
        self._asked.setText(asked)
        self._asked.setVisible(bool(asked) and asked != self.card.question)

    def _arrange(self, order: Sequence[str]) -> None:
        """Each row of a grid may have an order of its own."""
        order = [tier for tier in order if tier in self.views]
        if order != [*self.views]:
            self.views = {tier: self.views[tier] for tier in order}
            for tier, view in self.views.items():
                self._side.addWidget(view, 1)
                self._tab_row.addWidget(self._buttons[tier])

    def scroll_together(self, together: bool) -> None:
        """Or each answer by itself."""
        if together is not self.together:
            self.together = together
            self.together_chosen.emit(together)

    def _follow(self, tier: str, value: int) -> None:
        """The others stand as far down as this one, each in its own length."""
        if not self.together or self._following or tier not in self.views:
            return
        self._following = True
        share = value / max(1, self.views[tier].answer.verticalScrollBar().maximum())
        for bar in (view.answer.verticalScrollBar() for name, view in self.views.items() if name != tier):
            bar.setValue(round(share * bar.maximum()))
        self._following = False

    def drop(self, tier: str) -> None:
        """The column of who shall not be asked."""
        for old in (self.views.pop(tier), self._buttons.pop(tier)):
            old.hide()
            old.deleteLater()
        self._shown = next(iter(self.views), "")
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number turns to a column, where B, F and W are votes."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.views):
            self._turn_to([*self.views][place])
            self.views[self._shown].setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add_tab(self, tier: str) -> None:
        button = self._buttons[tier]
        button.setProperty("look", "tab")
        button.setCheckable(True)
        button.clicked.connect(lambda _=False, tier=tier: self._turn_to(tier))
        self._tab_row.addWidget(button)

    @Slot(str)
    def _turn_to(self, tier: str) -> None:
        self._shown = tier
        self._fit()

    def _fit(self) -> None:
        narrow = bool(self.views) and self.width() < grown(_NARROW) * len(self.views)
        self._tabs.setVisible(narrow)
        for tier, view in self.views.items():
            view.setVisible(not narrow or tier == self._shown)
            self._buttons[tier].setChecked(tier == self._shown)
