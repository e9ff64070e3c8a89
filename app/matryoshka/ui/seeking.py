"""Joins the search field to all chats: what is found is listed below it, and opens at its message."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.seeking import Sighting
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class Seeking(QObject):
    """Words are looked for as they are typed, and again when what is kept has changed."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._view, self._sidebar = window.view, window.sidebar
        self._searching = desk.archive.searching
        self._then: Callable[[], object] | None = None
        self._field, self._found = self._sidebar.search, self._sidebar.found
        self._field.sought.connect(self._seek)
        self._field.entered.connect(self._enter)
        self._field.chosen.connect(self._open_first)
        self._field.left.connect(self._view.composer.setFocus)
        self._found.left.connect(self._field.setFocus)
        self._found.opened.connect(self._open)
        self._searching.found.connect(self._show)
        self._searching.failed.connect(self._tell)
        self._sidebar.sought.again.connect(self._seek_again)
        self._sidebar.places.turned.connect(self._field.clear)
        desk.listed.connect(self._seek_again)
        commands.SEARCH.action(window).triggered.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self._window.drawer.open_drawer()
        self._field.selectAll()
        self._field.setFocus()

    @Slot(str)
    def _seek(self, words: str) -> None:
        sought = bool(words.strip())
        self._then = None
        self._sidebar.show_found(sought)
        if sought:
            self._sidebar.sought.wait(tr("Searching…"))
            self._searching.begin(words)
        else:
            self._searching.drop()
            self._show(())

    @Slot(object)
    def _show(self, places: Sequence[Sighting]) -> None:
        self._found.show_places(places)
        self._sidebar.sought.show_view()
        then, self._then = self._then, None
        if then:
            then()

    @Slot(object)
    def _tell(self, fault: AppError) -> None:
        self._sidebar.sought.tell(fault, tr("Search again"))

    @Slot()
    def _enter(self) -> None:
        self._once_found(self._found.enter)

    @Slot()
    def _open_first(self) -> None:
        self._once_found(self._found.open_first)

    def _once_found(self, act: Callable[[], object]) -> None:
        """A quick hand presses Enter before the places are there."""
        if self._searching.running:
            self._then = act
        else:
            act()

    @Slot()
    def _seek_again(self) -> None:
        if self._field.text().strip():
            self._seek(self._field.text())

    @Slot(object)
    def _open(self, place: Sighting) -> None:
        """Its chat, at the very message, on whatever branch that is; the words are marked there."""
        self._desk.open(place.conversation)
        self._window.show_chat()
        self._window.drawer.close_drawer()
        if place.turn and self._desk.shown.id == place.conversation:
            self._come_to_show(place.turn, place.attempt)
            self._view.transcript.go_to(place.turn)
            self._view.find_bar.open_with(_first_mark(place))
        else:
            self._view.composer.setFocus()

    def _come_to_show(self, turn: str, attempt: str | None) -> None:
        """Where it stands on another branch; not while an answer grows on this one."""
        shown = next((each for each in self._desk.shown.thread if each.id == turn), None)
        if self._desk.busy or (shown and (not attempt or attempt in [each.id for each in shown.run])):
            return
        self._desk.session.show_question(turn)
        shown = next((each for each in self._desk.shown.thread if each.id == turn), None)
        if attempt and shown and attempt not in [each.id for each in shown.run]:
            self._desk.session.show_answer(turn, attempt)


def _first_mark(place: Sighting) -> str:
    begin, end = place.marks[0] if place.marks else (0, 0)
    return place.words[begin:end]
