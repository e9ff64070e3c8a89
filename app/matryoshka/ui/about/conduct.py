"""Joins the page “About Matryoshka” to the window around it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Slot, qVersion

from matryoshka.diagnostics import report, versions
from matryoshka.paths import Paths
from matryoshka.terms import parts
from matryoshka.ui.about.page import AboutPage
from matryoshka.ui.choices import Choices
from matryoshka.ui.clipboard import copy
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class AboutConduct(QObject):
    """Fills the page when one turns to it; `models` tells what the computer has."""

    def __init__(
        self, window: Window, choices: Choices, paths: Paths, models: ModelsConduct, fonts: Fonts
    ) -> None:
        super().__init__(window)
        self._choices, self._models = choices, models
        self.page = AboutPage(choices.theme, fonts, paths)
        self._computer = ""
        window.add_page(self.page)
        self.page.turned_to.connect(self._look)
        self.page.report.copied.connect(partial(copy, self.page.toast))
        window.sidebar.about.clicked.connect(partial(window.show_page, self.page))
        models.measured.connect(self._hear)

    @Slot()
    def _look(self) -> None:
        self.page.program.show_facts((tr(name), value) for name, value in _versions())
        self.page.show_terms(parts())
        self._models.look()
        self._show_report()

    @Slot(str, str)
    def _hear(self, words: str, details: str) -> None:
        """What the computer has is known a moment later."""
        self._computer = f"{words}\n{details}"
        self.page.computer.show_facts(("", line) for line in self._computer.splitlines())
        self._show_report()

    def _show_report(self) -> None:
        ladder, settings = self._models.scene.ladder, self._choices.settings
        self.page.report.show_report(report(_versions(), self._computer, ladder, settings))


def _versions() -> Iterator[tuple[str, str]]:
    yield from versions()
    yield "Qt", str(qVersion())
