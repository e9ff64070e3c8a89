import os

import pytest

from benchmarks.kills import run


@pytest.mark.skipif(os.name == "nt", reason="open files are not counted there")
def test_of_killed_hosts_nothing_is_lost_and_nothing_stays() -> None:
    tally = run(kills=10, seed=7)

    assert tally.wrong == []
    assert tally.kills.total() == 10
    assert tally.tokens > 0
