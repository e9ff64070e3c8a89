"""The window in Russian: sentences, plural forms, figures, days; texts that were kept in English."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from matryoshka.chat.events import Handoff, Reason
from matryoshka.chat.words import duration, passed_on
from matryoshka.saying import Figure, say
from matryoshka.settings import Language
from matryoshka.ui.dates import in_month, short_day
from matryoshka.ui.language import speak
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr


@pytest.fixture(autouse=True)
def russian(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    speak(Language.RUSSIAN)
    yield
    speak(Language.ENGLISH)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 токен"), (2, "2 токена"), (5, "5 токенов"), (21, "21 токен")]
)
def test_a_noun_follows_its_number(number: int, said: str) -> None:
    assert tr("%n token(s)", number) == said


def test_english_needs_no_file_for_its_forms() -> None:
    speak(Language.ENGLISH)
    assert [tr("%n token(s)", number) for number in (1, 1234)] == ["1 token", "1,234 tokens"]
    assert tr("%n chat(s) (was|were) empty.", 1) == "1 chat was empty."


def test_what_is_said_below_the_window_is_english_there_and_russian_here() -> None:
    assert duration(0.8) == "0.8 s"
    assert tr(duration(0.8)) == "0,8 с"
    said = passed_on([_handoff("XS", "S"), _handoff("S", "M")])
    assert said == "XS and S asked M for help."
    assert tr(said) == "XS и S просят помощи у M."


def test_figures_and_days_are_written_as_the_language_writes_them() -> None:
    assert tr(say("{count} GB", count=Figure(1234.5, 1))) == "1\u00a0234,5 ГБ"
    assert short_day(date(2026, 11, 21), with_year=False) == "21 нояб."
    assert in_month(date(2026, 11, 21)) == "ноябрь"


def test_a_sentence_that_was_kept_as_text_is_recognised() -> None:
    assert retold("The model file “a.gguf” is not there.") == "Файла «a.gguf» (model) нет."
    assert retold("The disk is full.") == "Диск полон."
    assert retold("Words of a stranger.") == "Words of a stranger."


def test_the_buttons_of_qt_speak_it_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Отмена"


def _handoff(junior: str, elder: str) -> Handoff:
    return Handoff(junior, elder, Reason.UNSURE, 0.9, 0.5, 0, 0.1)
