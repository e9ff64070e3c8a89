"""How this program starts itself once more, for work that is better done apart."""

import sys


def own_command(flag: str) -> tuple[str, ...]:
    """Bundled or not; `flag` says which short way the new process goes."""
    if getattr(sys, "frozen", False):
        return (sys.executable, flag)
    return (sys.executable, "-P", "-m", "matryoshka", flag)
