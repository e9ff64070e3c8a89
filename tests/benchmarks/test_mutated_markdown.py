from itertools import islice

from benchmarks.markdown_mutants import mutants, originals
from benchmarks.mutated_markdown import read


def test_markdown_gone_wrong_loads_nothing_and_hangs_nothing() -> None:
    tally = read(islice(mutants(originals(), seed=7), 300), seed=7)

    assert tally.wrong == []
    assert tally.count == 300
    assert len(tally.kinds) >= 5
