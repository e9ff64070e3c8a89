"""Starts a child process that inherits one end of each of two pipes, and nothing else of ours."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, BinaryIO

if sys.platform == "win32":
    import msvcrt


@dataclass(frozen=True, slots=True)
class Started:
    """A child process and our ends of the pipes to it."""

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    replies: BinaryIO


def start(command: Sequence[str], errors: IO[bytes]) -> Started:
    """Run `command` with its ends of the pipes as last two arguments; it reads the first, writes the second.

    What it prints as errors goes to the file `errors`. Raises OSError when it cannot be started.
    """
    with ExitStack() as where_it_fails, ExitStack() as afterwards:
        their_requests, our_requests = os.pipe()
        afterwards.callback(os.close, their_requests)
        where_it_fails.callback(os.close, our_requests)
        our_replies, their_replies = os.pipe()
        afterwards.callback(os.close, their_replies)
        where_it_fails.callback(os.close, our_replies)
        process = _spawn(command, (their_requests, their_replies), errors)
        where_it_fails.pop_all()
    return Started(process, os.fdopen(our_requests, "wb"), os.fdopen(our_replies, "rb"))


def inherited(requests: str, replies: str) -> tuple[BinaryIO, BinaryIO]:
    """The two pipes of a child, from its last two arguments."""
    return os.fdopen(_taken(requests, os.O_RDONLY), "rb"), os.fdopen(_taken(replies, os.O_WRONLY), "wb")


def _environment() -> dict[str, str]:
    return {**os.environ, "GGML_NO_BACKTRACE": "1"}  # a crash is one line, not a debugger's session


if sys.platform == "win32":

    def _spawn(command: Sequence[str], ends: tuple[int, int], errors: IO[bytes]) -> subprocess.Popen[bytes]:
        handles = [msvcrt.get_osfhandle(end) for end in ends]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        return subprocess.Popen(
            [*command, *map(str, handles)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=_environment(),
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles}),
            creationflags=subprocess.CREATE_NO_WINDOW,
        )

    def _taken(handle: str, mode: int) -> int:
        return msvcrt.open_osfhandle(int(handle), mode)

else:

    def _spawn(command: Sequence[str], ends: tuple[int, int], errors: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*command, *map(str, ends)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=_environment(),
            pass_fds=ends,
        )

    def _taken(descriptor: str, _mode: int) -> int:
        return int(descriptor)
