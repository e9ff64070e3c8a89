"""The presets that a person has saved."""

from pathlib import Path

from matryoshka.chat.preset import Preset, preset_of, table_of
from matryoshka.chat.shelf import Shelf


def presets(path: Path) -> Shelf[Preset]:
    """In the file at `path`."""
    return Shelf(path, "preset", preset_of, table_of)
