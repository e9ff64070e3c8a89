"""Keys for hubs and remote tiers, kept in the keyring of the system and nowhere else."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from keyring.backend import get_all_keyring
from keyring.errors import KeyringError, KeyringLocked

from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.secret_names import SecretNames

_SERVICE = "matryoshka"
_PATIENCE = 30.0
"""Seconds; a person may have to unlock the keyring first."""
_OF_SYSTEMS = {
    f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "libsecret", "macOS", "Windows")
}
"""Others may write to plain files."""
_Answer = TypeVar("_Answer")


class Keyring(Protocol):
    """As the library keyring has them."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class KeychainFault(AppError):
    """The keyring of the system is absent, locked or silent."""


def keyring_of_system() -> Keyring | None:
    """None where it has none."""
    found = (each for each in get_all_keyring() if type(each).__module__ in _OF_SYSTEMS)
    return max(found, key=lambda each: each.priority, default=None)


class Keychain:
    """Secrets by name. Those that the keyring does not take are known until this program ends.

    It is asked only for what `names` say was put there: mere asking can make it wish for a password. That
    happens on a thread of its own, and no more once it has been silent for `patience` seconds.
    """

    def __init__(
        self,
        names: SecretNames,
        find: Callable[[], Keyring | None] = keyring_of_system,
        patience: float = _PATIENCE,
    ) -> None:
        self._names = names
        self._find = find
        self._patience = patience
        self._passing: dict[str, str] = {}
        self._silent = False

    @property
    def names(self) -> tuple[str, ...]:
        """Of all secrets that are kept; nobody is asked for them."""
        return tuple(dict.fromkeys([*self._names, *self._passing]))

    def read(self, name: str) -> str | None:
        """None where there is no such secret. Raises `KeychainFault` where the keyring keeps it to itself."""
        if name in self._passing or name not in self._names:
            return self._passing.get(name)
        return self._ask(lambda keyring: keyring.get_password(_SERVICE, name))

    def store(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `AppError` where it is kept until this program ends, and no longer."""
        self._passing[name] = secret
        try:
            self._ask(lambda keyring: keyring.set_password(_SERVICE, name, secret))
        except KeychainFault:
            if self._silent:  # it may take the secret later, when somebody unlocks it
                self._names.add(name)
            raise
        self._names.add(name)
        del self._passing[name]

    def remove(self, name: str) -> bool:
        """Whether there was such a secret. Raises `AppError` where the keyring may still hold it."""
        there = self._passing.pop(name, None) is not None
        if name in self._names:
            there = self._ask(lambda keyring: _removed(keyring, name)) or there
            self._names.drop(name)
        return there

    def _ask(self, work: Callable[[Keyring], _Answer]) -> _Answer:
        if self._silent:
            raise _silence()
        try:
            return _in_time(lambda: work(self._found()), self._patience)
        except TimeoutError as error:
            self._silent = True
            raise _silence() from error
        except KeyringLocked as error:
            title = say("The keyring of this system is locked.")
            raise KeychainFault(title, say("Unlock it, and try again.")) from error
        except _FAULTS as error:
            title = say("The keyring of this system cannot be used: {error}.", error=error)
            raise KeychainFault(title, say("See whether other programs can use it.")) from error

    def _found(self) -> Keyring:
        keyring = self._find()
        if keyring is None:
            title = say("This system has no keyring to keep secrets in.")
            raise KeychainFault(title, say("Install one, such as GNOME Keyring or KWallet."))
        return keyring


def _removed(keyring: Keyring, name: str) -> bool:
    there = keyring.get_password(_SERVICE, name) is not None
    if there:
        keyring.delete_password(_SERVICE, name)
    return there


def _silence() -> KeychainFault:
    return KeychainFault(
        say("The keyring of this system does not answer."), say("Restart it, then this program.")
    )


def _in_time(work: Callable[[], _Answer], seconds: float) -> _Answer:
    """Raises TimeoutError after so long: some keyrings wait for ever, and cannot be woken."""
    answer: Future[_Answer] = Future()
    threading.Thread(target=_answer, args=(work, answer), name="keyring", daemon=True).start()
    return answer.result(seconds)


def _answer(work: Callable[[], _Answer], answer: "Future[_Answer]") -> None:
    try:
        answer.set_result(work())
    except KeychainFault as fault:
        answer.set_exception(fault)
    except _FAULTS as error:
        answer.set_exception(error)
    finally:
        answer.cancel()  # a mistake of ours must not look like silence


def _faults() -> tuple[type[Exception], ...]:
    """What keyrings raise: their library lets some errors of the system beneath it through."""
    if sys.platform == "linux":
        from jeepney.wrappers import DBusErrorResponse  # noqa: PLC0415 - only Linux has it
        from secretstorage import SecretStorageException  # noqa: PLC0415 - nor this elsewhere

        return (KeyringError, OSError, DBusErrorResponse, SecretStorageException)
    if sys.platform == "win32":
        from win32ctypes.pywin32.pywintypes import error  # noqa: PLC0415 - only Windows has it

        return (KeyringError, OSError, error)
    return (KeyringError, OSError)


_FAULTS = _faults()
