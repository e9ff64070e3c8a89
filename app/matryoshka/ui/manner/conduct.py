"""What leads to what where a conversation is asked its own way: the button, the panel, the saved presets."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.preset import Preset
from matryoshka.chat.shelf import Shelf
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.company import Company
from matryoshka.ui.desk import Desk
from matryoshka.ui.file_dialogs import ask_file
from matryoshka.ui.manner.form import Ladders
from matryoshka.ui.manner.panel import MannerPanel
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class MannerConduct(QObject):
    """Connects window, desk and what is saved while the window lives."""

    def __init__(
        self, window: Window, desk: Desk, company: Company, saved: Shelf[Preset], others: OtherLadders
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._company = window, desk, company
        self._saved, self._others = saved, others
        desk.opened.connect(self._show)
        window.top_bar.manner.clicked.connect(self.open)
        commands.MANNER.action(window).triggered.connect(self.open)
        self._show()

    @Slot()
    def _show(self) -> None:
        self._window.show_manner(self._desk.shown.preset)

    @Slot()
    def open(self) -> None:
        """The panel of the conversation that is shown."""
        presets, fault = self._known()
        panel = MannerPanel(presets, self._ladders(), self._desk.shown.preset, self._window)
        panel.used.connect(self._desk.set_preset)
        panel.kept.connect(lambda preset: self._keep(preset, panel))
        panel.removed.connect(lambda preset: self._remove(preset, panel))
        panel.file_wished.connect(lambda: self._choose_file(panel))
        panel.finished.connect(self._window.view.composer.setFocus)
        if fault:
            panel.say_fault(fault)
        panel.open()

    def _known(self) -> tuple[tuple[Preset, ...], AppError | None]:
        """The saved ones, or why they cannot be read."""
        try:
            return self._saved.all(), None
        except AppError as fault:
            return (), fault

    def _ladders(self) -> Ladders:
        return Ladders(self._others.names(), self._tiers_of)

    def _tiers_of(self, ladder: str) -> list[str]:
        return [tier.name for tier in self._company.ladder_of(Preset(ladder=ladder)).tiers]

    def _keep(self, preset: Preset, panel: MannerPanel) -> None:
        self._change(
            lambda: self._saved.put(preset), panel, preset, tr("Saved as “{preset}”.", preset=preset.name)
        )

    def _remove(self, preset: Preset, panel: MannerPanel) -> None:
        """What it said stays in the fields, for this chat alone."""
        left = replace(preset, name="")
        self._change(
            lambda: self._saved.remove(preset.name),
            panel,
            left,
            tr("“{preset}” is deleted.", preset=preset.name),
        )

    def _change(self, step: Callable[[], None], panel: MannerPanel, shown: Preset, words: str) -> None:
        try:
            step()
            panel.show_presets(self._saved.all(), shown)
            panel.say(words)
        except AppError as fault:
            panel.say_fault(fault)

    def _choose_file(self, panel: MannerPanel) -> None:
        take = partial(self._take_in, panel)
        ask_file(panel, tr("Another ladder"), take, tr("Ladders (*.toml)"))

    def _take_in(self, panel: MannerPanel, file: Path) -> None:
        try:
            name = self._others.take_in(file)
        except AppError as fault:
            panel.say_fault(fault)
        else:
            panel.form.show_ladders(self._ladders(), name)
