"""One tier sits the whole examination: what it has once answered is kept, and never asked again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.engine import Message, QuestionTooLong, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.errors import AppError
from matryoshka.learning.evaluation.listening import Candidate, Heard, listen
from matryoshka.learning.evaluation.log import Entry, Log
from matryoshka.learning.evaluation.looking import Look
from matryoshka.learning.evaluation.marking import kept_to, same
from matryoshka.learning.evaluation.records import Asking, Exercise, Measured, Try

TEMPERATURE = 0.7
SEEDS = range(1, 6)
DOUBTING = {False: "Are you sure?", True: "Вы уверены?"}
"""How one is asked again, by whether the question has Cyrillic letters."""


@dataclass(slots=True, eq=False)
class Sitting:
    """A tier, the model behind it, and what is kept of its answers; `asked` counts what was not.

    Where it stands `below` another, a model without a hand-off token is told a command, as in a chat; where
    the two were calibrated, that doubt is told beside the plain one.
    """

    tier: Tier
    candidate: Candidate
    log: Log
    below: bool = False
    calibration: Calibration | None = None
    asked: int = 0

    def parameters(self) -> int:
        """Of the tier's model; raises `AppError` when it cannot be loaded."""
        return int(self._model()["parameters"])

    def attempt(self, exercise: Exercise) -> Try:
        """The tier's answer when asked straight, sampled as in the chat; the hand-off cannot be chosen.

        As in the chat the model does not read again what it remembers from before: the beginning that its
        prompt shares with the last one. Raises `QuestionTooLong`, or `AppError` that names the line.
        """
        entry = self._entry("try", exercise)
        if (kept := self.log.get(entry)) is None:
            kept = asdict(self._hear(exercise, self.tier.sampling, exercise.messages))
            self.log.keep(entry, kept)
        tried = Heard.of(kept).judged(exercise, self.tier.patience)
        return (
            replace(tried, measured=self._measured(exercise, self.calibration)) if self.calibration else tried
        )

    def asking(self, exercise: Exercise, answer: str) -> Asking:
        """Five samples of the answer, and what it says when asked whether it is sure. Raises as `attempt`."""
        entry = self._entry("again", exercise)
        if (kept := self.log.get(entry)) is None:
            kept = self._again(exercise, answer)
            self.log.keep(entry, kept)
        return Asking(
            agreement=sum(same(answer, each) for each in kept["samples"]) / len(kept["samples"]),
            agreement_seconds=kept["samples_seconds"],
            sure=kept_to(answer, kept["reply"]),
            sure_seconds=kept["reply_seconds"],
        )

    def _model(self) -> Mapping[str, Any]:
        """What is to be known of the model beside its answers."""
        entry = Entry("model", "")
        if (kept := self.log.get(entry)) is None or "owns_handoff" not in kept:
            self._wake()
            candidate = self.candidate
            kept = {"parameters": candidate.parameters, "owns_handoff": candidate.owns_handoff}
            self.log.keep(entry, kept)
        return kept

    def _measured(self, exercise: Exercise, calibration: Calibration) -> Measured | None:
        look = Look(self.candidate, calibration, self._told())
        entry = self._entry(look.kind, exercise)
        if (kept := self.log.get(entry)) is None:
            self._wake()
            self.asked += 1
            found = look.measured(exercise.messages, self.tier.sampling)
            kept = {"measured": found and asdict(found)}
            self.log.keep(entry, kept)
        return Measured(**kept["measured"]) if kept["measured"] else None

    def _told(self) -> bool:
        return self.below and not self._model()["owns_handoff"]

    def _entry(self, kind: str, exercise: Exercise) -> Entry:
        """A model that was told a command answers another prompt."""
        return Entry(f"{kind}, told" if self._told() else kind, exercise.key)

    def _again(self, exercise: Exercise, answer: str) -> dict[str, Any]:
        question = exercise.messages
        warm = (replace(self.tier.sampling, temperature=TEMPERATURE, seed=seed) for seed in SEEDS)
        samples = [self._hear(exercise, sampling, question) for sampling in warm]
        doubting = Message(Role.USER, DOUBTING[_is_russian(exercise.text)])
        follow_up = (*question, Message(Role.ASSISTANT, answer), doubting)
        reply = self._hear(exercise, self.tier.sampling, follow_up)
        return {
            "samples": [heard.answer for heard in samples],
            "samples_seconds": sum(heard.seconds for heard in samples),
            "reply": reply.answer,
            "reply_seconds": reply.seconds,
        }

    def _hear(self, exercise: Exercise, sampling: Sampling, messages: tuple[Message, ...]) -> Heard:
        self._wake()
        self.asked += 1
        try:
            return listen(self.candidate.probe(messages, sampling, Stop(), elder=self._told()))
        except QuestionTooLong:
            raise
        except AppError as fault:
            title = f"{self.tier.name} could not answer line {exercise.line}: {fault.title}"
            raise AppError(title, f"{fault.remedy} The same command goes on from there.") from fault

    def _wake(self) -> None:
        """Loading is not measured; it costs nothing where it is done."""
        for _ in self.candidate.wake(Stop()):
            pass


def _is_russian(text: str) -> bool:
    return any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold())
