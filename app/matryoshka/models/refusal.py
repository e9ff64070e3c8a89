"""Why a file is no model that can be used here, and what a person does about it."""

from matryoshka.errors import AppError

AGAIN = "Download it again, or choose another file."
NEWER = "Choose another model, or a newer version of Matryoshka."


class Refused(AppError):
    """A file that is no model for this program."""


class Damaged(Refused):
    """It does not hold what it says it holds; `why` goes on after a colon."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}” is damaged: {why}.", AGAIN)


class TooNew(Refused):
    """Whole, it seems, and of a kind that this version does not know; `what` lacks its subject."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"“{name}” {what}.", NEWER)


def not_a_model(name: str) -> Refused:
    return Refused(f"“{name}” is not a GGUF model file, or is damaged.", AGAIN)
