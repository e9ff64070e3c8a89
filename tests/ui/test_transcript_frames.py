"""How much of the window's time a long answer takes while it streams: measured, not judged."""

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from support.reading import reader
from support.turns import attempt, turn

CHARACTERS, FRAME = 32_000, 40
PAGE = (
    "Some words with `code` and **weight**, long enough to go over the end of the line at least once.\n\n"
    "1. first\n   - nested\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "```python\ndef rest(n: int) -> int:\n    return n % 7  # what is left\n```\n\n## More\n\n"
)


def test_a_long_answer_streams_in_small_steps(
    qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    reading = reader(qtbot)
    text = (PAGE * (CHARACTERS // len(PAGE) + 1))[:CHARACTERS]
    frames = []
    for end in range(FRAME, CHARACTERS + 1, FRAME):
        start = time.thread_time()
        reading.transcript.update_turn(turn("Go on", attempt("S", text[:end], State.WRITING)))
        QApplication.processEvents()
        frames.append(1000 * (time.thread_time() - start))
    frames.sort()
    for name, share in (("median", 0.5), ("p90", 0.9), ("p99", 0.99)):
        record_property(f"{name}_ms", round(frames[int(share * len(frames))], 2))
    assert reading.said.count("## More") > 100
    assert reading.value == reading.end
