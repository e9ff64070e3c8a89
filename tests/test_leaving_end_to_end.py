"""From a question that the built-in tiers pass up to the answer of a service, its request on the list."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matryoshka import build, furnish
from matryoshka.chat.conversation import State
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.service import Service as Source
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.leaving.request_table import RequestTable
from support.services import EVENTS, Act, Service, delta, open_service, says
from support.shell import Shell, open_shell

POEM = "Write a poem about ann@example.org"
PATIENCE = 20_000


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


@pytest.fixture
def shell(service: Service, tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    """The real window on the built-in tiers, with the service above them."""
    paths = Paths(tmp_path, tmp_path, tmp_path / "cache")
    top = Tier("Remote", Source(service.url, "big"), "big")
    ladder = Ladder((*builtin_ladder().tiers, top))
    with closing(build.rack(paths)) as rack, closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, furnish.parts(ladder, rack, paths, paths.ladder))
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()


def ask(shell: Shell, question: str) -> None:
    shell.begin_to_ask(question)
    shell.bot.waitUntil(lambda: not shell.busy, timeout=PATIENCE)


def press(shell: Shell, name: str) -> None:
    """Go to a button of the card by Tab, and press it."""
    transcript = shell.window.view.transcript
    transcript.setFocus()
    target = None
    while target is None or target.name != name:
        target = transcript._hands.tab(1)
    shell.press(Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: not shell.busy, timeout=PATIENCE)


def listed(shell: Shell) -> list[tuple[str, ...]]:
    """The list of requests, as it is read; when each was made is left out."""
    shell.window.show_leaving()
    table = shell.window.leaving.findChildren(RequestTable)[0].model()
    shell.bot.waitUntil(lambda: table.rowCount() > 0, timeout=PATIENCE)
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
