"""What the window needs from whoever composes it: someone who answers, a store, and the models there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from matryoshka.chat.comparing.batch import Step
from matryoshka.chat.comparing.comparison import Comparison, Stops
from matryoshka.chat.comparing.grid import Grid
from matryoshka.chat.conversation import Attempt, Conversation, Summary, Turn
from matryoshka.chat.draft import Draft
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Asks, Event
from matryoshka.chat.filing import Filing
from matryoshka.chat.fitting import ByLength, Fill
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Leave
from matryoshka.chat.measuring import Known, Measuring
from matryoshka.chat.notebook import Keeps
from matryoshka.chat.seeking import Sighting
from matryoshka.errors import AppError
from matryoshka.models.found import Finding, Found
from matryoshka.models.hardware import Hardware
from matryoshka.models.intake import Copying, TakenIn
from matryoshka.models.options import Candidate
from matryoshka.models.remote import Listing, RemoteModel
from matryoshka.models.removal import Removal
from matryoshka.models.suggestion import Suggestion
from matryoshka.models.verdict import Fit
from matryoshka.models.waitlist import Download
from matryoshka.ui.leaving.needs import Network


class Answers(Protocol):
    """Whoever answers."""

    def answer(
        self,
        messages: Sequence[Message],
        stop: Stop,
        start: str | None = None,
        anyway: bool = False,
        leave: Leave | None = None,
    ) -> Iterator[Event]: ...

    def hand_up(
        self, messages: Sequence[Message], stop: Stop, junior: str, leave: Leave | None = None
    ) -> Iterator[Event]: ...

    def alone(
        self, messages: Sequence[Message], stop: Stop, tier: str, leave: Leave | None = None
    ) -> Iterator[Event]: ...

    def follow(
        self, asks: Asks, messages: Sequence[Message], stop: Stop, leave: Leave
    ) -> Iterator[Event]: ...


class Tiers(Answers, Protocol):
    """Who answers, and can be woken before being asked: the cascade."""

    def awake(self, name: str) -> bool: ...

    def wake(self, name: str, stop: Stop) -> Iterator[Event]: ...


class Store(Keeps, Protocol):
    """All that is kept. Every method raises AppError when it cannot."""

    @property
    def changes_by_others(self) -> int: ...

    @property
    def filing(self) -> Filing: ...

    def summaries(self, trash: bool = False) -> tuple[Summary, ...]: ...

    def conversation(self, name: str) -> Conversation: ...

    def search(self, words: str) -> tuple[Sighting, ...]: ...

    def draft(self, name: str | None) -> Draft: ...

    def keep_draft(self, name: str | None, draft: Draft) -> None: ...

    def rename(self, name: str, title: str) -> None: ...

    def retitle(self, name: str, before: str, title: str) -> bool: ...

    def delete(self, name: str) -> None: ...

    def restore(self, name: str) -> None: ...

    def purge(self, age: float = 0.0, now: float | None = None) -> None: ...

    def restore_turns(self, name: str) -> None: ...

    def restore_attempts(self, name: str) -> None: ...

    def purge_turns(self, age: float = 0.0, now: float | None = None) -> None: ...

    def another(self) -> Self: ...

    def close(self) -> None: ...


class Queues(Protocol):
    """Models on their way here. Changes raise AppError where they cannot be kept, and count all the same."""

    @property
    def downloads(self) -> tuple[Download, ...]: ...

    @property
    def wanted(self) -> bool: ...

    def add(self, model: RemoteModel) -> None: ...

    def pause(self, source: str) -> None: ...

    def resume(self, source: str) -> None: ...

    def cancel(self, source: str) -> None: ...

    def run(self, stop: Stop) -> Iterator[Download]: ...


class Stock(Protocol):
    """The models there are: here, by heart and on the hub. Whatever fails raises AppError."""

    def hardware(self, stop: Stop) -> Hardware:
        """What this computer has now."""
        ...

    def search_here(self, stop: Stop) -> Iterator[Finding]: ...

    def fit(self, found: Found, hardware: Hardware) -> Fit: ...

    def suggest(self, hardware: Hardware) -> tuple[Sequence[Candidate], Suggestion]:
        """The catalogue on it, and a ladder of what suits: nothing is asked of anybody."""
        ...

    def search_hub(self, words: str) -> tuple[Listing, ...]: ...

    def models_of(self, repo: str) -> tuple[RemoteModel, ...]: ...

    def model(self, source: str) -> RemoteModel: ...

    def fit_remote(self, model: RemoteModel, hardware: Hardware) -> Fit: ...

    def warnings(self) -> Iterator[AppError]:
        """What did not keep the hub from being asked, and is to be told once."""
        ...

    def page(self, repo: str) -> str:
        """Where the hub shows a repository to people."""
        ...

    def take_in(self, file: Path, stop: Stop) -> Iterator[Copying | TakenIn]: ...

    def with_name(self, found: Found) -> Path:
        """What opens it and is called as it is: some programs name their files by sums alone."""
        ...

    def look_in(self, folder: Path) -> None:
        """Models in it are found and used where they lie from now on."""
        ...

    def removal(self, found: Found) -> Removal:
        """What removing it would do."""
        ...

    def remove(self, removal: Removal) -> None: ...

    @property
    def queue(self) -> Queues: ...


class Measures(Protocol):
    """Measures how well the tiers of a ladder know when to ask. Whatever fails raises AppError."""

    def known(self, ladder: Ladder, stop: Stop) -> Iterator[Known]:
        """What was measured of each pair of neighbours before."""
        ...

    def guess(self, ladder: Ladder, stop: Stop) -> Iterator[float]:
        """About how many seconds measuring takes; nothing where that cannot be told."""
        ...

    def measure(self, ladder: Ladder, stop: Stop) -> Iterator[Measuring]:
        """Goes on where it was stopped; persons' questions come first. `Known` of each pair ends it."""
        ...


