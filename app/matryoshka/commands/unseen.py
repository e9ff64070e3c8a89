"""Reads a secret that is typed unseen, or comes from standard input."""

import sys
from getpass import getpass

from matryoshka.errors import UsageFault


def typed(what: str, fault: UsageFault) -> str:
    """`what` is asked for where there is a keyboard. Raises `fault` for what can be none."""
    line = getpass(f"{what}: ", sys.stderr) if sys.stdin.isatty() else sys.stdin.readline()
    secret = line.strip()
    if not secret or not secret.isascii() or not secret.isprintable() or " " in secret:
        raise fault
    return secret
