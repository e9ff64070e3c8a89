"""What leads to what with settings: the rows to the person's choices, the choices to the rows."""

from PySide6.QtCore import QObject, Slot

from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.compact.everywhere import EverywhereConduct
from matryoshka.ui.settings.page import SettingsPage
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class SettingsConduct(QObject):
    """While the window lives."""

    def __init__(self, window: Window, choices: Choices, everywhere: EverywhereConduct) -> None:
        super().__init__(window)
        self._window, self._choices = window, choices
        self.page = SettingsPage(choices.theme)
        window.add_page(self.page)
        self._connect_rows()
        self._connect_doors()
        for signal in (choices.changed, choices.network_changed, self.page.turned_to):
            signal.connect(self._show)
        everywhere.bound.connect(self._tell_key)
        window.sidebar.settings.clicked.connect(self.open)
        commands.SETTINGS.action(window).triggered.connect(self.open)
        if choices.damage:
            window.notice.add(choices.damage)

    @Slot()
    def open(self) -> None:
        self._window.show_page(self.page)

    def _connect_rows(self) -> None:
        page, choices = self.page, self._choices
        page.appearance.chosen.connect(choices.choose_appearance)
        page.text_size.chosen.connect(choices.choose_text_size)
        page.motion.chosen.connect(choices.choose_stillness)
        page.language.chosen.connect(choices.choose_language)
        page.titling.chosen.connect(choices.choose_titling)
        page.tray.chosen.connect(choices.choose_tray)
        page.key_everywhere.chosen.connect(choices.choose_key_everywhere)
        page.offline.chosen.connect(choices.choose_offline)
        page.mirror.chosen.connect(choices.choose_mirror)

    def _connect_doors(self) -> None:
        page, window = self.page, self._window
        page.cap.chosen.connect(window.leaving.overview.cap_wished)
        page.ladder.chosen.connect(window.show_models)
        page.patience.chosen.connect(window.show_calibration)
        for row, command in ((page.keys, commands.KEYS), (page.about, commands.ABOUT)):
            row.chosen.connect(lambda _=None, command=command: command.run_in(window))

    @Slot()
    def _show(self) -> None:
        page, settings = self.page, self._choices.settings
        page.appearance.show_value(settings.appearance)
        page.text_size.show_value(settings.text_size)
        page.motion.show_value(settings.less_motion)
        page.language.show_value(settings.language)
        page.titling.show_value(settings.titling)
        page.tray.show_value(settings.tray)
        page.key_everywhere.show_value(settings.key_everywhere)
        page.offline.show_value(settings.offline)
        page.mirror.show_value(settings.mirror)

    @Slot(str)
    def _tell_key(self, key: str) -> None:
        if self.page.isVisible():
            self.page.toast.say(tr("{key} now asks in the small window.", key=key or tr("Your key")))
