"""The services that many people use, and the servers of one's own, as they come with the program."""

import tomllib
from dataclasses import dataclass

from matryoshka.paths import resources


@dataclass(frozen=True, slots=True)
class Preset:
    """Where a service is; for one's own server, put the name of its computer for `localhost`."""

    name: str
    url: str
    key_page: str = ""
    """Where keys for it are made; empty where it needs none."""
    start: str = ""
    """The command that starts one's own."""
    continues: str = ""
    """How it goes on with an answer that was cut, as a ladder file says it; empty where it does not."""


def presets() -> tuple[Preset, ...]:
    """Services first, then servers of one's own."""
    text = (resources() / "services.toml").read_text(encoding="utf-8")
    return tuple(Preset(**each) for each in tomllib.loads(text)["service"])
