"""A folder of Hugging Face weights: read here, and never written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import torch
from safetensors import SafetensorError
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging

from matryoshka.chat.engine import Message
from matryoshka.errors import AppError

_REMEDY = "Name the folder of a chat model: config.json, its tokenizer, and its weights as .safetensors."


class Base:
    """What a model of these weights reads and is; `folder` holds them."""

    def __init__(self, folder: Path) -> None:
        """Raises `AppError` where no model for chats can be read there."""
        self.folder = folder
        if not (folder / "config.json").is_file():
            raise AppError(f"There is no model in {folder}: it has no config.json.", _REMEDY)
        logging.disable_progress_bar()
        logging.set_verbosity_error()
        with _told(folder):
            self.tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if not self.tokenizer.chat_template:
            raise AppError(f"The model in {folder} has no chat template.", "Choose one made for chat.")

    def prompt(self, messages: Sequence[Message]) -> tuple[int, ...]:
        """The ids of a conversation up to where the model answers."""
        said = [{"role": str(each.role), "content": each.text} for each in messages]
        return self.ids(self.tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True))

    def ids(self, text: str) -> tuple[int, ...]:
        """Of a text with its marks; nothing is put before it."""
        return tuple(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def model(self, *, precise: bool) -> Any:
        """The weights in 32 bits, or in 16 for half the memory. Raises `AppError`."""
        with _told(self.folder):
            model = AutoModelForCausalLM.from_pretrained(
                self.folder,
                local_files_only=True,
                use_safetensors=True,
                dtype=torch.float32 if precise else torch.bfloat16,
            )
        return model.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def free_memory() -> int:
    """Bytes, of where a model would be trained: a graphics card where there is one."""
    if torch.cuda.is_available():
        free, _ = torch.cuda.mem_get_info()
        return int(free)
    return int(psutil.virtual_memory().available)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, SafetensorError) as fault:
        reason = str(fault).strip().partition("\n")[0].rstrip(".")
        raise AppError(f"The model in {folder} cannot be read ({reason}).", _REMEDY) from fault
