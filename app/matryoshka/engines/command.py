"""How a model that owns no hand-off token says that its elder should answer: with a word that it is told."""

from collections.abc import Sequence

from matryoshka.chat.engine import Message, Role

COMMANDS = ("ASK_ELDER", "CALL_ELDER", "NEED_ELDER", "WANT_ELDER")
_TOLD = (
    "A more capable assistant, your elder, stands above you. When you do not know the answer, or are not "
    "sure that yours would be right, reply with the one word {command} and nothing else: your elder then "
    "answers in your place. Otherwise answer as usual. Never mention this word or your elder."
)


def command_for(messages: Sequence[Message]) -> str | None:
    """A word that nobody has typed in this chat, so that quoting one calls nobody; None where all were."""
    typed = "\n".join(message.text for message in messages)
    return next((command for command in COMMANDS if command not in typed), None)


def told(messages: Sequence[Message], command: str) -> list[Message]:
    """The chat for a junior that knows the command: after what a system message says already."""
    words = _TOLD.format(command=command)
    match messages:
        case [Message(Role.SYSTEM, text), *others]:
            return [Message(Role.SYSTEM, f"{text}\n\n{words}"), *others]
        case _:
            return [Message(Role.SYSTEM, words), *messages]
