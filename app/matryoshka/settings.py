"""What a person has chosen, kept in one small file that survives damage."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.whole_file import write_whole


class Appearance(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Language(StrEnum):
    """What the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    RUSSIAN = "ru"


@dataclass(frozen=True, slots=True)
class Settings:
    appearance: Appearance = Appearance.SYSTEM
    language: Language = Language.SYSTEM
    text_size: int = 100
    """Of the usual size, in per cent."""
    less_motion: bool = False
    """The person's wish for stillness; the system's own wish counts besides."""
    start: str = ""
    """The tier that is asked first; empty, or one that is no more, is the smallest."""
    geometry: str = ""
    """Where the window lay, as Qt writes it, in base64."""
    welcomed: bool = False
    """Whether the person has answered the very first screen."""
    plan: tuple[str, ...] = ()
    """Sources of models that join the ladder when they are here; built-in tiers among them leave it then."""
    mirror: str = ""
    """The address of a hub that is asked for models instead of the public one."""
    offline: bool = False
    """Whether nothing may leave this computer: no question, no search, no download."""
    titling: bool = True
    """Whether a model on this computer gives chats their titles."""
    tray: bool = False
    """Whether an icon beside the clock leads to the small window."""
    key_everywhere: bool = False
    """Whether a key of the desktop leads to the small window from every program."""
    scroll_together: bool = True
    """Whether answers side by side scroll as one."""
    monthly_cap: float | None = None
    """The most that remote tiers may cost in a calendar month, in the person's currency; None is no limit."""


class SettingsFile:
    """One JSON file, written whole or not at all; `damage` is what was wrong with it when it was last read.

    Only what has changed is written anew: what a person writes into it by hand meanwhile stays, and so does
    what another version has put there.

    Whether nothing may leave is told by a file beside it, which is there or not: no damage to the settings,
    and no other window that saves its own, takes that back.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offline = path.with_name("offline")
        self._known: dict[str, Any] = {}
        self.damage: AppError | None = None

    @property
    def offline(self) -> bool:
        """Whether nothing may leave this computer."""
        return self._offline.exists()

    def load(self) -> Settings:
        """Defaults where nothing can be read; the next `save` keeps a damaged file beside, as `*.damaged`."""
        settings = self._load()
        self._known = _values(settings)
        return replace(settings, offline=self.offline)

    def save(self, settings: Settings) -> None:
        """All but `offline`. Raises AppError when the file cannot be written."""
        values, before = _values(settings), self._on_disk()
        changed = {name: value for name, value in values.items() if value != self._known.get(name)}
        with self._told():
            write_whole(self._path, json.dumps(values | before | changed, indent=2).encode())
        self._known = values

    def _on_disk(self) -> dict[str, Any]:
        """All that stands in the file; nothing where it is damaged: then it is set aside."""
        with suppress(OSError):
            raw = self._path.read_bytes()
            try:
                _parsed(raw)
                return dict(json.loads(raw))
            except ValueError:
                self._path.replace(self._aside)
        return {}

    @property
    def _aside(self) -> Path:
        return self._path.with_suffix(".damaged")

    def switch(self, *, offline: bool) -> None:
        """Let nothing leave, or something again. Raises AppError where that cannot be kept."""
        with self._told():
            self._offline.parent.mkdir(parents=True, exist_ok=True)
            if offline:
                self._offline.touch()
            else:
                self._offline.unlink(missing_ok=True)

    def _load(self) -> Settings:
        try:
            return _parsed(self._path.read_bytes())
        except OSError:
            return Settings()
        except ValueError:
            self.damage = AppError(
                say("Your settings could not be read: the usual ones hold."),
                say("The file is kept as {file}.", file=self._aside.name),
            )
            return Settings()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            fault = f"Your settings could not be saved: {error.strerror}."
            raise AppError(fault, f"Check the disk and the folder {self._path.parent}.") from error


def _values(settings: Settings) -> dict[str, Any]:
    """As the file has them."""
    values = {name: value for name, value in asdict(settings).items() if name != "offline"}
    return values | {"plan": list(settings.plan)}


def _parsed(raw: bytes) -> Settings:
    """Unknown keys are left alone, they may be a newer version's. Raises ValueError."""
    values = json.loads(raw)
    if not isinstance(values, dict):
        raise ValueError("not a table")
    names = {each.name for each in fields(Settings)} - {"offline"}
    known = {name: value for name, value in values.items() if name in names}
    for name, value in known.items():
        if type(value) not in _KINDS[name]:
            raise ValueError(name)
    appearance = Appearance(known.get("appearance", Appearance.SYSTEM))
    language = Language(known.get("language", Language.SYSTEM))
    plan = tuple(map(str, known.get("plan", ())))
    return Settings(**known | {"appearance": appearance, "language": language, "plan": plan})


_WRITTEN_AS: dict[type, tuple[type, ...]] = {
    bool: (bool,),
    int: (int,),
    tuple: (list,),
    type(None): (int, float, type(None)),
}
"""What stands in the file, by the kind of the usual value; the rest is text."""
_KINDS = {each.name: _WRITTEN_AS.get(type(each.default), (str,)) for each in fields(Settings)}
