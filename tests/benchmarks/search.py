"""How long a search over everything that was ever said takes: `search.py [--messages 100000]`."""

import argparse
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[0:1] = [str(root / "tests"), str(root)]

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.report import tell
from benchmarks.setting import machine
from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn
from matryoshka.chat.events import Where
from matryoshka.chat.store import ChatStore

MESSAGES = 100_000
LIMIT = 50.0
ROUNDS = 20
_IN_A_CHAT = 200
"""Messages of one conversation."""
_LETTERS = "abcdefghiklmnoprstuvабвгдеёиклмнопрст"
_WORDS = 20_000


class Talk:
    """Words by Zipf's law, the same each time: the first are in nearly every answer, the last in few."""

    def __init__(self) -> None:
        self._random = random.Random(1)  # noqa: S311 - nothing secret is drawn
        self.words = ["".join(self._random.choices(_LETTERS, k=2 + number % 8)) for number in range(_WORDS)]
        self._weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(_WORDS)))

    def text(self, words: int) -> str:
        return " ".join(self._random.choices(self.words, cum_weights=self._weights, k=words))

    def conversation(self, messages: int) -> Conversation:
        conversation = Conversation(self.text(4))
        turns: list[Turn] = []
        while len(turns) < messages // 2:
            parent = turns[-1].attempts[0].id if turns else None
            asked = Turn(conversation.id, (Text(self.text(15)),), parent)
            long = 2000 if len(turns) % 50 == 0 else 80
            answer = Attempt(asked.id, "S", "m", Where.LOCAL, state=State.DONE, text=self.text(long))
            turns.append(Turn(conversation.id, asked.parts, parent, asked.id, attempts=(answer,)))
        return Conversation(conversation.title, conversation.id, turns=tuple(turns))

    @property
    def searches(self) -> dict[str, str]:
        """As persons type them: each grows letter by letter."""
        common, other, rare = self.words[7], self.words[15], self.words[12_007]
        return {
            "a common word": common,
            "its first letter": common[0],
            "its first two letters": common[:2],
            "two common words": f"{common} {other}",
            "a common and a rare word": f"{common} {rare}",
            "a rare word": rare,
            "beginnings of four words": " ".join(word[:2] for word in self.words[5:21:5]),
            "a word that nobody said": "qqqq",
        }


def chapter(messages: int = MESSAGES, rounds: int = ROUNDS) -> Chapter:
    talk = Talk()
    with tempfile.TemporaryDirectory() as folder, closing(ChatStore(Path(folder) / "chats.sqlite3")) as store:
        for _ in range(max(1, messages // _IN_A_CHAT)):
            store.add_conversation(talk.conversation(min(messages, _IN_A_CHAT)))
        figures = {name: _figure(store, words, rounds) for name, words in talk.searches.items()}
        found = {name: len(store.search(words)) for name, words in talk.searches.items()}
    return Chapter(
        f"A search over {messages:,} messages",
        ["looked for", "processor time", "places told"],
        [[name, figure.text("ms"), str(found[name])] for name, figure in figures.items()],
        [Target(name, Figure((max(figure.values),)), LIMIT, "ms") for name, figure in figures.items()],
        figures,
    )


def _figure(store: ChatStore, words: str, rounds: int) -> Figure:
    return Figure(tuple(_spent(store, words) for _ in range(rounds)))


def _spent(store: ChatStore, words: str) -> float:
    """Milliseconds of the processor."""
    begun = time.thread_time()
    store.search(words)
    return 1000 * (time.thread_time() - begun)


def main(arguments: Sequence[str]) -> int:
    """The exit status: 1 where a search took too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    told = chapter(options.messages)
    tell([told], machine(1), options.json)
    return int(not all(target.met for target in told.targets))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
