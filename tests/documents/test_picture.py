"""Pictures go along as models look at them: small, upright, and without what a camera notes."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from matryoshka.documents.kinds import kind_of

TURNED = 6
"""How EXIF says that a picture lies on its side."""


def saved(picture: Image.Image, form: str, **how: object) -> bytes:
    held = BytesIO()
    picture.save(held, form, **how)
    return held.getvalue()


def seen(content: bytes) -> Image.Image:
    (passage,) = kind_of(content, "a").passages(content)
    return Image.open(BytesIO(base64.b64decode(passage.text)))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_of_every_usual_kind_is_made_a_jpeg(form: str) -> None:
    picture = seen(saved(Image.new("RGB", (40, 20), "red"), form))

    assert (picture.format, picture.size) == ("JPEG", (40, 20))


def test_a_large_picture_is_made_smaller() -> None:
    assert seen(saved(Image.new("RGB", (4000, 3000)), "JPEG")).size == (1568, 1176)


def test_what_can_be_seen_through_is_seen_on_paper() -> None:
    picture = seen(saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))

    assert picture.getpixel((4, 4)) == (255, 255, 255)


def test_a_photo_stands_upright_and_tells_no_more_than_it_shows() -> None:
    notes = Image.Exif()
    notes[0x0112] = TURNED
    notes[0x010F] = "Camera"
    picture = seen(saved(Image.new("RGB", (40, 20)), "JPEG", exif=notes))

    assert picture.size == (20, 40)
    assert not picture.getexif()
