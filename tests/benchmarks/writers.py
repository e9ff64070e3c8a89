"""Several processes write into one store while backups are made of it: `writers.py [--seconds 60]`."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).resolve().parents[1])]

from chat.store_child import write
from matryoshka.backup.archive import back_up
from matryoshka.backup.restoring import restore
from matryoshka.chat.conversation import Conversation
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths

WRITERS = 2
_AT_ONCE = 2
"""Turns that a process writes without a pause."""
_PAUSE = 0.02
"""Seconds between them: an answer is saved some times a second, and no more."""
_BETWEEN = 2.0
"""Seconds between two backups."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What each process wrote, and what of it is in the store; all backups made meanwhile were sound."""

    written: tuple[int, ...]
    kept: tuple[int, ...]
    backups: int
    restored: int
    """Turns that come out of a backup made at the end."""


def run(seconds: float) -> Tally:
    """Raises CalledProcessError where a writer ended in a fault."""
    with tempfile.TemporaryDirectory() as folder:
        paths, other = _person(Path(folder) / "here"), _person(Path(folder) / "there")
        ChatStore(paths.store).close()
        children = [_start(paths.store, seconds) for _ in range(WRITERS)]
        backup = Path(folder) / "all.zip"
        made = _back_up_meanwhile(paths, backup, seconds)
        told = [_finished(child) for child in children]
        back_up(paths, backup)
        restore(other, backup)
        kept = tuple(_turns(paths.store, name) for name, _ in told)
        restored = sum(_turns(other.store, name) for name, _ in told)
        return Tally(tuple(written for _, written in told), kept, made, restored)


def _person(folder: Path) -> Paths:
    return Paths(folder, folder, folder)


def _start(store: Path, seconds: float) -> subprocess.Popen[str]:
    words = [sys.executable, __file__, "--child", str(store), "--seconds", str(seconds)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def _back_up_meanwhile(paths: Paths, target: Path, seconds: float) -> int:
    """How many backups were made."""
    until, made = time.monotonic() + seconds, 0
    while time.monotonic() < until or not made:
        back_up(paths, target)
        made += 1
        time.sleep(min(_BETWEEN, seconds / 2))
    return made


def _finished(child: subprocess.Popen[str]) -> tuple[str, int]:
    output, _ = child.communicate()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    name, written = output.split()
    return name, int(written)


def _turns(path: Path, name: str) -> int:
    """Those of a conversation that hold their answer whole."""
    with closing(ChatStore(path)) as store:
        turns = store.conversation(name).turns
    return sum(turn.attempts[-1].text == turn.text for turn in turns if turn.attempts)


def _write_for(path: Path, seconds: float) -> None:
    """Be one of the writers, and tell at the end whose conversation has how many turns."""
    until, written = time.monotonic() + seconds, 0
    with closing(ChatStore(path)) as store:
        conversation = Conversation("written")
        store.add_conversation(conversation)
        while time.monotonic() < until or not written:
            write(store, conversation, _AT_ONCE)
            written += _AT_ONCE
            time.sleep(_PAUSE)
    sys.stdout.write(f"{conversation.id} {written}")


def main(arguments: Sequence[str]) -> int:
    """The exit status: 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        _write_for(options.child, options.seconds)
        return 0
    tally = run(options.seconds)
    sys.stdout.write(
        f"{options.seconds:.0f} s, {len(tally.written)} processes: {sum(tally.written):,} turns written, "
        f"{sum(tally.kept):,} kept; {tally.backups} backups meanwhile, {tally.restored:,} restored\n"
    )
    return int(tally.kept != tally.written)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
