"""Another process that writes into a store, for tests to race and to kill: `PATH write N | stream`."""

import itertools
import sys
import time
from contextlib import closing
from pathlib import Path

from matryoshka.chat.conversation import Attempt, Conversation, Text, Turn
from matryoshka.chat.engine import Finish
from matryoshka.chat.events import Done, Started, Token, Where
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore


def main(path: Path, what: str, amount: int) -> None:
    with closing(ChatStore(path)) as store:
        conversation = Conversation(what)
        store.add_conversation(conversation)
        tell(conversation.id)
        if what == "stream":
            stream(store, conversation)
        write(store, conversation, amount)


def write(store: ChatStore, conversation: Conversation, amount: int) -> None:
    parent: Attempt | None = None
    for number in range(amount):
        turn = Turn(conversation.id, (Text(str(number)),), parent.id if parent else None)
        store.add_turn(turn)
        recorder = Recorder(store, turn)
        recorder.record(Started("S", "builtin:s", Where.LOCAL))
        recorder.record(Token("S", str(number)))
        recorder.record(Done("S", Finish.STOP, 1, 1, 0.1, 0.1))
        parent = recorder.attempts[-1]


def stream(store: ChatStore, conversation: Conversation) -> None:
    """Tell on standard output of each token that was recorded: the time of its making."""
    turn = Turn(conversation.id, (Text("2+2"),))
    store.add_turn(turn)
    recorder = Recorder(store, turn)
    recorder.record(Started("S", "builtin:s", Where.LOCAL))
    for _ in itertools.count():
        now = time.monotonic()
        recorder.record(Token("S", f"{now} "))
        tell(str(now))
        time.sleep(0.005)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
