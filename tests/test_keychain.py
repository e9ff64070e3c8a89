"""Secrets are kept by the system's own keyring, or not beyond this run; never in a file of ours."""

import threading
from pathlib import Path

import keyring.backends.fail
import pytest

from matryoshka.errors import AppError
from matryoshka.keychain import Keychain, KeychainFault
from matryoshka.secret_names import SecretNames
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
    lines = without_keyring("read", "store=one", "read", "remove", "read", home=tmp_path)

    assert lines == ["None", "This system has no keyring to keep secrets in.", "one", "True", "None"]
    assert list(tmp_path.rglob("*")) == []


def test_nothing_but_the_name_of_a_secret_is_in_a_file_of_ours(tmp_path: Path) -> None:
    under_secret_service("store=one", home=tmp_path)
    assert (tmp_path / "names").read_text(encoding="utf-8") == "hub\n"

    under_secret_service("remove", home=tmp_path)
    assert (tmp_path / "names").read_text(encoding="utf-8") == ""


def test_a_locked_keyring_is_told_and_the_secret_kept_while_the_program_runs(tmp_path: Path) -> None:
    under_secret_service("store=old", home=tmp_path)
    fault, known = under_secret_service("store=one", "read", home=tmp_path, service=LOCKED)

    assert fault == "The keyring of this system is locked."
    assert known == "one"


@pytest.fixture
def names(tmp_path: Path) -> SecretNames:
    names = SecretNames(tmp_path / "names")
    names.add("hub")
    return names


def test_a_keyring_that_stays_silent_is_left_alone(names: SecretNames) -> None:
    silent = Silent()
    keychain = Keychain(names, lambda: silent, patience=0.05)

    for _ in range(2):
        with pytest.raises(KeychainFault, match="does not answer"):
            keychain.read("hub")
    assert silent.asked == 1


class Slow:
    """A keyring that takes what it is given after a while."""

    def __init__(self) -> None:
        self.allowed, self.took = threading.Event(), threading.Event()
        self.held = dict[str, str]()

    def get_password(self, service: str, username: str) -> str | None:
        del service
        return self.held.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        del service
        self.allowed.wait(60)
        self.held[username] = password
        self.took.set()

    def delete_password(self, service: str, username: str) -> None:
        del service
        del self.held[username]


def test_what_a_keyring_may_take_later_can_be_removed_in_the_next_run(tmp_path: Path) -> None:
    slow, names = Slow(), SecretNames(tmp_path / "names")
    impatient = Keychain(names, lambda: slow, patience=0.05)
    with pytest.raises(KeychainFault, match="does not answer"):
        impatient.store("hub", "one")
    with pytest.raises(KeychainFault, match="does not answer"):
        impatient.remove("hub")

    slow.allowed.set()
    assert slow.took.wait(60)
    assert Keychain(names, lambda: slow).remove("hub")
    assert slow.held == {}


def test_a_keyring_into_which_nothing_was_put_is_not_asked(names: SecretNames) -> None:
    silent = Silent()
    keychain = Keychain(names, lambda: silent, patience=0.05)

    assert keychain.read("another") is None
    assert not keychain.remove("another")
    assert silent.asked == 0


def test_what_the_keyring_refuses_is_known_until_the_program_ends(tmp_path: Path) -> None:
    keychain = Keychain(SecretNames(tmp_path / "names"), keyring.backends.fail.Keyring)

    with pytest.raises(KeychainFault, match="cannot be used"):
        keychain.store("hub", "one")
    assert keychain.read("hub") == "one"
    assert keychain.remove("hub")
    assert keychain.read("hub") is None


def test_the_names_of_what_is_kept_are_known_and_nobody_is_asked(names: SecretNames) -> None:
    keychain = Keychain(names, keyring.backends.fail.Keyring)
    with pytest.raises(KeychainFault, match="cannot be used"):
        keychain.store("key work", "one")

    assert keychain.names == ("hub", "key work")


def test_a_full_or_forbidden_disk_is_told_when_a_name_is_noted(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AppError, match="could not be noted"):
        SecretNames(tmp_path / "file" / "names").add("hub")
