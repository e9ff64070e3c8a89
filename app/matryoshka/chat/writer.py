"""Who writes an attempt, so that a later reader can tell a growing answer from one that was cut off."""

import os
import sys
import time
from dataclasses import dataclass, field

from matryoshka.chat.conversation import new_id

SILENCE = 30.0
"""Seconds without a checkpoint after which a writer in another process is taken for dead."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One open store of one process; `name` tells it from an earlier process that had the same `pid`."""

    pid: int = field(default_factory=os.getpid)
    name: str = field(default_factory=new_id)

    def outlived(self, other: "Writer", saved: float) -> bool:
        """Whether `other`, heard of last at `saved` (seconds of the system's clock), no longer writes."""
        if other.name == self.name:
            return False
        return other.pid == self.pid or abs(time.time() - saved) > SILENCE or not _runs(other.pid)


def _runs(pid: int) -> bool:
    """Windows has no harmless way to ask by `os.kill`: there only the time speaks."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
