"""The OpenAI-compatible server that ships with llama-cpp-python, on loopback, with the built-in S tier."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from matryoshka.chat.service import Service
from matryoshka.paths import resources

MODEL = "matryoshka-s"
_PATIENCE = 60.0


@contextmanager
def llama_server() -> Iterator[Service]:
    """As a service, until the end of the block."""
    port = _free_port()
    model = resources() / "models" / f"{MODEL}.gguf"
    told = ["--model", str(model), "--model_alias", MODEL, "--n_threads", "1", "--n_ctx", "512"]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "llama_cpp.server", "--port", str(port), *told],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield Service(f"http://127.0.0.1:{port}/v1", MODEL)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        assert isinstance(port, int)
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
