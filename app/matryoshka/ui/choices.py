"""What the person has chosen and what the system wishes, as the window needs it: colours and stillness."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from matryoshka.errors import AppError
from matryoshka.settings import Appearance, Language, Settings, SettingsFile
from matryoshka.ui.motion import SystemMotion
from matryoshka.ui.theme import CONTRAST, DARK, LIGHT, Theme

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Of text, in per cent."""


class Choices(QObject):
    """`changed` when the window must look otherwise, `network_changed` when more or less may leave.

    `language_changed` when the window must speak another language.
    `troubled(AppError)` when a choice cannot be kept.
    """

    changed = Signal()
    network_changed = Signal()
    language_changed = Signal()
    troubled = Signal(object)

    def __init__(self, file: SettingsFile) -> None:
        super().__init__()
        self._file = file
        self._settings = file.load()
        self._motion = SystemMotion()
        self._motion.changed.connect(self.changed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def damage(self) -> AppError | None:
        """What was wrong with the file when the window opened."""
        return self._file.damage

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def theme(self) -> Theme:
        match self._settings.appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.CONTRAST:
                return CONTRAST
            case Appearance.SYSTEM:
                hints = QGuiApplication.styleHints()
                return system_theme(hints.colorScheme(), hints.accessibility().contrastPreference())

    @property
    def text_share(self) -> float:
        """How large text is, 1 being usual."""
        return min(SIZES[-1], max(SIZES[0], self._settings.text_size)) / 100

    @property
    def still(self) -> bool:
        """Whether nothing should move by itself."""
        return self._settings.less_motion or self._motion.still

    @Slot(Appearance)
    def choose_appearance(self, appearance: Appearance) -> None:
        self._keep(replace(self._settings, appearance=appearance))
        self.changed.emit()

    @Slot()
    def turn_over(self) -> None:
        """From light to dark, from dark to light."""
        self.choose_appearance(Appearance.LIGHT if self.theme.dark else Appearance.DARK)

    @Slot(Language)
    def choose_language(self, language: Language) -> None:
        """What the window speaks from now on; whoever composed it composes it anew."""
        if language is not self._settings.language:
            self._keep(replace(self._settings, language=language))
            self.language_changed.emit()

    def choose_text_size(self, size: int) -> None:
        """In per cent."""
        self._keep(replace(self._settings, text_size=size))
        self.changed.emit()

    @Slot(bool)
    def choose_stillness(self, still: bool) -> None:
        self._keep(replace(self._settings, less_motion=still))
        self.changed.emit()

    @Slot(bool)
    def choose_titling(self, titling: bool) -> None:
        self._keep(replace(self._settings, titling=titling))
        self.changed.emit()

    def choose_tray(self, tray: bool) -> None:
        self._keep(replace(self._settings, tray=tray))
        self.changed.emit()

    def choose_key_everywhere(self, wanted: bool) -> None:
        self._keep(replace(self._settings, key_everywhere=wanted))
        self.changed.emit()

    def choose_scroll_together(self, together: bool) -> None:
        self._keep(replace(self._settings, scroll_together=together))

    @Slot(str)
    def choose_start(self, tier: str) -> None:
        self._keep(replace(self._settings, start=tier))

    def choose_offline(self, offline: bool) -> None:
        """Whether nothing may leave this computer; where that cannot be kept it is as it was."""
        try:
            self._file.switch(offline=offline)
        except AppError as fault:
            self.troubled.emit(fault)
        self.look_whether_offline()

    @Slot()
    def look_whether_offline(self) -> None:
        """Another window may have switched."""
        self._settings = replace(self._settings, offline=self._file.offline)
        self.network_changed.emit()

    def choose_mirror(self, mirror: str) -> None:
        """The address of a hub that is asked instead of the public one; empty for that."""
        self._keep(replace(self._settings, mirror=mirror))
        self.changed.emit()

    def choose_cap(self, cap: float | None) -> None:
        """The most that a month may cost, in the person's currency; None is no limit.

        It is read from the file each time: a choice that cannot be saved does not hold.
        """
        before = self._settings
        if not self._keep(replace(self._settings, monthly_cap=cap)):
            self._settings = before
        self.network_changed.emit()

    def keep_welcomed(self) -> None:
        self._keep(replace(self._settings, welcomed=True))

    def keep_plan(self, plan: tuple[str, ...]) -> None:
        self._keep(replace(self._settings, plan=plan))

    def keep_geometry(self, geometry: str) -> None:
        self._keep(replace(self._settings, geometry=geometry))

    @Slot()
    def _follow_system(self) -> None:
        if self._settings.appearance is Appearance.SYSTEM:
            self.changed.emit()

    def _keep(self, settings: Settings) -> bool:
        """Whether the choice is saved; it holds in this window even where it cannot be."""
        if settings == self._settings:
            return True
        self._settings = settings
        try:
            self._file.save(settings)
        except AppError as fault:
            self.troubled.emit(fault)
            return False
        return True


def system_theme(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """What the system wishes; a wish for contrast goes before one for light or dark."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
