"""One window over one person's data: a second start hands what it brings to the window that is open."""

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from matryoshka.errors import AppError
from matryoshka.saying import say

_TAKEN = b"taken\n"
_LONGEST = 2**20
"""Bytes of what is brought."""
_PATIENCE = 10.0
"""Seconds that a window may take to answer, or to close."""
_LOCK_WAIT, _REPLY_WAIT = 200, 2_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Knock:
    """What a start brings along: a question, and the desktop's leave to come to the front.

    `compact` where the small window is wanted.
    """

    question: str = ""
    leave: str = ""
    compact: bool = False


class Door(QObject):
    """Lets in the first start over a folder; `knocked(Knock)` when another one came."""

    knocked = Signal(object)

    def __init__(self, folder: Path, knock: Knock) -> None:
        super().__init__()
        self._knock = knock
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)

    @property
    def address(self) -> str:
        """Where the window that is open listens. Raises `AppError` where that is in the hands of another."""
        return _name(self._folder)

    def enter(self, patience: float = _PATIENCE) -> bool:
        """Whether this start is the first; else the window that is open has taken what it brings.

        Raises `AppError` where that one neither answers nor closes for so many seconds.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self._lock.tryLock(_LOCK_WAIT) or self._lock.error() != QLockFile.LockError.LockFailedError:
                self._listen()
                return True
            if self._handed_over():
                return False
        raise AppError(
            say("Matryoshka is open already, and does not answer."),
            say("Wait for it, close it, or end its process."),
        )

    def attend(self, take: Callable[[Knock], None]) -> None:
        """Give `take` what this start has brought, and what others bring from now on."""
        self.knocked.connect(take)
        brought, self._knock = self._knock, Knock()
        if brought.question or brought.compact:
            take(brought)

    def close(self) -> None:
        """Let another start be the first."""
        self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        """Where no one can be heard the window opens all the same: only a second start is told nothing."""
        QLocalServer.removeServer(self.address)
        self._server.listen(self.address)

    def _handed_over(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.address)
        if not socket.waitForConnected(_REPLY_WAIT):
            return False
        socket.write(json.dumps(asdict(self._knock)).encode() + b"\n")
        while socket.bytesToWrite() and socket.waitForBytesWritten(_REPLY_WAIT):
            pass
        return socket.waitForReadyRead(_REPLY_WAIT) and socket.readAll().data() == _TAKEN

    @Slot()
    def _meet(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(partial(self._hear, socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        """Who has gone in the meantime has been told nothing, and comes again."""
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
        elif socket.canReadLine() and _is_there(socket) and (knock := _read(bytes(socket.readLine().data()))):
            socket.write(_TAKEN)
            socket.flush()
            self.knocked.emit(knock)


def _is_there(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.ConnectedState


def _read(line: bytes) -> Knock | None:
    """None for what no start of this program has sent."""
    with suppress(ValueError, TypeError):
        knock = Knock(**json.loads(line))
        kinds = type(knock.question), type(knock.leave), type(knock.compact)
        return knock if kinds == (str, str, bool) else None
    return None


def _name(folder: Path) -> str:
    """Short, as systems want it, and another one for every folder; only its person can listen there."""
    name = f"matryoshka-{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]}"
    return name if sys.platform == "win32" else str(_runtime_folder() / name)


def _runtime_folder() -> Path:
    """The session's own, or one of this person's beside what is temporary."""
    if given := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"matryoshka-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise AppError(say("{folder} belongs to someone else.", folder=folder), say("Have it removed."))
    return folder
