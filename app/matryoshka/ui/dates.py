"""Days and months as the language of the window writes them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

_ENGLISH = QLocale(QLocale.Language.English)


def in_month(day: date) -> str:
    """`November`, as it stands after "in"."""
    return _locale().standaloneMonthName(day.month)


def day_and_month(day: date) -> str:
    """`21 November`."""
    return _locale().toString(_date(day), "d MMMM")


def short_day(day: date, *, with_year: bool) -> str:
    """`21 Nov`, `21 Nov 2025`."""
    return _locale().toString(_date(day), "d MMM yyyy" if with_year else "d MMM")


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _locale() -> QLocale:
    """The one of the window; English where none was chosen."""
    chosen = QLocale()
    return chosen if chosen.language() is not QLocale.Language.C else _ENGLISH
