"""A chat full of pictures is sent with the latest of them."""

from matryoshka.chat.engine import Message, Picture, Role
from matryoshka.engines.shown import shown

PICTURE = Picture("image/png", "A" * 100)


def test_the_latest_pictures_are_shown_and_older_ones_are_named() -> None:
    talk = [Message(Role.USER, str(number), (PICTURE,)) for number in range(4)]

    assert [len(message.pictures) for message in shown(talk, 250)] == [0, 0, 1, 1]
    assert [len(message.pictures) for message in shown(talk, 300)] == [0, 1, 1, 1]
    assert [message.text for message in shown(talk, 250)] == ["0", "1", "2", "3"]


def test_where_one_was_too_large_no_older_one_is_shown() -> None:
    large, small = (Message(Role.USER, "?", (PICTURE,) * count) for count in (3, 1))

    assert [len(message.pictures) for message in shown([small, large, small], 250)] == [0, 0, 1]


def test_words_are_always_read() -> None:
    talk = (Message(Role.USER, "x" * 1000), Message(Role.ASSISTANT, "y"))

    assert shown(talk, 10) == talk
