"""The strip of dolls follows what the tiers are doing."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Finish
from matryoshka.chat.events import (
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Reason,
    Started,
    Thinking,
    Token,
    Where,
)
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.ui.doll import Pose
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.ladder_view import LadderView
from matryoshka.ui.theme import LIGHT, Nest
from matryoshka.ui.tier_badge import TierBadge
from support.reciters import LADDER, SUM, Reciter
from support.shell import Shell, open_shell, parts

STARTED = Started("XS", "builtin:xs", Where.LOCAL)
LOADED = Loading("XS", 0.45)
AWAKE = Loading("XS", 1.0)
FAILED = Failed("XS", "The question is too long.", "Shorten it.")
DONE = Done("XS", Finish.STOP, 1, 1, 0.1, 0.1)


def strip(qtbot: QtBot, *names: str) -> LadderView:
    ladder = Ladder(tuple(Tier(name, Path("x"), f"builtin:{name.lower()}", 0.35) for name in names))
    view = LadderView(Nest(ladder), LIGHT, load_fonts(resources() / "fonts"))
    qtbot.addWidget(view)
    view.show()
    return view


def badge(view: LadderView, name: str) -> TierBadge:
    return next(each for each in view.findChildren(TierBadge) if each.accessibleName().startswith(f"{name}:"))


@pytest.mark.parametrize(
    ("events", "words", "pose"),
    [
        ([], "asleep", Pose.ASLEEP),
        ([STARTED], "waking up", Pose.LOADING),
        ([STARTED, LOADED], "waking up 45 %", Pose.LOADING),
        ([STARTED, Thinking("XS", "so")], "thinking", Pose.THINKING),
        ([STARTED, Token("XS", "4")], "answering", Pose.SPEAKING),
        ([STARTED, Token("XS", "4"), DONE], "listening", Pose.AWAKE),
        ([STARTED, LOADED, Handoff("XS", "S", Reason.UNSURE, 0.9, 0.5, 0, 0.1)], "listening", Pose.AWAKE),
        ([STARTED, LOADED, Declined("XS", 0.9, 0.5, "Add one.")], "listening", Pose.AWAKE),
        ([STARTED, LOADED, STARTED], "waking up 45 %", Pose.LOADING),
        ([LOADED, AWAKE], "listening", Pose.AWAKE),
        ([STARTED, LOADED, AWAKE], "reading", Pose.AWAKE),
        ([STARTED, LOADED, FAILED], "asleep", Pose.ASLEEP),
        ([STARTED, LOADED, AWAKE, Token("XS", "4"), FAILED], "asleep", Pose.ASLEEP),
        ([STARTED, LOADED, AWAKE, FAILED], "listening", Pose.AWAKE),
    ],
)
def test_a_tier_shows_what_it_is_doing(qtbot: QtBot, events: list[Event], words: str, pose: Pose) -> None:
    view = strip(qtbot, "XS", "S")
    for event in events:
        view.hear(event)

    assert badge(view, "XS").accessibleName() == f"XS: {words}"
    assert badge(view, "XS").state.pose is pose
    assert badge(view, "S").accessibleName() == "S: asleep"


def test_an_awake_tier_that_is_asked_again_reads(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS")
    for event in (STARTED, LOADED, DONE, STARTED):
        view.hear(event)

    assert badge(view, "XS").accessibleName() == "XS: reading"


def test_whoever_was_busy_rests_when_nothing_is_answered_any_more(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS", "S")
    for event in (STARTED, Thinking("XS", "so"), Loading("S", 0.2)):
        view.hear(event)

    view.rest()

    assert badge(view, "XS").accessibleName() == "XS: listening"
    assert badge(view, "S").accessibleName() == "S: asleep"


def test_whoever_was_reading_rests_too(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS")
    for event in (STARTED, LOADED, AWAKE):
        view.hear(event)

    view.rest()

    assert badge(view, "XS").accessibleName() == "XS: listening"


def test_what_is_unusual_of_a_model_stands_in_its_tooltip_and_above_the_composer(shell: Shell) -> None:
    noted = Noted("XS", "It reads up to 4,096 tokens: memory ran out.", "Close other programs.")
    shell.conduct._desk.heard.emit(noted)

    assert noted.title in badge(shell.window.top_bar.ladder, "XS").toolTip()
    assert shell.window.view.notice.words == f"XS: {noted.title} {noted.remedy}"


def test_notes_stand_below_each_other_until_the_model_is_loaded_anew(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS")
    for event in (LOADED, AWAKE, Noted("XS", "One.", "Do."), Noted("XS", "Two.", "Do.")):
        view.hear(event)
    assert badge(view, "XS").toolTip().splitlines()[4:] == ["One.", "Two."]

    for event in (LOADED, AWAKE):
        view.hear(event)
    assert len(badge(view, "XS").toolTip().splitlines()) == 4


def test_a_note_takes_the_place_of_no_fault(shell: Shell) -> None:
    notice = shell.window.view.notice
    notice.say(AppError("The disk is full.", "Make room."), action="Try again", act=shell.conduct.wake)

    for title in ("One.", "Two."):
        shell.conduct._desk.heard.emit(Noted("XS", title, "Do."))

    assert notice.words == "The disk is full. Make room.\nXS: One. Do.\nXS: Two. Do."
    assert shell.button("Try again")
    notice.hide()
    shell.conduct._desk.heard.emit(Noted("S", "Three.", "Do."))
    assert notice.words == "S: Three. Do."
    assert not shell.button("Try again")


def test_a_tooltip_names_model_context_and_limit(qtbot: QtBot) -> None:
    assert badge(strip(qtbot, "XS"), "XS").toolTip().splitlines() == [
        "XS: built in, on this computer",
        "reads up to 4,096 tokens",
        "asks a bigger one when its doubt is above 35 %",
        "a click shows its next answer here, with Shift the one before",
    ]


def test_a_narrow_strip_says_less_and_never_leaves_a_tier_out(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS", "S", "M", "L", "XL")
    widths = []
    for room in (900, 300, 120):
        view.fit(room)
        widths.append(view.sizeHint().width())

    assert widths[0] > 300 >= widths[1] > widths[2]
    assert len([each for each in view.findChildren(TierBadge) if each.width()]) == 5


def test_a_thinking_doll_breathes_unless_stillness_is_wished(qtbot: QtBot) -> None:
    view = strip(qtbot, "XS")
    view.hear(Thinking("XS", "so"))

    assert drawn(view, qtbot) != drawn(view, qtbot)
    view.set_still(True)
    assert drawn(view, qtbot) == drawn(view, qtbot)


def drawn(view: LadderView, qtbot: QtBot) -> QImage:
    qtbot.wait(150)
    return view.grab().toImage()


def test_a_model_that_has_left_memory_sleeps(qtbot: QtBot, paths: Paths) -> None:
    junior = Reciter(answer="4")
    answers = Cascade([Rung(LADDER.tiers[0], junior)], "")
    with closing(ChatStore(paths.store)) as store:
        shell = open_shell(store, paths, qtbot, parts(paths, Ladder(LADDER.tiers[:1]), answers))
        ladder = shell.window.top_bar.ladder
        shell.ask("2+2")
        shell.conduct._ladders._look.timeout.emit()
        assert badge(ladder, "XS").accessibleName() == "XS: listening"

        junior.sleep()
        shell.conduct._ladders._look.timeout.emit()
        assert badge(ladder, "XS").accessibleName() == "XS: asleep"
        shell.window.close()


def test_the_strip_follows_a_real_answer(shell: Shell) -> None:
    ladder = shell.window.top_bar.ladder
    assert badge(ladder, "S").accessibleName() == "S: asleep"

    shell.ask(SUM)

    assert badge(ladder, "XS").accessibleName() == "XS: listening"
    assert badge(ladder, "S").accessibleName() == "S: listening"
