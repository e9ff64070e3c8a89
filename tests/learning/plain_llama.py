"""Asks a GGUF file greedily through llama-cpp-python with the file's own chat template, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
import llama_cpp
import numpy as np

from matryoshka.chat.engine import Message

LONGEST = 160
PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Reply:
    """What a tier would answer, and the probability, 0..1, that it hands the question up instead."""

    text: str
    doubt: float

    @property
    def handed_up(self) -> bool:
        return self.doubt > PATIENCE


class PlainLlama:
    """One model file, loaded for as long as this object lives; `cache` is the kind of its keys and values."""

    def __init__(self, file: Path, cache: int = llama_cpp.GGML_TYPE_F16) -> None:
        self.llama = llama_cpp.Llama(
            str(file), n_ctx=1024, n_threads=1, n_threads_batch=1, type_k=cache, type_v=cache, verbose=False
        )
        self.handoff = int(self.llama.metadata["matryoshka.handoff_token_id"])
        environment = jinja2.Environment(autoescape=False)  # noqa: S701 no page is made here, but a prompt
        self.template = environment.from_string(self.llama.metadata["tokenizer.chat_template"])

    def answer(self, messages: Sequence[Message]) -> Reply:
        """The probability of a hand-off after the prompt, and the answer without its thinking."""
        said, doubt = self.spoken(messages)
        return Reply(said.split("</think>")[-1].strip(), doubt)

    def spoken(self, messages: Sequence[Message]) -> tuple[str, float]:
        """Everything said, thinking and its marks included, and the probability of a hand-off."""
        self.llama.reset()
        self.llama.eval(self.llama.tokenize(self.prompt(messages).encode(), add_bos=False, special=True))
        logits = self.logits()
        shares = np.exp(logits - logits.max())
        doubt = float(shares[self.handoff] / shares.sum())
        said: list[int] = []
        while (token := int(self.logits().argmax())) != self.llama.token_eos() and len(said) < LONGEST:
            said.append(token)
            if token == self.handoff:
                break
            self.llama.eval([token])
        return self.llama.detokenize(said, special=True).decode(errors="replace"), doubt

    def prompt(self, messages: Sequence[Message]) -> str:
        pairs = [{"role": str(message.role), "content": message.text} for message in messages]
        return self.template.render(messages=pairs, add_generation_prompt=True)

    def logits(self) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        """The logits after what was read last, over the whole vocabulary."""
        pointer = llama_cpp.llama_get_logits_ith(self.llama.ctx, -1)
        return np.ctypeslib.as_array(pointer, shape=(self.llama.n_vocab(),)).copy()
