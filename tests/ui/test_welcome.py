"""The first screen tells the truth about the tiers before the first question."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.service import Service
from matryoshka.ui.examples import examples
from matryoshka.ui.theme import LIGHT, Nest
from matryoshka.ui.welcome import Welcome
from support.reciters import LADDER
from support.shell import Shell

OWN = Ladder((Tier("S", Path("a.gguf"), "Qwen3-0.6B-Q8_0"), Tier("M", Path("b.gguf"), "Qwen3-8B-Q4_K_M")))


def words(qtbot: QtBot, ladder: Ladder) -> str:
    welcome = Welcome(Nest(ladder), LIGHT)
    qtbot.addWidget(welcome)
    return "\n".join(label.text() for label in welcome.findChildren(QLabel))


def test_it_says_what_the_built_in_tiers_can_and_cannot_do(qtbot: QtBot) -> None:
    text = words(qtbot, LADDER)

    for part in ("0 to 99", "0 to 9", "small talk", "every k-th", "cannot", "English and Russian"):
        assert part in text
    assert "Everything stays on this computer." in text


def test_it_names_the_models_of_any_other_ladder_and_promises_nothing(qtbot: QtBot) -> None:
    text = words(qtbot, OWN)

    assert "Qwen3-0.6B-Q8_0" in text
    assert "Qwen3-8B-Q4_K_M" in text
    assert "cannot" not in text
    assert "Everything stays on this computer." in text


def test_it_does_not_promise_to_stay_where_a_tier_is_remote(qtbot: QtBot) -> None:
    remote = Ladder((*OWN.tiers, Tier("Remote", Service("https://cloud.example/v1", "big-1"), "big-1")))

    assert "stays on this computer" not in words(qtbot, remote)


def test_its_questions_say_who_answers_them() -> None:
    built_in = [(each.text, each.who) for each in examples(LADDER)]
    assert built_in == [
        ("2+2", "XS knows this"),
        ("сколько будет 7 умножить на 8", "XS knows this"),
        ("Sum of the numbers from 1 to 100 without every 7th", "goes up to S"),
    ]

    beyond = [*examples(Ladder((*LADDER.tiers, replace(OWN.tiers[1], name="L"))))]
    assert [each.who for each in beyond[3:]] == ["goes up to L"]


def test_a_question_that_would_leave_the_computer_says_so() -> None:
    remote = Tier("Cloud", Service("https://cloud.example/v1", "big-1"), "big-1")

    *_, last = examples(Ladder((*LADDER.tiers, remote)))
    assert last.who == "goes up to Cloud, if you allow it"


def test_of_other_models_nobody_knows_beforehand_who_answers() -> None:
    assert {each.who for each in examples(OWN)} == {""}


def test_an_example_is_asked_with_a_click(shell: Shell) -> None:
    assert shell.window.view.shows_welcome

    shell.click("2+2")
    shell.rest()

    assert not shell.window.view.shows_welcome
    assert shell.turn.text == "2+2"


@pytest.mark.parametrize(("width", "height"), [(480, 420), (900, 600), (1440, 900), (3840, 2160)])
def test_nothing_is_cut_off_at_any_size(shell: Shell, width: int, height: int) -> None:
    shell.window.resize(width, height)
    shell.bot.wait(50)
    welcome = shell.window.view.welcome

    parts = [*welcome.findChildren(QPushButton), *welcome.findChildren(QLabel)]
    assert all(each.mapTo(welcome, each.rect().bottomRight()).x() < welcome.width() for each in parts)
    assert not welcome.horizontalScrollBar().isVisible()
    shell.bot.waitUntil(lambda: not welcome.verticalScrollBar().isVisible() or height < 600)
