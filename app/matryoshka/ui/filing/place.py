"""The three places where chats are, and which chats are in each."""

from collections.abc import Sequence
from enum import StrEnum

from matryoshka.chat.conversation import Summary
from matryoshka.saying import say


class Place(StrEnum):
    CHATS = say("Chats")
    ARCHIVE = say("Archive")
    TRASH = say("Trash")


EMPTY = {
    Place.CHATS: say("Your chats will be kept here."),
    Place.ARCHIVE: say("Nothing is archived."),
    Place.TRASH: say("The trash is empty."),
}
"""What is said where nothing is."""


def place_of(chat: Summary) -> Place:
    if chat.trashed is not None:
        return Place.TRASH
    return Place.ARCHIVE if chat.archived else Place.CHATS


def chats_in(place: Place, chats: Sequence[Summary]) -> tuple[Summary, ...]:
    return tuple(each for each in chats if place_of(each) is place)
