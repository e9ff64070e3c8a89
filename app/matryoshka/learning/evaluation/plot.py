"""Draws the frontier on both axes, with everything that it is compared to, as a PNG."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.ticker import PercentFormatter

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.baselines import Kind
from matryoshka.learning.evaluation.document import Curve, Document

PAPER, INK, FAINT, GRID, DOUBT = "#fbf8f3", "#2f2a26", "#857b71", "#ebe4d9", "#b8372a"
KINDS = {
    Kind.ORACLE: (INK, "oracles, which know what happened"),
    Kind.QUESTION: ("#c8963e", "the question: chance, length, family, words"),
    Kind.FIRST: ("#4f8a83", "the first token: probability, margin, entropy"),
    Kind.ANSWER: ("#7b8bb3", "the finished answer: log-probabilities"),
    Kind.AGAIN: ("#a8779c", "asking again: five samples, “are you sure?”"),
}
THIN, THICK = 1.1, 2.6
SHIPPED = "as shipped"


def plot(document: Document, file: Path) -> None:
    """Write the picture. Raises AppError when there is nothing to draw or the file cannot be written."""
    if document["frontier"] is None:
        raise AppError("One tier has no frontier to draw.", "Measure a ladder of two tiers or more.")
    drawn = BytesIO()
    _picture(document, document["frontier"]).savefig(drawn, format="png", dpi=160)
    try:
        file.write_bytes(drawn.getvalue())
    except OSError as cause:
        title = f"The picture {file} could not be written: {cause.strerror}."
        raise AppError(title, "Free some space or name another file, and run it again.") from cause


def _picture(document: Document, frontier: Curve) -> Figure:
    picture = Figure(figsize=(11, 6), facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(picture)
    by_cost, by_calls = picture.subplots(1, 2, sharey=True)
    for axes, title in ((by_cost, "for what it costs"), (by_calls, "for how many go up")):
        _dress(axes, title)
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


def _dress(axes: Axes, title: str) -> None:
    axes.set_facecolor(PAPER)
    axes.set_title(title, loc="left", color=INK, fontsize=12)
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=FAINT, length=0, labelsize=9)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))


def _legend() -> Iterator[Line2D]:
    yield Line2D([], [], color=DOUBT, linewidth=THICK, label="doubt, before the first token")
    for colour, label in KINDS.values():
        yield Line2D([], [], color=colour, linewidth=THIN + 0.5, label=label)
