"""The panel of one conversation: how it is asked, from a saved preset or for itself alone."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from matryoshka.chat.preset import USUAL, Preset
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.fonts import grown
from matryoshka.ui.leaving.beside import beside
from matryoshka.ui.leaving.chooser import Chooser
from matryoshka.ui.manner.form import Ladders, PresetForm
from matryoshka.ui.recognising import fault_words
from matryoshka.ui.room import make_room
from matryoshka.ui.tongue import tr

_WIDTH = 600
_EDGE, _LOWEST = 24, 480
"""Pixels left of the window around a panel of large text, and the height that a panel may have anyway."""
_ABOUT = say(
    "What is empty is as usual. It holds for questions from now on, and each answer tells how it was asked."
)
_USUAL, _OWN = say("As usual"), say("For this chat alone")


class MannerPanel(QDialog):
    """`used(Preset)` for the conversation, `kept(Preset)` under its name, `removed(Preset)` of a saved one.

    `file_wished` when another ladder is to be taken from a file.
    """

    used = Signal(object)
    kept = Signal(object)
    removed = Signal(object)
    file_wished = Signal()

    def __init__(self, presets: Sequence[Preset], ladders: Ladders, shown: Preset, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(commands.MANNER.words)
        self.setMinimumWidth(min(grown(_WIDTH), parent.window().width() - _EDGE))
        self.setMaximumHeight(max(_LOWEST, parent.window().height() - _EDGE))
        self.form = PresetForm(ladders)
        self._chooser, self._name, self._state = Chooser(), QLineEdit(), QLabel(tr(_ABOUT), wordWrap=True)
        self._remove, self._keep = QPushButton(tr("Delete preset")), QPushButton(tr("Save preset"))
        self._use, self._cancel = QPushButton(tr("Use")), QPushButton(tr("Cancel"))
        self._dress()
        self._lay_out()
        self._connect()
        self.show_presets(presets, shown)
        self.form.setFocus()

    def _dress(self) -> None:
        self._state.setObjectName("small")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setObjectName("field")
        self._name.setPlaceholderText(tr("a name to save it under"))
        self._name.setAccessibleName(tr("Name of the preset"))
        self._chooser.setAccessibleName(tr("Preset"))
        self._use.setDefault(True)
        for button in (self._remove, self._keep, self._cancel):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(beside(self._chooser, self._remove))
        column.addWidget(_scrolled(self.form), 1)
        column.addWidget(self._state)
        column.addWidget(beside(self._name, self._keep, self._cancel, self._use))

    def _connect(self) -> None:
        self._chooser.activated.connect(self._choose)
        self._name.textChanged.connect(self._show_buttons)
        self._remove.clicked.connect(lambda: self.removed.emit(self._chosen))
        self._keep.clicked.connect(self._save)
        self._use.clicked.connect(self._finish)
        self._cancel.clicked.connect(self.reject)
        self.form.file_wished.connect(self.file_wished)

    def show_presets(self, presets: Sequence[Preset], shown: Preset) -> None:
        """The saved ones to choose from, and `shown` in the fields."""
        self._presets = [USUAL, *presets]
        names = [tr(_USUAL), *(preset.name for preset in presets)]
        if shown not in self._presets:
            self._presets.append(shown)
            names.append(tr(_OWN))
        self._chooser.clear()
        self._chooser.addItems(names)
        self._chooser.setCurrentIndex(self._presets.index(shown))
        self._show(shown)

    @property
    def _chosen(self) -> Preset:
        return self._presets[self._chooser.currentIndex()]

    def say(self, words: str) -> None:
        self._state.setText(words)
        make_room(self)

    def say_fault(self, fault: AppError) -> None:
        self.say(fault_words(fault))

    @Slot()
    def _choose(self) -> None:
        self._show(self._chosen)
        self.say(tr(_ABOUT))

    def _show(self, preset: Preset) -> None:
        self.form.show_preset(preset)
        self._name.setText(preset.name)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        self._keep.setEnabled(bool(self._name.text().strip()))
        self._remove.setEnabled(self._chooser.currentText() == self._chosen.name)

    @Slot()
    def _finish(self) -> None:
        """What is not as it was saved under its name is of this chat alone."""
        if preset := self._typed():
            self.used.emit(preset if preset in self._presets else replace(preset, name=""))
            self.accept()

    @Slot()
    def _save(self) -> None:
        if preset := self._typed():
            self.kept.emit(preset)

    def _typed(self) -> Preset | None:
        """What is typed now; where that cannot be it is said."""
        try:
            return self.form.preset(self._name.text())
        except ValueError as fault:
            self.say(str(fault))
            return None


def _scrolled(form: PresetForm) -> QScrollArea:
    """As high as the form where there is room; it is never cut at its side."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    scroll.setWidget(form)
    form.setObjectName("page")
    return scroll
