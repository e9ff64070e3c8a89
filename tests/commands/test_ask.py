"""A question in the terminal goes on with a saved conversation."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.ask import Question
from matryoshka.chat.conversation import Conversation, State
from matryoshka.chat.engine import Role
from matryoshka.chat.leave import Extent, Leave
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.store import ChatStore
from matryoshka.cli import main
from matryoshka.paths import HOME_VARIABLE, Paths
from support.chats import attempt, question, sample
from support.command import run, write_ladder
from support.parrots import write_parrot
from support.reciters import LADDER

FIRST = LADDER.tiers[0]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Of a person who has the sample chat, and one parrot for a ladder."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    paths = Paths.of_this_person()
    write_parrot(tmp_path / "parrot.gguf", "It is four")
    write_ladder(tmp_path, XS="parrot.gguf").rename(paths.ladder)
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(sample())
    return paths


def chat(paths: Paths, name: str = "c1") -> Conversation:
    with closing(ChatStore(paths.store)) as store:
        return store.conversation(name)


def add(paths: Paths, *, locked: bool = False) -> None:
    """Another chat, of one question that nobody answered."""
    asked = question(Conversation(id="other"))
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(Conversation("Another", "other", turns=(asked,), locked=locked))


def test_the_question_and_its_answer_are_kept_at_the_end_of_the_conversation(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    end = chat(paths).end
    assert end

    assert main(["ask", "--conversation", "c", "And", "7+7?"]) == 0
    assert capsys.readouterr().out == "It is four\n"
    last = chat(paths).thread[-1]
    assert (last.text, last.parent) == ("And 7+7?", end.id)
    assert [(each.text, each.state) for each in last.run] == [("It is four", State.DONE)]


def test_programs_hear_which_conversation_it_is(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "--save", "2+2"]) == 0
    kept = json.loads(capsys.readouterr().out.splitlines()[0])

    assert kept.pop("event") == "kept"
    assert kept == {
        "conversation": kept["conversation"],
        "turn": chat(paths, kept["conversation"]).turns[0].id,
    }


def test_what_was_said_before_is_read_with_the_question(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paths

    def read(*words: str) -> int:
        assert main(["ask", "--json", *words, "Well?"]) == 0
        done = json.loads(capsys.readouterr().out.splitlines()[-1])
        return int(done["prompt_tokens"])

    assert read("--conversation", "c1") > read() + len(chat(paths).thread)


def test_earlier_turns_stand_before_the_question_in_their_order() -> None:
    messages = Question("And 7+7?", chat=sample()).messages

    assert [each.role for each in messages] == [Role.USER, Role.ASSISTANT] * (len(messages) // 2) + [
        Role.USER
    ]
    assert messages[1].text == "**4**\n"
    assert messages[-1].text == "And 7+7?"


def test_a_question_before_it_that_nobody_answered_counts_as_interrupted(paths: Paths) -> None:
    add(paths)
    with closing(ChatStore(paths.store)) as store:
        Question("Again?", chat=store.conversation("other")).save(store, FIRST)
    lost, asked = chat(paths, "other").thread

    assert [each.state for each in lost.attempts] == [State.INTERRUPTED]
    assert asked.parent == lost.attempts[0].id


def test_what_another_process_is_answering_is_not_asked_on(paths: Paths) -> None:
    turn = question(Conversation(id="other"))
    with closing(ChatStore(paths.store)) as writes:
        writes.add_conversation(Conversation("Another", "other"))
        writes.add_turn(turn)
        writes.save([attempt(turn, "4 is", state=State.WRITING)])

        result = run("ask", "--conversation", "other", "And?", home=paths.data)
    assert (result.returncode, result.stdout) == (1, "")
    assert "being answered just now" in result.stderr
    assert len(chat(paths, "other").turns) == 1


def test_an_id_that_no_conversation_has_is_said(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths
    assert main(["ask", "--conversation", "nobody", "And?"]) == 2
    assert "No chat has an id" in capsys.readouterr().err


def test_nothing_of_a_conversation_that_stays_here_leaves(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    add(paths, locked=True)
    remote = '[[tier]]\nname = "R"\nremote = "https://example.org/v1"\nmodel = "m"\n'
    paths.ladder.write_text(remote, encoding="utf-8")

    assert main(["ask", "--conversation", "other", "--allow-remote", "And?"]) == 1
    assert "stays on this computer" in capsys.readouterr().err


def test_a_leave_that_was_given_for_the_conversation_holds_here_too() -> None:
    to = Destination("example.org", "m")
    allowed = Conversation(leave=to)

    assert Question("And?", chat=allowed).leave == Leave(to, Extent.CONVERSATION)
    assert Question("And?", allow_remote=True, chat=allowed).leave == Leave(None)
    assert Question("And?").leave is None
