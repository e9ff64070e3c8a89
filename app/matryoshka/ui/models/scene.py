"""What the page of models knows at one moment, and the rows that follow from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.models.fetching import Event
from matryoshka.models.found import Finding, Found
from matryoshka.models.hardware import Hardware
from matryoshka.models.library import gathered
from matryoshka.models.options import Candidate
from matryoshka.models.recommended import recommended
from matryoshka.models.remote import Listing, RemoteModel
from matryoshka.models.suggestion import Suggestion
from matryoshka.models.verdict import Fit
from matryoshka.models.waitlist import Download
from matryoshka.ui.models import listed
from matryoshka.ui.models.rows import Row
from matryoshka.ui.models.tabs import Tab


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the model of the row called `key` fits."""

    key: str
    fit: Fit


@dataclass(slots=True)
class Scene:
    """Filled by and by; `ladder` is the one that answers now."""

    ladder: Ladder
    hardware: Hardware | None = None
    findings: list[Finding] = field(default_factory=list)
    candidates: Sequence[Candidate] = ()
    suggestion: Suggestion | None = None
    hub: tuple[Listing, ...] | tuple[RemoteModel, ...] = ()
    fits: dict[str, Fit] = field(default_factory=dict)
    coming: dict[str, Download] = field(default_factory=dict)
    """By the keys of their rows, in the order of the queue."""

    def rows(self, tab: Tab) -> tuple[Row, ...]:
        match tab:
            case Tab.HERE:
                return (*self._on_their_way(), *self._built_in(), *self._found())
            case Tab.SUGGESTED:
                suiting_first = sorted(self.candidates, key=lambda each: each.best is None)
                return tuple(self._of_candidate(each) for each in suiting_first)
            case Tab.HUB:
                best = self._recommended()
                return tuple(self._of_hub(each, best) for each in self.hub)

    def found(self, key: str) -> Found | None:
        return next((each for each in self.models if listed.key_of_file(each) == key), None)

    @property
    def models(self) -> tuple[Found, ...]:
        """What can be used here, the largest last."""
        return tuple(sorted(gathered(self.findings)[0], key=lambda each: each.bytes))

    @property
    def remote(self) -> tuple[RemoteModel, ...]:
        """What is known of the hub to the last byte."""
        return tuple(each for each in self.hub if isinstance(each, RemoteModel))

    def path(self, key: str) -> Path | None:
        """Where the model of a row lies."""
        found = self.found(key)
        return found.path if found else None

    def tier_of(self, found: Found) -> str | None:
        """The tier that is this model, whichever of its places the ladder names."""
        return self.tier_of_any([place.path for place in found.places])

    def tier_of_any(self, files: Iterable[Path]) -> str | None:
        resolved = {file.resolve() for file in files}
        return next((tier.name for tier in self.ladder.tiers if tier.path.resolve() in resolved), None)

    def tier_called(self, key: str) -> str | None:
        """The tier of the row called `key`."""
        if found := self.found(key):
            return self.tier_of(found)
        return next((tier.name for tier in self.ladder.tiers if tier.label == key), None)

    @property
    def _alone(self) -> bool:
        return len(self.ladder.tiers) == 1

    def _on_their_way(self) -> Iterator[Row]:
        for coming in self.coming.values():
            yield listed.of_remote(coming.model, None, coming.event)

    def _built_in(self) -> Iterator[Row]:
        used = {tier.label for tier in self.ladder.tiers}
        for tier in builtin_ladder().tiers:
            yield listed.of_built_in(tier.label, used=tier.label in used, alone=self._alone)

    def _found(self) -> Iterator[Row]:
        for each in self.models:
            fit = self.fits.get(listed.key_of_file(each))
            yield listed.of_found(each, fit, used=self.tier_of(each) is not None, alone=self._alone)
        for unusable in gathered(self.findings)[1]:
            yield listed.of_unusable(unusable)

    def _of_candidate(self, each: Candidate) -> Row:
        return listed.of_option(each.shown, self._event(listed.key_of(each.shown.source)))

    def _of_hub(self, each: Listing | RemoteModel, best: RemoteModel | None) -> Row:
        if isinstance(each, Listing):
            return listed.of_listing(each)
        key = listed.key_of(each.source)
        return listed.of_remote(each, self.fits.get(key), self._event(key), recommended=each is best)

    def _recommended(self) -> RemoteModel | None:
        """Of one repository's quantizations the one that suits this computer, once all are judged."""
        fits = [self.fits.get(listed.key_of(each.source)) for each in self.remote]
        judged = [(each.quantization, fit) for each, fit in zip(self.remote, fits, strict=True) if fit]
        index = recommended(judged) if len(judged) == len(fits) > 1 else None
        return None if index is None else self.remote[index]

    def _event(self, key: str) -> Event | None:
        coming = self.coming.get(key)
        return coming.event if coming else None
