"""The exports of other programs come in: each chat once, with what was said in it."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Attempt, Conversation, File, Turn
from matryoshka.chat.engine import Stop
from matryoshka.chat.events import Where
from matryoshka.chat.store import ChatStore
from matryoshka.documents.keeping import Keeping
from matryoshka.errors import AppError
from matryoshka.exchange.importing import bring_in
from matryoshka.exchange.own import as_json
from support.chats import sample
from support.importing import brought

EXPORTS = Path(__file__).parents[1] / "data" / "exchange"
ALL = ("chatgpt.json", "claude.json", "lm_studio.conversation.json", "open_webui.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


def chat(store: ChatStore) -> Conversation:
    (summary,) = store.summaries()
    return store.conversation(summary.id)


def texts(conversation: Conversation) -> list[tuple[str, list[str]]]:
    """The questions of the branch that is shown, each with all its answers."""
    return [(turn.text, [each.text for each in turn.attempts]) for turn in conversation.thread]


def answer(turn: Turn) -> Attempt:
    assert turn.answer
    return turn.answer


def test_a_chatgpt_export_comes_in_with_the_branch_that_was_open(store: ChatStore) -> None:
    report = brought(EXPORTS / "chatgpt.json", store)

    assert (report.new, report.empty, report.missing) == (1, 1, 1)
    assert chat(store).title == "Prime numbers"
    assert texts(chat(store)) == [("Is 97 a prime number?", ["**Yes.**"])]
    assert answer(chat(store).thread[0]).model == "gpt-4o"
    assert chat(store).created == 1718000000.5


def test_the_other_branch_of_a_chatgpt_export_is_there_too(store: ChatStore) -> None:
    brought(EXPORTS / "chatgpt.json", store)
    first, thanks = chat(store).turns[:2]

    assert (first.text, answer(first).thinking) == ("Is 91 a prime number?", "Dividing\n\n91 / 7 = 13.")
    assert answer(first).text == "No: 91 = 7 × 13. ([numbers](https://example.org/91))"
    assert (thanks.text, thanks.parent) == ("Thanks", first.attempts[0].id)


def test_a_claude_export_comes_in_with_attached_texts_and_thinking(store: ChatStore) -> None:
    report = brought(EXPORTS / "claude.json", store)
    first, more = chat(store).thread

    assert (report.new, report.missing) == (1, 1)
    assert first.parts[0] == File("lines.txt", "txt", "", "Rain falls,\nleaves call.")
    assert [each.text for each in first.attempts] == [
        "Clouds part,\nfields start.",
        "Drops drum,\nthe frogs come.",
    ]
    assert first.attempts[0].thinking == "Short lines that rhyme."
    assert (more.text, more.attempts) == ("One more", ())


def test_an_lm_studio_chat_comes_in_with_the_version_that_was_chosen(store: ChatStore) -> None:
    report = brought(EXPORTS / "lm_studio.conversation.json", store)
    first, second = chat(store).thread

    assert report.missing == 1
    assert [each.text for each in first.attempts] == ["It is Paris, of course.", "Paris."]
    assert answer(first).thinking == "A capital city."
    assert (answer(first).where, answer(first).model) == (Where.LOCAL, "some-model-8b")
    assert second.text == "And of this one?"


def test_an_open_webui_export_comes_in_with_its_thinking_apart(store: ChatStore) -> None:
    brought(EXPORTS / "open_webui.json", store)

    assert texts(chat(store)) == [("At how many degrees does water boil?", ["At 212 °F.", "At 100 °C."])]
    assert answer(chat(store).thread[0]).thinking == "At sea level,\n100."


def test_our_own_export_comes_in_as_it_was(store: ChatStore, tmp_path: Path) -> None:
    file = tmp_path / "chat.json"
    file.write_text(as_json([sample()]), encoding="utf-8")

    assert brought(file, store).new == 1
    assert texts(chat(store)) == texts(sample())


@pytest.mark.parametrize(
    ("name", "mark"),
    [("chatgpt.json", "is_archived"), ("open_webui.json", "archived"), ("open_webui.json", "pinned")],
)
def test_what_was_pinned_or_archived_still_is(name: str, mark: str, store: ChatStore, tmp_path: Path) -> None:
    chats = json.loads((EXPORTS / name).read_text(encoding="utf-8"))
    (tmp_path / name).write_text(json.dumps([chats[0] | {mark: True}]), encoding="utf-8")
    archived = brought(tmp_path / name, store).archived

    (summary,) = store.summaries()
    assert archived == summary.archived
    assert (summary.pinned, summary.archived) == (mark == "pinned", mark != "pinned")
    store.filing.archive(summary.id, archived=False)
    store.filing.pin(summary.id, pinned=False)
    brought(tmp_path / name, store)
    (after,) = store.summaries()
    assert (after.pinned, after.archived) == (False, False), "what a person has changed stays"


@pytest.mark.parametrize("name", ALL)
def test_what_is_imported_twice_is_there_once(name: str, store: ChatStore) -> None:
    brought(EXPORTS / name, store)
    before = chat(store)

    assert brought(EXPORTS / name, store).known == 1
    assert chat(store) == before


def test_a_newer_export_adds_what_was_said_since(store: ChatStore, tmp_path: Path) -> None:
    newer = json.loads((EXPORTS / "claude.json").read_text(encoding="utf-8"))
    said = {"uuid": "m5", "sender": "assistant", "text": "Mud dries.", "parent_message_uuid": "m4"}
    newer[0]["chat_messages"].append(said)
    file = tmp_path / "newer.json"
    file.write_text(json.dumps(newer), encoding="utf-8")
    brought(EXPORTS / "claude.json", store)

    assert brought(file, store).grown == 1
    assert answer(chat(store).thread[-1]).text == "Mud dries."


def test_an_archive_is_read_where_it_is(store: ChatStore, tmp_path: Path) -> None:
    file = tmp_path / "export.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(EXPORTS / "chatgpt.json", "conversations.json")
        archive.writestr("user.json", '{"id": "u", "email": "a@b.c"}')
        archive.writestr("chat.html", "<html>")

    assert brought(file, store).new == 1


def test_what_came_in_goes_out_and_comes_in_as_it_is(store: ChatStore, tmp_path: Path) -> None:
    for name in ALL:
        brought(EXPORTS / name, store)
    first, second, third, *_ = (each.id for each in store.summaries())
    store.filing.pin(first, pinned=True)
    store.filing.move(second, "Physics")
    store.filing.archive(third, archived=True)
    filed = store.summaries()
    kept = [store.conversation(each.id) for each in filed]
    file = tmp_path / "all.json"
    file.write_text(as_json(kept, filed), encoding="utf-8")

    with closing(ChatStore(tmp_path / "other.sqlite3")) as other:
        assert brought(file, other).new == len(ALL)
        assert other.summaries() == filed
        assert [other.conversation(each.id) for each in kept] == kept


def test_an_import_that_is_stopped_keeps_what_it_had(store: ChatStore, tmp_path: Path) -> None:
    stop = Stop()
    reports = bring_in(EXPORTS / "chatgpt.json", store, Keeping.of_strangers(tmp_path), stop)
    next(reports)
    stop.set()

    assert [*reports] == []
    assert len(store.summaries()) == 1


def test_a_deleted_chat_is_left_and_named(store: ChatStore) -> None:
    brought(EXPORTS / "claude.json", store)
    store.delete(chat(store).id)
    report = brought(EXPORTS / "claude.json", store)

    assert (report.left, report.reasons) == (1, ("“A poem about rain”: It was deleted here.",))


def test_a_file_without_chats_says_where_chats_come_from(store: ChatStore, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text('{"name": "no chat"}', encoding="utf-8")

    with pytest.raises(AppError, match="ChatGPT, Claude, LM Studio, Open WebUI"):
        brought(file, store)
