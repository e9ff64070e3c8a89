"""Loads a model where it fits, and once more with less when memory runs out; what is unusual is told."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from matryoshka.engines.frames import Noticed, Open
from matryoshka.engines.host import remarks
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.devices import backends, cards
from matryoshka.engines.host.faults import OutOfMemory, check_file
from matryoshka.engines.host.idle import idle_cards, known_to_linux
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.placing import Place, chosen, place
from matryoshka.engines.host.saved import Saved
from matryoshka.engines.need import needs_of
from matryoshka.errors import AppError
from matryoshka.models.cards import SMALL
from matryoshka.models.cores import threads_for
from matryoshka.models.eyes import taken_by
from matryoshka.models.hardware import Device
from matryoshka.models.refusal import no_words
from matryoshka.saying import say
from matryoshka.usual import USUAL_CONTEXT

if TYPE_CHECKING:
    from matryoshka.engines.host.sight import Sight


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model that can be asked; `cards` are those that the `place`'s layers lie on."""

    model: Model
    context: Context
    place: Place
    cards: str = ""


@dataclass(frozen=True, slots=True)
class Loader:
    """`progress` hears fractions from 0 to 1, `tell` what is not as one would expect."""

    wish: Open
    log: Log
    progress: Callable[[float], None]
    tell: Callable[[Noticed], None]

    def load(self) -> Loaded:
        """Raises `AppError`."""
        check_file(self._path)
        if self.wish.mmproj is not None:
            check_file(Path(self.wish.mmproj), "mmproj")
        if not self._wants_card:
            return self._loaded_somehow(Place.of(self.wish.placement))
        usable = self._beside_sight(chosen(self.wish.placement, cards()))
        placed = self._placed(usable)
        loaded = self._loaded_somehow(placed)
        return replace(loaded, cards=" and ".join(card.description for card in usable if loaded.place.layers))

    @property
    def _path(self) -> Path:
        return Path(self.wish.path)

    @property
    def _wants_card(self) -> bool:
        layers = self.wish.placement.gpu_layers
        return self._path.stat().st_size >= SMALL if layers is None else layers > 0

    def _placed(self, usable: Sequence[Device]) -> Place:
        wish = self.wish.placement
        needs = needs_of(self._path, self.wish.context, wish)
        placed = place(wish, needs, usable)
        idle = () if usable else idle_cards(known_to_linux(), (), backends())
        for remark in remarks.unexpected(wish, placed, usable, idle):
            self.tell(remark)
        return placed

    def _beside_sight(self, usable: Sequence[Device]) -> Sequence[Device]:
        """The cards with what is free of them when the first one also holds what the model sees through."""
        if not usable or self.wish.mmproj is None:
            return usable
        first, *others = usable
        return (replace(first, free=max(0, first.free - taken_by(Path(self.wish.mmproj)))), *others)

    def _loaded_somehow(self, placed: Place) -> Loaded:
        """As placed, or with less of what ran out; raises `OutOfMemory` when that is too much as well."""
        try:
            return self._loaded(placed, self.wish.context)
        except OutOfMemory:
            wanted = needs_of(self._path, self.wish.context, self.wish.placement).context
            less, context = _less(placed, wanted)
            loaded = self._loaded(less, context)
            self.tell(remarks.less_memory(placed, less, wanted, loaded.context.limit))
            return loaded

    def _loaded(self, placed: Place, context: int | None) -> Loaded:
        model = Model(self._path, self.log, self.progress, placed)
        if model.embeds:
            raise no_words(self._path.name)
        with ExitStack() as where_it_fails:
            where_it_fails.callback(model.close)
            sight = self._sight(model, placed)
            if sight:
                where_it_fails.callback(sight.close)
            saved, threads = Saved(self.wish.saved_bytes), self.wish.threads
            remembering = Context(model, self.log, saved, placed, sight, limit=context, threads=threads)
            where_it_fails.pop_all()
        return Loaded(model, remembering, placed)

    def _sight(self, model: Model, placed: Place) -> "Sight | None":
        if self.wish.mmproj is None:
            return None
        threads = self.wish.threads or threads_for(model.size, sparing=False)
        of = _kind_of_sight()
        return of(Path(self.wish.mmproj), model, self.log, on_card=bool(placed.layers), threads=threads)


def _kind_of_sight() -> "type[Sight]":
    """Loaded for models that see alone. Raises `AppError` where llama.cpp was built without its library."""
    try:
        from matryoshka.engines.host.sight import Sight  # noqa: PLC0415 - it costs all others no time
    except (OSError, RuntimeError) as fault:
        title = "llama.cpp was built without what sees pictures."
        raise AppError(title, say("Run the set-up again, or remove `mmproj` from the tier.")) from fault
    return Sight


def _less(placed: Place, context: int) -> tuple[Place, int]:
    """Half the layers on the graphics card; without one, half the context, and no more than is usual."""
    if placed.layers:
        return replace(placed, layers=placed.layers // 2), context
    return placed, min(context // 2, USUAL_CONTEXT)
