"""Reads a text file that a person has named."""

from pathlib import Path

from matryoshka.errors import UsageFault


def read_named(path: Path, what: str, kind: str) -> str:
    """`what` the file is and the `kind` of its text go into the `UsageFault` that this raises."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        title = f"The {what} {path} cannot be read: {error.strerror}."
        raise UsageFault(title, "Name a file that exists and that you may read.") from error
    except UnicodeDecodeError as error:
        raise UsageFault(f"The {what} {path} is not a text.", f"Save it as {kind} in UTF-8.") from error
