"""Puts LoRA adapters and control vectors on a loaded model.

They stay for the life of the process: a tier with others is another set-up and has a process of its own, so
nothing read under one adapter is ever taken for what another has read. The weights beneath are mapped from
one file, which the system holds once for all its readers.
"""

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_cpp import llama_cpp as lib
from numpy.typing import NDArray

from matryoshka.chat.ladder import Adapter
from matryoshka.engines.host.faults import check_file
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model, header_value
from matryoshka.engines.host.vectors import vectors
from matryoshka.engines.host.vocabulary import HANDOFF_KEY
from matryoshka.errors import AppError
from matryoshka.saying import say

_OF_ANOTHER = ("arch mismatch", "does not exist in base model", "incorrect shape", "not transposed")
_OF_ANOTHER_KIND = ("general.type", "adapter.type")


def put_on(
    context: Any, model: Model, loras: Sequence[Adapter], controls: Sequence[Adapter], log: Log
) -> str | None:
    """Change what llama.cpp's `context` of this model computes. Raises `AppError`.

    The value is the number of the hand-off token that an adapter names: it was taught to the model with it.
    """
    taught = _add_loras(context, model, loras, log) if loras else None
    if controls:
        _add_controls(context, model, controls)
    return taught


def _add_loras(context: Any, model: Model, loras: Sequence[Adapter], log: Log) -> str | None:
    loaded = [_lora(model, each, log) for each in loras]
    adapters = (lib.llama_adapter_lora_p_ctypes * len(loaded))(*loaded)
    scales = (ctypes.c_float * len(loaded))(*(each.scale for each in loras))
    lib.llama_set_adapters_lora(context, adapters, len(loaded), scales)
    named = (header_value(lib.llama_adapter_meta_val_str, each, HANDOFF_KEY) for each in loaded)
    return next((number for number in named if number is not None), None)


def _lora(model: Model, lora: Adapter, log: Log) -> Any:
    """llama.cpp's adapter; the model frees it."""
    check_file(lora.path, "adapter")
    log.start()
    adapter = lib.llama_adapter_lora_init(model.pointer, bytes(lora.path))
    if not adapter:
        raise _unusable(lora, model, " ".join(log.errors))
    return adapter


def _add_controls(context: Any, model: Model, controls: Sequence[Adapter]) -> None:
    layers, width = (int(of(model.pointer)) for of in (lib.llama_model_n_layer, lib.llama_model_n_embd))
    directions = np.zeros((layers, width), np.float32)
    for control in controls:
        _add_control(directions, control, model)
    first = directions.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
    if lib.llama_set_adapter_cvec(context, first, directions.size, width, 1, layers):
        title = say("There is not enough memory for the control vectors of “{model}”.", model=model.name)
        raise AppError(title, say("Close other programs, or remove them from the ladder."))


def _add_control(directions: NDArray[np.float32], control: Adapter, model: Model) -> None:
    """`directions` are those of layer 1 and so on, for there is none of layer 0."""
    check_file(control.path, "control vector")
    found = vectors(control.path)
    if not found:
        raise _damaged(control, "nothing in it")
    layers, width = directions.shape
    for name, direction in found.items():
        layer = re.fullmatch(r"direction\.([1-9]\d*)", name)
        if not layer:
            raise _of_another_kind(control, "control vector", f"it holds “{name}”")
        if int(layer[1]) >= layers or len(direction) != width:
            reason = f"{len(direction)} numbers for layer {layer[1]}, not {width} for each of {layers} layers"
            raise _of_another(control, model, reason)
        directions[int(layer[1]) - 1] += control.scale * direction


def _unusable(lora: Adapter, model: Model, said: str) -> AppError:
    if any(sign in said for sign in _OF_ANOTHER):
        return _of_another(lora, model, said)
    if any(sign in said for sign in _OF_ANOTHER_KIND):
        return _of_another_kind(lora, "LoRA adapter", said)
    return _damaged(lora, said)


def _of_another(adapter: Adapter, model: Model, reason: str) -> AppError:
    return AppError(
        say(
            "“{path}” was made for another model than “{model}” ({reason}).",
            path=adapter.path.name,
            model=model.name,
            reason=reason,
        ),
        say("Name one that was made for this model, or remove it from the ladder."),
    )


def _of_another_kind(adapter: Adapter, kind: str, reason: str) -> AppError:
    return AppError(
        say("“{path}” is no {kind} ({reason}).", path=adapter.path.name, kind=kind, reason=reason),
        say("Name another file, or remove it from the ladder."),
    )


def _damaged(adapter: Adapter, reason: str) -> AppError:
    return AppError(
        say(
            "“{path}” cannot be read: it is damaged or incomplete ({reason}).",
            path=adapter.path.name,
            reason=reason,
        ),
        say("Download it again, or remove it from the ladder."),
    )
