"""What is suggested to a person at this computer, from all that is known of both without asking anybody."""

from collections.abc import Sequence
from functools import partial

from matryoshka.models.catalogue import read_catalogue
from matryoshka.models.fit import fit_ladder
from matryoshka.models.hardware import Hardware
from matryoshka.models.options import Candidate, candidates
from matryoshka.models.suggestion import Suggestion, suggest
from matryoshka.models.worth import bottoms


def advise(
    hardware: Hardware, languages: Sequence[str], ours: int = 0
) -> tuple[tuple[Candidate, ...], Suggestion]:
    """The catalogue, judged, and a ladder of it for somebody who speaks these languages (two-letter codes).

    `ours` is what models of our own hold of the computer's memory, in bytes, and would give back.
    """
    judge = partial(fit_ladder, hardware=hardware, ours=ours)
    models = candidates(read_catalogue(), judge)
    return models, suggest(models, languages, hardware.disk_free, judge, bottoms())
