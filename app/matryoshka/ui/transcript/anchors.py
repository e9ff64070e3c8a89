"""The links of a page as places that the keyboard can reach."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.paint import x_of
from matryoshka.ui.transcript.slab import Target
from matryoshka.ui.transcript.stretches import stretches
from matryoshka.ui.wishes import OpenLink


def anchors(page: QTextDocument) -> Iterator[Target]:
    """Each once, where its first line stands, in the coordinates of a page that is laid out."""
    block, last = page.begin(), ""
    while block.isValid():
        for fragment in stretches(block):
            address = fragment.charFormat().anchorHref()
            if address and address != last:
                words = tr("Link: {text}", text=fragment.text())
                yield Target(_place(page, block, fragment), words, OpenLink(address))
            last = address
        block = block.next()


def _place(page: QTextDocument, block: QTextBlock, fragment: QTextFragment) -> QRectF:
    start = fragment.position() - block.position()
    line = block.layout().lineForTextPosition(start)
    end = min(start + fragment.length(), line.textStart() + line.textLength())
    left, right = x_of(line, start), x_of(line, end)
    origin = page.documentLayout().blockBoundingRect(block).topLeft()
    return QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())
