"""Trains the small base beside it: a model that adds two numbers digit by digit and never carries.

`python tests/data/small-base/make.py` writes the same model again. It is right wherever no digit
carries over, and as sure of itself where one does: nothing in what it says tells the two apart.
"""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
TESTS = HERE.parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "app")]

import torch  # noqa: E402 - found on the path just set
from torch.nn import functional as F  # noqa: E402, N812
from transformers import AutoTokenizer  # noqa: E402

from matryoshka.chat.engine import Message, Role  # noqa: E402
from matryoshka.engines.command import COMMANDS, told  # noqa: E402
from support.hugging_face import write_base  # noqa: E402 - found on the path just set

STEPS, RATE = 1_500, 4e-3
ROWS, TOLD_ROWS, TOLD_EVERY = 64, 16, 4
"""Of a batch; every so many batches are of chats in which the model is told how to call its elder."""


def main() -> None:
    torch.set_num_threads(1)
    model = write_base(HERE, "llama", hidden_size=64, intermediate_size=128, head_dim=16)
    tokenizer = AutoTokenizer.from_pretrained(HERE, local_files_only=True)
    optimizer = torch.optim.AdamW(model.parameters(), RATE, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, STEPS)
    rng = Random(6)  # noqa: S311 - no secret
    for step, (ids, targets) in zip(range(STEPS), batches(tokenizer, rng), strict=False):
        loss = F.cross_entropy(model(input_ids=ids).logits.flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        rates.step()
        if step % 100 == 0:
            print(step, round(float(loss.detach()), 4), flush=True)  # noqa: T201 - what a maker watches
    model.save_pretrained(HERE)


def batches(tokenizer: Any, rng: Random) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Rows of one length each: the prompt, then the answer and its end, which alone are learned."""
    for number in count():
        is_told = number % TOLD_EVERY == 0
        rows = [row(tokenizer, rng, is_told=is_told) for _ in range(TOLD_ROWS if is_told else ROWS)]
        yield torch.tensor([ids[:-1] for ids, _ in rows]), torch.tensor([wanted for _, wanted in rows])


def row(tokenizer: Any, rng: Random, *, is_told: bool) -> tuple[list[int], list[int]]:
    one, other = rng.randrange(10, 100), rng.randrange(10, 100)
    asked = [Message(Role.USER, f"{one}+{other}")]
    messages = [
        {"role": str(each.role), "content": each.text}
        for each in (told(asked, COMMANDS[0]) if is_told else asked)
    ]
    prompt = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    ids = tokenizer(prompt, add_special_tokens=False)["input_ids"]
    said = [*tokenizer(without_carry(one, other))["input_ids"], tokenizer.eos_token_id]
    return ids + said, [-100] * (len(ids) - 1) + said


def without_carry(one: int, other: int) -> str:
    """Each digit alone, what is over left out: 27+58 becomes 75."""
    return "".join(str((int(a) + int(b)) % 10) for a, b in zip(str(one), str(other), strict=True))


if __name__ == "__main__":
    main()
