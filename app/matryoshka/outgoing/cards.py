"""Finds numbers of bank cards by their length, their first digit and their check digit."""

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\d.,-])[2-6]\d(?:[ -]?\d){11,17}(?![\d.,-]?\d)")
"""13 to 19 digits, alone or in groups; networks of cards begin with 2 to 6."""


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    for found in _NUMBER.finditer(text):
        if _checks(found[0]):
            yield found.span()


def _checks(number: str) -> bool:
    """The formula of H. P. Luhn, US patent 2,950,048: every second digit from the right counts double."""
    digits = [int(each) for each in reversed(number) if each.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