class Votes(Protocol):
    """Keeps what the person says of answers. Every method raises AppError when it cannot."""

    def votes(self, conversation: str) -> Mapping[str, bool]:
        """Whether the person called an answer good, by the ids of attempts."""
        ...

    def vote(self, thread: Sequence[Turn], attempt: Attempt, identity: str, *, good: bool) -> None:
        """The `thread` ends in the turn of the `attempt`; `identity` is that of the model that wrote it."""
        ...

    def take_back(self, attempt: str) -> None: ...

    def close(self) -> None: ...


class Weighs(Protocol):
    """Tells how full a chat makes a tier's context. May take a moment, and loads nothing for it."""

    def weigh(self, tier: Tier, messages: Sequence[Message], *, elder: bool) -> Fill:
        """`elder`: whether another tier stands above it."""
        ...


class Titles(Protocol):
    """Gives conversations titles."""

    def title(self, conversation: Conversation, ladder: Ladder, stop: Stop) -> Iterator[str]:
        """What a model on this computer calls it; nothing where none can be asked now."""
        ...


class Batches(Protocol):
    """Asks several tiers the questions of a file, and keeps the answers. Whatever fails raises AppError."""

    def opened(
        self, ladder: Ladder, tiers: Sequence[str], file: Path, *, blind: bool = False
    ) -> tuple[Grid, tuple[str, ...]]:
        """The comparison of them, as far as it was made before, and sentences on lines that are left out."""
        ...

    def run(
        self,
        ladder: Ladder,
        grid: Grid,
        stop: Stop,
        leaves: Mapping[str, Leave] | None = None,
        halts: Stops | None = None,
    ) -> Iterator[Step]:
        """Each of `halts` stops the tier of its name alone."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a window is made of; `answers` gives those who answer on a ladder.

    `at_home` gives those who answer where a conversation stays on this computer: none of them can leave it.
    """

    ladder: Ladder
    answers: Callable[[Ladder], Tiers]
    at_home: Callable[[Ladder], Answers]
    ladder_file: Path
    """Where other tiers are written, so that they are there at the next start too."""
    stock: Stock
    measures: Measures
    network: Network
    weigher: Weighs = field(default_factory=ByLength)
    compares: Callable[[Ladder], Comparison] | None = None
    """Asks several tiers of a ladder the same; without it there is no page for that."""
    batches: Batches | None = None
    """The same, with the questions of a file."""
    titles: Titles | None = None
    """Where nobody gives titles, chats keep the first words of their questions."""
