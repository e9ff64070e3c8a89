"""llama-server on a loopback port, asked as its own clients ask it."""

import http.client
import json
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.setting import CONTEXT, Setting
from matryoshka.chat.engine import Message

_TIMEOUT = 600.0  # seconds


class Server:
    """One slot, and a process of its own until `close`."""

    def __init__(self, setting: Setting, model: Path) -> None:
        self._port = _free_port()
        options = ["-t", setting.threads, "-c", CONTEXT, "--parallel", 1, "--port", self._port, "--no-ui"]
        command = map(str, [setting.peers.server, "-m", model, *options])
        self._process = subprocess.Popen([*command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self._healthy():
            time.sleep(0.05)

    def written(self, prompt: str, count: int) -> Iterator[float]:
        """When each of so many tokens was there, in seconds, greedily chosen."""
        body = {"prompt": prompt, "n_predict": count, "cache_prompt": False}
        for event in self._events("/completion", body):
            if not event["stop"]:
                yield time.monotonic()

    def first_token(self, messages: Sequence[Message], count: int) -> float:
        """Seconds to the first token of an answer of `count` tokens; what it has read before is kept."""
        body = {
            "messages": [{"role": str(message.role), "content": message.text} for message in messages],
            "max_tokens": count,
            "cache_prompt": True,
        }
        begun = time.monotonic()
        first = 0.0
        for event in self._events("/v1/chat/completions", body):
            if not first and event["choices"][0]["delta"].get("content"):
                first = time.monotonic() - begun
        return first

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _events(self, path: str, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
        common = {"temperature": 0, "ignore_eos": True, "stream": True}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_TIMEOUT)
        connection.request("POST", path, json.dumps(common | body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        while line := response.readline():
            if line.startswith(b"data: {"):
                yield json.loads(line.removeprefix(b"data: "))
        connection.close()

    def _healthy(self) -> bool:
        if self._process.poll() is not None:
            raise ChildProcessError("llama-server has ended")
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_TIMEOUT)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except ConnectionError:
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
