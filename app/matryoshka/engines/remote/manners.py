"""How patient this program is with a service."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Times in seconds."""

    connect: float = 10.0
    silence: float = 30.0
    """So long nothing at all may come."""
    wordless: float = 300.0
    """So long there may be signs of life and no word."""
    tries: int = 3
    """Before the first word, then it is given up."""
    first_wait: float = 1.0
    """Before the second try; doubled before each further one."""
    longest_wait: float = 20.0
    """A service that asks to wait for longer is not waited for."""

    def wait(self, tries: int) -> float:
        """How long before the next, after so many."""
        return float(min(self.longest_wait, self.first_wait * 2 ** (tries - 1)))


USUAL = Manners()
