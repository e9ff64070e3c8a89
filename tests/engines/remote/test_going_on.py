"""A service goes on with an answer that was cut, each in its way, and says no beginning twice."""

from typing import Any

import pytest

from matryoshka.chat.engine import End, Finish, Message, Output, Piece, Role, Stop
from matryoshka.chat.leave import question_of
from matryoshka.chat.service import Continuing, Service
from matryoshka.engines.remote.echo import without_echo
from support.engines import text
from support.remotes import Remotes
from support.services import Service as Loopback
from support.services import answer

CUT = (Message(Role.USER, "Count."), Message(Role.ASSISTANT, "One two"))


def asked(loopback: Loopback, remotes: Remotes, continues: Continuing | None) -> dict[str, Any]:
    engine = remotes.engine(Service(loopback.url, "big", continues=continues))
    list(engine.stream(CUT, Stop()))
    return loopback.heard[0].asked


@pytest.mark.parametrize(
    ("continues", "last", "more"),
    [
        (None, {}, {}),
        (Continuing.PLAIN, {}, {}),
        (Continuing.PREFIX, {"prefix": True}, {}),
        (Continuing.FINAL, {}, {"continue_final_message": True, "add_generation_prompt": False}),
    ],
)
def test_each_is_asked_as_it_wants(
    loopback: Loopback,
    remotes: Remotes,
    continues: Continuing | None,
    last: dict[str, Any],
    more: dict[str, Any],
) -> None:
    heard = asked(loopback, remotes, continues)

    assert heard["messages"][-1] == {"role": "assistant", "content": "One two"} | last
    others = ("model", "messages", "stream", "stream_options")
    assert {key: value for key, value in heard.items() if key not in others} == more


def test_what_it_says_again_is_not_written_again(loopback: Loopback, remotes: Remotes) -> None:
    engine = remotes.engine(Service(loopback.url, "big", continues=Continuing.PREFIX))
    loopback.play(answer("One", " two", " three"))
    loopback.play(answer(" three", " four"))

    said = [text(list(engine.stream(CUT, Stop()))) for _ in range(2)]

    assert said == [" three", " three four"]


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["One two three"], " three"),
        (["O", "ne two", " three"], " three"),
        (["One", " more"], "One more"),
        (["One"], "One"),
        ([""], ""),
    ],
)
def test_only_the_whole_beginning_is_left_out(pieces: list[str], said: str) -> None:
    outputs: list[Output] = [*map(Piece, pieces), End(Finish.STOP)]

    assert text(list(without_echo(outputs, "One two"))) == said


def test_leave_for_a_question_alone_is_leave_for_its_begun_answer_too() -> None:
    before = (Message(Role.SYSTEM, "Be kind."), Message(Role.USER, "Hi"), Message(Role.ASSISTANT, "Hello"))

    assert question_of((*before, *CUT)) == (before[0], *CUT)
