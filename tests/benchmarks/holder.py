"""A host without a model: it answers every question with the time at which it had it, in seconds."""

import sys
import time

from matryoshka.chat.engine import Finish
from matryoshka.engines import pipes, wire
from matryoshka.engines.frames import Ask, Ended, Open, Read, Ready, Said
from matryoshka.engines.host.service import Inbox


def main() -> None:
    """Ends with the pipe, as every host does."""
    requests, replies = pipes.inherited(*sys.argv[1:])
    inbox = Inbox(requests)
    while True:
        match inbox.next():
            case Open():
                wire.write(replies, Ready("Holder", "none", 4096, 1, 1, handoff=False))
            case Ask(request):
                held = Said(request, str(time.monotonic()), thinking=False, handoff=None)
                for reply in (Read(request, 1, 0, 1), held, Ended(request, Finish.STOP)):
                    wire.write(replies, reply)


if __name__ == "__main__":
    main()
