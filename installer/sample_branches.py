"""Conversations for the pictures: one that went several ways, and some older ones; no model wrote them."""

from dataclasses import replace

from installer.sample_chat import answered
from matryoshka.chat.conversation import Conversation, Text, Turn
from matryoshka.chat.store import ChatStore

FOLDER = "Stones"
_DAY = 86_400.0
"""Seconds."""


def branched_chat() -> Conversation:
    """Of a question that was asked three times, and an answer that was given twice."""
    chat = Conversation("A riddle about time")
    asked = ("Tell me a riddle", "Tell me a riddle about time", "Tell me a short riddle about the night")
    first, second, third = (Turn(chat.id, (Text(text),)) for text in asked)
    told = answered(first, "What has keys and opens no door? A piano.")
    slow = answered(second, "What passes and is never seen? Time.")
    better = answered(second, "It flies without wings, and heals without hands. What is it?\n\n**Time.**")
    night = answered(third, "I fall each day and never break. Who am I?")
    turns = (
        replace(first, attempts=(told,)),
        replace(second, attempts=(slow, better), rank=1),
        replace(third, attempts=(night,)),
    )
    return replace(chat, turns=turns)


def older_chats() -> tuple[Conversation, ...]:
    """A day apart, the newest of yesterday."""
    others = (
        (
            "Rolling stones",
            "Why do rolling stones gather no moss?",
            "Moss needs a still place: a stone at rest.",
        ),
        ("Garden path", "How do I lay a path?", "Level the ground, lay gravel, then each stone into sand."),
        ("Kidney beans", "How long do beans cook?", "Soaked overnight, about an hour."),
    )
    return tuple(_older(number, *each) for number, each in enumerate(others, start=1))


def put_away(store: ChatStore) -> None:
    """One on top, some in a folder, one in the archive."""
    for chat in store.summaries():
        if chat.title == "Falling and counting":
            store.filing.pin(chat.id, pinned=True)
        elif chat.title in ("Garden path", "Rolling stones"):
            store.filing.move(chat.id, FOLDER)
        elif chat.title == "Kidney beans":
            store.filing.archive(chat.id, archived=True)


def _older(days: int, title: str, question: str, answer: str) -> Conversation:
    chat = Conversation(title)
    turn = Turn(chat.id, (Text(question),))
    created = turn.created - days * _DAY
    attempt = replace(answered(turn, answer), created=created)
    return replace(chat, turns=(replace(turn, created=created, attempts=(attempt,)),))
