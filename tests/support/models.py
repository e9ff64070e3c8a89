"""Models as programs keep them on a computer, made small."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.models.found import Found, Unusable
from matryoshka.models.homes import System
from matryoshka.models.ledger import Ledger
from matryoshka.models.library import Library, gathered
from matryoshka.models.sums import Sums
from support.headers import counted, header, padded, said, table
from support.parrots import write_parrot

MODEL = "application/vnd.ollama.image.model"


class Computer:
    """A home in `folder` in which programs keep models, and the library of who lives there.

    It is a Mac, so that nothing is looked for outside of the home.
    """

    def __init__(self, folder: Path, **variables: str) -> None:
        self.home = folder / "home"
        self.system = System(self.home, variables, "darwin")
        self.ledger = Ledger(folder / "data" / "models.jsonl")
        self.sums = folder / "cache" / "sums.json"
        self.library = Library(self.system, folder / "data" / "models", self.ledger, Sums(self.sums))

    @property
    def lm_studio(self) -> Path:
        return self.home / ".lmstudio" / "models"

    @property
    def hub(self) -> Path:
        return self.home / ".cache" / "huggingface" / "hub"

    @property
    def ollama(self) -> Path:
        return self.home / ".ollama" / "models"

    def parrot(self, path: str | Path, line: str = "Hello") -> Path:
        """Two parrots of one line are one content."""
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return write_parrot(file, line)

    def split(self, name: str, parts: int = 2) -> tuple[Path, ...]:
        """A model in several files, of 8 weights each."""
        files = tuple(self.home / f"{name}-{part:05d}-of-{parts:05d}.gguf" for part in range(1, parts + 1))
        for number, file in enumerate(files):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(padded(_part(number, parts)) + bytes(32))
        return files

    def in_hub(self, repo: str, name: str, line: str = "Hello", *, commit: str = "c0ffee") -> Path:
        """As huggingface_hub keeps it: the content among the blobs, a link in the snapshot."""
        folder = self.hub / f"models--{repo.replace('/', '--')}"
        blob = _named_by_sum(self.parrot(folder / "blobs" / "new", line))
        link = folder / "snapshots" / commit / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(blob)
        return link

    def in_ollama(self, manifest: str, line: str = "Hello", kind: str = MODEL) -> Path:
        """As Ollama keeps it: the content among the blobs, named in the manifest."""
        blob = _named_by_sum(self.parrot(self.ollama / "blobs" / "new", line), "sha256-")
        layer = {"mediaType": kind, "digest": blob.name.replace("-", ":"), "size": blob.stat().st_size}
        self.manifest(manifest, {"schemaVersion": 2, "layers": [layer]})
        return blob

    def manifest(self, name: str, content: object) -> None:
        file = self.ollama / "manifests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")

    def look(self) -> tuple[tuple[Found, ...], tuple[Unusable, ...]]:
        return gathered(self.library.search(Stop()))

    def found(self) -> tuple[Found, ...]:
        return self.look()[0]


def names(models: Iterable[Found]) -> list[str]:
    return [model.name for model in models]


def _part(number: int, parts: int) -> bytes:
    """All of one part but its weights."""
    counts = {"split.no": number, "split.count": parts, "split.tensors.count": parts}
    kind = [said("general.architecture", "llama"), said("tokenizer.chat_template", "{{ messages }}")]
    return header([*kind, *(counted(*each) for each in counts.items())], [table(f"t{number}", [8])])


def _named_by_sum(file: Path, prefix: str = "") -> Path:
    return file.replace(file.with_name(prefix + hashlib.sha256(file.read_bytes()).hexdigest()))
