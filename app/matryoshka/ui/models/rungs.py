"""Changes the person's ladder: models come and go, at once or when they have arrived; tiers ask sooner."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import tier_of
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.models.eyes import eyes_beside
from matryoshka.models.suggestion import Suggestion
from matryoshka.ui.choices import Choices
from matryoshka.ui.words import BUILTIN


class Rungs(QObject):
    """`changed(Ladder)` when another one is to answer, `troubled(AppError)` when it cannot be written."""

    changed = Signal(object)
    troubled = Signal(object)

    def __init__(self, writer: LadderWriter, choices: Choices) -> None:
        super().__init__()
        self._writer = writer
        self._choices = choices

    def use(self, model: str | Path) -> bool:
        """A tier of a model file, or of `builtin:xs`, between those of smaller and of larger files.

        Whether it is there now; one that was there already stays where it stands.
        """
        return self._change(lambda: self._with(model, tier_of(str(model)).path))

    def add_service(self, tier: str, service: Service) -> bool:
        """A tier of that name at the top, which is asked over the network; whether it is there now."""
        return self._change(lambda: self._writer.put_service(tier, service))

    def leave(self, tier: str) -> bool:
        return self._change(lambda: self._writer.take_out(tier))

    def set_patience(self, tier: str, patience: float) -> bool:
        """Whether that tier hands up from now on when its doubt exceeds `patience`, 0 to 1."""
        return self._change(lambda: self._writer.set_patience(tier, patience))

    def plan(self, suggestion: Suggestion) -> None:
        """What is fetched joins the ladder when it has arrived; what is dropped leaves it after the last."""
        sources = [tier.option.source for tier in suggestion.fetched]
        leaving = [f"{BUILTIN}{dropped.tier}" for dropped in suggestion.dropped]
        self._choices.keep_plan((*sources, *leaving))

    def arrive(self, source: str, path: Path) -> bool:
        """Whether the model that has arrived was planned, and is on the ladder now."""
        plan = self._choices.settings.plan
        if source not in plan or not self.use(path):
            return False
        left = tuple(each for each in plan if each != source)
        if all(each.startswith(BUILTIN) for each in left):
            self._drop(left)
            left = ()
        self._choices.keep_plan(left)
        return True

    def _drop(self, labels: tuple[str, ...]) -> None:
        for tier in self._writer.ladder().tiers:
            if tier.label in labels:
                self.leave(tier.name)

    def _with(self, model: str | Path, file: Path) -> Ladder:
        ladder = self._writer.ladder()
        if file.resolve() in [tier.path.resolve() for tier in ladder.local]:
            return ladder
        place = sum(_bytes(tier.path) <= _bytes(file) for tier in ladder.local)
        return self._writer.put(model, place, mmproj=eyes_beside(file))

    def _change(self, step: Callable[[], Ladder]) -> bool:
        try:
            ladder = step()
        except AppError as fault:
            self.troubled.emit(fault)
            return False
        self.changed.emit(ladder)
        return True


def _bytes(model: Path) -> int:
    """How much a model's file holds; the largest is the highest. Nothing of one that is not here."""
    try:
        return model.stat().st_size
    except OSError:
        return 0
