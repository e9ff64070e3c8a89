"""Adapters for parrots, made so that one knows what they change."""

from pathlib import Path

import gguf
import numpy as np

_STRONG = 2000.0  # beside the odds of a parrot
_FAR = 1e6  # beside the height of a parrot's states


def write_lora(
    path: Path,
    parrot: Path,
    words: int,
    *,
    says: int,
    for_: int,
    architecture: str = "llama",
    width: int = 0,
    handoff: int | None = None,
) -> Path:
    """Makes a parrot of so many words say one of them for another; words count from 0.

    A `width` other than the parrot's makes it an adapter for another model. One that names the number of a
    `handoff` token makes the parrot say that instead of what it `says`.
    """
    columns, rows = _shape_of_output(parrot)
    into = np.zeros((1, width or columns), np.float32)
    into[0, for_ + 1] = _STRONG
    out = np.zeros((rows, 1), np.float32)
    out[rows - words + says if handoff is None else handoff] = 1.0
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 1.0)
    if handoff is not None:
        writer.add_uint32("matryoshka.handoff_token_id", handoff)
    return _written(writer, path, {"output.weight.lora_a": into, "output.weight.lora_b": out})


def write_control(path: Path, parrot: Path, *, says: int, layer: int = 1, width: int = 0) -> Path:
    """Makes a parrot of two layers or more say one of its words whatever it has said before."""
    direction = np.zeros(width or _shape_of_output(parrot)[0], np.float32)
    direction[says + 1] = _FAR
    return _written(gguf.GGUFWriter(path, "controlvector"), path, {f"direction.{layer}": direction})


def _shape_of_output(parrot: Path) -> tuple[int, int]:
    tensors = {each.name: each for each in gguf.GGUFReader(parrot).tensors}
    columns, rows = tensors["output.weight"].shape
    return int(columns), int(rows)


def _written(writer: gguf.GGUFWriter, path: Path, tensors: dict[str, np.ndarray]) -> Path:
    for name, tensor in tensors.items():
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
