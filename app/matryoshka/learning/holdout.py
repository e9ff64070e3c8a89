"""Decides, for ever and in every wording, which operands and wordings no training may show."""

import hashlib

SALT = "matryoshka-20902"
ONE_IN = 5
WORDING_ONE_IN = 12


def operands_held_out(kind: str, first: int, second: int) -> bool:
    """Whether this pair of operands of one kind of question is kept for measuring: a fifth of all pairs."""
    return _lot(f"{kind}:{first}:{second}") % ONE_IN == 0


def wording_held_out(wording: str) -> bool:
    """Whether this wording, without case and end marks, is kept for measuring: a twelfth of all wordings."""
    return _lot(f"wording:{wording}") % WORDING_ONE_IN == 0


def _lot(key: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{SALT}:{key}".encode()).digest()[:8], "big")
