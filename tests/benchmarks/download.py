"""Times downloads beside curl, and kills them at random moments: `download.py [--pairs 5] [--kills 10]`.

The hub is one on loopback, throttled to 1 Gbit/s, in a process of its own.
"""

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.figures import Figure, Target, ratio
from matryoshka.chat.engine import Stop
from matryoshka.models.download.manners import Manners
from matryoshka.models.fetching import Fetched
from matryoshka.models.remote import RemoteModel
from support.command import command, environment
from support.fetching import REPO, content, fetcher, put
from support.hub import Hub, open_hub

MB = 10**6
GIGABIT = 125e6
"""Bytes a second."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One download: bytes a second, and how many cores it kept busy."""

    speed: float
    cores: float


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill: where the file was, where the next try went on, and what went out in vain, all in bytes."""

    here: int
    start: int
    wasted: int


def compare(size: int, pairs: int) -> tuple[list[Timed], list[Timed]]:
    """Of so many bytes, so many times: ours and curl's, each pair one right after the other."""
    ours, curls = [], []
    with tempfile.TemporaryDirectory() as folder, _hub_apart(size) as (hub, model):
        for pair in range(pairs):
            ours.append(_ours(hub, model, Path(folder) / str(pair)))
            curls.append(_curl(hub, model, Path(folder) / "curl"))
    return ours, curls


def _ours(hub: Hub, model: RemoteModel, folder: Path) -> Timed:
    begun, busy = time.monotonic(), _busy(resource.RUSAGE_SELF)
    *_, last = fetcher(hub, folder, Manners()).fetch(model, Stop())
    assert isinstance(last, Fetched)
    timed = _timed(model.bytes, begun, _busy(resource.RUSAGE_SELF) - busy)
    shutil.rmtree(folder)
    return timed


def _curl(hub: Hub, model: RemoteModel, place: Path) -> Timed:
    url = f"{hub.endpoint}/{REPO}/resolve/{model.revision}/{model.parts[0].path}"
    begun, busy = time.monotonic(), _busy(resource.RUSAGE_CHILDREN)
    subprocess.run(["curl", "--silent", "--fail", "--location", "--output", place, url], check=True)
    timed = _timed(model.bytes, begun, _busy(resource.RUSAGE_CHILDREN) - busy)
    place.unlink()
    return timed


def _timed(size: int, begun: float, busy: float) -> Timed:
    seconds = time.monotonic() - begun
    return Timed(size / seconds, busy / seconds)


def _busy(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


@contextmanager
def _hub_apart(size: int) -> Iterator[tuple[Hub, RemoteModel]]:
    """A hub in another process; the first value only knows where it is."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=_serve, args=(there, size))
    process.start()
    port, model = here.recv()
    yield Hub(port), model
    here.send(None)
    process.join()


def _serve(parent: Connection, size: int) -> None:
    with open_hub() as hub:
        hub.speed = GIGABIT
        parent.send((hub.port, put(hub, os.urandom(size))))
        parent.recv()


def kill(size: int, kills: int, seed: int, seconds: float = 8) -> list[Killed]:
    """Kill a download of so many bytes and seconds so often, when `seed` chooses, then let it end."""
    chance, killed = random.Random(seed), []  # noqa: S311 - to be repeated
    with tempfile.TemporaryDirectory() as folder, open_hub() as hub:
        put(hub, content(size))
        hub.speed = size / seconds
        here = 0
        for moment in sorted(chance.uniform(0, 0.9 * size) for _ in range(kills)):
            sent = hub.sent
            _kill_at(hub, Path(folder), max(int(moment), here + 1))
            before, here = here, _here(Path(folder))
            killed.append(Killed(before, hub.asked("/storage/")[-1].start, hub.sent - sent - (here - before)))
        with _pull(hub, Path(folder)) as program:
            assert program.wait() == 0
        assert any(path.read_bytes() == content(size) for path in Path(folder).rglob("doll.gguf"))
    return killed


def _kill_at(hub: Hub, folder: Path, least: int) -> None:
    with _pull(hub, folder) as program:
        while _here(folder) < least:
            assert program.poll() is None, "it ended before it was killed"
            time.sleep(0.005)
        program.kill()


def _pull(hub: Hub, folder: Path) -> subprocess.Popen[bytes]:
    places = {"HF_ENDPOINT": hub.endpoint, "HF_HOME": str(folder / "hub"), "HOME": str(folder)}
    return subprocess.Popen(
        command("models", "pull", f"{REPO}/doll.gguf"),
        env=environment(folder, **places),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _here(folder: Path) -> int:
    return sum(part.stat().st_size for part in folder.rglob("*.incomplete"))


def targets(ours: Sequence[Timed], curls: Sequence[Timed], killed: Sequence[Killed]) -> list[Target]:
    speeds = [Figure(tuple(each.speed / MB for each in timed)) for timed in (ours, curls)]
    found = [
        Target("speed, of curl's", ratio(*speeds), 0.97, at_least=True),
        Target("cores kept busy", Figure(tuple(each.cores for each in ours)), 0.5),
    ]
    if killed:
        again = Figure(tuple(max(0, each.here - each.start) / MB for each in killed))
        wasted = Figure(tuple(each.wasted / MB for each in killed))
        found += [
            Target("fetched again after a kill", again, 1, "MB"),
            Target("sent in vain at a kill", wasted, 1, "MB"),
        ]
    return found


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="download.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--megabytes", type=int, default=1000, help="the size of the file that is timed")
    asked = parser.parse_args(arguments)
    ours, curls = compare(asked.megabytes * MB, asked.pairs)
    for mine, curl in zip(ours, curls, strict=True):
        sys.stdout.write(
            f"ours {mine.speed / MB:.1f} MB/s, {mine.cores:.2f} cores; "
            f"curl {curl.speed / MB:.1f} MB/s, {curl.cores:.2f} cores\n"
        )
    killed = kill(40 * MB, asked.kills, seed=1)
    for each in killed:
        sys.stdout.write(f"{each}\n")
    reached = targets(ours, curls, killed)
    sys.stdout.write("\n".join(target.text for target in reached) + "\n")
    return not all(target.met for target in reached)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
