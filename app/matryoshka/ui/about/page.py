"""The page “About Matryoshka”: what it is made of, where it keeps things, under which terms, and a report."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from matryoshka.paths import Paths
from matryoshka.terms import Part
from matryoshka.ui.about.facts_card import FactsCard
from matryoshka.ui.about.report_card import ReportCard
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


class AboutPage(Page):
    """Shows what it is told; whoever owns it connects its parts."""

    def __init__(self, theme: Theme, fonts: Fonts, paths: Paths) -> None:
        heading = Heading(tr("About Matryoshka"), tr("what it is made of, and where it keeps things"))
        self.program = FactsCard(tr("This program"))
        self.computer = FactsCard(tr("This computer, as llama.cpp sees it"))
        self._places = FactsCard(tr("Where things are"))
        self._terms = FactsCard(tr("Made by others"))
        self._show_places(paths)  # before the rest: the keyboard comes by in this order
        self.report = ReportCard(fonts)
        super().__init__(theme, heading, self.program, self.computer, self._places, self.report, self._terms)

    def show_terms(self, parts: tuple[Part, ...]) -> None:
        """Whose work is in it."""
        self._terms.show_facts((f"{part.name} {part.version}", part.terms) for part in parts)

    def _show_places(self, paths: Paths) -> None:
        for name, folder in (
            (tr("Chats, models and backups"), paths.data),
            (tr("Settings and ladders"), paths.settings),
            (tr("What can be made again"), paths.cache),
        ):
            button = QPushButton(tr("Open"))
            button.setProperty("look", "card")
            button.setAccessibleName(tr("Open the folder: {name}", name=name))
            button.clicked.connect(lambda _=False, place=folder: _open(place))
            self._places.add_button(name, str(folder), button)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
