"""Real small and real read-only disks, where this person may make them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _mount(*arguments: str | Path) -> bool:
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


@contextmanager
def tiny_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of its own at `place`; the test is skipped where it cannot be mounted."""
    place.mkdir()
    if os.name != "posix" or not _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place):
        pytest.skip("only root can mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def make_read_only(disk: Path) -> None:
    """Of a disk that `tiny_disk` gave."""
    assert _mount("-o", "remount,ro", disk)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """No byte is free on `disk` inside."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 512):
                pass
        except OSError:
            pass
    yield
    filler.unlink()
