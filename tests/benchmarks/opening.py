"""How long a very long conversation takes to open, and what scrolling through it costs."""

import time

from PySide6.QtWidgets import QApplication, QTextBrowser

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.frames import FRAME, Frames, Watch, let_pass
from benchmarks.long_answer import long_answer
from benchmarks.opened import SIZE, Opened, conversation, opened
from benchmarks.streaming import scroll
from matryoshka.chat.conversation import Conversation

OPENED = 200.0
NOTCHES = 400
_UP = 120
_ANSWER = 400
"""Characters of one answer."""
_JUMPS = 40
"""Places that the scroll bar is dragged to."""


def chapter(rounds: int, messages: int) -> Chapter:
    """`messages` are questions and answers together."""
    long = conversation("Long", [_exchange(number) for number in range(messages // 2)])
    measured = [_ours(long) for _ in range(rounds)]
    opened_in, clock, scrolled, dragged = (Figure(each) for each in zip(*measured, strict=True))
    naive = Figure((_naive(long),))
    rows = [
        ["Matryoshka opens it", opened_in.text("ms")],
        ["by the clock", clock.text("ms")],
        ["one text view given all of it", naive.text("ms")],
        ["a frame of scrolling, 99th percentile", scrolled.text("ms")],
        ["a frame of dragging the scroll bar, 99th percentile", dragged.text("ms")],
    ]
    targets = [
        Target("Opening", opened_in, OPENED, "ms"),
        Target("Scrolling at 60 frames a second", scrolled, FRAME, "ms"),
        Target("Dragging the scroll bar", dragged, FRAME, "ms"),
    ]
    figures = {"opened": opened_in, "clock": clock, "naive": naive, "scrolled": scrolled, "dragged": dragged}
    columns = ["processor time of the window's thread", ""]
    return Chapter(f"A conversation of {messages:,} messages", columns, rows, targets, figures)


def _exchange(number: int) -> tuple[str, str]:
    return f"Question {number}: what comes next?", long_answer(_ANSWER, seed=number)


def _ours(long: Conversation) -> tuple[float, float, float, float]:
    """Milliseconds until it is painted, by the processor and by the clock; of scrolling, and of dragging."""
    with opened([long, conversation("Short", [("Hello", "Hello!")])]) as shell:
        begun, watch = time.monotonic(), Watch()
        shell.window.sidebar.chats.chosen.emit(long.id)
        shell.window.view.transcript.grab()
        opened_in, clock = watch.spent, 1000 * (time.monotonic() - begun)
        let_pass(200)
        return opened_in, clock, _scrolled(shell).high, _dragged(shell).high


def _scrolled(shell: Opened) -> Frames:
    """Notch by notch, a frame for each."""
    spent = []
    for _ in range(NOTCHES):
        watch = Watch()
        scroll(shell, _UP)
        QApplication.processEvents()
        spent.append(watch.spent)
    return Frames.of(spent)


def _dragged(shell: Opened) -> Frames:
    """To places all over the conversation, a frame for each."""
    bar = shell.window.view.transcript.verticalScrollBar()
    spent = []
    for place in range(_JUMPS):
        watch = Watch()
        bar.setValue(bar.maximum() * ((place * 17) % _JUMPS) // _JUMPS)
        QApplication.processEvents()
        spent.append(watch.spent)
    return Frames.of(spent)


def _naive(long: Conversation) -> float:
    """Milliseconds until all of it is laid out and painted."""
    browser = QTextBrowser()
    browser.resize(*SIZE)
    browser.show()
    watch = Watch()
    answers = (turn.run[-1].text for turn in long.turns)
    browser.setMarkdown(
        "\n\n".join(f"{turn.text}\n\n{text}" for turn, text in zip(long.turns, answers, strict=True))
    )
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())
    QApplication.processEvents()
    browser.close()
    return watch.spent
