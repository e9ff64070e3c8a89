"""Writes a trained LoRA as the GGUF adapter that llama.cpp lays over the same base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import gguf
import torch
from torch import Tensor

from matryoshka.learning.lora.layers import Layer
from matryoshka.learning.tokens import HANDOFF_KEY


@dataclass(frozen=True, slots=True)
class AdapterFile:
    """What an adapter is made of: `token` is the number of the hand-off token that it has taught.

    llama.cpp adds `alpha` / rank times what the adapter computes.
    """

    architecture: str
    name: str
    token: int
    alpha: float
    layers: Sequence[Layer]

    def write(self, file: Path, weights: Mapping[str, Tensor]) -> None:
        """Write the file anew; `weights` are by the base's name of a layer and `lora_A` or `lora_B`.

        lora_A is (rank, inputs), lora_B (outputs, rank).
        """
        writer = gguf.GGUFWriter(file, self.architecture)
        writer.add_type("adapter")
        writer.add_name(self.name)
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", self.alpha)
        writer.add_uint32(HANDOFF_KEY, self.token)
        for layer in self.layers:
            into, out = (weights[f"{layer.module}.lora_{part}"] for part in "AB")
            _add(writer, f"{layer.tensor}.lora_a", into)
            _add(writer, f"{layer.tensor}.lora_b", layer.laid_out(out))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()


def _add(writer: gguf.GGUFWriter, name: str, tensor: Tensor) -> None:
    writer.add_tensor(name, tensor.detach().to("cpu", torch.float32).contiguous().numpy())
