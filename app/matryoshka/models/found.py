"""What is found of models on this computer, as values."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matryoshka.errors import AppError


class Owner(StrEnum):
    """Who put a file there, and alone deletes it."""

    OURS = "ours"
    """Fetched or taken in by this program."""
    PERSON = "person"
    """In a folder, or a file, that the person has named."""
    HUB = "hub"
    """Fetched into the Hugging Face cache by another program."""
    LM_STUDIO = "lm_studio"
    OLLAMA = "ollama"
    JAN = "jan"
    GPT4ALL = "gpt4all"
    LLAMA_CPP = "llama_cpp"


OWNERS = {
    Owner.OURS: "Matryoshka",
    Owner.PERSON: "your own folder",
    Owner.HUB: "the Hugging Face cache",
    Owner.LM_STUDIO: "LM Studio",
    Owner.OLLAMA: "Ollama",
    Owner.JAN: "Jan",
    Owner.GPT4ALL: "GPT4All",
    Owner.LLAMA_CPP: "llama.cpp’s cache",
}
"""Where their models lie, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where a model lies: all `files` of it, in order, and whose they are."""

    owner: Owner
    files: tuple[Path, ...]
    beside: tuple[Path, ...] = ()
    """What was fetched with it, so that it sees, and serves no other model there: it goes with it."""

    @property
    def path(self) -> Path:
        """What llama.cpp is given: the first part tells of the others."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A model that can be used; the first of its `places` is the one to use.

    Several places are one file of several names, or files of one content.
    """

    name: str
    architecture: str
    parameters: int
    quantization: str
    """As in the names of files: Q4_K_M; empty where the file does not say."""
    bytes: int
    """Of all parts, once."""
    context: int
    """The most tokens it has learned to read; 0 where the file does not say."""
    places: tuple[Place, ...]

    @property
    def path(self) -> Path:
        return self.places[0].path

    @property
    def owner(self) -> Owner:
        return self.places[0].owner


@dataclass(frozen=True, slots=True)
class Unusable:
    """A model that this program cannot use where it lies, and why."""

    place: Place
    fault: AppError


@dataclass(frozen=True, slots=True)
class Same:
    """Two models found earlier, by their paths, are one content: the second is a copy of the first."""

    first: Path
    copy: Path


@dataclass(frozen=True, slots=True)
class Comparing:
    """Files of one size are read whole, to tell whether they are one: so many bytes of so many."""

    done: int
    total: int


Finding = Found | Unusable | Comparing | Same
