"""Formulas drawn by a real process, also those that are meant to hang it."""

import sys
import time
from collections.abc import Iterator
from threading import Timer

import psutil
import pytest
from PySide6.QtSvg import QSvgRenderer

from matryoshka.chat.engine import Stop
from matryoshka.typesetting.formula import Drawing, Formula, Undrawn
from matryoshka.typesetting.typesetter import LONGEST, Typesetter


@pytest.fixture(scope="module")
def typesetter() -> Iterator[Typesetter]:
    with Typesetter() as typesetter:
        yield typesetter


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}",
        r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
        r"\text{если } x \in \mathbb{R}",
        r"\sum_{i=1}^{n} i = \boxed{\frac{n(n+1)}{2}}",
    ],
)
def test_what_models_write_is_drawn_so_that_qt_can_show_it(typesetter: Typesetter, latex: str) -> None:
    drawn = typesetter.draw(Formula(latex, 15, displayed=True), Stop())
    assert isinstance(drawn, Drawing)
    assert drawn.width > 10
    assert drawn.ascent > 5
    shown = QSvgRenderer(drawn.svg.encode())
    assert shown.isValid()
    assert shown.defaultSize().width() == pytest.approx(drawn.width, abs=1)


def test_a_fraction_reaches_below_the_baseline_and_is_larger_on_lines_of_its_own(
    typesetter: Typesetter,
) -> None:
    inline, displayed = (typesetter.draw(Formula(r"\frac{a}{b}", 15, each), Stop()) for each in (False, True))
    assert isinstance(inline, Drawing)
    assert isinstance(displayed, Drawing)
    assert inline.depth > 4
    assert displayed.ascent > inline.ascent


@pytest.mark.parametrize(
    "latex", [r"\frac{1", "{" * 500, r"\sqrt{" * 300 + "x" + "}" * 300, r"\left(", "x" * 5000]
)
def test_what_cannot_be_drawn_says_why_and_the_next_formula_is_drawn(
    typesetter: Typesetter, latex: str
) -> None:
    drawn = typesetter.draw(Formula(latex, 15, displayed=False), Stop())
    assert isinstance(drawn, Undrawn)
    assert drawn.why
    assert isinstance(typesetter.draw(Formula("x", 15, displayed=False), Stop()), Drawing)


@pytest.mark.parametrize("latex", [r"\notacommand", r"a + \notacommand{x}", r"\frac{\notacommand}{2}"])
def test_a_command_that_is_not_known_is_named_and_not_drawn_as_letters(
    typesetter: Typesetter, latex: str
) -> None:
    drawn = typesetter.draw(Formula(latex, 15, displayed=False), Stop())
    assert drawn == Undrawn(r"The command \notacommand is not known here.")


def test_a_broken_formula_is_told_in_plain_words(typesetter: Typesetter) -> None:
    drawn = typesetter.draw(Formula(r"\frac{1", 15, displayed=False), Stop())
    assert drawn == Undrawn("It is not complete, or not written as LaTeX is.")


@pytest.mark.parametrize("latex", [r"\rule{1px}{1000000px}", r"x\hspace{1000000em}", "W" * 3000])
def test_what_would_be_larger_than_any_page_stays_as_it_was_written(
    typesetter: Typesetter, latex: str
) -> None:
    assert typesetter.draw(Formula(latex, 15, displayed=True), Stop()) == Undrawn("It would be too large.")


def test_a_process_that_takes_too_long_is_ended_and_begun_anew() -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    with Typesetter(sleeper, seconds=0.2) as typesetter:
        begun = time.monotonic()
        for _ in range(2):
            assert isinstance(typesetter.draw(Formula("x", 15, displayed=False), Stop()), Undrawn)
        assert time.monotonic() - begun < 30


def test_a_program_that_is_not_there_is_told() -> None:
    with Typesetter(["/no/such/program"]) as typesetter:
        assert "No such file" in getattr(
            typesetter.draw(Formula("x", 15, displayed=False), Stop()), "why", ""
        )


def test_a_formula_of_the_greatest_length_is_tried(typesetter: Typesetter) -> None:
    drawn = typesetter.draw(Formula("x" * LONGEST, 15, displayed=False), Stop())
    assert isinstance(drawn, Drawing | Undrawn)


def test_a_process_that_was_killed_is_begun_anew() -> None:
    with Typesetter() as typesetter:
        assert isinstance(typesetter.draw(Formula("x", 15, displayed=False), Stop()), Drawing)
        for child in psutil.Process().children():
            child.kill()
            child.wait()
        assert isinstance(typesetter.draw(Formula("y", 15, displayed=False), Stop()), Drawing)


def test_a_wish_to_stop_ends_what_is_being_drawn() -> None:
    stop = Stop()
    with Typesetter([sys.executable, "-c", "import time; time.sleep(60)"], seconds=60) as typesetter:
        Timer(0.3, stop.set).start()
        assert isinstance(typesetter.draw(Formula("x", 15, displayed=False), stop), Undrawn)
