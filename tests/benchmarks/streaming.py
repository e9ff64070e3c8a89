"""What a long answer costs the window's thread while it arrives and someone types and scrolls."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.frames import FRAME, Frames, Watch, let_pass
from benchmarks.long_answer import long_answer
from benchmarks.opened import SIZE, Opened, opened
from benchmarks.paced import TOKEN, cascade

HIGH, WORST = 8.0, 16.0
_KEY, _WHEEL = 6, 3
"""Frames between two keys, and between two notches of the wheel."""
_SWING = 60
"""Frames in which one scrolls up and down again, and in which one then reads."""
_NOTCH = 120
_NAIVE = 40
"""Of so many frames one is drawn in the naive way: all of them would take minutes."""


def chapter(rounds: int, characters: int, speed: int) -> Chapter:
    text = long_answer(characters)
    ours = [streamed(text, speed) for _ in range(rounds)]
    naive = [_naive(text, speed) for _ in range(rounds)]
    measured = _measured("Matryoshka", ours) | _measured("the whole drawn anew", naive)
    high, worst = (measured[f"Matryoshka, {name}"] for name in ("99th percentile", "worst"))
    names = ("mean", "99th percentile", "worst")
    rows = [
        [side, *(measured[f"{side}, {name}"].text("") for name in names)]
        for side in ("Matryoshka", "the whole drawn anew")
    ]
    targets = [
        Target("A frame at the 99th percentile", high, HIGH, "ms"),
        Target("The worst frame", worst, WORST, "ms"),
    ]
    columns = ["ms of the window's thread per frame", *names]
    return Chapter(f"An answer of {characters:,} characters arrives", columns, rows, targets, measured)


def _measured(side: str, rounds: list[Frames]) -> dict[str, Figure]:
    return {
        f"{side}, mean": Figure(tuple(each.mean for each in rounds)),
        f"{side}, 99th percentile": Figure(tuple(each.high for each in rounds)),
        f"{side}, worst": Figure(tuple(each.worst for each in rounds)),
    }


def streamed(text: str, speed: int) -> Frames:
    """Through the whole program: job, cascade, store, transcript; one frame after another until it ends."""
    with opened(answers=cascade(text, speed)) as shell:
        shell.window.view.composer.put("Go on")
        QTest.keyClick(shell.window.focusWidget(), Qt.Key.Key_Return)
        spent = list[float]()
        while shell.conduct.desk.busy:
            watch = Watch()
            _meddle(shell, len(spent))
            let_pass()
            spent.append(watch.spent)
        return Frames.of(spent)


def _meddle(shell: Opened, frame: int) -> None:
    """Someone types all the time, and scrolls up and down every other second."""
    if frame % _KEY == 0:
        QTest.keyClick(shell.window.focusWidget(), Qt.Key.Key_Space if frame % 5 else Qt.Key.Key_A)
    if frame % _WHEEL == 0 and frame // _SWING % 2:
        up = frame % _SWING < _SWING // 2
        scroll(shell, _NOTCH if up else -_NOTCH)


def scroll(shell: Opened, notch: int) -> None:
    """Turn the wheel over the conversation: up where `notch` is above 0."""
    viewport = shell.window.view.transcript.viewport()
    middle = QPointF(viewport.rect().center())
    QApplication.sendEvent(
        viewport,
        QWheelEvent(
            middle,
            viewport.mapToGlobal(middle),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _naive(text: str, speed: int) -> Frames:
    """What there is so far, given whole to Qt's own view of Markdown."""
    browser = QTextBrowser()
    browser.resize(*SIZE)
    browser.show()
    step = round(_NAIVE * speed * TOKEN * FRAME / 1000)
    spent = []
    for end in range(min(step, len(text)), len(text) + 1, step):
        watch = Watch()
        browser.setMarkdown(text[:end])
        browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())
        QApplication.processEvents()
        spent.append(watch.spent)
    browser.close()
    return Frames.of(spent)
