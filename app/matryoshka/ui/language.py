"""Which language the window speaks: its own words and Qt's, dates and numbers."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from matryoshka.paths import resources
from matryoshka.settings import Language

_LOCALES = {Language.ENGLISH: QLocale.Language.English, Language.RUSSIAN: QLocale.Language.Russian}


def speak(language: Language) -> None:
    """Let the running application speak it, instead of what it spoke; a window keeps the words it has."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    language = spoken(language)
    QLocale.setDefault(_locale(language))
    for folder, name in _files(language):
        translator = QTranslator(app)
        if translator.load(name, str(folder)):
            app.installTranslator(translator)


def spoken(language: Language) -> Language:
    """Which one that is, where it is the system's."""
    return _system() if language is Language.SYSTEM else language


def _system() -> Language:
    """The first of the languages that the person has told the system, of those that are spoken here."""
    known = {"en": Language.ENGLISH, "ru": Language.RUSSIAN}
    told = (name.partition("-")[0].lower() for name in QLocale.system().uiLanguages())
    return next((known[name] for name in told if name in known), Language.ENGLISH)


def _locale(language: Language) -> QLocale:
    """The system's own where it speaks that language: it knows the country."""
    system = QLocale.system()
    return system if system.language() is _LOCALES[language] else QLocale(_LOCALES[language])


def _files(language: Language) -> tuple[tuple[Path, str], ...]:
    """English is what the texts are written in."""
    if language is Language.ENGLISH:
        return ()
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return (qt, f"qtbase_{language}"), (resources() / "translations", str(language))
