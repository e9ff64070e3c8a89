"""How all pictures of ours look: quiet paper, faint grid, no frames; and how they reach the disk."""

from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from matryoshka.errors import AppError

PAPER, INK, FAINT, GRID, RED = "#fbf8f3", "#2f2a26", "#857b71", "#ebe4d9", "#b8372a"
OCHRE, TEAL, BLUE, PLUM = "#c8963e", "#4f8a83", "#7b8bb3", "#a8779c"
THIN, THICK = 1.1, 2.6


def blank(width: float, height: float) -> Figure:
    """An empty picture of so many inches, drawn without a window."""
    picture = Figure(figsize=(width, height), facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(picture)
    return picture


def dress(axes: Axes, title: str) -> None:
    axes.set_facecolor(PAPER)
    axes.set_title(title, loc="left", color=INK, fontsize=12)
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=FAINT, length=0, labelsize=9)


def save(picture: Figure, file: Path) -> None:
    """Write it as a PNG. Raises `AppError` when the file cannot be written."""
    drawn = BytesIO()
    picture.savefig(drawn, format="png", dpi=160)
    try:
        file.write_bytes(drawn.getvalue())
    except OSError as cause:
        title = f"The picture {file} could not be written: {cause.strerror}."
        raise AppError(title, "Free some space or name another file, and run it again.") from cause
