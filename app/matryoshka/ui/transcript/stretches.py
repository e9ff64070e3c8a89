"""The stretches of a block of text that have one format each."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextFragment


def stretches(block: QTextBlock) -> Iterator[QTextFragment]:
    """From its beginning to its end."""
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1
