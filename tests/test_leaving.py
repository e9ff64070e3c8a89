"""What leaves this computer at the command line, against a service on loopback."""

import gc
import json
import os
import pty
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from matryoshka import build, cli
from matryoshka.chat.conversation import State
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Failed
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.leave import Extent, Leave
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.engines.remote.engine import RemoteEngine
from matryoshka.engines.remote.services import Services
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from support.command import command, environment
from support.parrots import write_parrot
from support.services import EVENTS, Act, Again, Service, delta, open_service, says
from support.terminals import all_of

HARD = "Well, I am anna@example.org?"


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


@pytest.fixture
def home(tmp_path: Path, service: Service) -> Path:
    """Of a person whose ladder leads from a doubting parrot to the service; a million words cost five."""
    write_parrot(tmp_path / "junior.gguf", "Junior", 0.9)
    remote = f'remote = "{service.url}"\nmodel = "big-1"\nprice = {{ read = 1, written = 5 }}\n'
    (tmp_path / "ladder.toml").write_text(
        f'[[tier]]\nname = "XS"\nmodel = "junior.gguf"\n[[tier]]\nname = "L"\n{remote}', encoding="utf-8"
    )
    return tmp_path


@dataclass(frozen=True, slots=True)
class Result:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the program as from a shell that is no terminal, in this process."""
    monkeypatch.setenv("MATRYOSHKA_HOME", str(home))

    def run(*words: str) -> Result:
        capfd.readouterr()
        with Path(os.devnull).open(encoding="utf-8") as nobody:
            monkeypatch.setattr(sys, "stdin", nobody)
            code = cli.main(list(words))
        return Result(code, *capfd.readouterr())

    return run


def listed(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("requests", "--json").stdout)
    return found


def test_without_leave_the_ladder_ends_one_step_lower_and_says_so(service: Service, run: Run) -> None:
    result = run("ask", HARD)

    assert (result.returncode, result.stdout) == (3, "")
    assert "No tier here can answer this well" in result.stderr
    assert "L was not asked: it is big-1 at 127.0.0.1" in result.stderr
    assert "--allow-remote" in result.stderr
    assert service.heard == []
    assert "has not asked anybody" in run("requests").stderr


def test_with_leave_the_question_leaves_once_hidden_and_listed(service: Service, run: Run) -> None:
    result = run("ask", "--allow-remote", HARD)

    assert (result.returncode, result.stdout) == (0, "Hello\n")
    (heard,) = service.heard
    assert heard.asked["messages"] == [{"role": "user", "content": "Well, I am [mail address 1]?"}]
    (request,) = listed(run)
    assert (request["why"], request["about"]) == ("answer", "big-1")
    assert request["host"] == f"127.0.0.1:{service.port}"
    assert request["sent"] > len(heard.body)
    assert request["received"] > 100
    assert request["cost"] == pytest.approx((7 * 1 + 2 * 5) / 1e6)
    assert "cost <0.0001" in result.stderr
    assert f"127.0.0.1:{service.port}  answer" in run("requests").stdout


def test_json_tells_what_was_asked_for_and_asks_nobody(service: Service, run: Run) -> None:
    result = run("ask", "--json", HARD)

    *_, declined, asks = map(json.loads, result.stdout.splitlines())
    assert (declined["event"], asks["event"]) == ("declined", "asks")
    assert (asks["host"], asks["secrets"]) == (f"127.0.0.1:{service.port}", ["mail address"])
    assert service.heard == []


def test_offline_nothing_leaves_whatever_is_allowed(
    home: Path, service: Service, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", service.url)
    SettingsFile(home / "settings.json").switch(offline=True)
    result = run("ask", "--allow-remote", HARD)
    searched = run("models", "search", "x")

    assert result.returncode == 3
    assert "L was not asked. Matryoshka is switched offline." in result.stderr
    assert (searched.returncode, searched.stderr.count("switched offline")) == (1, 1)
    assert (service.heard, listed(run)) == ([], [])


def test_an_answer_under_way_ends_when_the_program_goes_offline(
    home: Path, service: Service, run: Run
) -> None:
    service.play((EVENTS, Again(delta(content="on and "), 0.05)))
    switch = threading.Thread(target=_switch_offline_once_asked, args=(home, service))
    switch.start()
    result = run("ask", "--allow-remote", HARD)
    switch.join()

    assert result.returncode == 1
    assert result.stdout.startswith("on and on and ")
    assert "L: Matryoshka is switched offline." in result.stderr


def _switch_offline_once_asked(home: Path, service: Service) -> None:
    until = time.monotonic() + 60
    while not service.heard and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)
    SettingsFile(home / "settings.json").switch(offline=True)


def test_a_locked_chat_is_composed_without_a_way_to_anybody(home: Path, service: Service) -> None:
    ladder = read_ladder(home / "ladder.toml")
    chat, anywhere = (Message(Role.USER, HARD),), Leave(None, Extent.CONVERSATION, revealed=True)
    with closing(Rack()) as rack:
        cascade = build.cascade(ladder, rack, remedy="")
        assert not [each for each in reachable(cascade) if isinstance(each, RemoteEngine | Services)]
        events = [
            *cascade.answer(chat, Stop(), leave=anywhere),
            *cascade.answer(chat, Stop(), "L", leave=anywhere),
            *cascade.hand_up(chat, Stop(), "XS", anywhere),
            *cascade.wake("L", Stop()),
        ]

    assert any(isinstance(event, Failed) and event.tier == "L" for event in events)
    assert service.heard == []


def reachable(root: object) -> list[object]:
    """All that an object holds, through all that that holds; not what modules and kinds hold for all."""
    found: dict[int, object] = {}
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if id(each) in found or isinstance(each, ModuleType | type):
            continue
        found[id(each)] = each
        held = each.__closure__ or () if isinstance(each, FunctionType) else gc.get_referents(each)
        waiting.extend(held)
    return list(found.values())


def test_what_could_answer_outside_is_found_where_it_is(home: Path) -> None:
    ladder, paths = read_ladder(home / "ladder.toml"), Paths(home, home, home)
    with closing(Rack()) as rack:
        abroad = build.abroad(paths, lambda: build.keychain(paths))
        cascade = build.cascade(ladder, rack, remedy="", abroad=abroad)

        assert [each for each in reachable(cascade) if isinstance(each, Services)]


def test_a_month_that_has_cost_enough_costs_no_more(home: Path, service: Service, run: Run) -> None:
    SettingsFile(home / "settings.json").save(Settings(monthly_cap=0.0))
    result = run("ask", "--allow-remote", HARD)

    assert result.returncode == 3
    assert "limit for this month" in result.stderr
    assert service.heard == []


def test_what_is_left_of_a_month_bounds_the_answer(home: Path, service: Service, run: Run) -> None:
    SettingsFile(home / "settings.json").save(Settings(monthly_cap=0.001))
    result = run("ask", "--allow-remote", HARD)

    assert result.returncode == 0
    assert 150 < service.heard[0].asked["max_tokens"] < 200


def test_a_service_that_is_gone_is_known_within_a_second_of_the_doubt(
    home: Path, service: Service, run: Run
) -> None:
    text = (home / "ladder.toml").read_text(encoding="utf-8")
    (home / "ladder.toml").write_text(text.replace(str(service.port), "1"), encoding="utf-8")
    result = run("ask", "--json", "--allow-remote", HARD)

    declined = json.loads(result.stdout.splitlines()[-1])
    assert (result.returncode, declined["event"], declined["tier"]) == (3, "declined", "XS")
    assert declined["remedy"].startswith("L was not asked.")


def test_what_was_cut_off_stays_and_what_it_cost_is_counted(home: Path, service: Service, run: Run) -> None:
    service.play((EVENTS, delta(content="Half an answer"), Act.RESET))
    result = run("ask", "--allow-remote", "--save", HARD)

    assert result.stdout == "Half an answer\n"
    assert result.returncode == 1
    assert listed(run)[0]["cost"] > 0
    store = ChatStore(home / "chats.sqlite3")
    (chat,) = (store.conversation(each.id) for each in store.summaries())
    store.close()
    junior, remote = chat.turns[0].attempts
    assert (junior.state, remote.state, remote.text) == (State.HANDED_OFF, State.FAILED, "Half an answer")


def test_a_refusal_of_the_service_is_told_with_a_remedy_and_never_a_loop(service: Service, run: Run) -> None:
    service.play(says(401, "no"), times=5)
    result = run("ask", "--allow-remote", HARD)

    assert result.returncode == 1
    assert result.stderr.count("L: ") == 1
    assert len(service.heard) == 1
    assert listed(run)[0]["cost"] is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("n", 3)])
def test_a_person_at_the_terminal_is_asked(home: Path, service: Service, typed: str, code: int) -> None:
    asked, result = _typed(home, typed)

    assert "L is not on this computer: it is big-1 at 127.0.0.1" in asked
    assert "Found and hidden before sending: 1 mail address." in asked
    assert result.returncode == code
    assert (result.stdout, len(service.heard)) == (("Hello\n", 1) if typed == "y" else ("", 0))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_a_refusal_stands_where_leave_was_given_and_the_service_is_gone(home: Path, service: Service) -> None:
    text = (home / "ladder.toml").read_text(encoding="utf-8")
    (home / "ladder.toml").write_text(text.replace(str(service.port), "1"), encoding="utf-8")
    _, result = _typed(home, "y")

    assert result.returncode == 3
    assert "L: Nothing answers at 127.0.0.1:1." in result.stderr


def _typed(home: Path, answer: str) -> tuple[str, Result]:
    """What a person is asked at a terminal, and how it ended with that answer."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("ask", HARD), stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, env=environment(home)
    ) as process:
        os.close(theirs)
        asked = _until(ours, "not now: ")
        os.write(ours, f"{answer}\n".encode())
        stdout, _ = process.communicate()
    return asked, Result(process.returncode, stdout.decode(), all_of(ours))


def _until(terminal: int, words: str) -> str:
    said, end = "", time.monotonic() + 60
    while words not in said and time.monotonic() < end:
        said += os.read(terminal, 4096).decode(errors="replace")
    return said
