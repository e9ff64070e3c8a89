"""Reads the text of PowerPoint presentations, a passage for each slide."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pptx import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from matryoshka.documents.document import Passage


def passages(content: bytes) -> Iterator[Passage]:
    for number, slide in enumerate(Presentation(BytesIO(content)).slides, 1):
        yield Passage(f"slide {number}", "\n".join(filter(None, _texts(slide))))


def _texts(slide: Slide) -> Iterator[str]:
    """What is on it, then its notes."""
    yield from _shown(slide.shapes)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
        yield notes.text


def _shown(shapes: Iterable[BaseShape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _shown(shape.shapes)
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            for row in shape.table.rows:
                yield " | ".join(cell.text for cell in row.cells)
        elif isinstance(shape, Shape):
            yield shape.text_frame.text
