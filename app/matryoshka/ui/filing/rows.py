"""The rows of the list of chats: pinned ones, folders, and the others by day."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from matryoshka.chat.conversation import Summary
from matryoshka.chat.filing import TRASH_DAYS
from matryoshka.saying import say
from matryoshka.ui.filing.place import Place, chats_in, place_of
from matryoshka.ui.tongue import tr

PINNED = say("Pinned")
KEPT = say("Deleted for good after %n day(s)", TRASH_DAYS)


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Folder:
    name: str
    count: int
    open: bool


Row = Heading | Folder | Summary


def rows(
    summaries: Sequence[Summary], today: date, place: Place = Place.CHATS, opened: Collection[str] = ()
) -> tuple[Row, ...]:
    """Those of `place`, newest first; of folders that are not `opened` only the name."""
    newest = sorted(chats_in(place, summaries), key=attrgetter("changed"), reverse=True)
    match place:
        case Place.CHATS:
            loose = [each for each in newest if not (each.pinned or each.folder)]
            return (*_pinned(newest), *_folders(newest, opened), *_by_day(loose, today))
        case Place.ARCHIVE:
            return tuple(_by_day(newest, today))
        case Place.TRASH:
            last = sorted(newest, key=attrgetter("trashed"), reverse=True)
            return (Heading(tr(KEPT)), *last) if last else ()


def is_in_folder(row: Row) -> bool:
    """Whether it stands below the name of its folder."""
    return isinstance(row, Summary) and _stands_in(row) and place_of(row) is Place.CHATS


def folders(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """The names of all, as people order them."""
    return tuple(sorted({each.folder for each in summaries if each.folder}, key=str.casefold))


def _stands_in(chat: Summary) -> bool:
    return bool(chat.folder) and not chat.pinned


def _pinned(newest: Sequence[Summary]) -> Iterator[Row]:
    pinned = [each for each in newest if each.pinned]
    if pinned:
        yield Heading(tr(PINNED))
        yield from pinned


def _folders(newest: Sequence[Summary], opened: Collection[str]) -> Iterator[Row]:
    inside = [each for each in newest if _stands_in(each)]
    for name in folders(inside):
        chats = [each for each in inside if each.folder == name]
        yield Folder(name, len(chats), name in opened)
        if name in opened:
            yield from chats


def _by_day(newest: Sequence[Summary], today: date) -> Iterator[Row]:
    for words, group in groupby(newest, lambda each: _day(each.changed, today)):
        yield Heading(words)
        yield from group


def _day(changed: float, today: date) -> str:
    day = date.fromtimestamp(changed)  # noqa: DTZ012 - the person's own day
    if day >= today:
        return tr("Today")
    return tr("Yesterday") if day == today - timedelta(days=1) else tr("Earlier")
