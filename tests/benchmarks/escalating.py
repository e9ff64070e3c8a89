"""What a hand-off costs: until the elder's host has the question, and beside asking the elder straight."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.figures import Chapter, Figure, Target, ratio
from benchmarks.setting import Setting, greedy
from benchmarks.shape import Shape, write_model
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Handoff, Token
from matryoshka.engines.llama import LlamaEngine

HOLDER = Path(__file__).with_name("holder.py")
JUNIORS = {
    "1/5": Shape(layers=18, width=768, heads=12, key_heads=4, head=64, forward=2048, vocabulary=8192),
    "1/30": Shape(layers=10, width=384, heads=6, key_heads=3, head=64, forward=1088, vocabulary=8192),
    "1/100": Shape(layers=7, width=224, heads=8, key_heads=4, head=32, forward=672, vocabulary=8192),
}
"""By their weights against the elder's."""
PROMPTS = (50, 200, 800)  # tokens
ANSWER = 64
LIMIT = 5.0


def chapter(setting: Setting) -> Chapter:
    numbers = count(1)
    held = _held(setting)
    table = {name: _costs(setting, shape, numbers) for name, shape in JUNIORS.items()}
    rows = [[f"junior {name}", *(each.text("") for each in costs)] for name, costs in table.items()]
    measured = {
        f"junior {name}, {prompt} tokens": cost
        for name, costs in table.items()
        for prompt, cost in zip(PROMPTS, costs, strict=True)
    }
    target = Target("From decision to the elder's host", held, LIMIT, "ms")
    title = f"An escalated question against asking the elder straight, answers of {ANSWER} tokens"
    columns = ["", *(f"question of {prompt} tokens" for prompt in PROMPTS)]
    return Chapter(title, columns, rows, [target], {"handed over, ms": held} | measured)


def _held(setting: Setting) -> Figure:
    """Milliseconds from the decision until the elder's host, which is awake, has the question."""
    junior = setting.tier("XS", _junior(setting, JUNIORS["1/100"]), greedy(ANSWER))
    elder = setting.tier("S", setting.model, greedy(ANSWER))
    holder = [sys.executable, str(HOLDER)]
    with closing(LlamaEngine(junior)) as one, closing(LlamaEngine(elder, holder)) as other:
        cascade = Cascade([Rung(junior, one), Rung(elder, other)], "")
        times = [_until_held(cascade, number) for number in range(setting.pairs + 1)]
    return Figure(tuple(times[1:]))


def _until_held(cascade: Cascade, number: int) -> float:
    decided, held = 0.0, 0.0
    for event in cascade.answer([_question(number, 50)], Stop()):
        match event:
            case Handoff():
                decided = time.monotonic()
            case Token(_, text):
                held = float(text)
            case _:
                continue
    return 1000 * (held - decided)


def _costs(setting: Setting, shape: Shape, numbers: Iterator[int]) -> list[Figure]:
    """How many times as long as without the junior, for each length of prompt."""
    junior = setting.tier("XS", _junior(setting, shape), greedy(ANSWER))
    elder = setting.tier("S", setting.model, greedy(ANSWER))
    with closing(LlamaEngine(junior)) as one, closing(LlamaEngine(elder)) as other:
        up = Cascade([Rung(junior, one), Rung(elder, other)], "")
        straight = Cascade([Rung(elder, other)], "")
        _seconds(up, next(numbers), PROMPTS[0])
        return [_ratio(up, straight, numbers, prompt, setting.pairs) for prompt in PROMPTS]


def _ratio(up: Cascade, straight: Cascade, numbers: Iterator[int], prompt: int, pairs: int) -> Figure:
    ups, straights = list[float](), list[float]()
    ways = [(up, ups), (straight, straights)]
    for _ in range(pairs):
        for way, seconds in ways:
            seconds.append(_seconds(way, next(numbers), prompt))
        ways.reverse()  # so that none always comes first
    return ratio(Figure(tuple(ups)), Figure(tuple(straights)))


def _seconds(cascade: Cascade, number: int, prompt: int) -> float:
    begun = time.monotonic()
    for _ in cascade.answer([_question(number, prompt)], Stop()):
        pass
    return time.monotonic() - begun


def _question(number: int, tokens: int) -> Message:
    """That no host has read before: it begins with its number."""
    return Message(Role.USER, f"{number}: ".ljust(max(tokens - 20, 5), "x"))


def _junior(setting: Setting, shape: Shape) -> Path:
    path = setting.folder / f"junior-{shape.layers}-{shape.width}.gguf"
    return write_model(path, shape, hands_off=True)
