"""The typefaces that come with the program: Inter for text, JetBrains Mono for code."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

TEXT_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The sizes in use; figures are as wide as each other, weights are 400 and 600."""

    text: QFont
    """Answers and questions, 15 px."""
    label: QFont
    """Labels, seams and buttons, 13 px."""
    small: QFont
    """Small print, 12 px."""
    code: QFont
    """Code, 13 px, of one width."""


def load_fonts(folder: Path) -> Fonts:
    """Make the font files in `folder` known to Qt; needs a running QGuiApplication."""
    for file in sorted((*folder.glob("*.otf"), *folder.glob("*.ttf"))):
        QFontDatabase.addApplicationFont(str(file))
    return Fonts(
        text=_font(TEXT_FAMILY, 15),
        label=_font(TEXT_FAMILY, 13),
        small=_font(TEXT_FAMILY, 12),
        code=_as_typed(_font(CODE_FAMILY, 13)),
    )


def strong(font: QFont) -> QFont:
    """The same font at weight 600."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _font(family: str, pixels: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _as_typed(font: QFont) -> QFont:
    """Without ligatures: `->` stays two signs."""
    font.setFeature(QFont.Tag("calt"), 0)
    return font
