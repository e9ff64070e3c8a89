"""Sizes, speeds, times and money as people read them: the same words in the window and in the terminal."""

from matryoshka.saying import Figure, say

KB, MB, GB = 10**3, 10**6, 10**9
_MINUTE, _HOUR = 60, 3600
_SMALL, _LEAST = 0.1, 0.0001


def size(count: int) -> str:
    """Of so many bytes: `5.2 GB`, and whole megabytes or kilobytes below one of these."""
    if round(count / MB) >= GB // MB:
        return say("{count} GB", count=Figure(count / GB, 1))
    if round(count / KB) >= MB // KB:
        return say("{count} MB", count=Figure(count / MB))
    return say("{count} kB", count=Figure(count / KB))


def amount(count: int) -> str:
    """As `size`, and of less than a kilobyte each byte: `812 bytes`."""
    return size(count) if count >= KB else say("%n byte(s)", count)


def speed(per_second: float) -> str:
    """Of so many bytes a second: `11.8 MB/s`, whole kilobytes below one, `0 MB/s` where nothing comes."""
    if round(per_second / KB) >= MB // KB:
        return say("{count} MB/s", count=Figure(per_second / MB, 1))
    return say("{count} kB/s", count=Figure(per_second / KB)) if per_second else say("0 MB/s")


def duration(seconds: float) -> str:
    """How long is left, no more precisely than it is known: `about 4 minutes`."""
    if seconds < _MINUTE:
        return say("less than a minute")
    if seconds < _HOUR:
        return say("about (a|%n) minute(s)", round(seconds / _MINUTE))
    return say("about (an|%n) hour(s)", round(seconds / _HOUR))


def pace(tokens_per_second: float) -> str:
    """How fast a model would write: `about 12 tokens a second`, with one decimal below ten."""
    digits = 0 if round(tokens_per_second, 1) >= 10 else 1  # noqa: PLR2004 - as the sentence above says
    return say("about {count} tokens a second", count=Figure(tokens_per_second, digits))


def money(sum_: float) -> str:
    """In the currency that the person pays in, whose sign nobody knows: `4.20`, `0.012`, `0.0063`."""
    if sum_ >= _SMALL or not sum_:
        return Figure(sum_, 2)
    return f"{sum_:.4f}".rstrip("0") if sum_ >= _LEAST else f"<{_LEAST}"
