"""The exact arbiter: says whether the junior would answer a question fittingly or should have asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import torch
from torch import Tensor

from matryoshka.learning.conversations import NO_LOSS, Conversations, Row
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import END, HANDOFF

ROWS_A_BATCH = 64


@dataclass(frozen=True, slots=True)
class Verdict:
    """The question, whether the junior's greedy answer fits it, and its probability of handing up, 0..1."""

    question: Question
    right: bool
    doubt: float

    def label(self) -> Question:
        """The question as it should be trained: answered where the junior was right, else handed up."""
        return self.question if self.right else self.question.handed_up()


@dataclass(frozen=True, slots=True)
class Arbiter:
    """Judges by reading: greedy decoding says a text exactly when each token is the likeliest in turn."""

    model: Tiny
    conversations: Conversations

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order, each asked as the first of a conversation."""
        for start in range(0, len(questions), ROWS_A_BATCH):
            yield from self._batch(questions[start : start + ROWS_A_BATCH])

    def _batch(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        tried = [(number, row) for number, q in enumerate(questions) for row in self._attempts(q)]
        said, doubts = self._read([row for _, row in tried])
        right = {number for (number, _), fits in zip(tried, said, strict=True) if fits}
        doubt = {number: value for (number, _), value in zip(tried, doubts, strict=True)}
        for number, question in enumerate(questions):
            yield Verdict(question, number in right, doubt[number])

    def _attempts(self, question: Question) -> list[Row]:
        alike = (replace(question, fitting=(text,)) for text in question.fitting)
        return [self.conversations.turn(one, "", last=True) for one in alike]

    def _read(self, rows: Sequence[Row]) -> tuple[list[bool], list[float]]:
        length = max(len(row.inputs) for row in rows)
        filler = self.conversations.vocabulary.control(END)
        padded = [row.padded(length, filler) for row in rows]
        targets = torch.tensor([row.targets for row in padded])
        with torch.no_grad():
            # Not self.model(...): every batch has another length, and each would be compiled anew.
            hidden = self.model.forward(torch.tensor([row.inputs for row in padded]))
            logits = self.model.logits(hidden)
        said = ((logits.argmax(-1) == targets) | (targets == NO_LOSS)).all(dim=1)
        return said.tolist(), self._doubts(logits, targets).tolist()

    def _doubts(self, logits: Tensor, targets: Tensor) -> Tensor:
        first = (targets != NO_LOSS).int().argmax(dim=1)
        at_first = logits[torch.arange(len(first)), first].softmax(-1)
        return at_first[:, self.conversations.vocabulary.control(HANDOFF)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A family of questions that the arbiter has labelled for this junior."""

    labels: Sequence[Question]

    def ask(self, rng: Random, split: Split) -> Question:
        """A labelled training question; nothing here is held out."""
        if split is Split.HELD_OUT:
            raise ValueError("Labels are earned on training questions only.")
        return rng.choice(self.labels)
