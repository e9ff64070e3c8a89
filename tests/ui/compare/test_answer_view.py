"""What no other answer says is tinted at its own place in the page."""

import re

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.ui.compare.answer_view import AnswerView
from matryoshka.ui.theme import LIGHT


@pytest.mark.parametrize(
    ("sentences", "tinted"),
    [
        (["There are 14.", "4"], ["4"]),
        (["| what | where |\n|---|---|\n", "| a doll | here |"], ["adollhere"]),
        (
            ["Hello.", "- Use **bold** and `code`, see [here](https://x.y)."],
            ["Useboldandcode,seehere."],
        ),
        (["A" * 70 + " one.", "A" * 70 + " two."], ["A" * 70 + "two."]),
    ],
)
def test_the_last_of_these_alone_is_tinted(qtbot: QtBot, sentences: list[str], tinted: list[str]) -> None:
    view = AnswerView(LIGHT)
    qtbot.addWidget(view)
    between = "" if sentences[0].endswith("\n") else "\n\n"
    view.show_text(between.join(sentences), ended=True)
    view.tint([*((each, False) for each in sentences[:-1]), (sentences[-1], True)], LIGHT.ink)

    found = [each.cursor.selectedText() for each in view.extraSelections()]
    assert [re.sub(r"[^!-~]", "", text) for text in found] == tinted  # code has spaces of its own
