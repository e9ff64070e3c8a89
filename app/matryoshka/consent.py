"""Asks a person at a terminal whether something may leave this computer."""

import sys
from collections.abc import Iterator
from typing import TextIO

from matryoshka.chat.events import Asks
from matryoshka.chat.leave import Leave
from matryoshka.chat.outgoing import Outgoing, counted
from matryoshka.models.words import amount, money
from matryoshka.show import say

_KEYS = "[y] send  [s] show what is sent  {unmask}[n] not now: "
_UNMASK = "[u] send with nothing hidden  "


def leave_here(asks: Asks) -> Leave | None:
    """What a person at this terminal gives; without one who could be asked there is none."""
    if sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty():
        return ask_for_leave(asks, sys.stdin, sys.stderr)
    say(f"{asks.tier} was not asked: it is {asks.destination}. With --allow-remote it may be.")
    return None


def ask_for_leave(asks: Asks, answers: TextIO, told: TextIO) -> Leave | None:
    """The leave that the person gives; None for anything else than a clear yes."""
    keys = _KEYS.format(unmask=_UNMASK if asks.whole.secrets else "")
    told.writelines(f"{line}\n" for line in _facts(asks))
    while True:
        told.write(keys)
        told.flush()
        match answers.readline().strip().lower():
            case "y":
                return Leave(asks.destination)
            case "u" if asks.whole.secrets:
                return Leave(asks.destination, revealed=True)
            case "s":
                told.writelines(f"{each.role}: {each.text}\n" for each in asks.whole.masked)
            case _:
                return None


def _facts(asks: Asks) -> Iterator[str]:
    whole = asks.whole
    yield f"{asks.tier} is not on this computer: it is {asks.destination}."
    yield f"It would be sent about {whole.tokens:,} tokens, {amount(whole.size)}{_price(whole)}."
    if whole.secrets:
        yield f"Found and hidden before sending: {', '.join(counted(whole.secrets))}."


def _price(whole: Outgoing) -> str:
    if whole.price is None:
        return ", at a price that is not known here"
    most = "" if whole.dearest is None else f", at most {money(whole.dearest)} with its answer"
    return f"; reading costs {money(whole.price)}{most}"
