"""The exact arbiter: says whether a tier made to answer would be right, and how much it doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from matryoshka.learning.conversations import NO_LOSS, Conversations, Row
from matryoshka.learning.questions import Question
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import END, HANDOFF
from matryoshka.learning.verdict import Verdict

ROWS_A_BATCH = 64


@dataclass(frozen=True, slots=True)
class Arbiter:
    """Judges by reading: greedy decoding says a text exactly when each token is the likeliest in turn."""

    model: Tiny
    conversations: Conversations

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order, each in a conversation of its own."""
        for start in range(0, len(questions), ROWS_A_BATCH):
            yield from self._batch(questions[start : start + ROWS_A_BATCH])

    def _batch(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        tried = [(number, row) for number, q in enumerate(questions) for row in self._attempts(q)]
        said, begun = self._read([row for _, row in tried])
        right = {number for (number, _), fits in zip(tried, said, strict=True) if fits}
        at = {number: place for place, (number, _) in enumerate(tried)}
        for number, question in enumerate(questions):
            yield Verdict(question, number in right, *begun[at[number]])

    def _attempts(self, question: Question) -> list[Row]:
        alike = (replace(question, fitting=(text,)) for text in question.fitting)
        earlier = sum(map(self._earlier, question.before), Row([], []))
        return [earlier + self.conversations.turn(one, "", last=True) for one in alike]

    def _earlier(self, question: Question) -> Row:
        return Row.only_read(self.conversations.turn(question, "", last=False).inputs)

    def _read(self, rows: Sequence[Row]) -> tuple[list[bool], list[tuple[float, int, float]]]:
        """Of each row: whether its targets would be said; the doubt, the first id said, its probability."""
        length = max(len(row.inputs) for row in rows)
        filler = self.conversations.vocabulary.control(END)
        padded = [row.padded(length, filler) for row in rows]
        device = self.model.device
        targets = torch.tensor([row.targets for row in padded], device=device)
        with torch.no_grad():
            # Not self.model(...): every batch has another length, and each would be compiled anew.
            hidden = self.model.forward(torch.tensor([row.inputs for row in padded], device=device))
            logits = self.model.logits(hidden)
        first = torch.arange(len(rows), device=device), (targets != NO_LOSS).int().argmax(dim=1)
        handoff = self.conversations.vocabulary.control(HANDOFF)
        chances: Tensor = logits[first].softmax(-1)
        logits[:, :, handoff] = -torch.inf
        likeliest = logits.argmax(-1)
        said = ((likeliest == targets) | (targets == NO_LOSS)).all(dim=1)
        begins = likeliest[first]
        sure = chances.gather(1, begins[:, None])[:, 0]
        begun = zip(chances[:, handoff].tolist(), begins.tolist(), sure.tolist(), strict=True)
        return said.tolist(), list(begun)
