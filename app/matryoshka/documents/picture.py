"""Makes pictures as large as models look at them, and no more than what is seen goes along.

What a camera notes beside the picture, such as where it was taken, stays here.
"""

import base64
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

from matryoshka.documents.document import Passage

_SIDE = 1568
"""Pixels: services make larger pictures smaller themselves."""
_QUALITY = 85


def passages(content: bytes) -> Iterator[Passage]:
    """One passage, in base64."""
    with Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (_SIDE, _SIDE))  # a large JPEG is then never held whole
        seen = ImageOps.exif_transpose(picture).convert("RGBA")
    seen.thumbnail((_SIDE, _SIDE))
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen)
    made = BytesIO()
    paper.save(made, "JPEG", quality=_QUALITY)
    yield Passage("picture", base64.b64encode(made.getvalue()).decode())
