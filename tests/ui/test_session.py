"""One conversation's conduct, over a real store."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Asks, Event, Started, Token, Where
from matryoshka.chat.growth import mended
from matryoshka.chat.leave import Leave
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.ui.session import ChatSession
from matryoshka.ui.wishes import Again
from support.chats import attempt, question
from support.reciters import ENDLESS, LADDER, SUM, cascade


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


@pytest.fixture
def session(qapp: object, store: ChatStore) -> Iterator[ChatSession]:
    del qapp
    session = ChatSession(Conversation(), LADDER, store, cascade())
    yield session
    session.close()


class Witness:
    """Answers once it has seen what the store held when it was asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.asked: list[Sequence[Message]] = []
        self.held: list[str] = []

    def answer(
        self,
        messages: Sequence[Message],
        stop: Stop,
        start: str | None = None,
        anyway: bool = False,
        leave: Leave | None = None,
    ) -> Iterator[Event]:
        del stop, anyway, leave
        self.asked.append(messages)
        with closing(ChatStore(self._path)) as store:
            self.held = [each.title for each in store.summaries()]
        yield Started(start or "XS", "builtin:xs", Where.LOCAL)
        yield Token("XS", "seen")

    def hand_up(
        self, messages: Sequence[Message], stop: Stop, junior: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        return self.answer(messages, stop, junior, leave=leave)

    def alone(
        self, messages: Sequence[Message], stop: Stop, tier: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        return self.answer(messages, stop, tier, leave=leave)

    def follow(self, asks: Asks, messages: Sequence[Message], stop: Stop, leave: Leave) -> Iterator[Event]:
        return self.answer(messages, stop, asks.tier, leave=leave)


class Nobody:
    """Fails before any tier is chosen."""

    def answer(
        self,
        messages: Sequence[Message],
        stop: Stop,
        start: str | None = None,
        anyway: bool = False,
        leave: Leave | None = None,
    ) -> Iterator[Event]:
        raise AppError("Nobody is here.", f"Add a tier to {start, anyway, stop, messages, leave}.")

    def hand_up(
        self, messages: Sequence[Message], stop: Stop, junior: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        return self.answer(messages, stop, junior, leave=leave)

    def alone(
        self, messages: Sequence[Message], stop: Stop, tier: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        return self.answer(messages, stop, tier, leave=leave)

    def follow(self, asks: Asks, messages: Sequence[Message], stop: Stop, leave: Leave) -> Iterator[Event]:
        return self.answer(messages, stop, asks.tier, leave=leave)


def test_a_question_is_on_the_disk_before_anyone_is_asked(
    qtbot: QtBot, tmp_path: Path, store: ChatStore
) -> None:
    witness = Witness(tmp_path / "chats.sqlite3")
    session = ChatSession(Conversation(), LADDER, store, witness)

    with qtbot.waitSignal(session.ended):
        assert session.send("2+2", "XS")

    assert witness.held == ["2+2"]


def test_the_next_question_follows_the_answer_and_brings_it_along(
    qtbot: QtBot, tmp_path: Path, store: ChatStore
) -> None:
    witness = Witness(tmp_path / "chats.sqlite3")
    session = ChatSession(Conversation(), LADDER, store, witness)
    for text in ("2+2", "3+3"):
        with qtbot.waitSignal(session.ended):
            session.send(text, "XS")

    first, second = session.conversation.thread
    assert second.parent == first.run[-1].id
    assert witness.asked[1] == (
        Message(Role.USER, "2+2"),
        Message(Role.ASSISTANT, "seen"),
        Message(Role.USER, "3+3"),
    )


def test_what_is_in_memory_is_what_is_on_the_disk(
    qtbot: QtBot, session: ChatSession, store: ChatStore
) -> None:
    with qtbot.waitSignal(session.ended):
        session.send(SUM, "XS")

    kept = store.conversation(session.conversation.id)
    assert kept.turns == session.conversation.turns


def test_turns_come_at_the_pace_of_frames_and_events_one_by_one(qtbot: QtBot, session: ChatSession) -> None:
    turns, events = list[object](), list[Event]()
    session.turn_changed.connect(turns.append)
    session.heard.connect(events.append)

    session.send(ENDLESS, "XS")
    qtbot.waitUntil(lambda: len(events) > 100)
    session.stop()
    qtbot.waitUntil(lambda: not session.busy)

    assert len(turns) < len(events) / 3


def test_an_answer_is_saved_while_it_streams(qtbot: QtBot, session: ChatSession, store: ChatStore) -> None:
    session.send(ENDLESS, "XS")

    def kept() -> tuple[Attempt, ...]:
        return store.conversation(session.conversation.id).turns[0].attempts

    qtbot.waitUntil(lambda: any(len(each.text) > 100 for each in kept()))
    assert [each.state for each in kept()] == [State.WRITING]


def test_a_question_that_cannot_be_saved_is_not_asked(
    qtbot: QtBot, session: ChatSession, store: ChatStore
) -> None:
    store.delete(_saved(qtbot, session))
    store.purge()

    with qtbot.waitSignal(session.troubled) as trouble:
        assert not session.send("3+3", "XS")

    assert isinstance(trouble.args[0], AppError)
    assert len(session.conversation.turns) == 1


def _saved(qtbot: QtBot, session: ChatSession) -> str:
    with qtbot.waitSignal(session.ended):
        session.send("2+2", "XS")
    return session.conversation.id


def test_halves_of_characters_are_mended_before_a_question_is_saved(
    qtbot: QtBot, session: ChatSession, store: ChatStore
) -> None:
    with qtbot.waitSignal(session.ended):
        assert session.send(" 2+2 \ud83e", "XS")

    assert store.conversation(session.conversation.id).turns[0].text == "2+2 ?"


def test_a_second_question_waits_its_turn(session: ChatSession) -> None:
    session.send(ENDLESS, "XS")

    with pytest.raises(ValueError, match=session.conversation.turns[0].id):
        session.go_on(Again(session.conversation.turns[0].id), "XS")


def test_a_question_that_failed_before_any_tier_began_can_be_followed(qtbot: QtBot, store: ChatStore) -> None:
    session = ChatSession(Conversation(), LADDER, store, Nobody())
    session.troubled.connect(lambda _fault: None)
    for text in ("2+2", "3+3"):
        with qtbot.waitSignal(session.ended):
            assert session.send(text, "XS")

    assert [turn.text for turn in store.conversation(session.conversation.id).thread] == ["2+2", "3+3"]


def test_a_last_question_without_any_attempt_counts_as_interrupted() -> None:
    conversation = Conversation()
    lost = question(conversation)

    (turn,) = mended(replace(conversation, turns=(lost,)), LADDER.tiers[0]).turns

    assert [(each.tier, each.state) for each in turn.attempts] == [("XS", State.INTERRUPTED)]


def test_a_conversation_that_was_answered_needs_no_mending() -> None:
    conversation = Conversation()
    asked = question(conversation)
    whole = replace(conversation, turns=(replace(asked, attempts=(attempt(asked),)),))

    assert mended(whole, LADDER.tiers[0]) is whole
    assert mended(conversation, LADDER.tiers[0]) is conversation


def test_a_title_is_the_beginning_of_the_first_question(qtbot: QtBot, session: ChatSession) -> None:
    with qtbot.waitSignal(session.ended):
        session.send("What is two and two, if I may ask so plainly as this?", "XS")

    assert session.conversation.title == "What is two and two, if I may ask so plainly…"
    assert session.conversation.turns[0].parts == (Text(session.conversation.turns[0].text),)
    assert isinstance(session.conversation.turns[0], Turn)
