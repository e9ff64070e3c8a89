"""The page “Settings”."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from matryoshka.saying import say
from matryoshka.settings import Appearance, Language
from matryoshka.ui.choices import SIZES
from matryoshka.ui.commands.matching import LOOSE, fit
from matryoshka.ui.compact.everywhere import HAS_PORTAL
from matryoshka.ui.labels import label
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.settings.rows import Door, OneOf, SettingRow, Switch, Words
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_APPEARANCES: dict[object, str] = {
    Appearance.SYSTEM: say("As the system"),
    Appearance.LIGHT: say("Light"),
    Appearance.DARK: say("Dark"),
    Appearance.CONTRAST: say("High contrast"),
}
_LANGUAGES: dict[object, str] = {
    Language.SYSTEM: say("As the system"),
    Language.ENGLISH: "English",
    Language.RUSSIAN: "Русский",
}


class SettingsPage(Page):
    """Its rows say what is chosen; whoever owns it shows what holds."""

    def __init__(self, theme: Theme) -> None:
        self.appearance = OneOf(tr("Colours"), "", _APPEARANCES)
        self.text_size = OneOf(tr("Size of text"), "", {size: f"{size} %" for size in SIZES})
        self.motion = Switch(tr("Less motion"), tr("Nothing moves by itself but the seam, once."))
        self.language = OneOf(tr("Language"), tr("Of the window; tiers answer in yours."), _LANGUAGES)
        self.titling = Switch(
            tr("A model here names chats"),
            tr("When the computer rests, and never one that is built in, or leaves this computer."),
        )
        self.tray = Switch(
            tr("An icon beside the clock"),
            tr("A click asks in a small window. Any key can: let your desktop run “matryoshka --compact”."),
        )
        self.key_everywhere = Switch(
            tr("A key over all windows"), tr("It asks in the small window. The desktop lets you choose it.")
        )
        self.offline = Switch(
            tr("Work offline"), tr("Nothing leaves this computer: no question, no search, no download.")
        )
        self.cap = Door(tr("Limit of a month"), tr("The most that remote tiers may cost."), tr("Change…"))
        self.mirror = Words(
            tr("Another hub"), tr("Its address, asked for models instead of the public one."), tr("none")
        )
        self.keys = Door(tr("Shortcuts"), tr("Which keys do what."), tr("Show"))
        self.ladder = Door(tr("Models"), tr("Which models answer, and from whom to get others."), tr("Show"))
        self.patience = Door(tr("When to ask"), tr("How sure a tier must be to answer."), tr("Show"))
        self.about = Door(tr("About Matryoshka"), tr("Versions, folders, terms, and a report."), tr("Show"))
        self._field = QLineEdit()
        self._cards = self._all_cards()
        self._none = label("remark", tr("No setting is called so."))
        heading = Heading(tr("Settings"), tr("they hold at once"))
        super().__init__(theme, heading, self._field, self._none, *self._cards)
        self._none.hide()
        self._field.setObjectName("search")
        self._field.setPlaceholderText(tr("Search"))
        self._field.setAccessibleName(tr("Search the settings"))
        self._field.textChanged.connect(self._seek)
        self.turned_to.connect(self._field.setFocus)

    def _all_cards(self) -> dict[QFrame, tuple[SettingRow, ...]]:
        looks = (self.appearance, self.text_size, self.motion, self.language)
        groups: tuple[tuple[str, tuple[SettingRow, ...]], ...] = (
            (tr("How it looks"), looks),
            (tr("Chats"), (self.titling, self.tray, *([self.key_everywhere] if HAS_PORTAL else []))),
            (tr("What leaves"), (self.offline, self.cap, self.mirror)),
            (tr("Elsewhere"), (self.ladder, self.patience, self.keys, self.about)),
        )
        return {_card(title, rows): rows for title, rows in groups}

    @Slot(str)
    def _seek(self, typed: str) -> None:
        for card, rows in self._cards.items():
            for row in rows:
                found = fit(typed, row.words)
                row.setVisible(found is not None and found < LOOSE)
            card.setVisible(any(not row.isHidden() for row in rows))
        self._none.setVisible(all(card.isHidden() for card in self._cards))


def _card(title: str, rows: tuple[SettingRow, ...]) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(8)
    column.addWidget(label("rowname", title))
    for row in rows:
        column.addWidget(row)
    return card
