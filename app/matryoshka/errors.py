"""What the world can cause to go wrong: one family of errors that each carry their remedy."""


class AppError(Exception):
    """A fault of the world, not of the program: `title` says what happened, `remedy` what to do."""

    def __init__(self, title: str, remedy: str) -> None:
        super().__init__(f"{title} {remedy}")
        self.title = title
        self.remedy = remedy


class UsageFault(AppError):
    """What was typed, or written in a ladder file, cannot be followed."""


class NotInstalled(AppError):
    """What somebody asked for needs a library of an optional extra, and that is absent."""

    def __init__(self, doing: str, error: ImportError, extra: str) -> None:
        remedy = f"Start it from its source, with the extra: python3 installer/dev.py run --extra {extra} …"
        super().__init__(f"{doing} needs what is not installed: {error.name}.", remedy)
