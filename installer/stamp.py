"""Remembers which steps of the set-up are finished, and what each was made from."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from installer.backend import Backend


def mark(*parts: str | bytes) -> str:
    """A short name for the inputs of a step: it changes when any of them does."""
    whole = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(whole).hexdigest()[:16]


@dataclass(slots=True)
class Stamp:
    """What is finished in `.venv`, with the backend that llama.cpp was built for."""

    path: Path
    finished: dict[str, str] = field(default_factory=dict)
    backend: Backend = Backend.CPU

    @classmethod
    def read(cls, path: Path) -> "Stamp":
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, dict(known["finished"]), Backend(known["backend"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls(path)

    def holds(self, wanted: dict[str, str]) -> bool:
        """Whether all that is wanted is finished."""
        return all(self.finished.get(name) == value for name, value in wanted.items())

    def write(self) -> None:
        self.path.parent.mkdir(exist_ok=True)
        fresh = self.path.with_suffix(".part")
        fresh.write_text(json.dumps({"finished": self.finished, "backend": self.backend}), encoding="utf-8")
        fresh.replace(self.path)
