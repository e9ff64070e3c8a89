"""Draws how each tier fared, round by round, and the loss of its base run, as a PNG."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import (
    FixedLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    NullLocator,
    StrMethodFormatter,
)

from matryoshka.learning.curves import Curves, TierCurves
from matryoshka.learning.drawing import FAINT, INK, OCHRE, RED, TEAL, blank, dress, save

Style = Literal["-", "--"]

SHARES: Mapping[str, tuple[str, Style, str]] = {
    "right": (TEAL, "-", "right, in its range"),
    "wrong": (RED, "-", "wrong, in its range"),
    "declined": (OCHRE, "-", "handed up, in its range"),
    "beyond": (INK, "--", "handed up, beyond its range"),
}
WIDTH = 1.8
MARKS = (0.0005, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9995)
"""What lies outside is drawn at the edge."""


def plot_curves(curves: Curves, file: Path) -> None:
    """Write the picture. Raises `AppError` when the file cannot be written."""
    tiers = curves["tiers"]
    picture = blank(11, 0.8 + 3.4 * len(tiers))
    for (by_round, by_step), (name, tier) in zip(
        picture.subplots(len(tiers), 2, squeeze=False), tiers.items(), strict=True
    ):
        _rounds(by_round, name.upper(), tier)
        _loss(by_step, name.upper(), tier)
    lines = [
        Line2D([], [], color=colour, linestyle=style, label=label) for colour, style, label in SHARES.values()
    ]
    picture.legend(
        handles=lines, loc="outside lower center", ncols=4, frameon=False, labelcolor=INK, fontsize=9
    )
    save(picture, file)


def _rounds(axes: Axes, name: str, tier: TierCurves) -> None:
    dress(axes, f"{name}, held-out questions by round")
    numbers = [one["round"] for one in tier["rounds"]]
    for field, (colour, style, _) in SHARES.items():
        shares = [min(max(one["point"][field], MARKS[0]), MARKS[-1]) for one in tier["rounds"]]
        axes.plot(
            numbers, shares, style, color=colour, linewidth=WIDTH, marker="o", markersize=4.5, clip_on=False
        )
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    # Both ends matter, and little between them: 99 % is as far from 98 % as 2 % from 1 %.
    axes.set_yscale("logit", nonpositive="clip")
    axes.set_ylim(MARKS[0], MARKS[-1])
    axes.yaxis.set_major_locator(FixedLocator(MARKS[1:-1]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:g} %"))
    axes.set_xlabel("round; 0 is the base run", color=FAINT)


def _loss(axes: Axes, name: str, tier: TierCurves) -> None:
    dress(axes, f"{name}, loss of the base run")
    steps = [one["step"] for one in tier["loss"]]
    axes.plot(steps, [one["loss"] for one in tier["loss"]], color=INK, linewidth=WIDTH / 2)
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.set_xlabel("step", color=FAINT)
