"""Grows a conversation from messages that each follow another, as other programs keep them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from matryoshka.chat.conversation import (
    Attachment,
    Attempt,
    Conversation,
    Part,
    State,
    Text,
    Turn,
    title_from,
)
from matryoshka.chat.events import Where

_UNNAMED = "model not named"
_LONGEST_TITLE = 200


class Who(Enum):
    PERSON = auto()
    MODEL = auto()
    NOBODY = auto()
    """What neither asks nor answers: a system's words, a tool's, or none."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that went with a message; `key` begins its name in the archive, or is a `data:` URL of it."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message; `parent` is the `id` of the one it follows, if that is there."""

    id: str
    parent: str | None
    who: Who
    text: str = ""
    thinking: str = ""
    model: str = ""
    created: float = 0.0
    files: tuple[Attachment, ...] = ()
    missing: int = 0
    """How many files went with it that did not come in."""
    enclosed: tuple[Enclosed, ...] = ()
    """Files that the export may hold."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The program that a conversation comes from, and which one of its own it is."""

    program: str
    where: Where
    id: str
    title: str
    created: float

    def name(self, part: str = "") -> str:
        """An id that is the same whenever this is imported, and no other conversation has."""
        key = f"{self.program}\n{self.id}\n{part}"
        return hashlib.sha256(key.encode()).hexdigest()[:32]

    def question(self, message: str) -> str:
        """The id of the question that begins with this message."""
        return self.name(f"{message}?")


@dataclass(slots=True)
class _Try:
    id: str
    model: str
    created: float
    texts: list[str] = field(default_factory=list)
    thoughts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Turn:
    id: str
    parent: str | None
    created: float
    parts: list[Part] = field(default_factory=list)
    tries: list[_Try] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a message stands: after a question, or after one of its answers."""

    turn: _Turn | None = None
    attempt: _Try | None = None


def grown(origin: Origin, messages: Sequence[Said], shown: str | None = None) -> Conversation:
    """All branches; the one that ends in the message `shown`, or else the newest, is the one to be seen.

    Messages that follow one another in a circle are left out.
    """
    tree = _Tree(origin, messages, shown)
    turns = tuple(_finished(turn, origin) for turn in tree.turns if turn.parts or turn.tries)
    title = title_from(origin.title, _LONGEST_TITLE) or title_from(turns[0].text if turns else "")
    return Conversation(title, origin.name(), origin.created, turns)


class _Tree:
    """`turns` in an order in which none stands before what it follows."""

    def __init__(self, origin: Origin, messages: Sequence[Said], shown: str | None) -> None:
        self._origin = origin
        self._by_id: dict[str | None, Said] = {}
        for each in messages:
            self._by_id.setdefault(each.id, each)
        self._after: dict[str | None, list[Said]] = defaultdict(list)
        self._shown = set(self._path_to(shown))
        self.turns: list[_Turn] = []
        for each in self._by_id.values():
            self._after[each.parent if each.parent in self._by_id else None].append(each)
        self._walk()

    def _path_to(self, name: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while name and name in self._by_id and name not in seen:
            seen.add(name)
            yield name
            name = self._by_id[name].parent

    def _walk(self) -> None:
        """Whoever is to be seen comes last among those that follow the same."""
        waiting = [(each, _Place()) for each in self._ordered(None)]
        while waiting:
            said, place = waiting.pop()
            here = self._put(said, place)
            waiting += [(each, here) for each in self._ordered(said.id)]

    def _ordered(self, parent: str | None) -> list[Said]:
        """The last one comes first: so they are taken from the end in their order."""
        followers = sorted(self._after[parent], key=lambda each: each.id in self._shown)
        return followers[::-1]

    def _put(self, said: Said, place: _Place) -> _Place:
        alone = len(self._after[said.parent if said.parent in self._by_id else None]) == 1
        if said.who is Who.PERSON:
            return self._ask(said, place, alone)
        return self._answer(said, place, alone) if said.who is Who.MODEL else place

    def _ask(self, said: Said, place: _Place, alone: bool) -> _Place:
        """Two questions in a row are one."""
        turn = place.turn
        if turn is None or place.attempt or not alone:
            before = turn.parent if turn and not place.attempt else None
            turn = self._begin(said, place.attempt.id if place.attempt else before)
        turn.parts += [*said.files, *([Text(said.text)] if said.text else [])]
        return _Place(turn)

    def _answer(self, said: Said, place: _Place, alone: bool) -> _Place:
        """Answers in a row are one, whatever tools were used between them."""
        turn = place.turn or self._begin(said, None)
        attempt = place.attempt
        if attempt is None or not alone:
            attempt = _Try(self._origin.name(said.id), said.model, said.created or turn.created)
            turn.tries.append(attempt)
        attempt.texts.append(said.text)
        attempt.thoughts.append(said.thinking)
        return _Place(turn, attempt)

    def _begin(self, said: Said, parent: str | None) -> _Turn:
        turn = _Turn(self._origin.question(said.id), parent, said.created or self._origin.created)
        self.turns.append(turn)
        return turn


def _finished(turn: _Turn, origin: Origin) -> Turn:
    attempts = tuple(
        Attempt(
            turn=turn.id,
            tier=origin.program,
            model=each.model or _UNNAMED,
            where=origin.where,
            id=each.id,
            created=each.created,
            state=State.DONE,
            text=_joined(each.texts),
            thinking=_joined(each.thoughts),
        )
        for each in turn.tries
    )
    return Turn(origin.name(), tuple(turn.parts), turn.parent, turn.id, turn.created, attempts)


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))
