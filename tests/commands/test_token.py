"""A token goes from the keyboard into the keyring, and is seen nowhere."""

from pathlib import Path

import pytest

from support.command import run

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
