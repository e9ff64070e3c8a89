"""Who of those side by side would have handed the question up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from matryoshka.chat.calibration import Calibration, Stage, Term
from matryoshka.chat.comparing.grid import Column, Row
from matryoshka.chat.events import Where
from matryoshka.chat.measuring import Known
from matryoshka.chat.observation import Observation, Signal
from matryoshka.ui.compare.upward import Upward
from support.measures import MeasuresByHeart, calibration
from support.reciters import LADDER

SURER = replace(calibration(), before=Stage((Term(Signal.HANDOFF, 0.0, 1.0, 1.0),), -20.0))
"""With it no doubt there was is above any patience."""


def row(*doubts: float | None) -> Row:
    columns = (
        Column(tier.name, tier.label, Where.LOCAL, observation=Observation(doubt))
        for tier, doubt in zip(LADDER.tiers, doubts, strict=True)
    )
    return Row("2+2", tuple(columns))


def upward(qtbot: QtBot, parent: QObject, found: Calibration | None) -> Upward:
    measures = MeasuresByHeart()
    measures.kept["builtin:xs", "builtin:s"] = Known("XS", "S", found)
    made = Upward(parent, measures)
    with qtbot.waitSignal(made.changed):
        made.look(LADDER)
    return made


@pytest.mark.parametrize(("doubt", "elders"), [(0.9, {"XS": "S"}), (0.35, {}), (None, {})])
def test_a_doubt_above_the_patience_goes_one_step_up(
    qtbot: QtBot, doubt: float | None, elders: dict[str, str]
) -> None:
    parent = QObject()
    made = upward(qtbot, parent, None)

    assert made.elders(row(doubt, 0.9)) == elders
    made.close()


def test_what_was_measured_decides(qtbot: QtBot) -> None:
    parent = QObject()
    made = upward(qtbot, parent, SURER)

    assert made.elders(row(0.9, None)) == {}
    made.close()


def test_another_model_of_the_same_name_is_not_spoken_of(qtbot: QtBot) -> None:
    parent = QObject()
    made = upward(qtbot, parent, None)
    before = row(0.9, None)
    columns = tuple(replace(column, model="another") for column in before.columns)

    assert made.elders(replace(before, columns=columns)) == {}
    made.close()
