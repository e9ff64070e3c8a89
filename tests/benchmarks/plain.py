"""A plain loop on llama-cpp-python's low-level calls: `plain.py MODEL THREADS CONTEXT`.

For each pair of counts that comes in, it reads as many tokens as the first says, writes as many as the second
says, and prints when each was there, in seconds.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from llama_cpp import llama_cpp as lib


def loaded(path: str, threads: int, context: int) -> Any:
    """llama.cpp's context, and the model kept for as long."""
    lib.llama_backend_init()
    silent = lib.llama_log_callback(lambda *_: None)
    lib.llama_log_set(silent, None)
    model = lib.llama_model_load_from_file(path.encode(), lib.llama_model_default_params())
    parameters = lib.llama_context_default_params()
    parameters.n_ctx, parameters.n_batch, parameters.n_ubatch = context, 512, 512
    parameters.n_threads = parameters.n_threads_batch = threads
    return silent, lib.llama_init_from_model(model, parameters)


def written(context: Any, sampler: Any, before: int, count: int) -> Iterator[float]:
    lib.llama_memory_clear(lib.llama_get_memory(context), False)
    read = (lib.llama_token * before)(*[1] * before)
    lib.llama_decode(context, lib.llama_batch_get_one(read, before))
    token = (lib.llama_token * 1)()
    batch = lib.llama_batch_get_one(token, 1)
    for _ in range(count):
        token[0] = lib.llama_sampler_sample(sampler, context, -1)
        yield time.monotonic()
        lib.llama_decode(context, batch)


def main() -> None:
    _silent, context = loaded(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sampler = lib.llama_sampler_init_greedy()
    for line in sys.stdin:
        before, count = map(int, line.split())
        sys.stdout.write(json.dumps(list(written(context, sampler, before, count))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
