"""Kills hosts of a chat at random moments, looks what is lost or left: `kills.py [--kills 200] [--seed 1]`.

Two tiers answer question after question, a store keeps what they say, and each time one host process dies.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).resolve().parents[1])]

from matryoshka import build
from matryoshka.chat.conversation import Attempt, Conversation, Text, Turn
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Event, Handoff, Loading, Started, Token
from matryoshka.chat.ladder import Ladder, Sampling, Tier
from matryoshka.chat.ladder_file import tier_of
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from support.parrots import write_parrot

QUESTIONS = ("What is 17 + 26?", "Write a poem about a doll.")
"""One for each tier."""
_SETTLED = 5.0  # seconds
LINE = " ".join(f"word{number}" for number in range(120))


@dataclass(slots=True)
class Tally:
    """What `kills` hosts were doing when they died, and whatever went wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    attempts: Counter[str] = field(default_factory=Counter)
    tokens: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: bool, what: str) -> None:
        if not holds:
            self.wrong.append(f"after kill {self.kills.total()}: {what}")


@dataclass(slots=True)
class Chat:
    """A conversation in a real store, answered by real hosts."""

    store: ChatStore
    rack: Rack
    ladder: Ladder
    conversation: Conversation = field(default_factory=lambda: Conversation("kills"))
    kept: dict[str, tuple[Attempt, ...]] = field(default_factory=dict)
    doing: str = ""

    @property
    def engines(self) -> list[LlamaEngine]:
        return [self.rack.engine(tier) for tier in self.ladder.tiers]

    @property
    def pids(self) -> list[int]:
        return [pid for engine in self.engines if (pid := engine.pid)]

    def ask(self) -> tuple[Attempt, ...]:
        """Answer the next question, and keep what is heard."""
        question, self.doing = QUESTIONS[len(self.kept) % 2], _doing(None)
        turn = Turn(self.conversation.id, (Text(question),), self._last)
        self.store.add_turn(turn)
        recorder = Recorder(self.store, turn)
        for event in build.cascade(self.ladder, self.rack, "").answer([Message(Role.USER, question)], Stop()):
            self.doing = _doing(event)
            recorder.record(event)
        recorder.close()
        self.kept[turn.id] = recorder.attempts
        return recorder.attempts

    @property
    def _last(self) -> str | None:
        return next(reversed(self.kept.values()))[-1].id if self.kept else None


def run(kills: int, seed: int) -> Tally:
    """Kill so many hosts, at moments that `seed` chooses."""
    with tempfile.TemporaryDirectory() as folder, _temporary_files_in(Path(folder) / "tmp"):
        tally, before = Tally(), _open_files()
        with closing(Rack()) as rack, closing(ChatStore(Path(folder) / "chats.sqlite3")) as store:
            chat = Chat(store, rack, _ladder(Path(folder)))
            store.add_conversation(chat.conversation)
            _kill_all(chat, kills, random.Random(seed), tally)  # noqa: S311 - to be repeated
        tally.expect(not psutil.Process().children(recursive=True), "a process outlives the rack")
        tally.expect(_open_files() <= before, "files are left open")
        tally.expect(not any((Path(folder) / "tmp").iterdir()), "temporary files are left")
    return tally


def _ladder(folder: Path) -> Ladder:
    """The junior comes with the program; the elder talks for long."""
    elder = write_parrot(folder / "elder.gguf", LINE, layers=2, weight=20_000)
    junior = tier_of("builtin:xs")
    return Ladder(
        (Tier("XS", junior.path, "xs"), Tier("L", elder, "elder", sampling=Sampling(max_tokens=100)))
    )


def _kill_all(chat: Chat, kills: int, chance: random.Random, tally: Tally) -> None:
    begun = time.monotonic()
    chat.ask()
    whole = time.monotonic() - begun
    while tally.kills.total() < kills:
        killer = threading.Timer(chance.uniform(0, whole), _kill_one, (chat, chance, tally))
        killer.start()
        attempts = chat.ask()
        killer.join()
        tally.attempts.update(str(attempt.state) for attempt in attempts)
        _look(chat, tally)


def _kill_one(chat: Chat, chance: random.Random, tally: Tally) -> None:
    if pids := chat.pids:
        with suppress(psutil.NoSuchProcess):
            psutil.Process(chance.choice(pids)).kill()
            tally.kills[chat.doing] += 1


def _look(chat: Chat, tally: Tally) -> None:
    """All that was heard is on the disk, and of the dead nothing is here."""
    begun = time.monotonic()
    turns = {turn.id: turn.attempts for turn in chat.store.conversation(chat.conversation.id).turns}
    tally.expect(turns == chat.kept, "what is on the disk is not what was heard")
    tally.tokens = sum(attempt.tokens for attempts in turns.values() for attempt in attempts)
    while (strange := _strangers(chat)) and time.monotonic() < begun + _SETTLED:
        time.sleep(0.05)
    tally.expect(not strange, f"processes {strange} live, and nobody knows them")


def _strangers(chat: Chat) -> list[int]:
    """Living children that no engine owns; one that is just being started has no owner yet."""
    children = psutil.Process().children(recursive=True)
    known = set(chat.pids)
    return [child.pid for child in children if child.pid not in known and _lives(child)]


def _lives(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


def _doing(event: Event | None) -> str:
    match event:
        case None | Started() | Loading():
            return "loading or reading"
        case Token():
            return "answering"
        case Handoff():
            return "handing up"
        case _:
            return "nothing"


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    folder.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _open_files() -> int:
    return psutil.Process().num_fds()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="kills.py", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    tally = run(asked.kills, asked.seed)
    sys.stdout.write(
        f"{tally.kills.total()} hosts killed while the chat was at: {dict(tally.kills)}\n"
        f"{tally.attempts.total()} attempts ended: {dict(tally.attempts)}; {tally.tokens} tokens kept\n"
        f"{chr(10).join(tally.wrong) or 'nothing lost, nothing left behind'}\n"
    )
    return bool(tally.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
