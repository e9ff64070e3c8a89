"""What the page of models knows at one moment, and the rows that follow from it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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
from matryoshka.models.verdict import Fit, Verdict
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
    hub: tuple[Listing, ...] | tuple[RemoteModel, ...] | None = None
    """What the hub has answered last; None before it has."""
    missed: set[Tab] = field(default_factory=set)
    """What was looked for last and could not be found out."""
    fits: dict[str, Fit] = field(default_factory=dict)
    coming: dict[str, Download] = field(default_factory=dict)
    """By the keys of their rows, in the order of the queue."""
    asked: Collection[str] = ()
    """The keys of those that the hub is being asked for."""
    _links: dict[Path, Path] = field(default_factory=dict)

    def forget_links(self) -> None:
        """Where files lie that are named by links may be otherwise now."""
        self._links.clear()

    def known(self, tab: Tab) -> bool:
        """Whether there is anything to list there that was looked for."""
        match tab:
            case Tab.HERE:
                return bool(self.models)
            case Tab.SUGGESTED:
                return bool(self.candidates)
            case Tab.HUB:
                return self.hub is not None

    def rows(self, tab: Tab) -> tuple[Row, ...]:
        match tab:
            case Tab.HERE:
                return (*self._on_their_way(), *self._built_in(), *self._found())
            case Tab.SUGGESTED:
                return tuple(self._of_candidate(each) for each in sorted(self.candidates, key=_unfit))
            case Tab.HUB:
                best = self._recommended()
                return tuple(self._of_hub(each, best) for each in self.hub or ())

    def shown_fits(self, tab: Tab) -> Iterator[Fit]:
        """Those that the rows of a tab tell of."""
        match tab:
            case Tab.HERE:
                keys = [listed.key_of_file(each) for each in self.models]
            case Tab.SUGGESTED:
                yield from (each.shown.fit for each in self.candidates)
                return
            case Tab.HUB:
                keys = [listed.key_of(each.source) for each in self.remote]
        yield from (self.fits[key] for key in keys if key in self.fits)

    def found(self, key: str) -> Found | None:
        return next((each for each in self.models if listed.key_of_file(each) == key), None)

    @property
    def models(self) -> tuple[Found, ...]:
        """What can be used here, the largest last."""
        return tuple(sorted(gathered(self.findings)[0], key=lambda each: each.bytes))

    @property
    def remote(self) -> tuple[RemoteModel, ...]:
        """What is known of the hub to the last byte."""
        return tuple(each for each in self.hub or () if isinstance(each, RemoteModel))

    def path(self, key: str) -> Path | None:
        """Where the model of a row lies."""
        found = self.found(key)
        return found.path if found else None

    def tier_of(self, found: Found) -> str | None:
        """The tier that is this model, whichever of its places the ladder names."""
        return self.tier_of_any([place.path for place in found.places])

    def tier_of_any(self, files: Iterable[Path]) -> str | None:
        targets = set(map(self._target, files))
        return next((tier.name for tier in self.ladder.local if self._target(tier.path) in targets), None)

    def _target(self, file: Path) -> Path:
        """The file itself; the disk is asked once, for rows are made again and again."""
        if file not in self._links:
            self._links[file] = file.resolve()
        return self._links[file]

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
        if coming := self.coming.get(key):
            return coming.event
        return listed.ASKING if key in self.asked else None


def _unfit(candidate: Candidate) -> tuple[bool, int]:
    """What suits comes first, then what lies best; the order of the catalogue stays among equals."""
    return candidate.best is None, list(Verdict).index(candidate.shown.fit.verdict)
