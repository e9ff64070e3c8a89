"""Reads the lock files: which package, which version, which hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

FIRST_LINE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+))?")


@dataclass(frozen=True, slots=True)
class Locked:
    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def pin(self) -> str:
        condition = f" ; {self.marker}" if self.marker else ""
        return f"{self.name}=={self.version}{condition}"

    @property
    def text(self) -> str:
        """The entry as pip reads it."""
        return " \\\n    ".join([self.pin, *(f"--hash={value}" for value in self.hashes)]) + "\n"


def read(text: str) -> list[Locked]:
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    entries = bare.replace("\\\n", " ").splitlines()
    return [parse(entry) for entry in entries if entry.strip()]


def read_file(path: Path) -> list[Locked]:
    return read(path.read_text(encoding="utf-8"))


def parse(entry: str) -> Locked:
    found = FIRST_LINE.match(entry)
    if not found:
        raise ValueError(f"not an entry of a lock: {entry[:80]}")
    marker = (found["marker"] or "").split("--hash")[0].strip()
    return Locked(found["name"], found["version"], marker, tuple(re.findall(r"--hash=(\S+)", entry)))
