"""Finds phone numbers: those of all countries with their code, those of the person's own country without."""

from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher


def phones(text: str, region: str | None) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; `region` is a country's two letters, None where it is not known.

    Without a country's code a number counts only in the groups in which people of that country write it:
    sums and dates are numbers too.
    """
    for found in PhoneNumberMatcher(text, region, Leniency.VALID):
        if found.raw_string.startswith(("+", "00")) or _grouped(found.raw_string, region):
            yield found.start, found.end


def _grouped(raw: str, region: str | None) -> bool:
    return not raw.isdecimal() and PhoneNumberMatcher(raw, region, Leniency.STRICT_GROUPING).has_next()
