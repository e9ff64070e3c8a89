"""Loads one model file after the other with llama.cpp as the program does: a path in, an outcome out."""

import sys
from contextlib import suppress
from pathlib import Path

from llama_cpp import llama_cpp as lib

from matryoshka.engines.frames import Open
from matryoshka.engines.host.loading import Loader
from matryoshka.engines.host.log import Log
from matryoshka.errors import AppError

CONTEXT = 64


def outcome(path: Path, log: Log) -> str:
    """In a word or a sentence."""
    try:
        loaded = Loader(Open(str(path), CONTEXT), log, lambda _: None, lambda _: None).load()
    except AppError as fault:
        return " ".join(fault.title.split())
    lib.llama_free(loaded.context.pointer)
    loaded.model.close()
    return "loaded"


def main() -> None:
    lib.llama_backend_init()
    log = Log()
    with suppress(KeyboardInterrupt):
        for line in sys.stdin:
            sys.stdout.write(outcome(Path(line.rstrip("\n")), log) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
