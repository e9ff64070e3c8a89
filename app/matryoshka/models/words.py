"""Sizes, speeds, times and money as people read them: the same words in the window and in the terminal."""

KB, MB, GB = 10**3, 10**6, 10**9
_MINUTE, _HOUR = 60, 3600
_SMALL, _LEAST = 0.1, 0.0001


def size(count: int) -> str:
    """Of so many bytes: `5.2 GB`, and whole megabytes or kilobytes below one of these."""
    if round(count / MB) >= GB // MB:
        return f"{count / GB:,.1f} GB"
    if round(count / KB) >= MB // KB:
        return f"{count / MB:.0f} MB"
    return f"{count / KB:.0f} kB"


def amount(count: int) -> str:
    """As `size`, and of less than a kilobyte each byte: `812 bytes`."""
    return size(count) if count >= KB else f"{count} byte{'' if count == 1 else 's'}"


def speed(per_second: float) -> str:
    """Of so many bytes a second: `11.8 MB/s`, whole kilobytes below one, `0 MB/s` where nothing comes."""
    if round(per_second / KB) >= MB // KB:
        return f"{per_second / MB:,.1f} MB/s"
    return f"{per_second / KB:.0f} kB/s" if per_second else "0 MB/s"


def duration(seconds: float) -> str:
    """How long is left, no more precisely than it is known: `about 4 minutes`."""
    if seconds < _MINUTE:
        return "less than a minute"
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"
    hours = round(seconds / _HOUR)
    return "about an hour" if hours == 1 else f"about {hours} hours"


def pace(tokens_per_second: float) -> str:
    """How fast a model would write: `about 12 tokens a second`, with one decimal below ten."""
    digits = 0 if round(tokens_per_second, 1) >= 10 else 1  # noqa: PLR2004 - as the sentence above says
    return f"about {tokens_per_second:,.{digits}f} tokens a second"


def money(sum_: float) -> str:
    """In the currency that the person pays in, whose sign nobody knows: `4.20`, `0.012`, `0.0063`."""
    if sum_ >= _SMALL or not sum_:
        return f"{sum_:,.2f}"
    return f"{sum_:.4f}".rstrip("0") if sum_ >= _LEAST else f"<{_LEAST}"
