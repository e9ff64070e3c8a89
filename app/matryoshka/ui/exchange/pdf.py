"""Prints a page of HTML as a PDF."""

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from matryoshka.ui.fonts import TEXT_FAMILY

_MARGINS = QMarginsF(20, 20, 20, 20)
_POINTS = 10.5
_STYLE = """
.date, .remark, .files, .model, .draft, .thinking { color: #666666; }
.question, pre { background-color: #f0f0f0; }
.seam { color: #444444; }
"""
"""What paper needs, in the little of CSS that Qt knows."""


_FOLD = re.compile(r"</?details>|(?<=</)summary(?=>)|(?<=<)summary(?=>)")
"""On paper nothing is folded, and Qt does not know the words for it; in what was said they are escaped."""


class _Document(QTextDocument):
    def loadResource(self, _kind: int, _url: QUrl | str) -> None:
        """Nothing is ever fetched."""


def printed(page: str) -> bytes:
    """The PDF, on A4; needs a running application with its fonts, and may be called on any thread."""
    document = _Document()
    document.setDefaultStyleSheet(_STYLE)
    font = QFont(TEXT_FAMILY)
    font.setPointSizeF(_POINTS)
    font.setFeature(QFont.Tag("calt"), 0)  # signs that stand for several cannot be copied out of a PDF
    document.setDefaultFont(font)
    document.setHtml(_FOLD.sub(lambda found: "p" if found[0] == "summary" else "", page))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    document.print_(_writer(buffer))
    buffer.close()
    return bytes(data.data())


def _writer(buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    writer.setCreator("Matryoshka")
    return writer
