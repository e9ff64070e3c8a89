import os

from matryoshka.engines.host.cores import physical_cores, threads_for

GIB = 2**30


def test_there_is_a_core_and_no_more_than_the_system_has() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)


def test_a_tiny_model_runs_on_one_thread_and_a_bigger_one_on_all_cores() -> None:
    assert threads_for(2**20, sparing=False) == 1
    assert threads_for(GIB, sparing=False) == physical_cores()


def test_the_battery_is_spared_by_half_of_the_cores() -> None:
    assert threads_for(GIB, sparing=True) == max(1, physical_cores() // 2)
