"""How full the first tier's context is with what is typed and all before it, and what that leaves out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from matryoshka.ui.attaching import words
from matryoshka.ui.attaching.metering import Weighed
from matryoshka.ui.tongue import tr


class Meter(QLabel):
    """“412 of 4,096”, at the composer's right; `left_out` is a line of its own, seen only in need."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("small")
        self.left_out = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.left_out.setObjectName("small")
        self.left_out.hide()
        self.hide()

    def show_weighed(self, weighed: Weighed | None) -> None:
        """None where nothing is typed or asked yet."""
        said = words.overflow(weighed.fill, weighed.tier, weighed.wider) if weighed else ""
        self.left_out.setText(said)
        self.left_out.setVisible(bool(said))
        self.setVisible(weighed is not None)
        if weighed:
            self.setText(words.meter(weighed.fill))
            self.setToolTip(words.meter_hint(weighed.fill, weighed.tier))
            self.setAccessibleName(tr("{figures} tokens", figures=words.meter(weighed.fill)))
