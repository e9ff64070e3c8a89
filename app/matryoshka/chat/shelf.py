"""Named things of one kind, kept as tables of one TOML file that people can read and write."""

import json
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from matryoshka.chat.named_file import read_named
from matryoshka.errors import AppError, UsageFault
from matryoshka.saying import say
from matryoshka.whole_file import write_whole


class Named(Protocol):
    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=Named)


class Shelf(Generic[Thing]):
    """The file at `path`; while it is absent, what lies at `shipped` stands there."""

    def __init__(
        self,
        path: Path,
        kind: str,
        read: Callable[[Mapping[str, Any]], Thing],
        table: Callable[[Thing], Mapping[str, Any]],
        shipped: Path | None = None,
    ) -> None:
        """`kind` heads each table, `[[kind]]`; `read` raises ValueError where a table is not of that kind."""
        self._path = path
        self._kind = kind
        self._read = read
        self._table = table
        self._shipped = shipped

    def all(self) -> tuple[Thing, ...]:
        """In the order of the file. Raises `UsageFault` for one that cannot be used, which stays as it is."""
        source = self._path if self._path.exists() or self._shipped is None else self._shipped
        return self._parsed(source) if source.exists() else ()

    def named(self, name: str) -> Thing:
        """Raises `UsageFault` where none is called so."""
        things = self.all()
        for thing in things:
            if thing.name == name:
                return thing
        known = ", ".join(f"“{thing.name}”" for thing in things)
        remedy = say("There is {known}.", known=known) if known else say("None is saved yet.")
        raise UsageFault(say("No {kind} is called “{name}”.", kind=self._kind, name=name), remedy)

    def put(self, thing: Thing, instead_of: str = "") -> None:
        """In the place of `instead_of`, or of the one of its name, else last. Raises `AppError`."""
        things = list(self._known())
        names = [each.name for each in things]
        place = next((names.index(name) for name in (instead_of, thing.name) if name in names), len(names))
        things[place : place + 1] = [thing]
        self._keep([each for each in things if each is thing or each.name != thing.name])

    def remove(self, name: str) -> None:
        """Raises `AppError`."""
        self._keep([thing for thing in self._known() if thing.name != name])

    def _known(self) -> tuple[Thing, ...]:
        """Of a file that cannot be used none; it is kept beside as `*.damaged`."""
        try:
            return self.all()
        except UsageFault:
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged"))
            return ()

    def _parsed(self, path: Path) -> tuple[Thing, ...]:
        try:
            tables = tomllib.loads(read_named(path, self._kind, "TOML")).get(self._kind, [])
            return tuple(self._thing(table) for table in tables)
        except (ValueError, TypeError, RecursionError) as error:
            raise UsageFault(
                say("{path} cannot be used: {reason}.", path=path, reason=str(error).rstrip(".")),
                say("Mend it there."),
            ) from error

    def _thing(self, table: Any) -> Thing:
        if not isinstance(table, dict):
            raise ValueError(f"write [[{self._kind}]] above each")
        thing = self._read(table)
        if not thing.name.strip():
            raise ValueError(f'a {self._kind} has no name: write name = "…"')
        return thing

    def _keep(self, things: list[Thing]) -> None:
        blocks = (_block(self._kind, self._table(thing)) for thing in things)
        try:
            write_whole(self._path, "\n".join(blocks).encode())
        except OSError as error:
            fault = say(
                "{path} could not be saved: {strerror}.", path=self._path.name, strerror=error.strerror
            )
            raise AppError(
                fault, say("Check the disk and the folder {parent}.", parent=self._path.parent)
            ) from error


def _block(kind: str, table: Mapping[str, Any]) -> str:
    lines = (f"{key} = {_written(value)}\n" for key, value in table.items())
    return f"[[{kind}]]\n" + "".join(lines)


def _written(value: str | float) -> str:
    """Texts of several lines stand as such, between lines of three quotation marks."""
    if not isinstance(value, str):
        return str(value)
    lines = [_quoted(line) for line in value.split("\n")]
    if len(lines) == 1:
        return f'"{lines[0]}"'
    return '"""\n' + "\n".join(lines) + '"""'


def _quoted(line: str) -> str:
    return json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")
