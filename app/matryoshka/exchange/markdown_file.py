"""Writes what is told of a conversation, or of anything told alike, as Markdown."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from matryoshka.chat.conversation import Conversation
from matryoshka.exchange.telling import Answer, Instruction, Piece, Question, Seam, date_of, title_of, told


def as_markdown(conversation: Conversation) -> str:
    """With its tiers and hand-offs."""
    return markdown_of(title_of(conversation), date_of(conversation.created), told(conversation))


def markdown_of(title: str, date: str, pieces: Iterable[Piece]) -> str:
    """What was asked and said stays as it was typed and written; the rest is headings and quotations."""
    blocks = [f"# {title}", f"*{date}*"]
    blocks += (block for piece in pieces for block in _blocks(piece))
    return "\n\n".join(blocks) + "\n"


def _blocks(piece: Piece) -> Iterator[str]:
    match piece:
        case Instruction(text):
            yield _quoted(f"**Told first**\n\n{text}")
        case Question(text, files):
            yield "## You"
            yield from (f"*{name}*" for name in files)
            yield text
        case Answer():
            yield from _answer(piece)
        case Seam(sentence, details):
            yield _quoted(" ".join(filter(None, (f"**{sentence}**", details))))
        case _:
            assert_never(piece)


def _answer(answer: Answer) -> Iterator[str]:
    """A draft that was passed on is quoted; an answer is not."""
    yield f"## {answer.tier} · {answer.model}"
    if answer.thinking:
        yield _quoted(f"**Thinking**\n\n{answer.thinking}")
    if answer.text:
        yield _quoted(answer.text) if answer.passed else answer.text
    yield from (f"*{remark}*" for remark in answer.remarks)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
