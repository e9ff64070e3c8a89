"""Which language the person at this computer speaks, and in which country, as the system has it."""

import locale

_CODE = 2
"""Letters."""


def language_here() -> str:
    """By its two-letter code; English where the system does not say."""
    return language_of(locale.getlocale()[0] or "")


def country_here() -> str | None:
    """Of this computer, by its two-letter code; None where the system does not say."""
    return country_of(locale.getlocale()[0] or "")


def country_of(name: str) -> str | None:
    """Of a locale's name such as `de_AT`; None where it has none, or spells it out as Windows does."""
    country = name.partition("_")[2].partition(".")[0]
    return country.upper() if len(country) == _CODE and country.isalpha() else None


def language_of(name: str) -> str:
    """Of a locale's name: `ru_RU`, or `Russian_Russia` as Windows has it."""
    language = name.partition("_")[0].lower()
    if len(language) > _CODE:
        language = locale.normalize(language).partition("_")[0]
    return language if len(language) == _CODE else "en"
