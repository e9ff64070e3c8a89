"""Why a file is no model that can be used here, and what a person does about it."""

from matryoshka.errors import AppError
from matryoshka.models.words import size
from matryoshka.saying import say

AGAIN = say("Download it again, or choose another file.")
NEWER = say("Choose another model, or a newer version of Matryoshka.")
_CHAT = say("Choose a model made for chat, often called “instruct” or “chat”.")
_LONGEST = 60


class Refused(AppError):
    """A file that is no model for this program."""


class NotForChat(Refused):
    """A whole file that does something else."""


class Damaged(Refused):
    """It does not hold what it says it holds; `why` goes on after a colon."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(say("“{name}” is damaged: {why}.", name=name, why=why), AGAIN)


class Unfinished(Refused):
    """It ends before the weights that it lists; `here` and `whole` are bytes."""

    def __init__(self, name: str, here: int, whole: int) -> None:
        super().__init__(
            say(
                "“{name}” is not whole: {size} of {whole} are here.",
                name=name,
                size=size(here),
                whole=size(whole),
            ),
            say("Let its download finish, or download it again."),
        )


class TooNew(Refused):
    """Whole, it seems, and of a kind that this version does not know; `what` lacks its subject."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"“{name}” {what}.", NEWER)


def not_a_model(name: str) -> Refused:
    return Refused(say("“{name}” is not a GGUF model file, or is damaged.", name=name), AGAIN)


def unknown_kind(name: str, architecture: str) -> Refused:
    return TooNew(name, f"is a kind of model that this version does not know ({shown(architecture)})")


def no_words(name: str) -> NotForChat:
    return NotForChat(
        say("“{name}” turns texts into numbers, to search or compare them: it cannot chat.", name=name), _CHAT
    )


def no_template(name: str) -> Refused:
    return Refused(
        say("“{name}” has no chat template, so it cannot hold a conversation.", name=name),
        say("Choose a version of the model made for chat, often called “instruct” or “chat”."),
    )


def no_weights(name: str) -> Refused:
    return Refused(say("“{name}” holds no model, only what belongs to one.", name=name), _CHAT)


def senses(name: str) -> NotForChat:
    return NotForChat(
        say("“{name}” sees or hears for another model: it cannot chat.", name=name),
        say("Choose the file of that other model."),
    )


def sounds(name: str) -> NotForChat:
    return NotForChat(say("“{name}” makes sounds and no texts: it cannot chat.", name=name), _CHAT)


def drafts(name: str) -> NotForChat:
    return NotForChat(
        say("“{name}” helps another model to write faster: it cannot chat.", name=name),
        say("Choose the file of that other model."),
    )


def adapter(name: str) -> NotForChat:
    return NotForChat(
        say("“{name}” is an adapter, which changes another model: it cannot chat.", name=name),
        say("Name it in the ladder, under `lora` or `control` of the model that it was made for."),
    )


def part_of_many(name: str, count: int, first: str) -> Refused:
    return Refused(
        say("“{name}” is one of {count} files that are one model.", name=name, count=count),
        say("Choose “{first}”, with the others beside it.", first=first),
    )


def missing_part(name: str, count: int, missing: str) -> Refused:
    return Refused(
        say(
            "“{name}” is one of {count} files that are one model, and “{missing}” is not beside it.",
            name=name,
            count=count,
            missing=missing,
        ),
        say("Download all {count}, into one folder.", count=count),
    )


def shown(text: str) -> str:
    """What a stranger's file says, so that it can stand in a sentence."""
    kept = "".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST])
    return kept + "…" if len(text) > _LONGEST else kept
