"""The measurement of several writers, made small."""

from benchmarks.writers import run


def test_what_two_processes_write_at_once_is_kept_and_every_backup_of_it_is_sound() -> None:
    tally = run(1.0)

    assert tally.kept == tally.written
    assert tally.backups >= 1
    assert tally.restored == sum(tally.written)
