"""Where other programs keep their models on this computer, as each of them decides it."""

import configparser
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from matryoshka.models.found import Owner


@dataclass(frozen=True, slots=True)
class System:
    """What programs go by; `platform` as `sys.platform` has it."""

    home: Path
    variables: Mapping[str, str]
    platform: str

    @classmethod
    def this(cls) -> "System":
        return cls(Path.home(), os.environ, sys.platform)

    def named(self, *variables: str) -> Path | None:
        """The folder that the first of these variables names that is set."""
        names = (self.variables.get(variable, "").strip() for variable in variables)
        return next((self._expanded(name) for name in names if name), None)

    @property
    def data(self) -> Path:
        """Of a person's programs, where it moves with the person."""
        match self.platform:
            case "darwin":
                return self.home / "Library" / "Application Support"
            case "win32":
                return self.named("APPDATA") or self.home / "AppData" / "Roaming"
        return self.named("XDG_DATA_HOME") or self.home / ".local" / "share"

    @property
    def local_data(self) -> Path:
        """Where it stays on this computer."""
        if self.platform == "win32":
            return self.named("LOCALAPPDATA") or self.home / "AppData" / "Local"
        return self.data

    @property
    def cache(self) -> Path:
        return self.named("XDG_CACHE_HOME") or self.home / ".cache"

    def _expanded(self, name: str) -> Path:
        return self.home / name[2:] if name.startswith("~/") else Path(name).absolute()


def hub_cache(system: System) -> Path:
    """The Hugging Face cache, as huggingface_hub finds it."""
    home = system.named("HF_HOME") or system.cache / "huggingface"
    return system.named("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE") or home / "hub"


def ollama_homes(system: System) -> Iterator[Path]:
    """Of a person, and of the service that its installer sets up."""
    yield system.named("OLLAMA_MODELS") or system.home / ".ollama" / "models"
    if system.platform == "linux":
        yield Path("/usr/share/ollama/.ollama/models")


def folders(system: System) -> Iterator[tuple[Owner, Path]]:
    """Folders of programs that keep plain files; they need not exist."""
    for folder in _lm_studio(system):
        yield Owner.LM_STUDIO, folder
    for folder in _jan(system):
        yield Owner.JAN, folder
    for folder in _gpt4all(system):
        yield Owner.GPT4ALL, folder
    yield Owner.LLAMA_CPP, system.named("LLAMA_CACHE") or _llama_cpp(system)


def _lm_studio(system: System) -> Iterator[Path]:
    for home in (*_pointed(system.home / ".lmstudio-home-pointer"), system.home / ".lmstudio"):
        yield home / "models"
        yield from _said(home / "settings.json", "downloadsFolder")
    yield system.home / ".cache" / "lm-studio" / "models"


def _jan(system: System) -> Iterator[Path]:
    data = (system.named("JAN_DATA_ROOT") or system.data) / "Jan"
    usual = system.named("JAN_DATA_FOLDER") or data / "data"
    for home in (usual, *_said(data / "settings.json", "data_folder"), system.home / "jan"):
        yield home / "llamacpp" / "models"
        yield home / "models"


def _gpt4all(system: System) -> Iterator[Path]:
    yield system.local_data / "nomic.ai" / "GPT4All"
    yield system.home / ".cache" / "gpt4all"
    settings = system.data if system.platform == "win32" else system.home / ".config"
    yield from _in_ini(settings / "nomic.ai" / "GPT4All.ini", "modelPath")


def _llama_cpp(system: System) -> Path:
    match system.platform:
        case "darwin":
            return system.home / "Library" / "Caches" / "llama.cpp"
        case "win32":
            return system.local_data / "llama.cpp"
    return system.cache / "llama.cpp"


def _pointed(file: Path) -> Iterator[Path]:
    """What a file of one line names."""
    with suppress(OSError, ValueError):
        yield from _folder(file.read_text(encoding="utf-8").strip())


def _said(file: Path, key: str) -> Iterator[Path]:
    """What a JSON file names under a key."""
    with suppress(OSError, ValueError, RecursionError):
        values = json.loads(file.read_bytes())
        if isinstance(values, dict) and isinstance(name := values.get(key), str):
            yield from _folder(name)


def _in_ini(file: Path, key: str) -> Iterator[Path]:
    """What the settings of a Qt program name under a key."""
    settings = configparser.RawConfigParser(strict=False)
    with suppress(OSError, ValueError, configparser.Error):
        settings.read_string(file.read_text(encoding="utf-8"))
        yield from _folder(settings.get("General", key, fallback="").strip('"'))


def _folder(name: str) -> Iterator[Path]:
    """What can be one: programs write whole paths into their settings. Raises ValueError for no name."""
    if b"\0" not in os.fsencode(name) and (folder := Path(name)).is_absolute():
        yield folder
