"""Four ways to write with the same model: each tells how fast it was after so many tokens."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.server import Server
from benchmarks.setting import CONTEXT, Setting
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Done, Token
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.llama import LlamaEngine

QUESTION = "Tell me a long story."
READ = 40
"""Tokens of that question in its template, where each letter is one: all sides write after so many."""
PLAIN = Path(__file__).with_name("plain.py")


class Side(Protocol):
    name: str

    def speeds(self, lengths: Sequence[int]) -> list[float]:
        """Tokens a second from the first token to the `length`-th, for each ascending length."""
        ...

    def close(self) -> None: ...


class Bench:
    """llama-bench: nothing but the evaluation of single tokens, which need not make sense."""

    name = "llama-bench"

    def __init__(self, setting: Setting) -> None:
        self._command = [str(setting.peers.bench), "-m", str(setting.model), "-t", str(setting.threads)]

    def speeds(self, lengths: Sequence[int]) -> list[float]:
        counts = ",".join(map(str, lengths))
        command = [*self._command, "-p", "0", "-n", counts, "-d", str(READ), "-r", "1", "-o", "json"]
        said = subprocess.run(command, check=True, capture_output=True).stdout
        return [float(each["avg_ts"]) for each in json.loads(said)]

    def close(self) -> None:
        """Each run is a process of its own."""


class Streamed:
    """llama-server: a completion streamed over loopback."""

    name = "llama-server"

    def __init__(self, setting: Setting) -> None:
        self._server = Server(setting, setting.model)

    def speeds(self, lengths: Sequence[int]) -> list[float]:
        return speeds(list(self._server.written(QUESTION.ljust(READ, "x"), lengths[-1])), lengths)

    def close(self) -> None:
        self._server.close()


class Plain:
    """A loop of a few lines on llama-cpp-python's low-level calls, printed nowhere."""

    name = "a plain loop"

    def __init__(self, setting: Setting) -> None:
        command = [sys.executable, str(PLAIN), str(setting.model), str(setting.threads), str(CONTEXT)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def speeds(self, lengths: Sequence[int]) -> list[float]:
        return speeds(self.written(lengths[-1]), lengths)

    def written(self, count: int) -> list[float]:
        """When each of so many tokens was there, in seconds."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin
        assert stdout
        stdin.write(f"{READ} {count}\n")
        stdin.flush()
        times: list[float] = json.loads(stdout.readline())
        return times

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


class Ours:
    """The whole program but its window: a cascade in this process, the model in its own."""

    name = "Matryoshka"

    def __init__(self, setting: Setting, sampling: Sampling, command: Sequence[str] | None = None) -> None:
        tier = setting.tier("S", setting.model, sampling)
        self.engine = LlamaEngine(tier, command)
        self._cascade = Cascade([Rung(tier, self.engine)], "")
        self._messages = [Message(Role.USER, QUESTION)]

    def speeds(self, lengths: Sequence[int]) -> list[float]:
        return speeds(self.written(), lengths)

    def written(self) -> list[float]:
        """When each token was there, in seconds. Raises ValueError where other sides read another length."""
        times = list[float]()
        for event in self._cascade.answer(self._messages, Stop()):
            match event:
                case Token():
                    times.append(time.monotonic())
                case Done(prompt_tokens=read) if read != READ:
                    raise ValueError(read)
                case _:
                    continue
        return times

    def close(self) -> None:
        self.engine.close()


def speeds(times: Sequence[float], lengths: Sequence[int]) -> list[float]:
    """Tokens a second up to each length; `times` of all tokens in seconds."""
    return [(length - 1) / (times[length - 1] - times[0]) for length in lengths]
