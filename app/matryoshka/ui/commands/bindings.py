"""Which keys trigger which command in one window: the usual ones, or those that the person has chosen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from matryoshka.errors import AppError
from matryoshka.shortcuts import ShortcutsFile
from matryoshka.ui.commands import ALL, BY_ID
from matryoshka.ui.commands.command import EXPLAINED, KEYS_OF, Command, native
from matryoshka.ui.tongue import tr


class Bindings(QObject):
    """`changed` when keys are others; `fault` is what was wrong with the file of the person's own."""

    changed = Signal()

    def __init__(self, window: QWidget, file: ShortcutsFile) -> None:
        super().__init__(window)
        self._window, self._file = window, file
        chosen, self.fault = file.load()
        self._chosen = {name: keys for name, keys in chosen.items() if _fits(name, keys)}
        self._apply()

    def keys_of(self, command: Command) -> str:
        return self._chosen.get(command.id, command.keys)

    def is_own(self, command: Command) -> bool:
        """Whether the person has chosen its keys."""
        return command.id in self._chosen

    def holder(self, keys: str, besides: Command) -> Command | None:
        """Which other command has these keys."""
        wanted = QKeySequence(keys)
        others = (each for each in ALL if each is not besides and self.keys_of(each))
        return next((each for each in others if QKeySequence(self.keys_of(each)) == wanted), None)

    def choose(self, command: Command, keys: str) -> None:
        """Empty keys are none. Raises AppError where that cannot be kept, or another command has them."""
        if keys and (other := self.holder(keys, command)):
            raise AppError(
                tr("{keys} is “{command}” already.", keys=native(keys), command=other.words),
                tr("Press others, or give that one others first."),
            )
        self._keep({**self._chosen, command.id: keys})

    def restore(self, command: Command) -> None:
        """Its usual keys. Raises as `choose`."""
        if other := self.holder(command.keys, command):
            raise AppError(
                tr("{keys} is “{command}” now.", keys=native(command.keys), command=other.words),
                tr("Give that one its usual keys first."),
            )
        self._keep({name: keys for name, keys in self._chosen.items() if name != command.id})

    @property
    def chosen(self) -> dict[str, str]:
        """The keys that the person has chosen, by the ids of commands."""
        return dict(self._chosen)

    def choose_all(self, chosen: dict[str, str]) -> None:
        """These and no others. Raises AppError where that cannot be kept."""
        self._keep(chosen)

    def _keep(self, chosen: dict[str, str]) -> None:
        usual = {command.id: command.keys for command in ALL}
        kept = {name: keys for name, keys in chosen.items() if keys != usual[name]}
        self._file.save(kept)
        self._chosen = kept
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        for action in self._window.findChildren(QAction):
            if command := BY_ID.get(action.objectName()):
                action.setShortcut(QKeySequence(self.keys_of(command)))
        for control in self._window.findChildren(QWidget):
            if command := BY_ID.get(str(control.property(EXPLAINED))):
                control.setToolTip(command.tooltip_with(self.keys_of(command)))
            if isinstance(control, QLabel) and (command := BY_ID.get(str(control.property(KEYS_OF)))):
                control.setText(native(self.keys_of(command)))


def _fits(name: str, keys: str) -> bool:
    """Of a command that is no more, and of one whose keys belong to a control, nothing is kept."""
    command = BY_ID.get(name)
    return command is not None and not command.fixed and (not keys or not QKeySequence(keys).isEmpty())
