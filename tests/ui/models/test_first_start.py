"""The very first start: what is here and what would suit is told, and nobody is asked unasked."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.first_start import FirstStart
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.needs import Parts
from support.measures import MeasuresByHeart
from support.networks import NetworkByHeart
from support.reciters import LADDER, cascade
from support.shell import Shell, open_shell
from support.stocks import HubByHeart, Postman, stock_in

Opens = Callable[[Ladder], Shell]


@pytest.fixture
def hub() -> HubByHeart:
    return HubByHeart()


@pytest.fixture
def opens(qtbot: QtBot, paths: Paths, hub: HubByHeart) -> Iterator[Opens]:
    """Opens a window for somebody who has never seen one."""
    stock = stock_in(paths.data, hub, Postman(hub, paths.models))
    shells = list[Shell]()
    with closing(ChatStore(paths.store)) as store, GarbageWatch():

        def open_one(ladder: Ladder) -> Shell:
            parts = Parts(ladder, cascade, cascade, paths.ladder, stock, MeasuresByHeart(), NetworkByHeart())
            shells.append(open_shell(store, paths, qtbot, parts, welcomed=False))
            return shells[-1]

        yield open_one
        for shell in shells:
            shell.window.close()


def offered(shell: Shell) -> FirstStart:
    shell.bot.waitUntil(lambda: shell.window.view.first_start is not None)
    first = shell.window.view.first_start
    assert first
    return first


def test_it_says_what_is_here_what_would_suit_and_from_where(opens: Opens, hub: HubByHeart) -> None:
    shell = opens(LADDER)
    offered(shell)

    texts = " ".join(label.text() for label in shell.labels())
    for words in ("0 to 99", "cannot answer", "32.0 GB memory", "hub.example", "Nothing is contacted before"):
        assert words in texts
    assert next(each for each in shell.buttons() if each.text().startswith("Get all, about "))
    assert hub.asked == []


def test_to_start_with_the_built_in_tiers_leads_to_the_chat_for_ever(opens: Opens, paths: Paths) -> None:
    shell = opens(LADDER)
    offered(shell)

    shell.click("Start with the built-in tiers now")

    assert shell.window.view.first_start is None
    assert shell.window.view.shows_welcome
    assert SettingsFile(paths.choices).load().welcomed


def test_a_question_is_an_answer_too(opens: Opens) -> None:
    shell = opens(LADDER)
    offered(shell)

    shell.ask("2+2")

    assert shell.window.view.first_start is None
    assert "4" in shell.said


def test_getting_it_plans_the_ladder_and_asks_the_hub(opens: Opens, hub: HubByHeart, paths: Paths) -> None:
    shell = opens(LADDER)
    offered(shell)

    shell.click(next(each.text() for each in shell.buttons() if each.text().startswith("Get all")))

    shell.bot.waitUntil(lambda: bool(hub.asked))
    plan = SettingsFile(paths.choices).load().plan
    assert {source.rpartition("/")[0] for source in plan if not source.startswith("builtin:")} >= set(
        hub.asked
    )
    assert shell.window.view.shows_welcome


def test_a_hub_that_has_it_no_more_is_told_in_the_chat(opens: Opens) -> None:
    shell = opens(LADDER)
    offered(shell)

    shell.click(next(each.text() for each in shell.buttons() if each.text().startswith("Get all")))

    shell.bot.waitUntil(lambda: "The hub has no" in shell.window.view.notice.words)
    assert shell.window.view.notice.isVisible()


def test_a_ladder_of_ones_own_needs_no_welcome(opens: Opens) -> None:
    shell = opens(Ladder((LADDER.tiers[0], Tier("M", Path("own.gguf"), "own"))))
    shell.bot.wait(300)

    assert shell.window.view.first_start is None
