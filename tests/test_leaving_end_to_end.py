"""From a question that the built-in tiers pass up to the answer of a service, its request on the list."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from matryoshka import build, furnish
from matryoshka.chat.conversation import State
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.service import Service as Source
from matryoshka.chat.store import ChatStore
from matryoshka.keychain import Keychain
from matryoshka.leaving import Leaving
from matryoshka.paths import Paths
from matryoshka.secret_names import SecretNames
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.leaving.keys_dialog import KeysDialog
from matryoshka.ui.leaving.request_table import RequestTable
from support.services import EVENTS, Act, Service, delta, open_service, says
from support.shell import Shell, open_shell

POEM = "Write a poem about ann@example.org"
SECRET = "sk-unseen-1234567890"  # noqa: S105 - of nothing
MOST = 50
"""Buttons that Tab goes through, to find one."""


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


@contextmanager
def program(source: Source, home: Path, qtbot: QtBot) -> Iterator[Shell]:
    """The real window on the built-in tiers, the service above them, on a system without a keyring."""
    paths = Paths(home, home, home / "cache")
    ladder = Ladder((*builtin_ladder().tiers, Tier("Remote", source, source.model)))
    keychain = Keychain(SecretNames(paths.secret_names), lambda: None)
    abroad = build.abroad(paths, lambda: keychain)
    with closing(build.rack(paths)) as rack, closing(ChatStore(paths.store)) as store, GarbageWatch():
        parts = replace(
            furnish.parts(ladder, rack, paths, paths.ladder),
            answers=partial(build.cascade, rack=rack, remedy="Add a bigger one.", abroad=abroad),
            network=Leaving(paths, abroad.border.requests, abroad.services, lambda: keychain),
        )
        shell = open_shell(store, paths, qtbot, parts)
        shell.window.resize(1180, 800)
        try:
            yield shell
        finally:
            shell.window.close()


@pytest.fixture
def shell(service: Service, tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    """Its service asks for no key."""
    with program(Source(service.url, "big"), tmp_path, qtbot) as shell:
        yield shell


def ask(shell: Shell, question: str) -> None:
    shell.begin_to_ask(question)
    shell.bot.waitUntil(lambda: not shell.busy)


def press(shell: Shell, name: str) -> None:
    """Go to a button of the card by Tab, and press it."""
    transcript = shell.window.view.transcript
    transcript.setFocus()
    shell.bot.waitUntil(transcript.hasFocus)
    reached = (transcript._hands.tab(1) for _ in range(MOST))
    assert any(target and target.name == name for target in reached), name
    shell.press(Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: not shell.busy)


def listed(shell: Shell) -> list[tuple[str, ...]]:
    """The list of requests, as it is read; when each was made is left out."""
    shell.window.show_leaving()
    table = shell.window.leaving.findChildren(RequestTable)[0].model()
    back = table.columnCount() - 1
    shell.bot.waitUntil(lambda: table.index(0, back).data() not in (None, "–"))
    rows, columns = range(table.rowCount()), range(1, table.columnCount())
    return [tuple(table.index(row, column).data() for column in columns) for row in rows]


def test_nothing_leaves_before_leave_is_given_then_the_service_answers(
    shell: Shell, service: Service
) -> None:
    ask(shell, POEM)
    assert "S would ask Remote." in shell.said
    assert "1 mail address" in shell.said
    assert service.heard == []

    press(shell, "Send once")

    assert shell.turn.run[-1].text == "Hello"
    assert [attempt.tier for attempt in shell.turn.run] == ["XS", "S", "Remote"]
    assert f"went to 127.0.0.1:{service.port}." in shell.said
    (heard,) = service.heard
    assert heard.asked["messages"] == [{"role": "user", "content": "Write a poem about [mail address 1]"}]
    ((host, why, out, back),) = listed(shell)
    assert (host, why) == (f"127.0.0.1:{service.port}", "Answer: big")
    assert "–" not in (out, back)


def test_not_now_sends_nothing_and_the_refusal_stands(shell: Shell, service: Service) -> None:
    ask(shell, POEM)

    press(shell, "Not now")

    assert "No tier here can answer this well." in shell.said
    assert service.heard == []


def test_a_locked_conversation_reaches_nobody(shell: Shell, service: Service) -> None:
    shell.click("Keep this chat on this computer: off")

    ask(shell, POEM)

    assert "S would ask Remote." not in shell.said
    assert "This chat stays on this computer." in shell.said
    assert service.heard == []


def test_offline_asks_nobody_either(shell: Shell, service: Service) -> None:
    shell.click("Work offline: off")

    ask(shell, POEM)

    assert "Matryoshka is switched offline." in shell.said
    assert service.heard == []


def test_the_plug_is_pulled_in_mid_answer_and_what_came_stays(shell: Shell, service: Service) -> None:
    service.play((EVENTS, delta(content="Roses are"), Act.RESET))
    ask(shell, POEM)

    press(shell, "Send once")

    assert shell.turn.run[-1].state is State.FAILED
    assert shell.turn.run[-1].text == "Roses are"
    assert "Roses are" in shell.said
    press(shell, "Ask Remote again")
    assert shell.turn.run[-1].text == "Hello"
    assert [attempt.tier for attempt in shell.turn.run] == ["XS", "S", "Remote"]


def test_a_service_that_refuses_is_told_with_a_way_on(shell: Shell, service: Service) -> None:
    service.play(says(401, "no such key"))
    ask(shell, POEM)

    press(shell, "Send once")

    last = shell.turn.run[-1]
    assert last.state is State.FAILED
    assert last.title in shell.said
    assert last.remedy in shell.said
    press(shell, "Let S answer")
    assert (shell.turn.run[-1].tier, shell.turn.run[-1].unsure) == ("S", True)


def test_a_key_that_no_keyring_takes_is_used_until_the_program_ends_and_written_nowhere(
    service: Service, tmp_path: Path, qtbot: QtBot
) -> None:
    with program(Source(service.url, "big", "work"), tmp_path, qtbot) as shell:
        ask(shell, POEM)
        press(shell, "Send once")
        assert "The key “work” is not stored here." in shell.said

        shell.window.show_leaving()
        shell.click("Keys…")
        (keys,) = shell.window.findChildren(KeysDialog)
        keys.kept.emit("work", SECRET)
        labels = keys.findChildren(QLabel)
        shell.bot.waitUntil(lambda: any("until the program ends" in each.text() for each in labels))
        keys.reject()
        shell.window.activateWindow()
        shell.bot.waitUntil(shell.window.isActiveWindow)
        shell.window.show_chat()
        press(shell, "Ask Remote again")

        assert shell.turn.run[-1].text == "Hello"
    assert [heard.headers["authorization"] for heard in service.heard] == [f"Bearer {SECRET}"]
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert files
    assert [each for each in files if SECRET.encode() in each.read_bytes()] == []
