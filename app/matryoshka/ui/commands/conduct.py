"""What leads to what with commands: the palette, the menu of all of them, the page of keys."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from matryoshka.errors import AppError
from matryoshka.shortcuts import ShortcutsFile
from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.commands import BY_ID, GROUPS
from matryoshka.ui.commands.areas import Areas
from matryoshka.ui.commands.bindings import Bindings
from matryoshka.ui.commands.command import Command, When, native
from matryoshka.ui.commands.entry import Entry
from matryoshka.ui.commands.last import LastConduct
from matryoshka.ui.commands.page import KeysPage
from matryoshka.ui.commands.palette import Palette
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class CommandConduct(QObject):
    """Made last: what the parts of the window can do by then is what is offered."""

    def __init__(self, window: Window, desk: Desk, choices: Choices, file: ShortcutsFile) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._recent: list[str] = []
        self.palette = Palette(window, lambda: [*self._entries()])
        self.page = KeysPage(choices.theme)
        window.add_page(self.page)
        self._make_actions()
        LastConduct(window, desk)
        self._heed_keys()
        self._bindings = Bindings(window, file)
        self._connect()
        if self._bindings.fault:
            window.notice.add(self._bindings.fault)

    def _make_actions(self) -> None:
        """What only commands themselves need."""
        areas = Areas(self._window, lambda: self._window.areas)
        for command, act in (
            (commands.PALETTE, self.palette.open),
            (commands.KEYS, partial(self._window.show_page, self.page)),
            (commands.NEXT_AREA, areas.next),
            (commands.AREA_BEFORE, areas.before),
            (commands.ABOUT, self._window.sidebar.about.click),
            (commands.UNDO, self._undo),
        ):
            command.action(self._window).triggered.connect(act)

    def _heed_keys(self) -> None:
        """Keys do what the palette would offer; those that are fixed mean more than one thing."""
        for action in self._window.actions():
            if action.objectName() in BY_ID and not BY_ID[action.objectName()].fixed:
                action.installEventFilter(self)

    def eventFilter(self, action: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.Shortcut and not self._holds(BY_ID[action.objectName()].when)

    def _connect(self) -> None:
        self.page.turned_to.connect(self._show_keys)
        self.page.chosen.connect(self._choose)
        self.page.restored.connect(self._restore)
        self.page.all_restored.connect(self._restore_all)
        self._bindings.changed.connect(self._show_keys)
        self._window.sidebar.more.clicked.connect(self._open_menu)

    def _actions(self) -> Iterator[tuple[Command, QAction]]:
        """What can be done now, in the order of the table."""
        actions = {action.objectName(): action for action in self._window.actions()}
        for name, command in BY_ID.items():
            if name in actions and self._holds(command.when):
                yield command, actions[name]

    def _holds(self, when: When) -> bool:
        match when:
            case When.ALWAYS:
                return True
            case When.IN_CHAT:
                return self._window.shows_chat
            case When.KEPT:
                return self._window.shows_chat and bool(self._desk.shown.turns)
            case When.ANSWERING:
                return self._desk.busy
            case When.UNDOABLE:
                return any(toast.undoes for toast in self._window.toasts)

    def _entries(self) -> Iterator[Entry]:
        """Commands, the last used first, then chats."""
        found = [
            self._entry(command, action) for command, action in self._actions() if command != commands.PALETTE
        ]
        places = {name: place for place, name in enumerate(self._recent)}
        yield from sorted(found, key=lambda entry: places.get(entry.id, len(places)))
        for chat in self._desk.archive.chats():
            yield Entry(chat.id, chat.title, tr("chat"), partial(self._open_chat, chat.id))

    def _entry(self, command: Command, action: QAction) -> Entry:
        keys = native(self._bindings.keys_of(command))
        return Entry(command.id, command.words.removesuffix("…"), keys, partial(self._run, command, action))

    def _run(self, command: Command, action: QAction) -> None:
        self._recent = [command.id, *(name for name in self._recent if name != command.id)]
        action.trigger()

    def _open_chat(self, chat: str) -> None:
        self._window.show_chat()
        self._desk.open(chat)
        self._window.view.composer.setFocus()

    @Slot()
    def _open_menu(self) -> None:
        """All that can be done now, by groups."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        able = [*self._actions()]
        for group, title in GROUPS.items():
            if actions := [action for command, action in able if command.group is group]:
                menu.addMenu(tr(title)).addActions(actions)
        button = self._window.sidebar.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def _undo(self) -> None:
        if toast := next((each for each in self._window.toasts if each.undoes), None):
            toast.press()

    @Slot(object, str)
    def _choose(self, command: Command, keys: str) -> None:
        if keys != self._bindings.keys_of(command):
            self._try(command, lambda: self._bindings.choose(command, keys))

    @Slot(object)
    def _restore(self, command: Command) -> None:
        self._try(command, lambda: self._bindings.restore(command))

    def _try(self, command: Command, act: Callable[[], None]) -> None:
        """What cannot be is told below its row, which shows the keys that hold."""
        row = self.page.rows[command]
        try:
            act()
        except AppError as fault:
            row.show_keys(self._bindings.keys_of(command), own=self._bindings.is_own(command))
            row.tell(f"{tr(fault.title)} {tr(fault.remedy)}")

    @Slot()
    def _restore_all(self) -> None:
        before = self._bindings.chosen
        if before and self._choose_all({}):
            self.page.toast.offer_undo(tr("All keys are as usual."), partial(self._choose_all, before))

    def _choose_all(self, chosen: dict[str, str]) -> bool:
        """Whether that could be kept."""
        try:
            self._bindings.choose_all(chosen)
        except AppError as fault:
            self.page.notice.add(fault)
            return False
        return True

    @Slot()
    def _show_keys(self) -> None:
        self.page.show_keys(self._bindings.keys_of, self._bindings.is_own)
