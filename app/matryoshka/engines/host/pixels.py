"""Turns the bytes of a picture into pixels; who made them is not known, so there are bounds."""

import base64
import math
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from matryoshka.chat.engine import Picture
from matryoshka.errors import AppError
from matryoshka.saying import say

_BYTES = 2**24
"""Of a file; the pictures that this program sends have some hundred thousand."""
_PIXELS = 2**24
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows from the top, each pixel a byte of red, of green and of blue."""

    width: int
    height: int
    data: bytes

    def shrunk(self, share: float) -> "Pixels":
        """With that share of the pixels, 0 to 1, and no side shorter than one."""
        scale = math.sqrt(share)
        size = max(1, int(self.width * scale)), max(1, int(self.height * scale))
        return _of(Image.frombytes("RGB", (self.width, self.height), self.data).resize(size))


def pixels(picture: Picture) -> Pixels:
    """Raises `AppError` for what is no picture, is damaged, or is larger than any that is seen."""
    if len(picture.data) > _BYTES:
        raise _too_large(f"{len(picture.data) // 2**20} MB")
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(_decoded(picture)), formats=_FORMATS) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound below is stricter
            if image.width * image.height > _PIXELS:
                raise _too_large(f"{image.width} × {image.height} pixels")
            return _of(image.convert("RGB"))
    except Image.DecompressionBombError as fault:
        raise _too_large("too many pixels") from fault
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError) as fault:
        raise AppError(
            say("A picture of this chat is damaged ({fault}).", fault=fault),
            say("Ask again without it, or attach it anew."),
        ) from fault


def _decoded(picture: Picture) -> bytes:
    return base64.b64decode(picture.data, validate=True)


def _of(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, image.tobytes())


def _too_large(size: str) -> AppError:
    return AppError(
        say("A picture of this chat is too large to look at ({size}).", size=size),
        say("Attach it anew: it is made small then."),
    )
