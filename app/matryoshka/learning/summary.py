"""What is left beside the models of a training: its curves, as JSON and as a picture."""

from matryoshka.learning.builtin import School
from matryoshka.learning.curves import curves
from matryoshka.learning.curves_plot import plot_curves
from matryoshka.learning.journal import Journal
from matryoshka.learning.writing import write_json


def summarize(journal: Journal, school: School) -> None:
    """Write both into the folder of the training. Raises `AppError` where they cannot be written."""
    document = curves(journal.events(), school.tiers, school.scale)
    write_json(school.folder / "curves.json", document)
    plot_curves(document, school.folder / "curves.png")
