import os

from matryoshka.engines.host.cores import physical_cores


def test_there_is_a_core_and_no_more_than_the_system_has() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
