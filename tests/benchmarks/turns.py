"""How long a long chat takes to its next first token, and a chat that one comes back to."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from benchmarks.figures import Chapter, Figure, Target, ratio
from benchmarks.server import Server
from benchmarks.setting import Setting, greedy
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Token
from matryoshka.engines.llama import LlamaEngine

LONG, SHORT = 3000, 1200  # tokens: in the models of the benchmark each letter is one
ANSWER = 16
RETURN = 0.15


def chapter(setting: Setting) -> Chapter:
    next_ours, next_theirs = _next_turns(setting)
    back, cold = _returns(setting)
    rows = [
        [f"next turn of a chat of {LONG:,} tokens, Matryoshka", next_ours.text("ms")],
        [f"next turn of a chat of {LONG:,} tokens, llama-server", next_theirs.text("ms")],
        [f"a new chat of {SHORT:,} tokens", cold.text("ms")],
        [f"back to a chat of {SHORT:,} tokens", back.text("ms")],
    ]
    targets = [
        Target("Next turn, of llama-server's time", ratio(next_ours, next_theirs), 1.0),
        Target("Back to a chat, of a new one's time", ratio(back, cold), RETURN),
    ]
    named = {"next turn": next_ours, "llama-server": next_theirs, "new chat": cold, "back": back}
    return Chapter("Time to the first token", ["", "ms"], rows, targets, named)


def _next_turns(setting: Setting) -> tuple[Figure, Figure]:
    """Of ours and of llama-server's, each turn right after the other's."""
    chat = [*_chat("long", LONG)]
    ours, theirs = [], []
    with _cascade(setting) as cascade, closing(Server(setting, setting.model)) as server:
        _first_token(cascade, chat)
        server.first_token(chat, ANSWER)
        for number in range(setting.pairs):
            chat += _turn(number)
            ours.append(_first_token(cascade, chat))
            theirs.append(1000 * server.first_token(chat, ANSWER))
    return Figure(tuple(ours)), Figure(tuple(theirs))


def _returns(setting: Setting) -> tuple[Figure, Figure]:
    """Of coming back, and of new chats."""
    kept = [*_chat("kept", SHORT)]
    back, cold = [], []
    with _cascade(setting) as cascade:
        _first_token(cascade, [*_chat("warm", SHORT)])
        _first_token(cascade, kept)
        for number in range(setting.pairs):
            cold.append(_first_token(cascade, [*_chat(f"new {number}", SHORT)]))
            kept += _turn(number)
            back.append(_first_token(cascade, kept))
    return Figure(tuple(back)), Figure(tuple(cold))


@contextmanager
def _cascade(setting: Setting) -> Iterator[Cascade]:
    tier = setting.tier("S", setting.model, greedy(ANSWER))
    with closing(LlamaEngine(tier)) as engine:
        yield Cascade([Rung(tier, engine)], "")


def _first_token(cascade: Cascade, messages: list[Message]) -> float:
    """Milliseconds until it is there; the rest is waited for."""
    begun = time.monotonic()
    times = [time.monotonic() for event in cascade.answer(messages, Stop()) if isinstance(event, Token)]
    return 1000 * (times[0] - begun)


def _chat(name: str, tokens: int) -> Iterator[Message]:
    """One long question; its beginning is its own."""
    yield Message(Role.USER, f"{name}: ".ljust(tokens - 20, "x"))


def _turn(number: int) -> list[Message]:
    return [Message(Role.ASSISTANT, f"It is {number}."), Message(Role.USER, f"And after {number}?")]
