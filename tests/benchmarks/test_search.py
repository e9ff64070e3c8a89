"""The measurement of searches, made small."""

from benchmarks.search import Talk, chapter


def test_every_kind_of_search_is_measured_and_finds_what_was_said() -> None:
    told = chapter(messages=400, rounds=2)

    assert [row[0] for row in told.rows] == list(Talk().searches)
    assert int(told.rows[0][2]) > 0
    assert told.rows[-1][2] == "0"
    assert all(target.met for target in told.targets)
