"""A file that was read, as values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matryoshka.chat.conversation import Attachment, File, Image

PICTURE = "image/jpeg"
"""What becomes of any picture."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that can be taken or left, under its name: a page, a sheet, some lines."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says; `size` in bytes. The one passage of a picture is what is seen, as JPEG in base64."""

    name: str
    media_type: str
    size: int
    passages: tuple[Passage, ...] = ()

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def text(self) -> str:
        return joined(self.passages)

    def named(self, chosen: Sequence[int]) -> str:
        """The name, with which passages of it were `chosen` where these are not all."""
        if len(chosen) == len(self.passages):
            return self.name
        return f"{self.name} ({', '.join(self.passages[number].name for number in chosen)})"

    def part(self, chosen: Sequence[int], path: str = "") -> Attachment:
        """Its `chosen` passages as a part of a question, kept under that name among the attachments."""
        said = joined(self.passages[number] for number in chosen)
        if self.is_picture:
            return Image(self.name, PICTURE, path, said)
        return File(self.named(chosen), self.media_type, path, said)


def joined(passages: Iterable[Passage]) -> str:
    return "\n\n".join(passage.text for passage in passages)
