"""What one picture becomes for a model, in the memory of llama.cpp's library for seeing."""

import ctypes
from typing import Any

from llama_cpp import mtmd_cpp as mtmd

from matryoshka.engines.host.pixels import Pixels
from matryoshka.errors import AppError
from matryoshka.saying import say


class Chunks:
    """Pieces of the picture, and of the text that its model wants around them."""

    def __init__(self, eyes: Any, shown: Pixels) -> None:
        """Raises `AppError`."""
        self.pointer: Any = mtmd.mtmd_input_chunks_init()
        data = (ctypes.c_uint8 * len(shown.data)).from_buffer_copy(shown.data)
        bitmap = mtmd.mtmd_bitmap_init(shown.width, shown.height, data)
        bitmaps = (mtmd.mtmd_bitmap_p_ctypes * 1)(bitmap)
        marker = mtmd.mtmd_default_marker()
        text = mtmd.mtmd_input_text(marker, len(marker), add_special=False, parse_special=True)
        code = mtmd.mtmd_tokenize(eyes, self.pointer, ctypes.byref(text), bitmaps, 1)
        mtmd.mtmd_bitmap_free(bitmap)
        if code:
            self.close()
            raise unseen(f"llama.cpp's code {code}")

    def __len__(self) -> int:
        return int(mtmd.mtmd_input_chunks_size(self.pointer))

    def __getitem__(self, index: int) -> Any:
        return mtmd.mtmd_input_chunks_get(self.pointer, index)

    @property
    def cells(self) -> int:
        return sum(self.cells_of(index) for index in range(len(self)))

    def cells_of(self, index: int) -> int:
        return int(mtmd.mtmd_input_chunk_get_n_tokens(self[index]))

    def words(self, index: int) -> list[int] | None:
        """The tokens of a piece of text; None where it is one of the picture."""
        if mtmd.mtmd_input_chunk_get_type(self[index]) != mtmd.MTMD_INPUT_CHUNK_TYPE_TEXT:
            return None
        count = ctypes.c_size_t()
        tokens = mtmd.mtmd_input_chunk_get_tokens_text(self[index], ctypes.byref(count))
        return [tokens[at] for at in range(count.value)] if tokens else []

    def close(self) -> None:
        mtmd.mtmd_input_chunks_free(self.pointer)


def unseen(reason: str) -> AppError:
    return AppError(
        say("The model cannot see a picture of this chat ({reason}).", reason=reason),
        say("Ask again without it."),
    )
