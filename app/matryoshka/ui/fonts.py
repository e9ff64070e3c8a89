"""The typefaces that come with the program: Inter for text, JetBrains Mono for code."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

TEXT_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"
_TEXT, _LABEL, _SMALL, _CODE = 15, 13, 12, 13
"""The usual sizes, in pixels."""


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

    def grow(self, share: float) -> None:
        """Be `share` of the usual sizes, in every place that has them; the program's own font follows."""
        for pixels, font in (
            (_TEXT, self.text),
            (_LABEL, self.label),
            (_SMALL, self.small),
            (_CODE, self.code),
        ):
            font.setPixelSize(round(pixels * share))
        if QApplication.font() != self.label:
            QApplication.setFont(self.label)

    def usual(self) -> "Fonts":
        """The same that stay as they are."""
        return Fonts(QFont(self.text), QFont(self.label), QFont(self.small), QFont(self.code))


def grown(pixels: int) -> int:
    """A measure that must hold text, as the program's own font has grown or shrunk."""
    size = QApplication.font().pixelSize()
    return pixels if size <= 0 else round(pixels * size / _LABEL)


def load_fonts(folder: Path) -> Fonts:
    """Make the font files in `folder` known to Qt; needs a running QGuiApplication."""
    for file in sorted((*folder.glob("*.otf"), *folder.glob("*.ttf"))):
        QFontDatabase.addApplicationFont(str(file))
    return Fonts(
        text=_font(TEXT_FAMILY, _TEXT),
        label=_font(TEXT_FAMILY, _LABEL),
        small=_font(TEXT_FAMILY, _SMALL),
        code=_font(CODE_FAMILY, _CODE),
    )


def strong(font: QFont) -> QFont:
    """The same font at weight 600."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _font(family: str, pixels: int) -> QFont:
    """As typed, without contextual forms: `->` stays two signs, and the x of `2 x86` an x."""
    font = QFont(family)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
