"""Lets llama.cpp lay a model out without its weights, and say how much memory that would take."""

from pathlib import Path

from llama_cpp import llama_cpp as lib

from matryoshka.chat.ladder import KvType
from matryoshka.engines.host.context import context_parameters
from matryoshka.engines.host.faults import unloadable
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import model_parameters
from matryoshka.engines.host.placing import Place
from matryoshka.engines.probe_frames import Rehearse, Rehearsed


def rehearse(wish: Rehearse, log: Log) -> Rehearsed:
    """Raises `AppError` where llama.cpp cannot load the model."""
    place = Place(wish.layers, kv_type=KvType(wish.kv_type), flash_attention=wish.flash_attention)
    parameters = model_parameters(place)
    parameters.no_alloc, parameters.load_mode = True, lib.LLAMA_LOAD_MODE_NONE
    log.start_model()
    lib.llama_backend_init()
    model = lib.llama_model_load_from_file(wish.path.encode(), parameters)
    if not model or not lib.llama_init_from_model(model, context_parameters(wish.context, place)):
        raise unloadable(Path(wish.path), log.errors)
    sizes = log.buffers.sizes
    return Rehearsed(sizes.kv, sizes.compute)
