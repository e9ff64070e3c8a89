"""How patient a download is with networks, hubs and disks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Times in seconds, room in bytes."""

    stall: float = 30.0
    """So long a byte is waited for before the connection is made anew."""
    tick: float = 0.2
    """Between two words on how far it is."""
    tries: int = 7
    """In a row without a byte, then it is given up."""
    first_wait: float = 1.0
    """Before the second try in a row; doubled before each further one."""
    longest_wait: float = 60.0
    longest_asked: float = 900.0
    """A hub that asks to wait for longer is not waited for."""
    spare: int = 256 << 20
    """The room that is left on the disk for all others."""

    def wait(self, tries: int) -> float:
        """How long before the next, after so many in a row without a byte."""
        return float(min(self.longest_wait, self.first_wait * 2 ** max(0, tries - 1)))
