"""Takes what is wanted out of JSON that may hold anything."""

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import Any

from matryoshka.exchange.codec import whole

_LATEST = 1e11
"""Seconds since 1970; a greater number counts milliseconds."""


def text(value: Any) -> str:
    """Empty where it is no text."""
    return whole(value) if isinstance(value, str) else ""


def table(value: Any) -> Mapping[str, Any]:
    """Empty where it is no table."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Empty where it is no list."""
    return value if isinstance(value, list) else []


def moment(value: Any) -> float:
    """Seconds since 1970 of a number of seconds or milliseconds, or of an ISO date; 0 where it is none."""
    if isinstance(value, str):
        return _of_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value < 0:
        return 0.0
    seconds = value if value < _LATEST else value / 1000
    return float(seconds) if seconds < _LATEST else 0.0


def _of_date(value: str) -> float:
    try:
        return max(0.0, datetime.fromisoformat(value).timestamp())
    except (ValueError, OverflowError, OSError):
        return 0.0
