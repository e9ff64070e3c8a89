"""Why a file is no model that can be used here, and what a person does about it."""

from matryoshka.errors import AppError
from matryoshka.models.words import size

AGAIN = "Download it again, or choose another file."
NEWER = "Choose another model, or a newer version of Matryoshka."
_CHAT = "Choose a model made for chat, often called “instruct” or “chat”."
_LONGEST = 60


class Refused(AppError):
    """A file that is no model for this program."""


class NotForChat(Refused):
    """A whole file that does something else."""


class Damaged(Refused):
    """It does not hold what it says it holds; `why` goes on after a colon."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}” is damaged: {why}.", AGAIN)


class Unfinished(Refused):
    """It ends before the weights that it lists; `here` and `whole` are bytes."""

    def __init__(self, name: str, here: int, whole: int) -> None:
        super().__init__(
            f"“{name}” is not whole: {size(here)} of {size(whole)} are here.",
            "Let its download finish, or download it again.",
        )


class TooNew(Refused):
    """Whole, it seems, and of a kind that this version does not know; `what` lacks its subject."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"“{name}” {what}.", NEWER)


def not_a_model(name: str) -> Refused:
    return Refused(f"“{name}” is not a GGUF model file, or is damaged.", AGAIN)


def unknown_kind(name: str, architecture: str) -> Refused:
    return TooNew(name, f"is a kind of model that this version does not know ({shown(architecture)})")


def no_words(name: str) -> NotForChat:
    return NotForChat(f"“{name}” turns texts into numbers, to search or compare them: it cannot chat.", _CHAT)


def no_template(name: str) -> Refused:
    return Refused(
        f"“{name}” has no chat template, so it cannot hold a conversation.",
        "Choose a version of the model made for chat, often called “instruct” or “chat”.",
    )


def no_weights(name: str) -> Refused:
    return Refused(f"“{name}” holds no model, only what belongs to one.", _CHAT)


def senses(name: str) -> NotForChat:
    return NotForChat(
        f"“{name}” sees or hears for another model: it cannot chat.", "Choose the file of that other model."
    )


def sounds(name: str) -> NotForChat:
    return NotForChat(f"“{name}” makes sounds and no texts: it cannot chat.", _CHAT)


def drafts(name: str) -> NotForChat:
    return NotForChat(
        f"“{name}” helps another model to write faster: it cannot chat.",
        "Choose the file of that other model.",
    )


def adapter(name: str) -> NotForChat:
    return NotForChat(
        f"“{name}” is an adapter, which changes another model: it cannot chat.",
        "Name it in the ladder, under `lora` or `control` of the model that it was made for.",
    )


def part_of_many(name: str, count: int, first: str) -> Refused:
    return Refused(
        f"“{name}” is one of {count} files that are one model.",
        f"Choose “{first}”, with the others beside it.",
    )


def missing_part(name: str, count: int, missing: str) -> Refused:
    return Refused(
        f"“{name}” is one of {count} files that are one model, and “{missing}” is not beside it.",
        f"Download all {count}, into one folder.",
    )


def shown(text: str) -> str:
    """What a stranger's file says, so that it can stand in a sentence."""
    kept = "".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST])
    return kept + "…" if len(text) > _LONGEST else kept
