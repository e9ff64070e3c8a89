"""Searching all chats from the sidebar, from the outside."""

from contextlib import closing
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.seeking import Sighting
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.chats import ROW
from support.chats import attempt, question
from support.shell import Shell

CTRL = Qt.KeyboardModifier.ControlModifier


def search(shell: Shell, words: str) -> None:
    shell.press(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(shell.focus, words)
    await_places(shell)


def await_places(shell: Shell) -> None:
    searching = shell.conduct.desk.archive.searching
    shell.bot.waitUntil(lambda: not searching.running)


def found(shell: Shell) -> list[Sighting]:
    """What is listed in sight; nothing where the chats are."""
    await_places(shell)
    listed = shell.window.sidebar.found
    model = listed.model()
    return [model.index(row, 0).data(ROW) for row in range(model.rowCount())] if listed.isVisible() else []


def keep(shell: Shell, title: str, *said: tuple[str, str]) -> Conversation:
    """A conversation whose turns all begin anew beside the first."""
    conversation = Conversation(title)
    turns = []
    for asked, answered in said:
        turn = question(conversation, asked)
        turns.append(replace(turn, attempts=(attempt(turn, answered),)))
    conversation = replace(conversation, turns=tuple(turns))
    shell.store.add_conversation(conversation)
    shell.conduct.desk.look_again()
    return conversation


def test_the_places_stand_where_the_chats_were_and_escape_brings_these_back(shell: Shell) -> None:
    keep(shell, "Soups", ("What is in borscht?", "Beetroot."))

    search(shell, "beetr")
    assert [(place.title, place.words) for place in found(shell)] == [("Soups", "Beetroot.")]
    index = shell.window.sidebar.found.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Soups: Beetroot."

    shell.press(Qt.Key.Key_Escape)
    assert not shell.window.sidebar.search.text()
    assert shell.window.sidebar.chats.isVisible()
    assert shell.window.view.composer.isAncestorOf(shell.focus)


def test_a_place_opens_at_its_message_with_the_words_marked(shell: Shell) -> None:
    soups = keep(shell, "Soups", ("What is in borscht?", "Beetroot."))
    keep(shell, "Sums", ("2+2", "4"))

    search(shell, "beetr")
    shell.press(Qt.Key.Key_Down)
    shell.press(Qt.Key.Key_Return)

    assert shell.conduct.desk.shown.id == soups.id
    assert "Beetroot" in shell.said
    assert shell.sees("1 of 1")


def test_a_place_on_another_branch_is_shown(shell: Shell) -> None:
    keep(shell, "Soups", ("First borscht", "Beetroot."), ("Other borscht", "Cabbage."))
    assert "Beetroot" not in shell.said

    search(shell, "beetroot")
    place = shell.window.sidebar.found
    QTest.mouseClick(place.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 30))

    assert "Beetroot" in shell.said
    assert "Cabbage" not in shell.said


def test_an_answer_that_another_stands_before_is_shown(shell: Shell) -> None:
    conversation = Conversation("Soups")
    turn = question(conversation, "Borscht?")
    turn = replace(turn, attempts=(attempt(turn, "Beetroot."), attempt(turn, "Cabbage.")))
    shell.store.add_conversation(replace(conversation, turns=(turn,)))

    search(shell, "beetroot")
    shell.press(Qt.Key.Key_Return)

    assert "Beetroot" in shell.said


def test_a_title_opens_its_chat_ready_to_be_asked(shell: Shell) -> None:
    soups = keep(shell, "Soups", ("Borscht?", "Beetroot."))

    search(shell, "soup")
    shell.press(Qt.Key.Key_Return)

    assert shell.conduct.desk.shown.id == soups.id
    assert shell.window.view.composer.isAncestorOf(shell.focus)


def test_the_trash_is_shown_in_place_of_what_was_found(shell: Shell) -> None:
    keep(shell, "Soup", ("What of the soup?", "Salt it."))
    thrown = keep(shell, "Bread", ("What of the bread?", "Bake it."))
    shell.conduct.desk.archive.throw_away(thrown.id)
    search(shell, "soup")
    assert found(shell)

    shell.click("Trash 1")

    assert not shell.window.sidebar.search.text()
    assert shell.window.sidebar.chats.isVisible()


def test_what_is_deleted_leaves_the_places_at_once(shell: Shell) -> None:
    soups = keep(shell, "Soups", ("Borscht?", "Beetroot."))
    search(shell, "beetroot")
    assert len(found(shell)) == 1

    shell.conduct.desk.archive.delete(soups.id)
    shell.conduct.desk.look_again()

    assert found(shell) == []
    assert shell.window.sidebar.found.accessibleDescription() == "Nothing found."


def test_what_another_process_wrote_is_found(shell: Shell, paths: Paths) -> None:
    with closing(ChatStore(paths.store)) as other:
        turn = question(Conversation("Soups", id="c1"), "Borscht?")
        other.add_conversation(Conversation("Soups", id="c1", turns=(turn,)))

    search(shell, "borscht")

    assert [place.title for place in found(shell)] == ["Soups"]
