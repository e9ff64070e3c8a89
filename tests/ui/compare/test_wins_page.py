"""What the votes say, in the real window: who wins, and how the dial stands to it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.chat.comparing.grid import Grid, Row, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.identity import model_identity
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.observation import Observation
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui import commands
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.compare.share_bar import ShareBar
from matryoshka.ui.compare.wins_page import WinsPage
from matryoshka.ui.garbage import GarbageWatch
from support.comparing import column, row
from support.shell import Shell, open_shell, parts


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, tmp_path: Path) -> Iterator[Shell]:
    """Its models are files, as votes are on the models and not on their names."""
    files = {name: tmp_path / f"{name}.gguf" for name in ("XS", "S")}
    for name, file in files.items():
        file.write_text(name)
    ladder = Ladder(tuple(Tier(name, file, name.lower()) for name, file in files.items()))
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, of=parts(paths, ladder))
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()


def voted(shell: Shell, xs: Vote, s: Vote, doubt: float, family: str = "") -> Row:
    junior = shell.conduct.desk.ladder.tiers[0]
    seen = Observation(handoff=doubt)
    first = column("XS", vote=xs, observation=seen, identity=model_identity(junior))
    return row(first, column("S", vote=s), family=family)


def keep(paths: Paths, *rows: Row) -> None:
    with GridTable(paths.store) as table:
        table.save(Grid(("XS", "S"), rows))


def opened(shell: Shell) -> WinsPage:
    commands.WINS.run_in(shell.window)
    page = shell.window.page
    assert isinstance(page, WinsPage)
    return page


def says(shell: Shell, words: str) -> None:
    shell.bot.waitUntil(lambda: any(words in each.text() for each in shell.labels()))


def test_without_votes_it_says_how_to_give_some(shell: Shell) -> None:
    page = opened(shell)
    says(shell, "There are no votes yet")
    next(each for each in page.findChildren(QPushButton) if each.text() == "Side by side").click()

    assert isinstance(shell.window.page, ComparePage)


def test_it_tells_who_won_over_all_and_of_each_kind(shell: Shell, paths: Paths) -> None:
    keep(
        paths,
        voted(shell, Vote.BEST, Vote.FINE, 0.1, "sums"),
        voted(shell, Vote.BEST, Vote.FINE, 0.1, "sums"),
        voted(shell, Vote.WRONG, Vote.BEST, 0.9, "talk"),
    )
    page = opened(shell)
    says(shell, "Best answers of all")
    told = [each.text() for each in shell.labels()]

    assert "2 of 3 · 67 % (21 % to 94 %)" in told
    assert "Best answers to “talk”" in told
    assert "0 of 1 · 0 % (0 % to 79 %)" in told
    assert len(page.findChildren(ShareBar)) == 6


def test_votes_stand_beside_what_the_dial_hands_up(shell: Shell, paths: Paths) -> None:
    needless = [voted(shell, Vote.FINE, Vote.FINE, 0.9) for _ in range(30)]
    keep(paths, *needless, voted(shell, Vote.WRONG, Vote.BEST, 0.9))
    page = opened(shell)

    says(shell, "On 31 votes XS was good enough for 97 % (84 % to 99 %); your dial hands up 100 %.")
    says(shell, "It asks more often than it needs to: turn it towards thrifty.")
    next(each for each in page.findChildren(QPushButton) if each.text() == "When to ask").click()
    assert shell.window.shows_calibration


def test_a_store_that_cannot_be_read_is_told_with_a_way_on(
    shell: Shell, paths: Paths, tmp_path: Path
) -> None:
    page = opened(shell)
    says(shell, "There are no votes yet")
    keep(paths, voted(shell, Vote.BEST, Vote.FINE, 0.1))
    aside = tmp_path / "aside"
    paths.store.rename(aside)
    paths.store.mkdir()
    shell.window.show_page(page)
    shell.bot.waitUntil(lambda: page.stead.troubled)
    paths.store.rmdir()
    aside.rename(paths.store)
    next(each for each in page.findChildren(QPushButton) if each.text() == "Try again").click()

    says(shell, "Best answers of all")
