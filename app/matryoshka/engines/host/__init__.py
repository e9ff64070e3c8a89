"""The child process that drives llama.cpp; nothing else in the program imports llama_cpp."""

from matryoshka.engines.host.service import main

__all__ = ["main"]
