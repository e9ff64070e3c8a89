"""Reads a text file that a person has named."""

from pathlib import Path

from matryoshka.errors import UsageFault
from matryoshka.saying import say


def read_named(path: Path, what: str, kind: str) -> str:
    """`what` the file is and the `kind` of its text go into the `UsageFault` that this raises."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        title = say(
            "The {what} {path} cannot be read: {strerror}.", what=what, path=path, strerror=error.strerror
        )
        raise UsageFault(title, say("Name a file that exists and that you may read.")) from error
    except UnicodeDecodeError as error:
        raise UsageFault(
            say("The {what} {path} is not a text.", what=what, path=path),
            say("Save it as {kind} in UTF-8.", kind=kind),
        ) from error
