"""Why a download goes no further for now, although nothing is wrong with it."""


class Halt(Exception):
    """What is here stays, and somebody must act: make room on a disk, or wish that it goes on.

    `title` and `remedy` as of an `AppError`; both empty where the halt was wished for.
    """

    def __init__(self, title: str = "", remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.remedy = remedy
