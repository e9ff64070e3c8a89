"""A token goes from the keyboard into the keyring, and is seen nowhere."""

import shlex
import subprocess
from pathlib import Path

import pytest

from support.command import command, environment, run
from support.hub import Hub, open_hub
from support.keyrings import UNLOCKED, session

NO_KEYRING = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


def test_without_a_keyring_the_token_is_not_stored_and_that_is_said(tmp_path: Path) -> None:
    result = run("models", "token", home=tmp_path, stdin="hf_secret\n", **NO_KEYRING)

    assert result.returncode == 1
    assert "The token was not stored." in result.stderr
    assert "HF_TOKEN" in result.stderr
    assert "hf_secret" not in result.stdout + result.stderr
    assert not any(b"hf_secret" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("typed", ["", "\n", "two words\n", "ключ\n"])
def test_what_is_no_token_is_not_stored(tmp_path: Path, typed: str) -> None:
    result = run("models", "token", home=tmp_path, stdin=typed, **NO_KEYRING)

    assert result.returncode == 2
    assert "That is no token." in result.stderr


def test_a_stored_token_is_shown_to_its_hub_until_it_is_removed(tmp_path: Path) -> None:
    search = command("models", "search", "Owner/Model")
    steps = [
        ["printf", "hf_right"],
        command("models", "token"),
        search,
        command("models", "token", "--remove"),
        search,
    ]
    first, store, found, remove, refused = map(shlex.join, steps)
    with open_hub() as hub:
        hub.put("Owner/Model", "Model-Q4_K_M.gguf", b"")
        hub.shelf("Owner/Model").private = True
        done = _in_session(f"{first} | {store} && {found} && {remove} && {refused}", hub, tmp_path)

    assert "Owner/Model/Model-Q4_K_M.gguf" in done.stdout
    assert done.stderr.count("token of 127.0.0.1") == 2
    assert "has no “Owner/Model”, or it is private" in done.stderr
    assert "hf_right" not in done.stdout + done.stderr


def _in_session(script: str, hub: Hub, home: Path) -> subprocess.CompletedProcess[str]:
    folders = {"HOME": str(home), "XDG_DATA_HOME": str(home), "HF_ENDPOINT": hub.endpoint}
    return subprocess.run(
        session(UNLOCKED + script),
        env=environment(home, **folders),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
