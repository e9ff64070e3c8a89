import os

import pytest

from benchmarks.download import MB, kill


@pytest.mark.skipif(os.name == "nt", reason="a file in use cannot be looked at there")
def test_after_each_kill_a_download_goes_on_from_the_byte_where_it_was() -> None:
    killed = kill(3 * MB, kills=2, seed=1, seconds=3)

    assert [each.start for each in killed] == [each.here for each in killed]
    assert killed[-1].here > 0
    assert all(each.wasted < MB for each in killed)
