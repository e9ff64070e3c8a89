"""Before anything leaves the person is asked, in the window, and what they answer holds."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Extent
from matryoshka.chat.service import Continuing
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.tier_badge import TierBadge
from matryoshka.ui.wishes import AskAlone, AskBigger, Continue, KeepHere, Reveal, SendOut
from support.outside import GOES_TO, LADDER, SERVICE, TOP, WayByHeart, at_home, cascade
from support.reading import Reader
from support.reciters import ENDLESS, FAULT, POEM, ROSES, Reciter
from support.shell import Shell, open_shell, parts

CARD = "S would ask Remote."


@pytest.fixture
def way() -> WayByHeart:
    return WayByHeart()


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, way: WayByHeart) -> Iterator[Shell]:
    """Its ladder ends in a service."""
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        of = parts(paths, LADDER, cascade(way), at_home=at_home())
        shell = open_shell(store, paths, qtbot, of)
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()


@contextmanager
def going_on(bot: QtBot, paths: Paths, way: WayByHeart, continues: Continuing | None) -> Iterator[Shell]:
    """A window whose only tier is a service that goes on with answers so."""
    tier = replace(TOP, source=replace(SERVICE, continues=continues))
    answers = Cascade([Rung(tier, Reciter(answer=ROSES), way)], "Add a bigger model.")
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        of = parts(paths, Ladder((tier,)), answers, at_home=at_home())
        shell = open_shell(store, paths, bot, of)
        shell.window.resize(1180, 800)
        try:
            yield shell
        finally:
            shell.window.close()


def cut_answer(shell: Shell) -> Attempt:
    """The service counts for ever, and is stopped."""
    shell.ask(ENDLESS)
    shell.window.view.transcript.wished.emit(SendOut(shell.turn.id, Extent.ONCE))
    shell.bot.waitUntil(lambda: "10" in shell.said)
    shell.press(Qt.Key.Key_Escape)
    shell.rest()
    (cut,) = shell.turn.attempts
    return cut


def badge(shell: Shell) -> str:
    """What the service is doing, in the strip at the top."""
    names = [each.accessibleName() for each in shell.window.top_bar.findChildren(TierBadge)]
    return next(name for name in names if name.startswith("Remote"))


def place(shell: Shell) -> str:
    return shell.window.top_bar._place.text()


def states(shell: Shell) -> list[tuple[str, State]]:
    return [(attempt.tier, attempt.state) for attempt in shell.turn.run]


def test_a_question_that_would_leave_waits_and_nothing_is_sent(shell: Shell) -> None:
    assert (badge(shell), place(shell)) == ("Remote: asks first", "asks you before it leaves")

    shell.ask(POEM)

    assert CARD in shell.said
    assert badge(shell) == "Remote: waiting for you"
    assert states(shell) == [("S", State.DECLINED)]


def test_once_it_is_sent_and_the_next_one_asks_again(shell: Shell) -> None:
    shell.ask(POEM)

    shell.wish(SendOut(shell.turn.id, Extent.ONCE))

    assert states(shell) == [("S", State.HANDED_OFF), ("Remote", State.DONE)]
    assert ROSES in shell.said
    assert "went to api.cloud.example" in shell.said or "Sent to api.cloud.example" in shell.said
    assert CARD not in shell.said
    assert badge(shell) == "Remote: asks first"
    shell.ask(POEM)
    assert CARD in shell.said


def test_for_this_conversation_it_asks_no_more(shell: Shell) -> None:
    shell.ask(POEM)
    shell.wish(SendOut(shell.turn.id, Extent.CONVERSATION))

    shell.ask(POEM)

    assert states(shell)[-1] == ("Remote", State.DONE)
    assert place(shell) == "may go to api.cloud.example"
    assert shell.kept()[0].leave == GOES_TO
    shell.click("New chat")
    assert place(shell) == "asks you before it leaves"


def test_not_now_lets_the_refusal_stand_with_a_way_on(shell: Shell) -> None:
    shell.ask(POEM)

    shell.wish(KeepHere(shell.turn.id))

    assert CARD not in shell.said
    assert "No tier here can answer this well." in shell.said
    assert "Ask Remote" in shell.said
    assert badge(shell) == "Remote: asks first"
    shell.ask("2+2")
    assert [len(turn.run) for turn in shell.kept()[0].thread] == [1, 1]


def test_a_person_who_asks_the_service_is_asked_too(shell: Shell) -> None:
    shell.ask("2+2")

    shell.wish(AskBigger(shell.turn.id, "S"))
    assert "You ask Remote." in shell.said
    shell.wish(KeepHere(shell.turn.id))

    assert states(shell) == [("S", State.DONE)]


def test_a_service_is_asked_in_the_midst_of_a_chat_and_what_follows_stays_until_it_answers(
    shell: Shell,
) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    first = shell.kept()[0].thread[0]
    shell.wish(AskBigger(first.id, "S"))
    asked = shell.said

    shell.wish(SendOut(first.id, Extent.ONCE))

    assert "You ask Remote." in asked
    assert "3+3" in asked
    assert [turn.text for turn in shell.kept()[0].thread] == ["2+2"]
    assert states(shell) == [("S", State.DONE), ("Remote", State.DONE)]
    assert "You ask Remote. This leaves" not in shell.said


def test_not_now_in_the_midst_of_a_chat_changes_nothing(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    before, first = shell.kept()[0], shell.kept()[0].thread[0]
    shell.wish(AskAlone(first.id, "Remote"))
    asked = shell.said
    shell.wish(KeepHere(first.id))

    assert "Remote is a service." in asked
    assert "Remote is a service." not in shell.said
    assert shell.kept()[0] == before


def test_another_answer_of_a_service_stands_beside_the_first(shell: Shell) -> None:
    shell.ask("2+2")
    shell.wish(AskAlone(shell.turn.id, "Remote"))
    shell.wish(SendOut(shell.turn.id, Extent.ONCE))

    assert states(shell) == [("Remote", State.DONE)]
    assert len(shell.turn.attempts) == 2


def test_a_cut_answer_of_a_service_goes_on_with_leave(qtbot: QtBot, paths: Paths, way: WayByHeart) -> None:
    with going_on(qtbot, paths, way, Continuing.PLAIN) as shell:
        cut = cut_answer(shell)
        shell.wish(Continue(shell.turn.id, cut.id))
        asked = shell.said
        shell.wish(SendOut(shell.turn.id, Extent.ONCE))

        before, whole = shell.turn.attempts
        assert before == cut
        assert "Remote is a service." in asked
        assert "your question and the answer so far" in asked
        assert (whole.text, whole.state) == (f"{cut.text}{ROSES}", State.DONE)
        assert way.shown[-1][-1] == Message(Role.ASSISTANT, cut.text)


def test_where_a_service_begins_every_answer_anew_that_is_said(
    qtbot: QtBot, paths: Paths, way: WayByHeart
) -> None:
    with going_on(qtbot, paths, way, None) as shell:
        cut_answer(shell)
        reader = Reader(shell.window.view.transcript, qtbot)
        place = reader.place_of("Continue")
        QTest.mouseClick(shell.window.view.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert "Remote begins every answer anew" in shell.window.view.notice.words


def test_secrets_go_out_as_they_are_only_where_the_person_says_so(shell: Shell) -> None:
    shell.ask(POEM)

    shell.wish(Reveal(shell.turn.id, True))

    asked = shell.conduct._desk.asked
    assert asked
    assert asked.revealed


def test_another_question_is_an_answer_too(shell: Shell) -> None:
    shell.ask(POEM)

    shell.ask("2+2")

    assert CARD not in shell.said
    assert [turn.run[-1].state for turn in shell.kept()[0].thread] == [State.DECLINED, State.DONE]


def test_a_service_that_is_asked_first_and_refused_breaks_no_conversation(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.view.composer.picker.set_tier("Remote")
    shell.ask(POEM)
    assert "Remote is a service." in shell.said

    shell.wish(KeepHere(shell.turn.id))
    shell.window.view.composer.picker.set_tier("S")
    shell.ask("2+2")

    thread = shell.kept()[0].thread
    assert [turn.run[-1].state for turn in thread] == [State.DONE, State.STOPPED, State.DONE]


def test_what_waits_is_still_there_when_one_comes_back(shell: Shell) -> None:
    shell.ask(POEM)
    shell.click("New chat")
    assert badge(shell) == "Remote: asks first"

    shell.open(POEM)

    assert CARD in shell.said
    assert badge(shell) == "Remote: waiting for you"


def test_a_locked_conversation_asks_nobody(shell: Shell, way: WayByHeart) -> None:
    shell.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert place(shell) == "stays on this computer"

    shell.ask(POEM)

    assert CARD not in shell.said
    assert "Remote was not asked. This chat stays on this computer." in shell.said
    assert shell.kept()[0].locked
    assert way.shown == []
    chats = shell.window.sidebar.chats
    spoken = chats.indexAt(shell.row(POEM)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{POEM}, stays on this computer"


def test_locking_takes_back_what_waits_and_what_was_allowed(shell: Shell) -> None:
    shell.ask(POEM)
    shell.wish(SendOut(shell.turn.id, Extent.CONVERSATION))
    shell.click("Keep this chat on this computer: off")
    shell.click("Keep this chat on this computer: on")
    shell.ask(POEM)
    assert CARD in shell.said

    shell.click("Keep this chat on this computer: off")

    assert CARD not in shell.said
    assert (shell.kept()[0].locked, shell.kept()[0].leave) == (True, None)


def test_what_waits_outlives_a_change_of_the_ladder(shell: Shell, way: WayByHeart) -> None:
    shell.ask(POEM)

    shell.conduct.set_ladder(LADDER, cascade(way))

    assert CARD in shell.said
    assert place(shell) == "asks you before it leaves"
    assert badge(shell) == "Remote: waiting for you"


def test_what_waits_for_a_service_that_leaves_the_ladder_waits_no_more(shell: Shell) -> None:
    shell.ask(POEM)

    shell.conduct.set_ladder(Ladder(LADDER.tiers[:1]), at_home())

    assert CARD not in shell.said
    assert place(shell) == "stays on this computer"


def test_a_service_that_broke_and_left_the_ladder_is_not_offered_again(shell: Shell) -> None:
    shell.window.view.composer.picker.set_tier("Remote")
    shell.ask(FAULT)
    shell.wish(SendOut(shell.turn.id, Extent.ONCE))
    assert "Ask Remote again" in shell.said

    shell.conduct.set_ladder(Ladder(LADDER.tiers[:1]), at_home())

    assert "Ask Remote again" not in shell.said
    assert "Let S answer" in shell.said


def test_what_another_window_locks_waits_no_more(shell: Shell, way: WayByHeart) -> None:
    shell.ask(POEM)
    shell.window.activated.emit()
    assert CARD in shell.said

    shell.store.lock(shell.kept()[0].id, locked=True)
    shell.window.activated.emit()

    assert CARD not in shell.said
    assert place(shell) == "stays on this computer"
    way.shown.clear()
    shell.ask(POEM)
    assert way.shown == []


def test_a_question_to_a_service_waits_on_while_other_windows_come_and_go(shell: Shell) -> None:
    shell.window.view.composer.picker.set_tier("Remote")
    shell.ask(POEM)

    shell.window.activated.emit()

    assert "Remote is a service." in shell.said
    assert "interrupted" not in shell.said


def test_what_cannot_go_is_told_and_what_stood_stands(shell: Shell, way: WayByHeart) -> None:
    shell.ask(POEM)
    way.barrier = AppError("This computer is on no network.", "Connect it, then ask again.")

    shell.wish(SendOut(shell.turn.id, Extent.ONCE))

    assert "This computer is on no network." in shell.window.view.notice.words
    assert states(shell) == [("S", State.DECLINED)]
    assert "Ask Remote" in shell.said


def test_offline_is_one_key_away_and_remembered(shell: Shell, paths: Paths) -> None:
    shell.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert SettingsFile(paths.choices).load().offline
    assert place(shell) == "offline: nothing leaves"
    assert shell.button("Work offline: on")
    shell.click("Work offline: on")
    assert not SettingsFile(paths.choices).load().offline


def test_a_switch_that_cannot_be_turned_is_not_claimed(shell: Shell, paths: Paths) -> None:
    SettingsFile(paths.choices).switch(offline=True)
    shell.window.activated.emit()
    flag = paths.choices.with_name("offline")
    flag.unlink()
    (flag / "in the way").mkdir(parents=True)

    shell.click("Work offline: on")

    assert "could not be saved" in shell.window.view.notice.words
    assert shell.button("Work offline: on")
    assert place(shell) == "offline: nothing leaves"
