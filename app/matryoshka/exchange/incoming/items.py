"""Takes the conversations out of a JSON file one by one, so that its length does not matter."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import ijson
from ijson.common import ObjectBuilder

from matryoshka.errors import AppError
from matryoshka.exchange.incoming.bounded import Bounded
from matryoshka.saying import say

LIST = "conversations"
"""Under this name they stand in a list, where the file itself is none."""
_DEEPEST, _MOST = 200, 400_000
_CHUNK = 2**20
"""Bytes read at a time: a number or a text that spans many is read from its start for each."""
_OPENS, _CLOSES = ("start_map", "start_array"), ("end_map", "end_array")

Step = tuple[str, Any]


def items(file: IO[bytes]) -> Iterator[Any]:
    """Each value of the file's list, or its one value. Raises AppError for what is no JSON, or too big."""
    bounded = Bounded(file)
    steps: Iterator[Step] = ijson.basic_parse(bounded, buf_size=_CHUNK, use_float=True)
    with _told():
        yield from _values(steps, bounded)


def _values(steps: Iterator[Step], bounded: Bounded) -> Iterator[Any]:
    first = next(steps)
    if first[0] == "start_array":
        yield from _listed(steps, bounded)
    elif first[0] == "start_map":
        yield from _table(steps, bounded)


def _listed(steps: Iterator[Step], bounded: Bounded) -> Iterator[Any]:
    """Up to the end of the list whose start was read."""
    for step in steps:
        if step[0] == "end_array":
            return
        bounded.begin()
        yield _value(step, steps)


def _table(steps: Iterator[Step], bounded: Bounded) -> Iterator[Any]:
    """What its list of conversations holds, or else the table itself."""
    table: dict[str, Any] = {}
    listed = False
    for kind, name in steps:
        if kind == "end_map":
            break
        step = next(steps)
        if name == LIST and step[0] == "start_array":
            listed = True
            yield from _listed(steps, bounded)
        else:
            table[name] = _value(step, steps)
    if not listed:
        yield table


def _value(first: Step, steps: Iterator[Step]) -> Any:
    """The value that begins with this step; neither deep nor wide without end."""
    builder, depth, count = ObjectBuilder(), 0, 0
    step = first
    while True:
        builder.event(*step)
        count += 1
        depth += (step[0] in _OPENS) - (step[0] in _CLOSES)
        if depth == 0:
            return builder.value
        if depth > _DEEPEST or count > _MOST:
            raise AppError(
                say("One chat in it has more parts than a chat can have."),
                say("It was not written by people."),
            )
        step = next(steps)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (ijson.JSONError, ValueError, OverflowError) as error:
        raise AppError(
            say("It is not JSON, or was cut off."), say("Fetch it again, then import it.")
        ) from error
