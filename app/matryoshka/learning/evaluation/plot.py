"""Draws the frontier on both axes, with everything that it is compared to, as a PNG."""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.ticker import PercentFormatter

from matryoshka.errors import AppError
from matryoshka.learning.drawing import (
    BLUE,
    FAINT,
    INK,
    OCHRE,
    PAPER,
    PLUM,
    RED,
    TEAL,
    THICK,
    THIN,
    blank,
    dress,
    save,
)
from matryoshka.learning.evaluation.baselines import Kind
from matryoshka.learning.evaluation.document import Curve, Document

DOUBT = RED
KINDS = {
    Kind.ORACLE: (INK, "oracles, which know what happened"),
    Kind.QUESTION: (OCHRE, "the question: chance, length, family, words"),
    Kind.FIRST: (TEAL, "the first token: probability, margin, entropy"),
    Kind.ANSWER: (BLUE, "the finished answer: log-probabilities"),
    Kind.AGAIN: (PLUM, "asking again: five samples, “are you sure?”"),
}
SHIPPED = "as shipped"


def plot(document: Document, file: Path) -> None:
    """Write the picture. Raises AppError when there is nothing to draw or the file cannot be written."""
    if document["frontier"] is None:
        raise AppError("One tier has no frontier to draw.", "Measure a ladder of two tiers or more.")
    save(_picture(document, document["frontier"]), file)


def _picture(document: Document, frontier: Curve) -> Figure:
    picture = blank(11, 6)
    by_cost, by_calls = picture.subplots(1, 2, sharey=True)
    for axes, title in ((by_cost, "for what it costs"), (by_calls, "for how many go up")):
        dress(axes, title)
        axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    by_cost.set_ylabel("right answers", color=FAINT)
    by_cost.set_xlabel("mean seconds: 0 % always the junior, 100 % always the elder", color=FAINT)
    by_calls.set_xlabel("share of questions that go up", color=FAINT)
    _by_cost(by_cost, document, frontier)
    _by_calls(by_calls, document, frontier)
    picture.legend(
        handles=list(_legend()),
        loc="outside lower center",
        ncols=3,
        frameon=False,
        labelcolor=INK,
        fontsize=9,
    )
    return picture


def _by_cost(axes: Axes, document: Document, frontier: Curve) -> None:
    for colour, curve, width in _curves(document, frontier):
        if curve["cost"]:
            axes.plot(curve["cost"], curve["accuracy"], color=colour, linewidth=width, zorder=width)
    for point in document["points"]:
        _mark(axes, point["place"], point["accuracy"]["value"], point["name"])
    cascade = document["cascade"]
    _mark(axes, cascade["place"], cascade["accuracy"]["value"], SHIPPED, DOUBT)
    axes.set_xlim(-0.04, 1.3)


def _by_calls(axes: Axes, document: Document, frontier: Curve) -> None:
    for colour, curve, width in _curves(document, frontier):
        axes.plot(curve["calls"], curve["accuracy"], color=colour, linewidth=width, zorder=width)
    cascade = document["cascade"]
    _, handed_up, *_ = cascade["call_share"].values()
    _mark(axes, handed_up["value"], cascade["accuracy"]["value"], SHIPPED, DOUBT)
    axes.set_xlim(-0.04, 1.04)


def _curves(document: Document, frontier: Curve) -> Iterator[tuple[str, Curve, float]]:
    """Colour, curve and width; doubt's own is the last, on top of all others."""
    for baseline in document["baselines"]:
        yield KINDS[Kind(baseline["kind"])][0], baseline["curve"], THIN
    yield DOUBT, frontier, THICK


def _mark(axes: Axes, across: float | None, height: float | None, name: str, colour: str = INK) -> None:
    if across is None or height is None:
        return
    axes.plot([across], [height], "o", color=colour, markersize=6.5, markeredgecolor=PAPER, zorder=9)
    axes.annotate(
        name,
        (across, height),
        (7, -12),
        textcoords="offset points",
        color=colour,
        fontsize=9,
        zorder=9,
        path_effects=[withStroke(linewidth=3, foreground=PAPER)],
    )


def _legend() -> Iterator[Line2D]:
    yield Line2D([], [], color=DOUBT, linewidth=THICK, label="doubt, before the first token")
    for colour, label in KINDS.values():
        yield Line2D([], [], color=colour, linewidth=THIN + 0.5, label=label)
