"""Texts with slots, from which questions are made."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from matryoshka.chat.preset import LONGEST_NAME
from matryoshka.chat.shelf import Shelf
from matryoshka.paths import resources

_SLOT = re.compile(r"\{[^{}\n]{1,60}\}")


@dataclass(frozen=True, slots=True)
class Template:
    """In its text `{something}` is a slot, which the person fills."""

    name: str
    text: str

    @property
    def slots(self) -> Iterator[tuple[int, int]]:
        """Where they begin and end, in characters of the text."""
        return (found.span() for found in _SLOT.finditer(self.text))


def templates(path: Path, language: str = "en") -> Shelf[Template]:
    """Those of this person, in the file at `path`; while there is none, those in this language of ours."""
    return Shelf(path, "template", _read, asdict, resources() / "templates" / f"{language}.toml")


def _read(table: Mapping[str, Any]) -> Template:
    name, text = table.get("name", ""), table.get("text", "")
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise ValueError(f"a template's name is a text of at most {LONGEST_NAME} characters")
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f'the template “{name}” has no text: write text = "…"')
    return Template(name, text)
