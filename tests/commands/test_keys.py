"""A key goes from the keyboard into the keyring, from there to its service, and is seen nowhere else."""

import io
import shlex
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from matryoshka import cli
from matryoshka.paths import HOME_VARIABLE
from support.command import command, environment, run
from support.keyrings import UNLOCKED, session
from support.services import EVENTS, Act, Service, delta, open_service

NO_KEYRING = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
KEY = "sk-seen-nowhere-12345"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def write_ladder(home: Path, service: Service) -> None:
    tier = f'[[tier]]\nname = "L"\nmodel = "big"\nremote = "{service.url}"\nkey = "keyring:work"\n'
    (home / "ladder.toml").write_text(tier, encoding="utf-8")


def test_without_a_keyring_the_key_is_not_stored_and_that_is_said(tmp_path: Path) -> None:
    result = run("keys", "set", "work", home=tmp_path, stdin=f"{KEY}\n", **NO_KEYRING)

    assert result.returncode == 1
    assert "This system has no keyring to keep secrets in. The key was not stored." in result.stderr
    assert KEY not in result.stdout + result.stderr
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("typed", ["", "two words\n", "ключ\n"])
def test_what_is_no_key_is_not_stored(
    typed: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    assert cli.main(["keys", "set", "work"]) == 2
    assert "That is no key." in capsys.readouterr().err
    assert list(home.iterdir()) == []


def test_a_key_in_place_of_its_name_is_refused_and_not_repeated(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["keys", "set", "sk-proj-0123456789abcdefghij"])

    assert "the key itself is asked for" in capsys.readouterr().err
    assert list(home.iterdir()) == []


def test_without_a_key_that_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del home
    assert cli.main(["keys", "list"]) == 0
    assert cli.main(["keys", "remove", "work"]) == 0
    assert capsys.readouterr().err == "There are no keys.\nThere was no key “work”.\n"


def test_a_key_that_is_not_stored_is_told_with_the_command(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_service() as service:
        write_ladder(home, service)
        assert cli.main(["remote", "test", "L"]) == 1

    told = capsys.readouterr().err
    assert "The key “work” is not stored here." in told
    assert "or: matryoshka keys set work" in told
    assert service.heard == []


def test_only_its_service_sees_a_key_that_is_in_no_file_no_process_list_and_no_environment(
    tmp_path: Path,
) -> None:
    (tmp_path / "typed").write_text(f"{KEY}\n", encoding="ascii")
    words = [("keys", "set", "work"), ("keys", "list"), ("ask", "--allow-remote", "--save", "hi")]
    store, names, ask = (shlex.join(command(*each)) for each in words)
    remove = shlex.join(command("keys", "remove", "work"))
    with open_service() as service:
        service.play((EVENTS, delta(content="Hel"), Act.STALL))
        write_ladder(tmp_path, service)
        running = subprocess.Popen(
            session(f"{UNLOCKED}{store} < typed; rm typed; {names}; {ask}; {remove}"),
            env=environment(tmp_path, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path), OPENAI_LOG="debug"),
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        seen = _seen_while(running, service)
    out, err = running.communicate(timeout=60)

    assert service.heard[0].headers["authorization"] == f"Bearer {KEY}"
    assert out == "work\nHel\n"
    assert "was cut off" in err
    assert "The key “work” is removed." in err
    assert len(seen) > 1
    assert not [each for each in (*seen, out, err) if KEY in each]
    assert _files_with_the_key(tmp_path) == []


def _seen_while(running: subprocess.Popen[str], service: Service) -> list[str]:
    """Command lines and environments of all that runs while the service answers."""
    until = time.monotonic() + 60
    while not service.heard and running.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    processes = [psutil.Process(running.pid), *psutil.Process(running.pid).children(recursive=True)]
    return [f"{process.cmdline()} {process.environ()}" for process in processes]


def _files_with_the_key(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
