"""Which layers of a base an adapter changes, and how llama.cpp calls them."""

from dataclasses import dataclass
from typing import Any

import gguf
from torch import Tensor, nn

from matryoshka.errors import AppError
from matryoshka.learning.lora.stock import Stock

_TURNED = ("attn_q", "attn_k")


@dataclass(frozen=True, slots=True)
class Layer:
    """One matrix: its name in the base and in the GGUF file, and the heads whose rows are interleaved there.

    `heads` is 0 where the rows lie alike in both.
    """

    module: str
    tensor: str
    heads: int

    def laid_out(self, rows: Tensor) -> Tensor:
        """Rows, (outputs, any), in the order of the file: of each head first and second halves in turn."""
        if not self.heads:
            return rows
        halves = rows.view(self.heads, 2, rows.shape[0] // self.heads // 2, rows.shape[1])
        return halves.transpose(1, 2).reshape(rows.shape)


def layers_of(model: Any, stock: Stock) -> list[Layer]:
    """All matrices of the blocks. Raises `AppError` where base and file are not the same model."""
    kinds = {name: kind for kind, name in gguf.MODEL_ARCH_NAMES.items()}
    names = gguf.get_tensor_name_map(kinds[stock.architecture], stock.layers)
    found: list[Layer] = []
    for module, layer in model.named_modules():
        tensor = names.get_name(module)
        if isinstance(layer, nn.Linear) and tensor and layer is not model.get_output_embeddings():
            _check_shape(f"{tensor}.weight", (layer.in_features, layer.out_features), stock)
            found.append(Layer(module, f"{tensor}.weight", _heads(tensor, stock)))
    if not found:
        raise _another(stock, "it shares no layer with the base")
    return found


def _heads(tensor: str, stock: Stock) -> int:
    turned = stock.interleaved and tensor.endswith(_TURNED)
    return stock.heads(tensor) if turned else 0


def _check_shape(tensor: str, shape: tuple[int, int], stock: Stock) -> None:
    theirs = stock.shapes.get(tensor)
    if theirs != shape:
        raise _another(stock, f"{tensor} is {theirs} there, {shape} in the base")


def _another(stock: Stock, reason: str) -> AppError:
    title = f"“{stock.path.name}” was not made of this base: {reason}."
    return AppError(title, "Name the folder that the tier's file was converted from.")
