"""Whatever is written can be read on whatever it stands on, in every theme."""

import math
import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from matryoshka.ui.choices import system_theme
from matryoshka.ui.style import colours, sheet
from matryoshka.ui.theme import CONTRAST, DARK, LIGHT, Theme

THEMES = {"light": (LIGHT, 4.5), "dark": (DARK, 4.5), "contrast": (CONTRAST, 7.0)}
LINES = 3.0
"""What a ring or a sign needs at least, by WCAG 1.4.11."""
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![-\w])(color|background): (#\w{6})")


@pytest.mark.parametrize(("theme", "least"), THEMES.values(), ids=THEMES)
def test_what_painters_write_can_be_read_on_every_ground(theme: Theme, least: float) -> None:
    for ink, ground in product(_inks(theme), _grounds(theme)):
        assert contrast(ink, ground) >= least, (ink.name(), ground.name())


@pytest.mark.parametrize(("theme", "least"), THEMES.values(), ids=THEMES)
def test_what_the_style_sheet_writes_can_be_read_where_it_says(theme: Theme, least: float) -> None:
    for selector, ink, ground in _ruled(theme):
        assert contrast(ink, ground) >= least, selector


@pytest.mark.parametrize(("theme", "least"), THEMES.values(), ids=THEMES)
def test_marked_and_chosen_words_can_be_read(theme: Theme, least: float) -> None:
    used = colours(theme)
    for ground in ("hover", "press", "chosen"):
        assert contrast(theme.ink, used[ground]) >= least, ground


@pytest.mark.parametrize(("theme", "_least"), THEMES.values(), ids=THEMES)
def test_the_focus_is_seen_on_every_ground(theme: Theme, _least: float) -> None:
    used = colours(theme)
    for ground in (*_grounds(theme), used["hover"], used["press"], used["chosen"]):
        assert contrast(used["focus"], ground) >= LINES, ground.name()


def test_lines_are_strong_in_high_contrast() -> None:
    for ground in _grounds(CONTRAST):
        assert contrast(CONTRAST.hairline, ground) >= LINES


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_tiers_differ_in_colour_from_each_other_and_from_ink(theme: Theme) -> None:
    seen = (*theme.hues, theme.remote, theme.ink)
    for place, one in enumerate(seen):
        for other in seen[place + 1 :]:
            assert _apart(one, other) > 40, (one.name(), other.name())


def test_the_systems_wish_is_followed_and_contrast_goes_first() -> None:
    scheme, wish = Qt.ColorScheme, Qt.ContrastPreference
    assert system_theme(scheme.Light, wish.NoPreference) is LIGHT
    assert system_theme(scheme.Unknown, wish.NoPreference) is LIGHT
    assert system_theme(scheme.Dark, wish.NoPreference) is DARK
    assert system_theme(scheme.Dark, wish.HighContrast) is CONTRAST
    assert system_theme(scheme.Light, wish.HighContrast) is CONTRAST


def _inks(theme: Theme) -> list[QColor]:
    return [theme.ink, theme.muted, theme.remote, *theme.hues]


def _grounds(theme: Theme) -> list[QColor]:
    return [theme.paper, theme.surface, theme.side, theme.question, theme.code]


def _ruled(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    """Every rule that colours words, on its own ground or else on all; what is disabled is exempt."""
    for selector, body in RULE.findall(sheet(theme)):
        found = dict(COLOUR.findall(body))
        if "color" not in found or "disabled" in selector or "#toast" in selector:
            continue
        grounds = [QColor(found["background"])] if "background" in found else _grounds(theme)
        for ground in grounds:
            yield selector.strip(), QColor(found["color"]), ground
    yield "#toast", theme.paper, theme.ink


def contrast(one: QColor, other: QColor) -> float:
    """1 to 21, by WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(each) for each in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _apart(one: QColor, other: QColor) -> float:
    """How far apart in red, green and blue, 0 to 441."""
    steps = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return math.hypot(*steps)
