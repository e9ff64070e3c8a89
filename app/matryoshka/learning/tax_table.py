"""What the hand-off token costs a tier, as a document and as a table."""

from typing import TypedDict

from matryoshka.learning.evaluation.bootstrap import Difference, Estimate
from matryoshka.learning.evaluation.markdown import difference, percent, table


class TaxFigures(TypedDict):
    """Shares of held-out questions of the range that are right, 0..1; a tax is what the control has more.

    `steps` are the control's; `tier` is made to answer, `as_shipped` may hand up.
    """

    questions: int
    steps: int
    control: Estimate
    tier: Estimate
    as_shipped: Estimate
    tax: Difference
    tax_as_shipped: Difference


def markdown(document: TaxFigures) -> str:
    """A line for each model, with what it lacks of the control in points."""
    rows = [
        ["without the token", percent(document["control"]), ""],
        ["with it, made to answer", percent(document["tier"]), _points(document["tax"])],
        ["with it, as it decides", percent(document["as_shipped"]), _points(document["tax_as_shipped"])],
    ]
    return table(["smallest tier after its base run", "right %", "the token costs, points"], rows)


def _points(found: Difference) -> str:
    return difference(found, 2, 100)
