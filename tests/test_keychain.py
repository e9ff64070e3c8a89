"""Secrets are kept by the system's own keyring, or not beyond this run; never in a file of ours."""

import threading
from pathlib import Path

import keyring.backends.fail
import pytest

from matryoshka.keychain import Keychain, KeychainFault
from support.keyrings import LOCKED, under_secret_service, without_keyring


class Silent:
    """A keyring whose prompt nobody answers."""

    def __init__(self) -> None:
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        self.asked += 1
        threading.Event().wait(5)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        del password
        self.get_password(service, username)

    def delete_password(self, service: str, username: str) -> None:
        self.get_password(service, username)


def test_a_real_keyring_keeps_a_secret_from_one_run_to_the_next(tmp_path: Path) -> None:
    assert under_secret_service("read", "store=one", "read", home=tmp_path) == ["None", "stored", "one"]
    assert under_secret_service("read", "remove", "read", "remove", home=tmp_path) == [
        *("one", "True", "None", "False")
    ]


def test_where_there_is_no_keyring_a_secret_is_kept_while_the_program_runs(tmp_path: Path) -> None:
    lines = without_keyring("store=one", "read", home=tmp_path)

    assert lines == ["This system has no keyring to keep secrets in.", "one"]
    assert list(tmp_path.rglob("*")) == []


def test_a_locked_keyring_is_told_and_the_secret_kept_while_the_program_runs(tmp_path: Path) -> None:
    under_secret_service("store=old", home=tmp_path)
    fault, known = under_secret_service("store=one", "read", home=tmp_path, service=LOCKED)

    assert fault == "The keyring of this system is locked."
    assert known == "one"


def test_a_keyring_that_stays_silent_is_left_alone() -> None:
    silent = Silent()
    keychain = Keychain(lambda: silent, patience=0.05)

    for _ in range(2):
        with pytest.raises(KeychainFault, match="does not answer"):
            keychain.read("hub")
    assert silent.asked == 1


def test_what_the_keyring_refuses_is_known_until_the_program_ends() -> None:
    keychain = Keychain(keyring.backends.fail.Keyring)

    with pytest.raises(KeychainFault, match="cannot be used"):
        keychain.store("hub", "one")
    assert keychain.read("hub") == "one"
    with pytest.raises(KeychainFault):
        keychain.remove("hub")
    with pytest.raises(KeychainFault):
        keychain.read("hub")
