"""How a model is asked for the title of a conversation."""

from collections.abc import Iterable
from dataclasses import replace

from matryoshka.chat.conversation import Conversation, clean, title_from
from matryoshka.chat.engine import End, Finish, Message, Output, Piece, Role
from matryoshka.chat.ladder import Sampling, Tier

_WISH = (
    "Give this conversation a title of at most six words, in the language of its question. "
    "Reply with the title alone, without quotation marks."
)
_READ = 1000
"""Characters of a question, and of its answer, that a title is made of."""
_TOKENS = 40


def may_be_titled(conversation: Conversation) -> bool:
    """Whether it was answered, and still bears the first words of its question: no person has named it."""
    answered = any(turn.answer for turn in conversation.thread[:1])
    return answered and conversation.title == conversation.turns[0].heading


def request(conversation: Conversation) -> tuple[Message, ...]:
    """What a model reads of the first question and its answer, and what is wished of it."""
    first = conversation.thread[0]
    said = f"Question:\n{first.text[:_READ] or first.heading}"
    answer = f"Answer:\n{first.answer.text[:_READ]}" if first.answer else ""
    return (Message(Role.USER, f"{said}\n\n{answer}\n\n{_WISH}"),)


def terse(tier: Tier) -> Tier:
    """The same model, which answers at once, in a line, and the same each time."""
    return replace(tier, sampling=Sampling(temperature=0.0, max_tokens=_TOKENS, thinking_tokens=0))


def title_of(outputs: Iterable[Output]) -> str:
    """The first line of what was said, as far as a title reaches; empty where it was interrupted."""
    said = ""
    for output in outputs:
        match output:
            case Piece(text, thinking=False):
                said += text
            case End(Finish.STOPPED):
                return ""
    return title_from(clean(said).partition("\n")[0])
