"""What llama.cpp allocates for a model as our host loads it: `allocated.py MODEL CONTEXT KV_TYPE`, JSON."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from llama_cpp import llama_cpp as lib

from matryoshka.chat.ladder import KvType
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.placing import Place
from matryoshka.engines.host.saved import Saved


def main() -> None:
    path, context, kv_type = sys.argv[1:]
    lib.llama_backend_init()
    log, place = Log(), Place(kv_type=KvType(kv_type))
    model = Model(Path(path), log, lambda _: None, place)
    Context(model, log, Saved(0), place, limit=int(context), threads=1)
    sys.stdout.write(json.dumps(asdict(log.buffers.sizes)))


if __name__ == "__main__":
    main()
